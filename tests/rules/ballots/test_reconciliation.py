"""应参加 ≥ 发出 ≥ 收回, 有效 + 无效 = 收回: what does not balance is named."""

from __future__ import annotations

import pytest

from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.reconciliation import Reconciliation


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
