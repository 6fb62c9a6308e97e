"""签到: all present but the exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice
from orglife_kit.meeting.base import MeetingBase, unique
from orglife_kit.rules.ballots.attendance import (
    AttendanceCount,
    AttendanceLine,
    check_attendance,
    count_attendance,
    fill_attendance,
)
from orglife_kit.storage import ballot_rows

if TYPE_CHECKING:
    import pandas


class AttendanceActs(MeetingBase):
    """Who is there."""

    def take_attendance(self, exceptions: Iterable[AttendanceLine] = ()) -> tuple[Notice, ...]:
        """Record every member as present but ``exceptions``; return what the minutes still lack.

        Taking it again replaces what was recorded. Raises ``InputError`` for a member named twice.
        """
        exceptions = tuple(exceptions)
        roster = self.roster
        unique([line.member for line in exceptions], roster)
        lines = fill_attendance(roster, exceptions)
        self._database.write(lambda rows: ballot_rows.write_attendance(rows, lines), undoable=True)
        return check_attendance(roster, lines)

    def record_attendance(self, line: AttendanceLine) -> tuple[Notice, ...]:
        """Record one member's line; the others are present unless recorded otherwise."""
        kept = {entry.member: entry for entry in self.attendance_lines()}
        return self.take_attendance((kept | {line.member: line}).values())

    def attendance_lines(self) -> tuple[AttendanceLine, ...]:
        """Return the attendance in roster order; empty before it was taken."""
        return self._database.read(ballot_rows.read_attendance)

    def attendance_count(self) -> AttendanceCount:
        """Return 应到/实到/请假 and the other numbers of members (RULES.md §2)."""
        return count_attendance(self.roster, self.attendance_lines())

    def attendance(self) -> pandas.DataFrame:
        """Return the attendance, one row a member in roster order.

        Columns: ``member`` (roster number), ``name``, ``presence`` (PRESENT, LATE, LEFT_EARLY, ON_LEAVE,
        ABSENT; empty before it was taken), ``reason``.
        """
        import pandas

        lines = {line.member: line for line in self.attendance_lines()}
        return pandas.DataFrame(
            [
                (
                    member.number,
                    member.name,
                    lines[member.number].presence.value if member.number in lines else "",
                    lines[member.number].reason if member.number in lines else "",
                )
                for member in self.roster.members
            ],
            columns=["member", "name", "presence", "reason"],
        )
