"""会议应到, 表决应到, 应参加测评: three numbers that are not one (RULES.md §2, C12)."""

from __future__ import annotations

from orglife_kit.rules.ballots.attendance import (
    AttendanceLine,
    Presence,
    check_attendance,
    count_attendance,
    fill_attendance,
)
from orglife_kit.rules.plan.members import Member, Membership, Roster, usual_flags
from orglife_kit.rules.plan.settings import CapBase


def roster(full: int, probationary: int, not_counted: int = 0) -> Roster:
    """Return members numbered from 11; the last ``not_counted`` full ones are approved as not counted."""
    kinds = [Membership.FULL] * full + [Membership.PROBATIONARY] * probationary
    return Roster(
        tuple(
            Member(
                number=number + 10,
                position=number,
                name=f"党员{number}",
                membership=kind,
                flags=usual_flags(
                    kind, CapBase.FULL_MEMBERS, counted=not full - not_counted < number <= full
                ),
            )
            for number, kind in enumerate(kinds, 1)
        )
    )


def test_everybody_is_present_but_the_exceptions() -> None:
    """Half on leave, one late, one left early, one absent: late and early count as there."""
    members = roster(8, 2)
    lines = fill_attendance(
        members,
        [
            *(AttendanceLine(number, Presence.ON_LEAVE, "病假") for number in (11, 12, 13, 19)),
            AttendanceLine(14, Presence.LATE, "堵车"),
            AttendanceLine(15, Presence.LEFT_EARLY),
            AttendanceLine(16, Presence.ABSENT),
        ],
    )
    count = count_attendance(members, lines)
    assert (count.due, count.present, count.on_leave, count.absent) == (10, 5, 4, 1)
    assert (count.voting_due, count.voting_present) == (8, 4)
    assert (count.entitled, count.casting) == (10, 5)


def test_one_not_counted_is_in_neither_number() -> None:
    """Approved as not counted: neither due nor entitled, present or not."""
    members = roster(5, 0, not_counted=1)
    count = count_attendance(members, fill_attendance(members, []))
    assert (count.due, count.present, count.entitled) == (4, 4, 4)


def test_before_it_is_taken_nobody_is_there() -> None:
    """Without lines the due numbers stand and nobody is present."""
    count = count_attendance(roster(3, 0), [])
    assert (count.due, count.present) == (3, 0)


def test_a_leave_without_its_reason_is_told() -> None:
    """The usual audit finding."""
    members = roster(3, 0)
    lines = [AttendanceLine(11, Presence.ON_LEAVE), AttendanceLine(12, Presence.ON_LEAVE, "出差")]
    (told,) = check_attendance(members, lines)
    assert (told.code, told.fields) == ("leave_without_reason", {"member": "党员1"})
