"""可推出: the search agrees with going through every assignment of grades that what was shown allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from random import Random

import pytest

from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.publication.exchanges import Exchanges, change_of
from orglife_kit.rules.publication.inference import Grades, Inference, differing, inferences

GRADES = E, Q, B, U = tuple(outcome for outcome in Outcome if outcome.is_grade)
Row = tuple[Outcome | None, ...]


def branch(*counts: int) -> Grades:
    """Return a branch in which so many have each of the four grades."""
    grades = [grade for grade, number in zip(GRADES, counts, strict=False) for _ in range(number)]
    return dict(enumerate(grades, 1))


def known(row: Row) -> tuple[int | None, ...]:
    """Return what readers know of a member: when he has a grade, and when it is another than before."""
    places, place, last = [], -1, None
    for grade in row:
        if grade is not None and grade is not last:
            place, last = place + 1, grade
        places.append(None if grade is None else place)
    return tuple(places)


def possible(row: Row) -> Iterator[Row]:
    """Yield every row of grades of which readers know the same."""
    places = known(row)
    for grades in product(GRADES, repeat=1 + max(place for place in places if place is not None)):
        if all(first is not second for first, second in pairwise(grades)):
            yield tuple(None if place is None else grades[place] for place in places)


def counted(rows: Sequence[Row]) -> tuple[Counter[Outcome | None], ...]:
    """Return the distributions that rows make."""
    return tuple(
        Counter(grade for grade in column if grade is not None) for column in zip(*rows, strict=True)
    )


def by_going_through(shown: Sequence[Grades]) -> tuple[set[tuple[int, Outcome]], set[tuple[int, Outcome]]]:
    """Return who is found out by everybody, and who by anybody, from every assignment that gives the same counts."""
    numbers = sorted({number for grades in shown for number in grades})
    truth = tuple(tuple(grades.get(number) for grades in shown) for number in numbers)
    allowed = [rows for rows in product(*map(possible, truth)) if counted(rows) == counted(truth)]

    def found(reader: int | None) -> set[tuple[int, Outcome]]:
        seen = [rows for rows in allowed if reader is None or rows[reader] == truth[reader]]
        return {
            (numbers[member], grade)
            for member, row in enumerate(truth)
            if member != reader
            for place, grade in enumerate(row)
            if grade is not None and len({rows[member][place] for rows in seen}) == 1
        }

    everybody = found(None)
    return everybody, everybody.union(*(found(reader) for reader in range(len(numbers))))


def as_found(shown: Sequence[Grades]) -> tuple[set[tuple[int, Outcome]], set[tuple[int, Outcome]]]:
    """Return the same from the search."""
    told = [(entry.reader, number, entry.grade) for entry in inferences(shown) for number in entry.members]
    return (
        {(number, grade) for reader, number, grade in told if reader is None},
        {(number, grade) for _, number, grade in told},
    )


@pytest.mark.parametrize("size", range(1, 6))
def test_one_distribution_of_any_small_branch(size: int) -> None:
    """Every one of up to five members."""
    for counts in product(range(size + 1), repeat=4):
        if sum(counts) == size:
            shown = [branch(*counts)]
            assert as_found(shown) == by_going_through(shown), counts


def test_every_two_distributions_of_three_members() -> None:
    """Any grades before, any after: corrected, taken out or added."""
    options = (Q, B, None)
    for before in product(options, repeat=3):
        for later in product(options, repeat=3):
            shown = [
                {number: grade for number, grade in enumerate(row) if grade is not None}
                for row in (before, later)
            ]
            if all(shown) and shown[0] != shown[1]:
                assert as_found(shown) == by_going_through(shown), shown


@pytest.mark.parametrize("seed", range(12))
def test_series_of_up_to_three_distributions(seed: int) -> None:
    """Small branches in which grades are corrected and members come and go."""
    random = Random(seed)
    grades = {number: random.choice(GRADES) for number in range(random.randint(2, 4))}
    shown = [dict(grades)]
    for _ in range(random.randint(1, 2)):
        for number in range(4):
            chance = random.random()
            if chance < 0.4:
                grades[number] = random.choice(GRADES)
            elif chance < 0.5:
                grades.pop(number, None)
        if grades and dict(grades) not in shown:
            shown.append(dict(grades))
    assert as_found(shown) == by_going_through(shown)


def test_the_own_grade_tells_of_the_only_other() -> None:
    """One 合格 and one 基本合格: each of the two knows the other's."""
    assert set(inferences([branch(0, 1, 1)])) == {
        Inference(Q, frozenset({2}), B),
        Inference(B, frozenset({1}), Q),
    }


def test_all_the_same_is_known_to_everybody() -> None:
    """A count that holds one grade only names everyone; and one other knows the rest."""
    assert inferences([branch(0, 6)]) == (Inference(None, frozenset(range(1, 7)), Q),)
    assert inferences([branch(1, 6)]) == (Inference(E, frozenset(range(2, 8)), Q),)
    assert inferences([branch(2, 5)]) == ()


def test_a_correction_in_between_is_found_by_subtraction() -> None:
    """Nobody is found out by either count, but by both."""
    before, later = branch(5, 10, 2), dict(branch(5, 10, 2)) | {1: Q}
    assert inferences([before]) == inferences([later]) == ()
    assert {(entry.reader, entry.grade) for entry in inferences([before, later])} >= {(None, Q), (None, E)}
    assert differing(before, later) == 1


def test_two_who_changed_places_know_each_other() -> None:
    """The counts are the same, but each of the two can tell what the other had."""
    before = branch(5, 10)
    later = {**before, 1: Q, 15: E}
    assert {entry.members for entry in inferences([before, later])} == {frozenset({1}), frozenset({15})}


@pytest.mark.parametrize("seed", [9, 10, 17, 22, 24, 25, 26, 27, 30, 34, 37])
def test_what_tells_nothing_is_not_held_back(seed: int) -> None:
    """Three counts of 22, six corrected between each: an integer programme found no grade that anybody works out."""
    random = Random(seed)
    grades = {number: random.choices(GRADES, (6, 12, 2, 2))[0] for number in range(22)}
    shown = [dict(grades)]
    for _ in range(2):
        for number in random.sample(range(22), 6):
            grades[number] = random.choice([grade for grade in (E, Q, B) if grade is not grades[number]])
        shown.append(dict(grades))
    assert inferences(shown) == ()


@pytest.mark.parametrize("given", [{1: (E, Q)}, {1: (E, Q), 2: (Q, E)}, {1: (E, Q), 2: (Q, B), 3: (B, E)}])
def test_an_exchange_leaves_every_count(given: dict[int, tuple[Outcome, Outcome]]) -> None:
    """What two or three members could be instead gives the same counts; where nobody can make up for it, nothing."""
    held = Counter(before for before, _ in given.values())
    changes = [
        (before, later, change_of([GRADES.index(before)], [GRADES.index(later)]))
        for before, later in given.values()
    ]
    found = Exchanges(changes).balanced(held, *changes[0])
    assert found == (None if len(given) == 1 else held)


def test_a_hundred_members_are_looked_at_in_a_series() -> None:
    """Fewer corrections than there are mixed grades among those corrected: nobody is found out."""
    before = branch(30, 60, 10)
    later = {**before, **dict.fromkeys(range(1, 8), Q), **dict.fromkeys(range(31, 40), E), 95: Q, 50: B}
    again = {number: grade for number, grade in later.items() if number not in (2, 40, 45, 47, 99, 33)}
    assert inferences([before, later]) == ()
    assert inferences([before, later, again]) == ()
