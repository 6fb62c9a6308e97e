"""应参加 ≥ 发出 ≥ 收回, 有效 + 无效 = 收回: what does not balance is named."""

from __future__ import annotations

import pytest

from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.reconciliation import Reconciliation, signed_in
from orglife_kit.rules.ballots.record import BallotsRecord
from tests.rules.building import record_of, roster_of


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        ((22, 20, 20, 20, 20, 0), []),
        ((22, 20, 18, 18, 17, 1), []),
        ((22, 22, 0, 0, 0, 0), []),
        ((22, 23, 20, 20, 20, 0), ["issued_over_entitled"]),
        ((22, 20, 20, 19, 19, 0), ["received_not_taken_in"]),
        ((22, 20, 20, 20, 18, 1), ["valid_void_not_received"]),
    ],
)
def test_each_pair_that_does_not_balance_is_named(numbers: tuple[int, ...], codes: list[str]) -> None:
    """Entitled, issued, received, typed, valid, void."""
    found = Reconciliation(BallotClass.MEMBERS, *numbers)
    assert [fault.code for fault in found.faults()] == codes


@pytest.mark.parametrize(("issued", "received", "void"), [(20, 20, False), (20, 21, True), (20, 3, False)])
def test_more_received_than_issued_voids_the_round(issued: int, received: int, void: bool) -> None:
    """One more is enough; fewer is valid."""
    found = Reconciliation(BallotClass.MEMBERS, 22, issued, received, received, received, 0)
    assert found.is_overfull is void


@pytest.mark.parametrize(
    ("present", "told"),
    [(None, []), (20, []), (19, [{"ballot_class": BallotClass.PUBLIC, "received": 20, "present": 19}])],
)
def test_more_ballots_than_signed_in_is_told(present: int | None, told: list[dict[str, object]]) -> None:
    """实参加 ≥ 收回, where somebody of the class signs in; in a round that is void anyway it is not said too."""
    found = Reconciliation(BallotClass.PUBLIC, 22, 20, 20, 20, 20, 0, present)
    assert [(fault.code, dict(fault.fields)) for fault in found.faults()] == [
        ("received_over_present", fields) for fields in told
    ]
    overfull = Reconciliation(BallotClass.PUBLIC, 22, 19, 20, 20, 20, 0, present)
    assert overfull.faults() == ()
    assert len(overfull.absent_casters()) == len(told)


def test_what_does_not_balance_is_told_with_its_numbers() -> None:
    """Each pair with its own two or three."""
    found = Reconciliation(BallotClass.MEMBERS, 22, 23, 20, 19, 17, 1)
    assert [(fault.code, dict(fault.fields)) for fault in found.faults()] == [
        ("issued_over_entitled", {"issued": 23, "entitled": 22}),
        ("received_not_taken_in", {"received": 20, "taken_in": 19}),
        ("valid_void_not_received", {"valid": 17, "void": 1, "received": 20}),
    ]


def test_who_signs_in_is_counted_by_class() -> None:
    """Members who are there and cast one, 群众代表 whose names were taken down, nobody who is absent."""
    presences = (Presence.LATE, Presence.ON_LEAVE, Presence.PRESENT)
    lines = tuple(map(AttendanceLine, (1, 2, 3), presences))
    record = record_of(roster_of(3), ballots=BallotsRecord(attendance=lines, representatives=("甲", "乙")))
    assert [signed_in(record, ballot_class) for ballot_class in BallotClass] == [2, 2, None]
    assert signed_in(record_of(roster_of(3)), BallotClass.PUBLIC) is None
