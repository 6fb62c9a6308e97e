"""Each scope is handed its own parts of one record, and nothing else (DESIGN.md §7)."""

from __future__ import annotations

import datetime

from orglife_kit.errors import raise_input, refuse
from orglife_kit.meeting.release.assessment import (
    assessment_lines,
    distribution,
    feedback_numbers,
    follow_ups,
    outcomes,
)
from orglife_kit.meeting.release.ballots import (
    copied,
    corrections,
    exceptions,
    minutes,
    recounts_for,
    tallies_for,
)
from orglife_kit.meeting.release.plan import member_details, not_counted_lines, own_details
from orglife_kit.meeting.release.preparation import (
    committee_findings,
    last_pairs,
    member_findings,
    study_record,
    suggestion_lines,
    talk_lines,
    talk_numbers,
)
from orglife_kit.meeting.release.publication import publications, remark_lines
from orglife_kit.meeting.release.rectification import accounts_for, consents, item_lines
from orglife_kit.rules.assessment.standing import assessments, feedback_given
from orglife_kit.rules.ballots.attendance import attendance_count
from orglife_kit.rules.ballots.evening import comments
from orglife_kit.rules.ballots.reconciliation import ballot_numbers
from orglife_kit.rules.plan.plan import placeholders
from orglife_kit.rules.publication.handing import accepted_opinion
from orglife_kit.rules.publication.release import MeetingFacts, MemberOutcome, Release, SuperiorPart
from orglife_kit.rules.publication.scopes import Content, Scope, contents
from orglife_kit.rules.record import MeetingRecord


def facts(record: MeetingRecord) -> MeetingFacts:
    """Return what every page says of the meeting.

    Raises ``InputError`` (``field_not_filled``, ``placeholder_left``) while the plan holds ``***`` or XX there,
    ``field_empty`` while it lacks what no page can be without.
    """
    plan = record.plan
    raise_input(placeholders(plan))
    assert plan.first_day is not None
    assert plan.meeting.date is not None
    return MeetingFacts(
        branch=plan.branch,
        year=plan.year,
        title=plan.title,
        theme=plan.theme.topic,
        start=plan.first_day,
        date=plan.meeting.date,
        place=plan.meeting.place,
        host=plan.meeting.host,
        recorder=plan.meeting.recorder,
        organ=record.deciding_organ,
        time=plan.meeting.time,
        namesakes=record.roster.namesakes,
        one_slip=plan.settings.findings_on_slip,
    )


def release(
    record: MeetingRecord,
    scope: str | Scope,
    member: str | int | None = None,
    *,
    with_ids: bool = False,
    as_of: datetime.date | None = None,
) -> Release:
    """Return everything ``scope`` receives, and nothing else; MEMBER needs a ``member``.

    ``as_of`` is the day by which an item is past its own, today unless given.
    ``with_ids`` shows id numbers whole in 登记, else they are masked. Raises ``RefusedError`` (``scope_unknown``,
    ``member_not_named``, ``outcome_missing`` where there is nothing of the member's own).
    """
    scope = Scope.named(scope)
    held = contents(scope, record.plan.settings)
    of_meeting = facts(record)
    if scope is Scope.MEMBER:
        if member is None:
            raise refuse("member_not_named")
        return _of_a_member(record, of_meeting, held, record.member(member).number)
    return Release(
        scope,
        of_meeting,
        held,
        plan=record.plan if Content.PLAN in held else None,
        roster=member_details(record, scope) if Content.MEMBER_FACTS in held else None,
        outcomes=outcomes(record, held, with_ids=with_ids) if Content.OUTCOMES in held else None,
        tallies=tallies_for(record, scope) if Content.TALLIES in held else None,
        copied=copied(record) if Content.TALLIES in held else None,
        recounts=recounts_for(record, scope) if Content.TALLIES in held else None,
        ballot_numbers=ballot_numbers(record) if Content.BALLOT_NUMBERS in held else None,
        distribution=distribution(record, scope) if Content.DISTRIBUTION in held else None,
        attendance=attendance_count(record) if Content.ATTENDANCE_NUMBERS in held else None,
        exceptions=exceptions(record, held) if Content.LEAVE_NAMES in held else None,
        representatives=record.ballots.representatives if Content.LEAVE_NAMES in held else None,
        corrections=corrections(record) if Content.LEAVE_REASONS in held else None,
        not_counted_number=len(record.not_counted) if Content.ATTENDANCE_NUMBERS in held else None,
        not_counted=not_counted_lines(record) if Content.NOT_COUNTED in held else None,
        agenda=record.plan.agenda_texts if Content.AGENDA in held else None,
        study=study_record(record, held) if Content.STUDY in held else None,
        comments=comments(record) if Content.COMMENT in held else None,
        talk_numbers=talk_numbers(record) if Content.TALK_COVERAGE in held else None,
        talks=talk_lines(record) if Content.TALKS in held else None,
        last_pairs=last_pairs(record) if Content.TALKS in held else None,
        suggestions=suggestion_lines(record) if Content.SUGGESTIONS in held else None,
        committee_findings=committee_findings(record, scope) if Content.COMMITTEE_FINDINGS in held else None,
        member_findings=member_findings(record) if Content.MEMBER_FINDINGS in held else None,
        minutes=minutes(record) if Content.MINUTES in held else None,
        rectification=item_lines(record, held),
        as_of=as_of or datetime.date.today(),
        consents=consents(record) if Content.RECTIFICATION in held else None,
        accounts=accounts_for(record, scope, held),
        follow_ups=follow_ups(record) if Content.DISPOSITION in held else None,
        assessments=assessment_lines(record) if Content.ASSESSMENTS in held else None,
        feedback_numbers=feedback_numbers(record) if Content.FEEDBACK_NUMBERS in held else None,
        superior=_superior(record) if Content.SUPERIOR_OPINIONS in held else None,
        publications=publications(record) if Content.PUBLICATIONS in held else None,
        bundles=record.publication.bundles if Content.PUBLICATIONS in held else None,
        remarks=remark_lines(record, scope, held),
    )


def served_members(record: MeetingRecord) -> tuple[str, ...]:
    """Return the labels of the members for whom there is something of their own, in roster order."""
    label = record.roster.label
    named = {*assessments(record), *(item.member for item in record.rectification.items)}
    with_findings = {findings.label for findings in member_findings(record)}
    return tuple(
        label(number) for number in record.roster.numbers if number in named or label(number) in with_findings
    )


def _superior(record: MeetingRecord) -> SuperiorPart:
    return SuperiorPart(record.publication.opinions, accepted_opinion(record))


def _of_a_member(
    record: MeetingRecord, of_meeting: MeetingFacts, held: frozenset[Content], number: int
) -> Release:
    label, assessment = record.roster.label(number), assessments(record).get(number)
    findings, items = member_findings(record, number), item_lines(record, held, number)
    if assessment is None and not findings and not items:
        raise refuse("outcome_missing", member=label)
    return Release(
        Scope.MEMBER,
        of_meeting,
        held,
        roster=(own_details(record, number),),
        member=MemberOutcome(record.roster.member(number), label, assessment),
        member_findings=findings,
        rectification=items,
        consents=(label,) if number in record.rectification.consents else (),
        follow_ups=follow_ups(record, number),
        feedback=feedback_given(record).get(number),
    )
