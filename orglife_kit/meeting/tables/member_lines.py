"""A sign-in and outcomes as a file brings them, one line a member: read as the declared tables are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from orglife_kit.errors import Location, Notice, notice, raise_input
from orglife_kit.meeting.tables.assessment import ASSESSMENTS
from orglife_kit.meeting.tables.ballots import ATTENDANCE
from orglife_kit.meeting.tables.reading import FileRow, FileRows, read_rows
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, FollowUp, Outcome
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers.upload import read_sheets

_OPINION = ("opinion", "direction", "reason", "gap", "helper", "measure")


def attendance_lines(record: MeetingRecord, path: Path, told: list[Notice]) -> tuple[AttendanceLine, ...]:
    """Return the lines of a sign-in, in the order of the file; who is not in it is present.

    A blank attendance is present. What of the file was not read is added to ``told``. Raises ``InputError`` with
    every fault and its location.
    """
    read = read_rows(ATTENDANCE, read_sheets(path), record)
    lines = [
        AttendanceLine(
            cast("int", row.values["member"]),
            Presence(str(row.values.get("presence") or Presence.PRESENT)),
            str(row.values.get("reason") or ""),
        )
        for row in _named_rows(read)
    ]
    _finish(read, record.roster, (line.member for line in lines), told)
    return tuple(lines)


def assessment_lines(record: MeetingRecord, path: Path, told: list[Notice]) -> tuple[Assessment, ...]:
    """Return the outcomes of a file, in its order; a row that says nothing but a name is left out.

    Raises and tells as ``attendance_lines``. What an assessment still lacks is not judged here.
    """
    read = read_rows(ASSESSMENTS, read_sheets(path), record)
    lines = []
    for row in _named_rows(read):
        outcome = row.values.get("outcome")
        if outcome is not None:
            lines.append(_assessment(row, Outcome(str(outcome))))
        elif _says_something(read, row):
            read.faults.append(notice("outcome_empty", _place(read, row, "outcome")))
    _finish(read, record.roster, (line.member for line in lines), told)
    if any(row.values.get("conduct") for row in read.rows):
        told.append(notice("columns_not_read", _file(read), columns=ASSESSMENTS.column("conduct").head))
    return tuple(lines)


def _says_something(read: FileRows, row: FileRow) -> bool:
    """Whether a row without an outcome holds more than a name, and is not told already."""
    told = any(fault.location.row == row.location.row for fault in read.faults)
    return not told and any(value for key, value in row.values.items() if key != "member")


def _assessment(row: FileRow, outcome: Outcome) -> Assessment:
    texts = {key: str(row.values.get(key) or "") for key in _OPINION}
    bases = frozenset(map(Basis, str(row.values.get("bases") or "").split()))
    day = cast("datetime.date | None", row.values.get("review_date"))
    help_agreed = FollowUp(texts["gap"], texts["helper"], texts["measure"], day)
    return Assessment(
        cast("int", row.values["member"]),
        outcome,
        texts["opinion"],
        texts["direction"],
        bases,
        texts["reason"],
        help_agreed,
    )


def _named_rows(read: FileRows) -> list[FileRow]:
    """Return the rows that name a member; note where a row names none."""
    named = []
    faulty = {fault.location.row for fault in read.faults}
    for row in read.rows:
        if row.values.get("member") is not None:
            named.append(row)
        elif row.location.row not in faulty:
            read.faults.append(notice("name_missing", _place(read, row, "name")))
    return named


def _finish(read: FileRows, roster: Roster, members: Iterable[int], told: list[Notice]) -> None:
    """Raise ``InputError`` with every fault, each member in one row only; else tell what was not read."""
    named = list(members)
    twice = sorted({number for number in named if named.count(number) > 1})
    # heads alone are a file too: nobody is excepted, nothing is assessed
    faults = [fault for fault in read.faults if fault.code != "table_empty"]
    faults.sort(key=lambda fault: fault.location.row or 0)
    faults += [notice("member_twice", _file(read), member=roster.label(number)) for number in twice]
    raise_input(faults)
    told += read.warnings


def _place(read: FileRows, row: FileRow, key: str) -> Location:
    where = row.location
    return Location(where.file, where.sheet, where.row, read.headed.written.get(key))


def _file(read: FileRows) -> Location:
    return Location(read.headed.sheet.file, read.headed.sheet.sheet)
