"""The tables of one year for a wider circle, and what went out before, which no subtraction may open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from orglife_kit.errors import refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rollup.public.groups import OUTCOME_STEPS, Groups, grouped, steps_of
from orglife_kit.rollup.public.hiding import Secret, hidden_cells
from orglife_kit.rollup.totals import DIMENSIONS

SMALLEST = 5


@dataclass(frozen=True)
class PublicTable:
    """Members by outcome and one dimension; ``hidden`` cells (row, column) are not shown, all margins are."""

    dimension: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    numbers: tuple[tuple[int, ...], ...]
    hidden: frozenset[tuple[int, int]]

    def shown(self) -> list[list[int | None]]:
        """Return the numbers with nothing in the cells that are hidden."""
        return [
            [None if (row, column) in self.hidden else number for column, number in enumerate(line)]
            for row, line in enumerate(self.numbers)
        ]


@dataclass(frozen=True)
class PublicYear:
    """What goes out of one year; a dimension whose groups are too small has no table."""

    year: int
    smallest: int
    outcomes: dict[str, int]
    tables: tuple[PublicTable, ...]

    @property
    def members(self) -> int:
        """All members."""
        return sum(self.outcomes.values())

    def table(self, dimension: str) -> PublicTable | None:
        """Return the table of a dimension."""
        return next((table for table in self.tables if table.dimension == dimension), None)


def public_year(
    told: Mapping[str, Any], before: Sequence[PublicYear] = (), smallest: int = SMALLEST
) -> PublicYear:
    """Return what of a year of a roll-up may go out, after what went out ``before`` of the same year.

    Raises ``RefusedError``: ``public_too_few`` where there are fewer than the smallest group in all,
    ``public_difference`` where less than that lies between the numbers and those of an earlier publication.
    """
    before = [earlier for earlier in before if earlier.year == told["year"]]
    if before:
        groups = next(step for step in OUTCOME_STEPS if set(step) == set(before[-1].outcomes))
        outcomes = grouped(told["outcomes"], groups)
        _check_difference([earlier.outcomes for earlier in before], outcomes, smallest)
        if min(outcomes.values()) < smallest:
            raise refuse("public_difference", smallest=smallest)
    else:
        found = _finest(told["outcomes"], OUTCOME_STEPS, smallest)
        if found is None:
            raise refuse("public_too_few", smallest=smallest)
        groups, outcomes = found
    tables = (
        _table(told, dimension, groups, [earlier.table(dimension) for earlier in before], smallest)
        for dimension in DIMENSIONS
    )
    return PublicYear(told["year"], smallest, outcomes, tuple(table for table in tables if table is not None))


def _finest(
    numbers: Mapping[str, int], steps: Iterable[Groups], smallest: int
) -> tuple[Groups, dict[str, int]] | None:
    for groups in steps:
        made = grouped(numbers, groups)
        if min(made.values(), default=0) >= smallest:
            return groups, made
    return None


def _check_difference(before: Iterable[Mapping[str, int]], now: Mapping[str, int], smallest: int) -> None:
    """Raise ``RefusedError`` where subtracting what went out before tells of a small group, or of nobody."""
    for earlier in before:
        differences = [now.get(name, 0) - number for name, number in earlier.items()]
        if any(differences) and min(map(abs, differences)) < smallest:
            raise refuse("public_difference", smallest=smallest)


def _table(
    told: Mapping[str, Any],
    dimension: str,
    groups: Groups,
    before: Sequence[PublicTable | None],
    smallest: int,
) -> PublicTable | None:
    entries = {entry[dimension]: entry["outcomes"] for entry in told[f"by_{dimension}"]}
    totals = {value: sum(outcomes.values()) for value, outcomes in entries.items()}
    steps = steps_of(dimension, list(entries))
    if before:
        if before[-1] is None:
            return None  # a table that comes late is one that tells more than the page before
        steps = tuple(step for step in steps if tuple(step) == before[-1].columns)
    found = _finest(totals, steps, smallest)
    if found is None or len(found[1]) < 2 or len(groups) < 2:
        return None
    columns = found[0]
    by_column = [
        grouped(
            {name: sum(entries.get(value, {}).get(name, 0) for value in values) for name in _names(groups)},
            groups,
        )
        for values in columns.values()
    ]
    numbers = tuple(tuple(column[row] for column in by_column) for row in groups)
    secrets = [Secret(numbers), *_differences(numbers, before)]
    hidden = _hidden_before(numbers, before) or _hidden(secrets, smallest)
    if hidden is None:
        return None
    return PublicTable(dimension, tuple(groups), tuple(columns), numbers, hidden)


def _names(groups: Groups) -> list[str]:
    return [name for values in groups.values() for name in values]


def _hidden_before(
    numbers: tuple[tuple[int, ...], ...], before: Sequence[PublicTable | None]
) -> frozenset[tuple[int, int]] | None:
    """Return what was hidden when the same numbers went out, so that the same page goes out again."""
    return next((table.hidden for table in before if table is not None and table.numbers == numbers), None)


def _differences(numbers: tuple[tuple[int, ...], ...], before: Sequence[PublicTable | None]) -> list[Secret]:
    made = []
    for table in before:
        if table is None or table.numbers == numbers:
            continue
        lines = [
            [now - then for now, then in zip(line, earlier, strict=True)]
            for line, earlier in zip(numbers, table.numbers, strict=True)
        ]
        nested = min(number for line in lines for number in line) >= 0
        made.append(Secret(lines, nonnegative=nested, hidden_before=table.hidden))
    return made


def _hidden(secrets: Sequence[Secret], smallest: int) -> frozenset[tuple[int, int]] | None:
    """Return the cells to hide, ``None`` where a margin between two publications is small already."""
    for secret in secrets[1:]:
        margins = [sum(line) for line in secret.numbers] + [
            sum(line) for line in zip(*secret.numbers, strict=True)
        ]
        if min(map(abs, margins)) < smallest:
            return None
    return hidden_cells(secrets, smallest)


def publication_data(year: PublicYear) -> dict[str, Any]:
    """Return what went out as JSON values, with the numbers that were hidden: it stays with the supervisor."""
    tables = [{**vars(table), "hidden": sorted(map(list, table.hidden))} for table in year.tables]
    return {"year": year.year, "smallest": year.smallest, "outcomes": year.outcomes, "tables": tables}


def publication_of(data: Mapping[str, Any]) -> PublicYear:
    """Return what ``publication_data`` was made of; raises ``KeyError``, ``TypeError`` for anything else."""
    tables = tuple(
        PublicTable(
            table["dimension"],
            tuple(table["rows"]),
            tuple(table["columns"]),
            tuple(map(tuple, table["numbers"])),
            frozenset((row, column) for row, column in table["hidden"]),
        )
        for table in data["tables"]
    )
    return PublicYear(data["year"], data["smallest"], dict(data["outcomes"]), tables)
