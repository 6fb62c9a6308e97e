"""Classes, boxes and the quorum, in integers (RULES.md §2, §3)."""

from __future__ import annotations

import pytest

from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import (
    ClassOfBallots,
    RoundKind,
    check_quorum,
    classes_of,
    divide_boxes,
)
from orglife_kit.rules.plan.settings import Comparison, OtherBallots, PublicRounds, Quorum, Settings

MEMBERS, PUBLIC, ABSENT = BallotClass.MEMBERS, BallotClass.PUBLIC, BallotClass.ABSENT


@pytest.mark.parametrize(
    ("quorum", "comparison", "entitled", "present", "enough"),
    [
        (Quorum.HALF, Comparison.AT_LEAST, 22, 11, True),
        (Quorum.HALF, Comparison.AT_LEAST, 22, 10, False),
        (Quorum.HALF, Comparison.AT_LEAST, 21, 11, True),
        (Quorum.HALF, Comparison.AT_LEAST, 21, 10, False),
        (Quorum.HALF, Comparison.MORE_THAN, 22, 11, False),
        (Quorum.HALF, Comparison.MORE_THAN, 22, 12, True),
        (Quorum.TWO_THIRDS, Comparison.AT_LEAST, 33, 22, True),
        (Quorum.TWO_THIRDS, Comparison.AT_LEAST, 33, 21, False),
        (Quorum.TWO_THIRDS, Comparison.MORE_THAN, 33, 22, False),
        (Quorum.NONE, Comparison.AT_LEAST, 22, 0, True),
    ],
)
def test_the_quorum_has_no_rounding(
    quorum: Quorum, comparison: Comparison, entitled: int, present: int, enough: bool
) -> None:
    """Exact halves and thirds have a named outcome."""
    settings = Settings(quorum=quorum, quorum_comparison=comparison)
    told = check_quorum(settings, entitled, present)
    assert (told == ()) is enough
    for lacking in told:
        assert lacking.code == "quorum_missing"
        share = "1/2" if quorum is Quorum.HALF else "2/3"
        assert lacking.fields == {"entitled": entitled, "present": present, "share": share}


def test_only_the_classes_that_the_plan_counts() -> None:
    """By default members alone; absent members and representatives where the plan says so."""
    assert classes_of(Settings(), RoundKind.MEMBERS, 22, 20) == {MEMBERS: 22}
    both = Settings(
        absent_ballots=OtherBallots.OWN_CLASS, public_ballots=OtherBallots.OWN_CLASS, public_representatives=6
    )
    assert classes_of(both, RoundKind.MEMBERS, 22, 20) == {MEMBERS: 20, ABSENT: 2, PUBLIC: 6}
    assert classes_of(both, RoundKind.MEMBERS, 22, 22) == {MEMBERS: 22, PUBLIC: 6}


@pytest.mark.parametrize(
    ("rounds", "cast_in"),
    [
        (PublicRounds.EVERY, {RoundKind.MEMBERS, RoundKind.COMMITTEE}),
        (PublicRounds.MEMBERS, {RoundKind.MEMBERS}),
        (PublicRounds.COMMITTEE, {RoundKind.COMMITTEE}),
    ],
)
def test_representatives_cast_in_the_rounds_that_the_plan_says(
    rounds: PublicRounds, cast_in: set[RoundKind]
) -> None:
    """群众代表 are set for each round."""
    settings = Settings(public_ballots=OtherBallots.OWN_CLASS, public_representatives=6, public_rounds=rounds)
    assert {kind for kind in RoundKind if PUBLIC in classes_of(settings, kind, 22, 20)} == cast_in


@pytest.mark.parametrize(("number", "box"), [(4, MEMBERS), (5, PUBLIC), (6, PUBLIC)])
def test_a_class_below_the_smallest_size_goes_with_the_members(number: int, box: BallotClass) -> None:
    """Five have a box of their own, four have not."""
    (members, public) = divide_boxes({MEMBERS: 3, PUBLIC: number}, 5)
    assert members == ClassOfBallots(MEMBERS, 3, MEMBERS)
    assert public == ClassOfBallots(PUBLIC, number, box)
