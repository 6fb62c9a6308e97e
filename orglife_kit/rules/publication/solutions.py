"""Whole numbers, none below 0, of which given ones add up to given totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglife_kit.frozen import dataclass

_DISTANCES = (4, 8, 16)  # what is tried before any distance: another solution mostly lies near the known one


@dataclass(frozen=True)
class Total:
    """That the unknowns in these positions add up to ``total``."""

    unknowns: tuple[int, ...]
    total: int


class SearchGivenUpError(Exception):
    """The search took too many steps, so that it is not known whether there is a solution."""


@dataclass(frozen=True)
class _Search:
    """A search for numbers near ``known`` ones, at most ``distance`` from them in all; ``steps`` run out."""

    totals: Sequence[Total]
    known: Sequence[int]
    distance: int
    steps: Iterator[int]

    def between(self, least: list[int], most: list[int]) -> list[int] | None:
        """Return a solution between two bounds, which are narrowed; ``None`` where there is none."""
        if not _narrow(self.totals, least, most):
            return None
        bounds = list(zip(self.known, least, most, strict=True))
        guess = [min(max(known, low), high) for known, low, high in bounds]
        if sum(abs(value - known) for value, known in zip(guess, self.known, strict=True)) > self.distance:
            return None
        missed = next((each for each in self.totals if _sum(guess, each) != each.total), None)
        if missed is None:
            return guess
        if next(self.steps, None) is None:
            raise SearchGivenUpError
        direction = 1 if _sum(guess, missed) < missed.total else -1
        chosen = min(
            (unknown for unknown in missed.unknowns if least[unknown] < most[unknown]),
            key=lambda unknown: most[unknown] - least[unknown],
        )
        wanted = guess[chosen] + direction
        for value in sorted(range(least[chosen], most[chosen] + 1), key=lambda value: abs(value - wanted)):
            lower, upper = list(least), list(most)
            lower[chosen] = upper[chosen] = value
            if (found := self.between(lower, upper)) is not None:
                return found
        return None


def solution(
    totals: Sequence[Total], least: Sequence[int], known: Sequence[int], steps: Iterator[int]
) -> list[int] | None:
    """Return numbers of at least ``least`` that satisfy ``totals``, ``None`` where there are none.

    ``known`` numbers satisfy them too, but for ``least``. Raises ``SearchGivenUpError`` when ``steps`` have run out,
    one for each choice.
    """
    most = [
        min((entry.total for entry in totals if unknown in entry.unknowns), default=low)
        for unknown, low in enumerate(least)
    ]
    if not _narrow(totals, lowest := list(least), most):
        return None
    for distance in (*_DISTANCES, 2 * sum(most) + sum(known)):
        found = _Search(totals, known, distance, steps).between(list(lowest), list(most))
        if found is not None:
            return found
    return None


def _sum(numbers: Sequence[int], entry: Total) -> int:
    return sum(numbers[unknown] for unknown in entry.unknowns)


def _narrow(totals: Sequence[Total], least: list[int], most: list[int]) -> bool:
    """Narrow the bounds as far as each total alone does; return whether a number is left for every unknown."""
    changed = True
    while changed:
        changed = False
        for entry in totals:
            lowest, highest = _sum(least, entry), _sum(most, entry)
            if not lowest <= entry.total <= highest:
                return False
            for unknown in entry.unknowns:
                low, high = least[unknown], most[unknown]
                raised = max(low, entry.total - (highest - high))
                lowered = min(high, entry.total - (lowest - low))
                if (raised, lowered) != (low, high):
                    least[unknown], most[unknown] = raised, lowered
                    lowest, highest = lowest + raised - low, highest + lowered - high
                    changed = True
    return True
