"""The columns of a worksheet: the edges of its tables, which everything else is fitted to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

_DIVIDED = 200  # how much worse than one that is too wide
_NEAR = 3.0  # millimetres: two edges this close are one


class SheetGrid:
    """The edges of a sheet's columns in millimetres, from 0 to the room; ``is_free`` where no long table fixes them."""

    def __init__(self, room: float, tables: Sequence[Sequence[float]], *, is_free: bool) -> None:
        self.is_free = is_free
        # LibreOffice cuts a sheet of one column that is wider than the page, and scales one of several
        self.edges = [0.0, room] if tables else [0.0, room / 2, room]
        for widths in sorted(tables, key=len, reverse=True):
            whole = sum(widths)
            for edge in accumulate(widths[:-1]):
                self._add(edge * room / whole)

    def _add(self, edge: float) -> None:
        if all(abs(edge - known) >= _NEAR for known in self.edges):
            self.edges = sorted([*self.edges, edge])

    @property
    def widths(self) -> list[float]:
        """How wide each column is."""
        return [right - left for left, right in pairwise(self.edges)]

    def spans_at(self, widths: Sequence[float]) -> list[tuple[int, int]]:
        """Return the first and last column of each part of a table whose edges are in the grid."""
        room, whole = self.edges[-1], sum(widths)
        places = [0]
        for edge in accumulate(widths):
            wanted = edge * room / whole
            places.append(min(range(len(self.edges)), key=lambda place: abs(self.edges[place] - wanted)))
        return [(left, max(left, right - 1)) for left, right in pairwise(places)]

    def fitted(self, wanted: Sequence[float], labels: Sequence[bool]) -> list[tuple[int, int]] | None:
        """Return columns for parts of about ``wanted`` millimetres, in order; nothing where there are too few.

        ``labels`` says which parts are words that should not be divided.
        """
        count, parts = len(self.edges) - 1, len(wanted)
        if parts > count:
            return None
        best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
        for number, width in enumerate(wanted):
            reached: dict[int, tuple[float, int]] = {}
            for start, (cost, _) in best[-1].items():
                for end in range(start + 1, count - (parts - number - 1) + 1):
                    own = self.edges[end] - self.edges[start]
                    loss = (own - width) ** 2 * (_DIVIDED if own < width and labels[number] else 1)
                    if end not in reached or cost + loss < reached[end][0]:
                        reached[end] = (cost + loss, start)
            best.append(reached)
        ends = [count]
        for reached in reversed(best[1:]):
            ends.append(reached[ends[-1]][1])
        ends.reverse()
        return [(left, right - 1) for left, right in pairwise(ends)]

    def divide(self, widths: Sequence[float]) -> None:
        """Add the edges of parts that found too few columns."""
        for edge in accumulate(widths[:-1]):
            self._add(edge)

    def mark_right(self, width: float) -> None:
        """Add an edge where ``width`` is left to the right, unless there is one about there."""
        room = self.edges[-1]
        if not any(width - _NEAR <= room - edge <= 2 * width for edge in self.edges):
            self._add(room - width)

    def width(self, first: int, last: int) -> float:
        """Return how wide the columns from ``first`` to ``last`` are together."""
        return self.edges[last + 1] - self.edges[first]
