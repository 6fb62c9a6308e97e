"""Which cells of a table with published margins are hidden, so that no small one can be worked out.

A table's rows and columns add up to margins that are all published. A cell below the smallest size is hidden, zero
too; then further cells, until for each small cell the margins and the shown cells still allow a number that is not
small, and more than one number. How far a hidden cell can go is a maximum flow along hidden cells: raised here, it is
lowered in its column, raised in that row, and so on back to its own row (transportation polytope).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orglife_kit.frozen import dataclass

Cell = tuple[int, int]
Numbers = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Secret:
    """Numbers whose margins are known; ``nonnegative`` unless they are differences that may be less than nothing.

    ``hidden_before`` are cells that an earlier publication hides, so that of a difference they are not known either.
    """

    numbers: Numbers
    nonnegative: bool = True
    hidden_before: frozenset[Cell] = frozenset()

    def cells(self) -> Iterator[Cell]:
        """Yield every cell."""
        return ((row, column) for row, line in enumerate(self.numbers) for column in range(len(line)))

    def at(self, cell: Cell) -> int:
        """Return the number in a cell."""
        return self.numbers[cell[0]][cell[1]]

    def small(self, smallest: int) -> set[Cell]:
        """Return the cells with fewer than ``smallest``, whatever their sign."""
        return {cell for cell in self.cells() if abs(self.at(cell)) < smallest}


def hidden_cells(secrets: Sequence[Secret], smallest: int) -> frozenset[Cell] | None:
    """Return the cells to hide in a new table, ``None`` where even hiding all of them is not enough.

    ``secrets`` are the table itself, then what it is more than each table that was published before.
    """
    table = secrets[0]
    hidden = set().union(*(secret.small(smallest) for secret in secrets))
    while True:
        unsafe = next(_unsafe(secrets, hidden, smallest), None)
        if unsafe is None:
            return frozenset(hidden)
        shown = [cell for cell in table.cells() if cell not in hidden]
        if not shown:
            return None
        # first in its own row or column, of those the smallest: the least is lost
        hidden.add(min(shown, key=lambda cell: (_far(cell, unsafe), abs(table.at(cell)), cell)))


def _far(cell: Cell, other: Cell) -> bool:
    return cell[0] != other[0] and cell[1] != other[1]


def _unsafe(secrets: Iterable[Secret], hidden: set[Cell], smallest: int) -> Iterator[Cell]:
    """Yield the small cells that can be worked out, or that can be told to be small."""
    for secret in secrets:
        unknown = hidden | secret.hidden_before
        for cell in sorted(secret.small(smallest)):
            least, most = bounds(secret, unknown, cell)
            is_known = cell not in unknown or (least is not None and least == most)
            is_below = most is not None and most < smallest
            if is_known or (is_below and (least is None or least > -smallest)):
                yield cell


def bounds(secret: Secret, hidden: Iterable[Cell], cell: Cell) -> tuple[int | None, int | None]:
    """Return from where to where a hidden cell can go, given the margins and the cells that are shown.

    ``None`` is no bound. A shown cell can be nothing but what it is.
    """
    unknown = set(hidden)
    value = secret.at(cell)
    if cell not in unknown:
        return value, value
    more = _flow(secret, unknown - {cell}, cell, raising=True)
    less = _flow(secret, unknown - {cell}, cell, raising=False)
    if secret.nonnegative and less is not None:
        less = min(less, value)
    elif secret.nonnegative:
        less = value
    return None if less is None else value - less, None if more is None else value + more


def _flow(secret: Secret, hidden: set[Cell], cell: Cell, *, raising: bool) -> int | None:
    """Return by how much a cell can be raised or lowered, ``None`` for any amount."""
    import networkx

    graph = networkx.DiGraph()
    row, column = cell
    graph.add_nodes_from([("row", row), ("column", column)])
    for other in hidden:
        above, below = ("row", other[0]), ("column", other[1])
        lowered = {"capacity": secret.at(other)} if secret.nonnegative else {}
        # from the column a raised cell is made up for by lowering, from the row by raising
        graph.add_edge(below, above, **(lowered if raising else {}))
        graph.add_edge(above, below, **({} if raising else lowered))
    try:
        return int(networkx.maximum_flow_value(graph, ("column", column), ("row", row)))
    except networkx.NetworkXUnbounded:
        return None
