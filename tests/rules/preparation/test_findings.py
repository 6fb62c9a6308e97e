"""A point that stays, or is only reworded, is the same point; a new one is not (C5)."""

from __future__ import annotations

import dataclasses

import pytest

from orglife_kit.rules.plan.plan import Preparation
from orglife_kit.rules.preparation.findings import (
    Finding,
    aspects_shown,
    member_aspects,
    points,
    reworded,
    same_points,
)
from orglife_kit.rules.preparation.record import PreparationRecord
from tests.rules.building import PLAN, record_of, roster_of

NOTES, LATE, VISITS = "通读党章后没有做笔记", "党课迟到两次", "结对的困难户下半年没有去"


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        ([], [], {}),
        ([], [NOTES], {}),
        ([NOTES], [], {}),
        ([NOTES, LATE], [NOTES, LATE], {0: 0, 1: 1}),
        ([NOTES, LATE], [LATE, NOTES], {0: 1, 1: 0}),
        ([NOTES], [LATE], {}),
        ([NOTES], [f"{NOTES}，问到答不上来"], {0: 0}),
        ([NOTES, LATE], ["党课迟到三次", VISITS, NOTES], {0: 1, 2: 0}),
        ([NOTES, NOTES], [NOTES, f"{NOTES}本"], {0: 0, 1: 1}),
        ([NOTES], [NOTES, NOTES], {0: 0}),
        ([NOTES, f"{NOTES}本"], [f"{NOTES}本"], {0: 1}),
    ],
)
def test_which_point_goes_on_with_which(before: list[str], now: list[str], same: dict[int, int]) -> None:
    """By its words first, then by its wording; no point goes on with two, and none is taken by two."""
    assert same_points(before, now) == same


def test_another_point_is_not_a_rewording() -> None:
    """Half of the characters at least are the same."""
    assert reworded([NOTES], [VISITS]) == {}
    assert reworded([NOTES, LATE], ["党课迟到三次"]) == {LATE: "党课迟到三次"}


def test_points_are_lines() -> None:
    """Empty lines and spaces around are none."""
    assert points(f" {NOTES} \n\n{LATE}\n ") == (NOTES, LATE)


def test_aspects_are_the_plans_then_those_that_findings_still_name() -> None:
    """A plan that names none has one without a name."""
    assert aspects_shown(("甲", "乙"), ("丙", "甲")) == ("甲", "乙", "丙")
    assert aspects_shown((), ()) == ("",)
    plan = dataclasses.replace(PLAN, preparation=Preparation(member_aspects=("甲", "乙")))
    kept = PreparationRecord(findings=(Finding(1, 1, "丙", LATE),))
    assert member_aspects(record_of(roster_of(1), plan, preparation=kept)) == ("甲", "乙", "丙")
