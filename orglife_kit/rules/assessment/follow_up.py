"""What follows an assessment: feedback (C9), what became of help and of education, a disposition's steps (C11)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import pairwise

from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass


@dataclass(frozen=True)
class Feedback:
    """That a member was told his assessment: by whom, when, what he said to it, and which grade he was told.

    Where the grade was corrected since, he has not been told yet.
    """

    member: int
    given_by: str
    date: datetime.date
    remark: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class FollowUpReview:
    """What became of the help to a member rated 基本合格: looked at on a day."""

    member: int
    date: datetime.date
    result: str


@dataclass(frozen=True)
class Education:
    """教育 of a member rated 不合格: from one day to another, how, and what became of it."""

    member: int
    first: datetime.date
    last: datetime.date | None = None
    measure: str = ""
    result: str = ""


@dataclass(frozen=True)
class DispositionStep:
    """One step of a disposition that the branch itself started: which, when, by which body."""

    member: int
    step: str
    date: datetime.date
    body: str
    note: str = ""


def check_steps(steps: Iterable[DispositionStep], order: tuple[str, ...]) -> tuple[Notice, ...]:
    """Return what should be looked at: a step dated before one that comes earlier in the plan's order."""
    placed = sorted((step for step in steps if step.step in order), key=lambda step: order.index(step.step))
    return tuple(
        notice("disposition_out_of_order", step=later.step, date=later.date, before=earlier.step)
        for earlier, later in pairwise(placed)
        if later.date < earlier.date
    )
