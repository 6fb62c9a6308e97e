"""可推出: whose final grade readers can work out from the distributions that were shown, one beside the other.

A reader is a member who knows his own grades, or anybody who has none. He is taken to know who has a grade, and of
whom it was corrected in between, but no grade of another: so nothing is safe only because he does not know it yet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, pairwise, product

from orglife_kit.frozen import dataclass
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.publication.exchanges import Exchanges, change_of
from orglife_kit.rules.publication.solutions import SearchGivenUpError, Total, solution

Grades = Mapping[int, Outcome]  # who has which of the four grades, by roster number

_Counted = tuple[int | None, ...]  # which of a member's grades each distribution counts
_GRADES = tuple(outcome for outcome in Outcome if outcome.is_grade)
_STEPS = 1000  # choices of one search; three distributions of 100 members mostly need fewer


@dataclass(frozen=True)
class Inference:
    """That readers work out the grade of ``members`` (roster numbers).

    ``reader`` is the last grade of those who do, ``None`` where everybody does.
    """

    reader: Outcome | None
    members: frozenset[int]
    grade: Outcome


@dataclass(frozen=True)
class _Course:
    """The grades of one member, one after the other, and which of them each distribution counts, if any."""

    counted: _Counted
    grades: tuple[Outcome, ...]

    def grade_in(self, distribution: int) -> Outcome | None:
        """The grade that a distribution counts of him."""
        place = self.counted[distribution]
        return None if place is None else self.grades[place]

    @property
    def places(self) -> list[int]:
        """Which of all counts count him, those of each distribution one after the other."""
        return [
            len(_GRADES) * distribution + _GRADES.index(grade)
            for distribution in range(len(self.counted))
            if (grade := self.grade_in(distribution)) is not None
        ]


def inferences(shown: Sequence[Grades]) -> tuple[Inference, ...]:
    """Return what readers work out from all that was ``shown``; what everybody does is said once.

    Where the search takes too long, the grade counts as one that can be worked out.
    """
    return _inferences(tuple(dict.fromkeys(tuple(sorted(grades.items())) for grades in shown)))


@lru_cache(maxsize=16)  # asked for by each page, each status and before each export
def _inferences(shown: tuple[tuple[tuple[int, Outcome], ...], ...]) -> tuple[Inference, ...]:
    distinct = [dict(grades) for grades in shown]
    courses = {
        number: _course([grades.get(number) for grades in distinct])
        for number in sorted({number for grades in distinct for number in grades})
    }
    reasoning = _Reasoning(courses)
    found: dict[tuple[Outcome | None, Outcome], set[int]] = defaultdict(set)
    for reader in (None, *dict.fromkeys(courses.values())):
        own = None if reader is None else reader.grades[-1]
        for number, grade in reasoning.worked_out(reader):
            if number not in found[None, grade]:
                found[own, grade].add(number)
    return tuple(
        Inference(own, frozenset(numbers), grade) for (own, grade), numbers in found.items() if numbers
    )


def differing(first: Grades, second: Grades) -> int:
    """Return of how many members two distributions do not count the same."""
    return sum(first.get(number) != second.get(number) for number in {*first, *second})


def _course(grades: Sequence[Outcome | None]) -> _Course:
    had = tuple(grade for grade, _ in groupby(grade for grade in grades if grade is not None))
    counted: list[int | None] = []
    place = 0
    for grade in grades:
        if grade is not None and grade is not had[place]:
            place += 1
        counted.append(None if grade is None else place)
    return _Course(tuple(counted), had)


class _Reasoning:
    """What follows from the distributions that give members these ``courses`` (by roster number)."""

    def __init__(self, courses: Mapping[int, _Course]) -> None:
        self._courses = courses
        self._steps = iter(range(_STEPS))
        self._allowed: list[
            Counter[_Course]
        ] = []  # other courses that the same distributions allow, as found
        self._exchanges = Exchanges(
            (course, other, change_of(course.places, other.places))
            for course in set(courses.values())
            for other in _possible(course.counted)
            if other != course
        )

    def worked_out(self, reader: _Course | None) -> Iterator[tuple[int, Outcome]]:
        """Yield whose grades somebody with the course ``reader`` (``None``: with no grade) works out, and which."""
        others = Counter(self._courses.values())
        if reader is not None:
            others[reader] -= 1
        alike: dict[_Counted, set[_Course]] = defaultdict(set)
        for course in others.elements():
            alike[course.counted].add(course)
        for counted, held in alike.items():
            for place in range(len(next(iter(held)).grades)):
                grades = [course.grades[place] for course in held]
                # where two differ whom nothing else tells apart, either may be the one or the other
                if len(set(grades)) > 1 or self._may_differ(others, reader, counted, place):
                    continue
                for number, course in self._courses.items():
                    if course.counted == counted and others[course]:
                        yield number, grades[0]

    def _may_differ(
        self, others: Counter[_Course], reader: _Course | None, counted: _Counted, place: int
    ) -> bool:
        """Return whether one of those ``counted`` alike may have another grade in this place."""
        held = {course.grades[place] for course in others.elements() if course.counted == counted}

        def differs(course: _Course) -> bool:
            return course.counted == counted and course.grades[place] not in held

        mine = Counter() if reader is None else Counter([reader])
        for allowed in self._allowed:
            if mine <= allowed and any(map(differs, (allowed - mine).elements())):
                return True
        found = self._exchanged(others, counted, differs)
        if found is not None:
            self._allowed.append(found + mine)
            return True
        numbers = Counter(course.counted for course in others.elements())
        unknowns = [course for each in numbers for course in _possible(each)]
        known = [others[course] for course in unknowns]
        totals = [_total(known, [course.counted == each for course in unknowns]) for each in numbers]
        totals += [
            _total(known, [course.grade_in(distribution) is each for course in unknowns])
            for distribution in range(len(counted))
            for each in _GRADES
        ]
        for position, course in enumerate(unknowns):
            if not differs(course):
                continue
            least = [int(position == other) for other in range(len(unknowns))]
            try:
                numbers_found = solution(totals, least, known, self._steps)
            except SearchGivenUpError:
                return False
            if numbers_found is not None:
                self._allowed.append(Counter(dict(zip(unknowns, numbers_found, strict=True))) + mine)
                return True
        return False

    def _exchanged(
        self, others: Counter[_Course], counted: _Counted, differs: Callable[[_Course], bool]
    ) -> Counter[_Course] | None:
        """Return other courses, one of them one that ``differs``, which two or three members hold among them."""
        wanted = [course for course in _possible(counted) if differs(course)]
        for course in [course for course in others if course.counted == counted and others[course]]:
            for other in wanted:
                change = change_of(course.places, other.places)
                found = self._exchanges.balanced(others, course, other, change)
                if found is not None:
                    return found
        return None


def _possible(counted: _Counted) -> Iterator[_Course]:
    """Yield every course of a member who is known to be counted so: a grade that was corrected is another one."""
    length = 1 + max(place for place in counted if place is not None)
    for grades in product(_GRADES, repeat=length):
        if all(earlier is not later for earlier, later in pairwise(grades)):
            yield _Course(counted, grades)


def _total(known: Sequence[int], holds: Sequence[bool]) -> Total:
    positions = tuple(position for position, held in enumerate(holds) if held)
    return Total(positions, sum(known[position] for position in positions))
