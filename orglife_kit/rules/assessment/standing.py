"""How the assessment stands: outcomes with what membership settles, the live cap, who is still to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglife_kit.errors import notice, refuse
from orglife_kit.rules.assessment.outcomes import (
    Assessment,
    Cap,
    Outcome,
    cap_base,
    cap_limit,
    check_assessment,
    check_cap,
    count_outcomes,
    merge,
    outcome_known,
)
from orglife_kit.rules.assessment.participation import Participation, participation
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.preparation.talks import secretary_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from orglife_kit.errors import Notice
    from orglife_kit.rules.assessment.follow_up import Feedback
    from orglife_kit.rules.record import MeetingRecord


def assessments(record: MeetingRecord) -> dict[int, Assessment]:
    """Return the finished assessments by roster number, with what membership alone settles."""
    by_membership = (outcome_known(member) for member in record.roster.members)
    settled = {entry.member: entry for entry in by_membership if entry is not None}
    return settled | {number: entry.as_settled() for number, entry in record.assessment.written.items()}


def members_rated(record: MeetingRecord, outcome: Outcome) -> frozenset[int]:
    """Return the roster numbers of those whose outcome is ``outcome``."""
    return frozenset(number for number, entry in assessments(record).items() if entry.outcome is outcome)


def outcome_counts(record: MeetingRecord) -> dict[Outcome | None, int]:
    """Return members per outcome; ``None`` counts those without one. Adds up to the roster."""
    return count_outcomes(assessments(record).values(), record.roster)


def check_rated(record: MeetingRecord) -> None:
    """Raise ``RefusedError`` (``rating_not_closed``) while somebody is to be rated and was not."""
    if not record.roster.having(Flag.IS_GRADED):
        return
    if record.ballots.latest(RoundKind.MEMBERS, RoundState.CLOSED) is None:
        raise refuse("rating_not_closed")


def assessment_faults(
    record: MeetingRecord, new: Sequence[Assessment], cap_reason: str
) -> tuple[Notice, ...]:
    """Return what ``new`` assessments lack, and what the cap asks for as it would stand with them."""
    faults = [fault for entry in new for fault in check_assessment(entry, record.roster)]
    if all(entry.outcome is not Outcome.EXCELLENT for entry in new):
        return tuple(faults)  # one who is not excellent does not wait for the reason of those who are
    drafted = drafted_excellent(record) - {entry.member for entry in new}
    count = cap_with(record, merge(assessments(record), new), drafted)
    return (*faults, *check_cap(count, record.plan.settings, cap_reason))


def draft_faults(record: MeetingRecord, member: int) -> tuple[Notice, ...]:
    """Return what the draft of one member still lacks; nothing where there is no draft."""
    draft = record.assessment.drafts.get(member)
    if draft is None:
        return ()
    entry = draft.assessment()
    if entry is None:
        return (notice("outcome_missing", member=record.roster.label(member)),)
    return assessment_faults(record, [entry], record.assessment.cap_reason)


def cap(record: MeetingRecord) -> Cap:
    """Return the live count 可评优秀 … 人，已评 … 人; drafts count as they stand."""
    return cap_with(record, assessments(record), drafted_excellent(record))


def decided_cap(record: MeetingRecord) -> Cap:
    """Return the count of those who were decided to be excellent: no page shows a draft."""
    return cap_with(record, assessments(record), ())


def reason_for_going_over(record: MeetingRecord) -> str:
    """Return why more were decided to be excellent than the cap has room for; nothing where they are not."""
    return record.assessment.cap_reason if decided_cap(record).is_over else ""


def drafted_excellent(record: MeetingRecord) -> frozenset[int]:
    """Return the roster numbers of those whose draft says excellent."""
    drafts = record.assessment.drafts.items()
    return frozenset(number for number, draft in drafts if draft.outcome is Outcome.EXCELLENT)


def cap_with(record: MeetingRecord, decided: Mapping[int, Assessment], drafted: Collection[int]) -> Cap:
    """Return the cap as it would stand with ``decided`` outcomes and ``drafted`` excellent ones."""
    settings, held = record.plan.settings, record.ballots.held(RoundKind.MEMBERS)
    if held is not None:
        base, limit = held.round.cap_base, held.round.cap_limit
    else:
        present = (line.member for line in record.ballots.attendance if line.presence.is_there)
        base = cap_base(record.roster, settings, present)
        limit = cap_limit(base, settings.cap_share)
    given = {number for number, entry in decided.items() if entry.outcome is Outcome.EXCELLENT}
    return Cap(base, limit, len(given | set(drafted)))


def graded_excellent(record: MeetingRecord) -> tuple[str, ...]:
    """Return the labels of those graded excellent so far, drafts too, in roster order."""
    outcomes = {number: entry.outcome for number, entry in assessments(record).items()}
    outcomes |= {number: draft.outcome for number, draft in record.assessment.drafts.items() if draft.outcome}
    excellent = (number for number, outcome in outcomes.items() if outcome is Outcome.EXCELLENT)
    return tuple(map(record.roster.label, record.roster.in_order(excellent)))


def feedback_given(record: MeetingRecord) -> dict[int, Feedback]:
    """Return who was told the assessment he has now, by roster number."""
    decided = assessments(record)
    return {
        number: feedback
        for number, feedback in record.assessment.told.items()
        if number in decided and decided[number].outcome == feedback.outcome
    }


def members_to_tell(record: MeetingRecord) -> tuple[int, ...]:
    """Return who has a grade and was not told it, in roster order; who has none is told nothing (C9)."""
    told = feedback_given(record)
    graded = (number for number, entry in assessments(record).items() if entry.outcome.is_grade)
    return record.roster.in_order(number for number in graded if number not in told)


def participations(record: MeetingRecord) -> tuple[Participation, ...]:
    """Return every member's part in study, talks and the meeting, in roster order."""
    lines = {line.member: line for line in record.ballots.attendance}
    secretary, preparation = secretary_of(record.roster), record.preparation
    return tuple(
        participation(number, preparation.studies, preparation.talks, secretary, lines.get(number))
        for number in record.roster.numbers
    )
