"""签到: who is present, and the numbers that are not one (RULES.md §2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import Flag, Member, Roster

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


class Presence(StrEnum):
    """How a member attended the meeting; who is approved as not counted in 应到 is nobody's 缺席."""

    PRESENT = "PRESENT"
    LATE = "LATE"
    LEFT_EARLY = "LEFT_EARLY"
    ON_LEAVE = "ON_LEAVE"
    ABSENT = "ABSENT"
    NOT_COUNTED = "NOT_COUNTED"

    @property
    def is_there(self) -> bool:
        """Whether the member counts in 实到: late and early leavers do."""
        return self not in (Presence.ON_LEAVE, Presence.ABSENT, Presence.NOT_COUNTED)


@dataclass(frozen=True)
class AttendanceLine:
    """One member's attendance: roster number, presence, and the reason of an exception."""

    member: int
    presence: Presence
    reason: str = ""


@dataclass(frozen=True)
class AttendanceCount:
    """The numbers of an attendance, all of members but ``representatives``: the 群众代表 who signed in.

    ``due``/``present`` are 会议应到/实到, ``voting_due``/``voting_present`` those with 表决权,
    ``entitled``/``casting`` those who cast a ballot and those of them present.
    """

    due: int
    present: int
    on_leave: int
    absent: int
    voting_due: int
    voting_present: int
    entitled: int
    casting: int
    representatives: int = 0


def standing_line(line: AttendanceLine, roster: Roster) -> AttendanceLine:
    """Return a line as it holds: who is not counted and did not come is neither absent nor on leave."""
    due = roster.member(line.member).has(Flag.COUNTS_IN_DUE)
    if not due and not line.presence.is_there:
        return replace(line, presence=Presence.NOT_COUNTED)
    if due and line.presence is Presence.NOT_COUNTED:  # the approval was taken back
        return replace(line, presence=Presence.ABSENT)
    return line


def usual_line(member: Member) -> AttendanceLine:
    """Return the line of a member of whom nothing else is said: present, unless he is not counted."""
    usual = Presence.PRESENT if member.has(Flag.COUNTS_IN_DUE) else Presence.NOT_COUNTED
    return AttendanceLine(member.number, usual)


def fill_attendance(roster: Roster, exceptions: Iterable[AttendanceLine]) -> tuple[AttendanceLine, ...]:
    """Return one line per member in roster order: all present but the exceptions, and those who are not counted."""
    named = {line.member: line for line in exceptions}
    return tuple(named.get(member.number, usual_line(member)) for member in roster.members)


def count_attendance(roster: Roster, lines: Iterable[AttendanceLine]) -> AttendanceCount:
    """Return the numbers of ``lines``; a member without a line is not there."""
    presence = {line.member: line.presence for line in lines}
    there = {number for number, how in presence.items() if how.is_there}

    def numbers(flag: Flag) -> tuple[int, int]:
        members = {member.number for member in roster.having(flag)}
        return len(members), len(members & there)

    due, present = numbers(Flag.COUNTS_IN_DUE)
    voting_due, voting_present = numbers(Flag.HAS_VOTING_RIGHT)
    entitled, casting = numbers(Flag.CASTS_BALLOT)
    due_members = {member.number for member in roster.having(Flag.COUNTS_IN_DUE)}
    on_leave = sum(presence.get(number) is Presence.ON_LEAVE for number in due_members)
    return AttendanceCount(
        due,
        present,
        on_leave,
        due - present - on_leave,
        voting_due,
        voting_present,
        entitled,
        casting,
    )


def attendance_count(record: MeetingRecord) -> AttendanceCount:
    """Return 应到/实到/请假 and the other numbers of members, as recorded (RULES.md §2)."""
    counted = count_attendance(record.roster, record.ballots.attendance)
    return replace(counted, representatives=len(record.ballots.representatives))


def check_attendance(roster: Roster, lines: Iterable[AttendanceLine]) -> tuple[Notice, ...]:
    """Return what is missing for the minutes: a leave without its reason (the usual audit finding)."""
    return tuple(
        notice("leave_without_reason", member=roster.label(line.member))
        for line in lines
        if line.presence is Presence.ON_LEAVE and not line.reason.strip()
    )
