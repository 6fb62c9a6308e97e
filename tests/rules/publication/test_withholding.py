"""What the branch is told of final grades as numbers, and why it is told none (DESIGN.md §7)."""

from __future__ import annotations

import pytest

from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.publication.inference import Grades
from orglife_kit.rules.publication.withholding import Withheld, Withholding, withholding

E, Q, B, U = (outcome for outcome in Outcome if outcome.is_grade)
MIXED = dict(enumerate([E, E, Q, Q, Q, Q, Q, Q, B, B], 1))


def reason(grades: Grades, *shown: Grades, undecided: int = 0, smallest: int = 5) -> Withheld | None:
    """Return why the grades are not counted."""
    found = withholding(grades, undecided, shown, smallest)
    return None if found is None else found.reason


def test_grades_of_enough_members_are_counted() -> None:
    """Also a second time, when nothing has changed, and while a member who has none is added."""
    assert reason(MIXED) is None
    assert reason(MIXED, MIXED) is None
    assert reason(MIXED, MIXED, undecided=1) is None


def test_a_count_that_still_grows_is_not_shown() -> None:
    """One page taken from the next would tell the grade decided in between."""
    assert withholding(MIXED, 3, (), 5) == Withholding(Withheld.UNDECIDED, 3)


@pytest.mark.parametrize("smallest", [3, 5, 10])
def test_what_counts_is_how_many_grades_were_given(smallest: int) -> None:
    """Not how many could have been given: of seven who could have one, five took no part."""
    enough = {number: (Q, E)[number % 2] for number in range(1, smallest + 1)}
    few = {number: grade for number, grade in enough.items() if number > 1}
    assert reason(few, smallest=smallest) is Withheld.TOO_FEW
    assert reason({1: Q, 2: B}) is Withheld.TOO_FEW
    assert reason({**enough, 98: E, 99: Q}, smallest=smallest) is None


def test_a_count_from_which_somebody_is_found_out_is_not_shown() -> None:
    """All the same, or all but one: he knows the rest."""
    assert reason(dict.fromkeys(range(1, 9), Q)) is Withheld.INFERENCE
    found = withholding({**dict.fromkeys(range(1, 9), Q), 9: B}, 0, (), 5)
    assert found is not None
    assert [(entry.reader, len(entry.members), entry.grade) for entry in found.inferences] == [(B, 8, Q)]


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_small_difference_from_an_earlier_count_is_not_shown(number: int) -> None:
    """Corrected, taken out or added: subtraction would count a group below the smallest size."""
    corrected = {**MIXED, **dict.fromkeys(range(3, 3 + number), B)}
    taken_out = {each: grade for each, grade in MIXED.items() if each > number}
    added = {**MIXED, **{100 + each: (Q, E)[each % 2] for each in range(number)}}
    for other in (corrected, taken_out, added):
        found = withholding(other, 0, [MIXED], 5)
        assert found == Withholding(Withheld.DIFFERENCE, number)
        assert withholding(other, 0, [dict.fromkeys(range(50), Q), MIXED], 5) == found
        assert reason(MIXED, other) is Withheld.DIFFERENCE


def test_a_difference_large_enough_is_shown_unless_it_finds_somebody_out() -> None:
    """Six were added: three of each grade say nothing of one of them, six of one grade name them all."""
    mixed = {**MIXED, **dict(enumerate([Q, Q, Q, E, E, E], 100))}
    assert reason(mixed, MIXED) is None
    alike = {**MIXED, **dict.fromkeys(range(100, 106), Q)}
    assert reason(alike, MIXED) is Withheld.INFERENCE
