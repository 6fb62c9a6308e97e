"""How the assessment stands: outcomes and the excellent cap (C9–C11)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.status.entry import Lines, StatusEntry, labels
from orglife_kit.rules.assessment.disposition import disposition_faults, disposition_warnings
from orglife_kit.rules.assessment.follow_up import (
    check_education,
    check_feedback,
    check_review,
    check_review_date,
)
from orglife_kit.rules.assessment.outcomes import Assessment, Outcome
from orglife_kit.rules.assessment.standing import (
    assessments,
    cap,
    feedback_given,
    members_rated,
    members_to_tell,
)
from orglife_kit.rules.ballots.planned import rounds_of
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.record import MeetingRecord

_LINES = Lines("assessment", "5_assessment")


def assessment_status(record: MeetingRecord, today: datetime.date) -> Iterator[StatusEntry]:
    """Yield who has no outcome, how the cap stands, and what follows."""
    decided = assessments(record)
    lacking = labels(record, (number for number in record.roster.numbers if number not in decided))
    if not decided and RoundKind.MEMBERS not in rounds_of(record):
        return
    if lacking:
        says = notice("status_outcomes_missing", number=len(lacking), names="、".join(lacking))
        yield _LINES.missing("C9", says, lacking)
    else:
        yield _LINES.done("C9", notice("status_outcomes", members=len(record.roster)))
    yield from _cap(record)
    yield from _feedback(record)
    for number in record.roster.in_order(decided):
        yield from _lower_grade(record, decided[number], today)
    yield from _dispositions(record)
    yield from _of_another_grade(record)
    yield from _days(record)


def _cap(record: MeetingRecord) -> Iterator[StatusEntry]:
    count = cap(record)
    numbers = {"limit": count.limit, "given": count.given, "base": count.base}
    if not count.is_over:
        if count.given:
            yield _LINES.done("C10", notice("status_cap", limit=count.limit, given=count.given))
    elif record.assessment.cap_reason:
        yield _LINES.warning("C10", notice("status_over_cap", None, **numbers))
    else:
        yield _LINES.missing("C10", notice("cap_reason_missing", None, **numbers))


def _feedback(record: MeetingRecord) -> Iterator[StatusEntry]:
    told, names = feedback_given(record), labels(record, members_to_tell(record))
    if names:
        says = notice("status_feedback_missing", number=len(names), names="、".join(names))
        yield _LINES.missing("C9", says, names)
    elif told:
        yield _LINES.done("C9", notice("status_feedback", members=len(told)))


def _lower_grade(record: MeetingRecord, entry: Assessment, today: datetime.date) -> Iterator[StatusEntry]:
    label, kept = record.roster.label(entry.member), record.assessment
    if entry.outcome is Outcome.BASICALLY_QUALIFIED:
        if entry.member in kept.follow_up_reviews:
            yield _LINES.done("C11", notice("status_follow_up", member=label))
            return
        day = entry.follow_up.review_date
        line = _LINES.overdue if day is not None and day < today else _LINES.missing
        yield line("C11", notice("status_follow_up_missing", member=label, date=day or ""), [label])
    elif entry.outcome is Outcome.UNQUALIFIED:
        education = kept.education.get(entry.member)
        if education is None:
            yield _LINES.missing("C11", notice("status_education_missing", member=label), [label])
        elif education.result:
            yield _LINES.done("C11", notice("status_education", member=label))
        else:
            yield _LINES.missing("C11", notice("status_education_open", member=label), [label])


def _dispositions(record: MeetingRecord) -> Iterator[StatusEntry]:
    failed = members_rated(record, Outcome.UNQUALIFIED)
    for number, steps in record.assessment.dispositions.items():
        if number in failed:
            faults = disposition_faults(steps, record.plan.settings.disposition_steps)
            for told in (*faults, *disposition_warnings(record, steps)):
                yield _LINES.warning("C11", told)


def _of_another_grade(record: MeetingRecord) -> Iterator[StatusEntry]:
    """Yield who has another grade now than the one that asked for what is recorded of him: no page shows that."""
    kept, decided = record.assessment, assessments(record)
    failed, helped = (
        members_rated(record, outcome) for outcome in (Outcome.UNQUALIFIED, Outcome.BASICALLY_QUALIFIED)
    )
    left = {*kept.education, *kept.dispositions} - failed
    for number in record.roster.in_order((left | (kept.follow_up_reviews.keys() - helped)) & decided.keys()):
        code = "status_disposition_unshown" if number in left else "status_review_unshown"
        label, outcome = record.roster.label(number), decided[number].outcome
        yield _LINES.warning("C11", notice(code, None, member=label, outcome=outcome))


def _days(record: MeetingRecord) -> Iterator[StatusEntry]:
    """Yield what is dated before what it follows."""
    kept, label, meeting = record.assessment, record.roster.label, record.plan.meeting.date
    for feedback in feedback_given(record).values():
        for told in check_feedback(feedback, meeting, label(feedback.member)):
            yield _LINES.warning("C9", told)
    decided = assessments(record)
    for number in record.roster.in_order(members_rated(record, Outcome.BASICALLY_QUALIFIED)):
        for told in check_review_date(decided[number].follow_up.review_date, meeting, label(number)):
            yield _LINES.warning("C11", told)
        if number in kept.follow_up_reviews:
            for told in check_review(kept.follow_up_reviews[number], meeting, label(number)):
                yield _LINES.warning("C11", told)
    for number in record.roster.in_order(members_rated(record, Outcome.UNQUALIFIED)):
        if number in kept.education:
            for told in check_education(kept.education[number], label(number)):
                yield _LINES.warning("C11", told)
