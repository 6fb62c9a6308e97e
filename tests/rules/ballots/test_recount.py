"""复点: each member is as likely to be drawn, and what a recount can have found is exact."""

from __future__ import annotations

import itertools
from math import comb

import pytest

from orglife_kit.rules.ballots.recount import dice_for, percent_found


@pytest.mark.parametrize("subjects", [1, 2, 5, 6, 7, 16, 20, 22, 35, 36, 37, 108, 216, 217, 300])
def test_dice_draw_everybody_alike(subjects: int) -> None:
    """Every throw is counted through: read, thrown again over the highest, folded; each number comes as often."""
    dice = dice_for(subjects)
    often = dict.fromkeys(range(1, subjects + 1), 0)
    for throw in itertools.product(range(1, 7), repeat=dice.number):
        read = 1 + sum((eyes - 1) * 6 ** (dice.number - place) for place, eyes in enumerate(throw, 1))
        if read > dice.highest:
            continue
        while read > subjects:
            read -= subjects
        often[read] += 1
    assert len(set(often.values())) == 1
    assert min(often.values()) > 0
    assert dice.highest * 2 > dice.throws  # never more throws in vain than not
    assert dice.number == 1 or 6 ** (dice.number - 1) < subjects


def test_what_a_recount_finds_is_what_is_measured() -> None:
    """5 of 22 counted: five altered are found with 76 %, one with 22 %; all of them with certainty; none with 0."""
    assert percent_found(22, 5, 5) == 76
    assert percent_found(22, 5, 1) == 22
    assert percent_found(22, 22, 1) == 100
    assert percent_found(22, 5, 0) == 0
    assert percent_found(22, 18, 5) == 100


@pytest.mark.parametrize("subjects", [1, 4, 7])
def test_the_chance_is_that_of_all_draws(subjects: int) -> None:
    """Every draw against every alteration, counted one by one; never rounded up."""
    for drawn in range(1, subjects + 1):
        for altered in range(subjects + 1):
            draws = list(itertools.combinations(range(subjects), drawn))
            found = sum(any(subject < altered for subject in draw) for draw in draws)
            assert len(draws) == comb(subjects, drawn)
            assert percent_found(subjects, drawn, altered) == 100 * found // len(draws)
