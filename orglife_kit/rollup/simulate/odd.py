"""The odd cases that a supervisor meets; each is drawn for one branch in forty."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orglife_kit.rollup.simulate.branch import SimulatedBranch

PERIOD = 40


class Odd(StrEnum):
    """What is odd about a branch: what its bundle says, then the file itself."""

    OVER_CAP = "over_cap"  # more 优秀 than the cap, with a reason
    OVER_CAP_WITHOUT_REASON = "over_cap_without_reason"
    UNDECIDED = "undecided"  # members without an outcome
    NO_FACTS = "no_facts"  # gender, birth and the rest do not go up
    NO_ATTENDANCE = "no_attendance"
    NO_TELLERS = "no_tellers"
    NO_ROOT = "no_root"
    VOID_ROUND = "void_round"  # one rating void, then repeated
    OTHER_YEAR = "other_year"
    ROSTER_DIFFERS = "roster_differs"  # two members less than the list says
    FORMULA = "formula"  # texts that begin with =
    RARE_NAMES = "rare_names"
    SAME_NAMES = "same_names"
    SMALLEST = "smallest"  # three members
    LARGEST = "largest"  # a hundred
    OVERDUE = "overdue"
    UNLISTED = "unlisted"  # not on the list
    MISSING = "missing"  # on the list, nothing came
    NEWER = "newer"  # two bundles, the second put right
    DUPLICATE = "duplicate"  # the same bundle twice
    CUT_OFF = "cut_off"
    CHANGED = "changed"  # a part changed by hand
    FUTURE = "future"  # of a later format
    EARLIER = "earlier"  # of the format before, as a kit of last year writes it


def odd_of(index: int, odd: Collection[Odd]) -> Odd | None:
    """Return the odd case of a branch: those asked for, in their order, one in every ``PERIOD`` branches each."""
    asked = [case for case in Odd if case in odd]
    place = index % PERIOD
    return asked[place] if place < len(asked) else None


def spoiled(made: SimulatedBranch, case: Odd | None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a branch as its case has them: what their names end with, and their bytes."""
    if case is Odd.MISSING:
        return
    content = made.bundle()
    if case is Odd.CUT_OFF:
        content = content[: len(content) * 2 // 3]
    elif case is Odd.CHANGED:
        content = made.rezipped("members.csv", "合格".encode(), "优秀".encode())
    elif case is Odd.FUTURE:
        content = made.bundle_of_format(99)
    elif case is Odd.EARLIER:
        content = made.bundle_of_year_before()
    yield "", content
    if case is Odd.DUPLICATE:
        yield "（副本）", content
    elif case is Odd.NEWER:
        yield "（改）", made.put_right().bundle()
