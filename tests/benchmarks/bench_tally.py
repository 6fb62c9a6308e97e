"""The tally of a branch's marks beside numpy's bincount of the same marks, in the same run (goal: at most 3)."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from statistics import median

from orglife_kit.rules.ballots.marks import OVERVOTED, Ballot, BallotClass
from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.ballots.tally import count_marks
from orglife_kit.rules.plan.grades import MEMBERS_GRADE_SET

ROUNDS = 25


def seconds(act: Callable[[], object]) -> float:
    """Return the median CPU time of ``act``."""
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        act()
        times.append(time.process_time() - started)
    return median(times)


def main() -> None:
    """Print milliseconds and ratios for 22 and 100 members."""
    import numpy

    chance = random.Random(1)
    for members in (22, 100):
        subjects = tuple(Subject(number, f"{number}") for number in range(1, members + 1))
        ballots = [
            Ballot(
                BallotClass.MEMBERS, tuple(chance.choice((0, 1, 2, 3, 4, OVERVOTED)) for _ in range(members))
            )
            for _ in range(members)
        ]

        def by_bincount(ballots: list[Ballot] = ballots, members: int = members) -> list[object]:
            marks = numpy.array([ballot.marks for ballot in ballots], dtype=numpy.uint8)
            marks[marks == OVERVOTED] = 5
            return [numpy.bincount(marks[:, position], minlength=6) for position in range(members)]

        baseline = seconds(by_bincount)
        cost = seconds(
            lambda ballots=ballots, subjects=subjects: count_marks(ballots, subjects, MEMBERS_GRADE_SET)
        )
        print(f"{members:3} members, numpy bincount   {baseline * 1000:8.2f} ms   1.0")
        print(f"{members:3} members, ours             {cost * 1000:8.2f} ms{cost / baseline:6.1f}")


if __name__ == "__main__":
    main()
