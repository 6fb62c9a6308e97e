"""The status as a table."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from orglife_kit.meeting.status import EntryState, StatusEntry, status
from orglife_kit.meeting.tables.declaration import TableOfRecord, Value, code, text
from orglife_kit.rules.record import MeetingRecord


def _status(record: MeetingRecord, today: datetime.date) -> Iterator[tuple[Value, ...]]:
    return _rows(status(record, today))


def of_meeting(standing: Callable[[datetime.date, MeetingRecord], Iterable[StatusEntry]]) -> TableOfRecord:
    """Return the table as ``standing`` gives it, which knows what the record does not: ballots that are lost."""
    return replace(STATUS, rows=lambda record, today: _rows(standing(today, record)))


def _rows(entries: Iterable[StatusEntry]) -> Iterator[tuple[Value, ...]]:
    for entry in entries:
        names = "、".join(entry.names)
        yield entry.stage, entry.state, entry.clause, entry.notebook, entry.says.code, names


STATUS = TableOfRecord(
    "status",
    "进展情况",
    "an entry, in the order of the meeting",
    (
        text("stage", "环节"),
        code("state", EntryState, "状态"),
        text("clause", "方案条款"),
        text("notebook", "页面"),
        text("code", "事项"),
        text("names", "涉及党员"),
    ),
    _status,
    ("stage", "code"),
    of_day=True,
    worked_out=True,
)
TABLES = (STATUS,)
