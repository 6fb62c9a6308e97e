"""Two or three members who get other grades, so that every count stays: found at once where a search takes long."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import product
from typing import Generic, TypeVar

Held = TypeVar("Held", bound=Hashable)

# Each of three changes adds one to a count or takes one from it: no sum of them runs into the next count.
_BASE = 8


def change_of(before: Sequence[int], after: Sequence[int]) -> int:
    """Return, as one number, what counts lose in the places ``before`` and win in those ``after``."""
    won: int = sum(_BASE**place for place in after)
    lost: int = sum(_BASE**place for place in before)
    return won - lost


class Exchanges(Generic[Held]):
    """What members may hold in place of what they hold, by what the counts change with it (``change_of``)."""

    def __init__(self, changes: Iterable[tuple[Held, Held, int]]) -> None:
        self._by_change: dict[int, list[tuple[Held, Held]]] = defaultdict(list)
        for before, after, change in changes:
            self._by_change[change].append((before, after))

    def balanced(self, held: Counter[Held], before: Held, after: Held, change: int) -> Counter[Held] | None:
        """Return what all of ``held`` may be instead, with the same counts, where one has ``after`` for ``before``.

        ``None`` where no other one, nor two others, can make up for it.
        """
        for others in self._balancing(-change):
            taken = Counter([before, *(first for first, _ in others)])
            if taken <= held:
                return held - taken + Counter([after, *(second for _, second in others)])
        return None

    def _balancing(self, needed: int) -> Iterator[tuple[tuple[Held, Held], ...]]:
        for pair in self._by_change.get(needed, ()):
            yield (pair,)
        for change, firsts in self._by_change.items():
            yield from product(firsts, self._by_change.get(needed - change, ()))
