"""The counts of one box, in roster order, and what a percentage of it is of (C8)."""

from __future__ import annotations

import pytest

from orglife_kit.rules.ballots.marks import Ballot, BallotClass
from orglife_kit.rules.ballots.round import RoundKind, RoundState, Subject
from orglife_kit.rules.ballots.tally import Tally, count_marks
from orglife_kit.rules.plan.grades import MEMBERS_GRADE_SET
from orglife_kit.rules.plan.settings import PercentageOf

SUBJECTS = (Subject(3, "张三"), Subject(1, "李雪"))


def test_every_mark_is_counted_once() -> None:
    """Grades best first, then 弃权, then 多选; rows in the order of the subjects."""
    ballots = [Ballot(BallotClass.MEMBERS, marks) for marks in ((1, 2), (0, 255), (1, 4), (3, 0))]
    first, second = count_marks(ballots, SUBJECTS, MEMBERS_GRADE_SET)
    assert (first.subject.number, first.counts) == (3, (2, 0, 1, 0, 1, 0))
    assert (second.subject.number, second.counts) == (1, (0, 1, 0, 1, 1, 1))


def test_no_ballots_count_to_nothing() -> None:
    """Every subject still has its row."""
    assert [row.counts for row in count_marks([], SUBJECTS, MEMBERS_GRADE_SET)] == [(0,) * 6] * 2


@pytest.mark.parametrize("marks", [[(1, 2, 3)], [(1,)], [(1, 2), (1,)], [(1, 2), (1, 2, 3)]])
def test_a_ballot_of_another_length_is_never_counted(marks: list[tuple[int, ...]]) -> None:
    """Not cut off, not filled up: it is a fault of the program, and stops."""
    with pytest.raises(ValueError, match="zip"):
        count_marks([Ballot(BallotClass.MEMBERS, each) for each in marks], SUBJECTS, MEMBERS_GRADE_SET)


@pytest.mark.parametrize(
    ("percentage_of", "denominator"),
    [(PercentageOf.ENTITLED, 22), (PercentageOf.RECEIVED, 20), (PercentageOf.VALID, 19)],
)
def test_a_percentage_is_of_what_the_plan_says(percentage_of: PercentageOf, denominator: int) -> None:
    """应参加测评, 收回 or 有效."""
    tally = Tally(
        *(RoundKind.MEMBERS, 1, BallotClass.MEMBERS, RoundState.CLOSED, MEMBERS_GRADE_SET),
        *(22, 20, 20, 20, 19, 1, 0, "00" * 32, (), 20, 6, percentage_of),
    )
    assert tally.denominator == denominator
