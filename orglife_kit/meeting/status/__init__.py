"""Where the meeting stands: what is done, missing, overdue or worth a look, stage by stage, all at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from orglife_kit.errors import Notice
from orglife_kit.meeting.status.assessment import assessment_status
from orglife_kit.meeting.status.ballots import attendance_status, minutes_status, rounds_status
from orglife_kit.meeting.status.entry import EntryState, StatusEntry
from orglife_kit.meeting.status.plan import plan_status
from orglife_kit.meeting.status.preparation import preparation_status
from orglife_kit.meeting.status.publication import publication_status
from orglife_kit.meeting.status.rectification import rectification_status
from orglife_kit.meeting.status.reviews import reviews_status
from orglife_kit.rules.record import MeetingRecord

__all__ = ["EntryState", "StatusEntry", "next_entry", "status"]


def status(
    record: MeetingRecord,
    today: datetime.date,
    unreadable: Mapping[int, Notice] = MappingProxyType({}),
    left: Iterable[Notice] = (),
) -> tuple[StatusEntry, ...]:
    """Return every stage's entries, in the order of the meeting; what is overdue is so on ``today``.

    ``unreadable`` says why the sealed ballots of an open round cannot be read here, by its number, and ``left`` what
    of closed rounds could not be destroyed yet: the record does not know.
    """
    return (
        *plan_status(record),
        *preparation_status(record, today),
        *attendance_status(record),
        *reviews_status(record),
        *rounds_status(record, unreadable, left),
        *minutes_status(record),
        *assessment_status(record, today),
        *rectification_status(record, today),
        *publication_status(record),
    )


def next_entry(entries: Iterable[StatusEntry]) -> StatusEntry | None:
    """Return what comes next: the first entry that is overdue or missing, or ``None`` when all is done."""
    waiting = (EntryState.OVERDUE, EntryState.MISSING)
    return next((entry for entry in entries if entry.state in waiting), None)
