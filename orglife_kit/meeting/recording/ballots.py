"""Keeping the sign-in, for the acts of the ballots stage and for files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orglife_kit.errors import Notice
from orglife_kit.meeting.entries import check_named_once, code_of, listed, text_of, text_or
from orglife_kit.meeting.recording.entry import Entry, Told, row_by_row
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.attendance import (
    AttendanceLine,
    Presence,
    check_attendance,
    fill_attendance,
)
from orglife_kit.storage.tables.ballots import ATTENDANCE


def take_attendance(change: Change, exceptions: Iterable[AttendanceLine]) -> tuple[Notice, ...]:
    """Keep every member as present but ``exceptions``, in place of what was recorded."""
    roster = change.record.roster
    named = [_checked(change, line) for line in listed(exceptions)]
    check_named_once((line.member for line in named), roster)
    lines = fill_attendance(roster, named)
    change.remove(ATTENDANCE)
    for line in lines:
        change.add(ATTENDANCE, line)
    return check_attendance(roster, lines)


def record_attendance(change: Change, line: AttendanceLine) -> tuple[Notice, ...]:
    """Keep one member's line, and who has none yet as present; the lines of others stay."""
    roster = change.record.roster
    lines = {kept.member: kept for kept in change.record.ballots.attendance}
    changed = _checked(change, line)
    present = (AttendanceLine(number, Presence.PRESENT) for number in roster.numbers if number not in lines)
    for entry in (*present, changed):
        change.put(ATTENDANCE, entry)
        lines[entry.member] = entry
    return check_attendance(roster, (lines[number] for number in roster.numbers))


def change_attendance(
    change: Change, name: str | int, presence: str | None, reason: str | None
) -> tuple[Notice, ...]:
    """Keep what is said of one member's attendance; ``None`` leaves as it is, and who is present has no reason."""
    number = change.record.member(name).number
    kept = next(
        (line for line in change.record.ballots.attendance if line.member == number),
        AttendanceLine(number, Presence.PRESENT),
    )
    how = kept.presence if presence is None else code_of(Presence, presence, "presence_unknown")
    why = "" if how is Presence.PRESENT else text_or(kept.reason, reason)
    return record_attendance(change, AttendanceLine(number, how, why))


def take_rows(change: Change, entries: Sequence[Entry]) -> Told:
    """Keep rows of a sign-in; a blank presence is 到会, and who has no line yet is present."""
    warnings: list[Notice] = []

    def keep(change: Change, entry: Entry) -> None:
        entry.require("member")
        now = entry.now
        line = AttendanceLine(now["member"], now["presence"] or Presence.PRESENT, now["reason"])
        warnings[:] = record_attendance(change, line)

    told = row_by_row(keep, follows=True)(change, entries)
    return Told(told.faults, tuple(warnings))


def _checked(change: Change, line: AttendanceLine) -> AttendanceLine:
    member = change.record.member(line.member)
    presence = code_of(Presence, line.presence, "presence_unknown")
    return AttendanceLine(member.number, presence, text_of(line.reason))
