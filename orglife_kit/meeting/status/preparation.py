"""How the preparation stands (C2–C5)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.status.entry import Lines, StatusEntry, labels
from orglife_kit.rules.plan.plan import Period
from orglife_kit.rules.preparation.study import check_study, not_made_up
from orglife_kit.rules.preparation.talks import check_talk, talk_coverage
from orglife_kit.rules.record import MeetingRecord

_LINES = Lines("preparation", "2_preparation")


def preparation_status(record: MeetingRecord, today: datetime.date) -> Iterator[StatusEntry]:
    """Yield how study, talks and findings stand."""
    yield from _study(record, today)
    yield from _talks(record, today)
    yield from _committee_findings(record, today)
    yield from _findings(record, today)


def _study(record: MeetingRecord, today: datetime.date) -> Iterator[StatusEntry]:
    studies = record.preparation.studies
    planned = record.plan.preparation.study_date
    if not studies:
        if planned is not None:
            yield _open(record, today, planned)("C2", notice("status_study_missing", date=planned))
        return
    yield _LINES.done("C2", notice("status_study", number=len(studies)))
    names = labels(record, not_made_up(studies, record.roster))
    if names:
        says = notice("status_make_up_missing", number=len(names), names="、".join(names))
        yield _LINES.missing("C2", says, names)
    for study in studies:
        for told in check_study(study, record.roster, record.plan.meeting.date):
            yield _LINES.warning("C2", told)


def _talks(record: MeetingRecord, today: datetime.date) -> Iterator[StatusEntry]:
    period, talks = record.plan.preparation.talks, record.preparation.talks
    if period.last is None and not talks:
        return
    found = talk_coverage(record)
    if found.secretary is None:
        yield _LINES.warning("C3", notice("plan_secretary_missing"))
    is_complete = True
    for code, numbers in (
        ("status_secretary_talks_missing", found.without_secretary if found.secretary is not None else ()),
        ("status_member_talks_missing", found.without_member),
    ):
        names = labels(record, numbers)
        if names:
            is_complete = False
            says = notice(code, number=len(names), names="、".join(names))
            yield _open(record, today, period.last)("C3", says, names)
    if is_complete:
        yield _LINES.done("C3", notice("status_talks", number=len(talks)))
    plan, roster = record.plan, record.roster
    odd = [talk for talk in talks if check_talk(talk, roster, period, plan.meeting.date)]
    if odd:
        pair = "、".join(roster.label(number) for number in (odd[0].talker, odd[0].listener))
        says = notice("status_talks_on_other_days", number=len(odd), names=pair, date=odd[0].date)
        yield _LINES.warning("C3", says)


def _committee_findings(record: MeetingRecord, today: datetime.date) -> Iterator[StatusEntry]:
    aspects, found = record.plan.preparation.committee_aspects, record.preparation.committee_findings
    if aspects and not found:
        says = notice("status_committee_findings_missing", aspects="、".join(aspects))
        yield _open(record, today, record.plan.preparation.findings.last)("C4", says)
    elif found:
        yield _LINES.done("C4", notice("status_committee_findings", number=len(found)))
    unsorted = sum(suggestion.finding is None for suggestion in record.preparation.suggestions)
    if unsorted:
        yield _LINES.warning("C4", notice("status_suggestions_unsorted", number=unsorted))


def _findings(record: MeetingRecord, today: datetime.date) -> Iterator[StatusEntry]:
    found = {finding.member for finding in record.preparation.findings}
    planned = record.plan.preparation
    if not found and not planned.member_aspects and planned.findings == Period():
        return
    names = labels(record, (number for number in record.roster.numbers if number not in found))
    if not names:
        yield _LINES.done("C5", notice("status_findings", members=len(found)))
        return
    says = notice("status_findings_missing", number=len(names), names="、".join(names))
    yield _open(record, today, record.plan.preparation.findings.last)("C5", says, names)


def _open(
    record: MeetingRecord, today: datetime.date, last: datetime.date | None
) -> Callable[..., StatusEntry]:
    """Return how something not done yet stands.

    What was not written down by the meeting need not be written down after it (C17).
    """
    if record.ballots.attendance:
        return _LINES.warning
    return _LINES.overdue if last is not None and today > last else _LINES.missing
