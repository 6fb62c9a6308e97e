"""What goes out to a wider circle is attacked by trying every table that it could be (small cases, exhaustively)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orglife_kit.errors import RefusedError
from orglife_kit.rollup.public.groups import OUTCOME_STEPS
from orglife_kit.rollup.public.hiding import Cell, Numbers, Secret, bounds, hidden_cells
from orglife_kit.rollup.public.publication import (
    PublicYear,
    public_year,
    publication_data,
    publication_of,
)
from orglife_kit.rollup.rolled_up import open_rollup
from orglife_kit.rollup.totals import DIMENSIONS, OUTCOMES

SMALLEST = 3


def margins(numbers: Numbers) -> tuple[list[int], list[int]]:
    """Return the sums of rows and columns."""
    return [sum(line) for line in numbers], [sum(line) for line in zip(*numbers, strict=True)]


def possible(numbers: Numbers, hidden: frozenset[Cell]) -> Iterator[dict[Cell, int]]:
    """Yield every filling of the hidden cells by whole numbers from 0 that the page allows."""
    rows, columns = margins(numbers)
    cells = sorted(hidden)
    left_rows = [
        total - sum(n for column, n in enumerate(numbers[row]) if (row, column) not in hidden)
        for row, total in enumerate(rows)
    ]
    left_columns = [
        total - sum(line[column] for row, line in enumerate(numbers) if (row, column) not in hidden)
        for column, total in enumerate(columns)
    ]

    def fill(place: int, filled: dict[Cell, int]) -> Iterator[dict[Cell, int]]:
        if place == len(cells):
            if not any(left_rows) and not any(left_columns):
                yield dict(filled)
            return
        row, column = cells[place]
        for number in range(min(left_rows[row], left_columns[column]) + 1):
            left_rows[row] -= number
            left_columns[column] -= number
            filled[row, column] = number
            yield from fill(place + 1, filled)
            left_rows[row] += number
            left_columns[column] += number

    return fill(0, {})


def reached(numbers: Numbers, hidden: frozenset[Cell]) -> dict[Cell, set[int]]:
    """Return every number that each hidden cell can be."""
    found: dict[Cell, set[int]] = {cell: set() for cell in hidden}
    for filling in possible(numbers, hidden):
        for cell, number in filling.items():
            found[cell].add(number)
    return found


def tables(most: int) -> st.SearchStrategy[list[list[int]]]:
    """Return tables of two or three rows and columns; how many fillings there are grows fast with ``most``."""
    return st.tuples(st.integers(2, 3), st.integers(2, 3)).flatmap(
        lambda size: st.lists(
            st.lists(st.integers(0, most), min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        )
    )


@given(tables(4))
@settings(max_examples=150, deadline=None)
def test_no_small_cell_can_be_worked_out(numbers: list[list[int]]) -> None:
    """Whoever tries every table that fits the page finds for each small cell several numbers, one of them not small."""
    hidden = hidden_cells([Secret(numbers)], SMALLEST)
    assume(hidden is not None)
    assert hidden is not None
    found = reached(numbers, hidden)
    for cell in Secret(numbers).small(SMALLEST):
        assert cell in hidden
        assert len(found[cell]) > 1
        assert max(found[cell]) >= SMALLEST


@given(tables(3), st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=7))
@settings(max_examples=150, deadline=None)
def test_the_bounds_are_those_of_trying_everything(numbers: list[list[int]], cells: set[Cell]) -> None:
    """The flow finds how far each hidden cell can go, exactly."""
    hidden = frozenset(cell for cell in cells if cell[0] < len(numbers) and cell[1] < len(numbers[0]))
    for cell, values in reached(numbers, hidden).items():
        assert bounds(Secret(numbers), hidden, cell) == (min(values), max(values))


def test_every_table_of_a_small_kind() -> None:
    """All 2 × 2 tables up to 5, without leaving one out."""
    for flat in itertools.product(range(6), repeat=4):
        numbers = [flat[:2], flat[2:]]
        hidden = hidden_cells([Secret(numbers)], SMALLEST)
        if hidden is None:
            continue
        found = reached(numbers, hidden)
        assert all(max(found[cell]) >= SMALLEST for cell in Secret(numbers).small(SMALLEST))


SMALL = st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=2, max_size=2)


@given(SMALL, SMALL)
@settings(max_examples=200, deadline=None)
def test_subtracting_two_pages_tells_no_small_difference(
    first: list[list[int]], added: list[list[int]]
) -> None:
    """Both pages and all that they could be: of what came in between no small number can be worked out."""
    before = hidden_cells([Secret(first)], SMALLEST)
    assume(before is not None)
    assert before is not None
    both = [[a + b for a, b in zip(*lines, strict=True)] for lines in zip(first, added, strict=True)]
    difference = Secret(added, hidden_before=before)
    hidden = hidden_cells([Secret(both), difference], SMALLEST)
    assume(hidden is not None)
    assert hidden is not None
    unknown = hidden | before
    found = reached(added, unknown)
    for cell in difference.small(SMALLEST):
        assert cell in unknown
        assert len(found[cell]) > 1
        assert max(found[cell]) >= SMALLEST


def told(by: dict[str, dict[str, dict[str, int]]], year: int = 2024) -> dict[str, object]:
    """Return a year of a roll-up whose members are counted in ``by`` (dimension, value, outcome)."""
    first = next(iter(by.values()))
    outcomes = {name: sum(entry.get(name, 0) for entry in first.values()) for name in OUTCOMES}
    made: dict[str, object] = {"year": year, "outcomes": outcomes}
    for dimension in DIMENSIONS:
        made[f"by_{dimension}"] = [
            {dimension: value, "outcomes": {name: counts.get(name, 0) for name in OUTCOMES}}
            for value, counts in by.get(dimension, first).items()
        ]
    return made


NATION = {
    "gender": {
        "男": {"EXCELLENT": 40, "QUALIFIED": 90, "BASICALLY_QUALIFIED": 3, "UNGRADED": 9},
        "女": {"EXCELLENT": 20, "QUALIFIED": 30, "BASICALLY_QUALIFIED": 4, "UNGRADED": 2},
    }
}


def test_groups_that_are_too_small_are_put_together() -> None:
    """By fixed steps: a grade that few have stands with the others; the sums stay exact."""
    made = public_year(told(NATION))
    assert set(made.outcomes) in [set(step) for step in OUTCOME_STEPS]
    assert made.members == 198
    assert min(made.outcomes.values()) >= made.smallest
    table = made.table("gender")
    assert table is not None
    for line, shown in zip(table.numbers, table.shown(), strict=True):
        assert all(number is None or number >= made.smallest for number in shown)
        assert sum(line) in made.outcomes.values()


def test_the_same_numbers_go_out_as_the_same_page() -> None:
    """However often, also read back from what was kept."""
    first = public_year(told(NATION))
    kept = publication_of(publication_data(first))
    assert kept == first
    assert public_year(told(NATION), [kept]) == first


@pytest.mark.parametrize("change", [{"EXCELLENT": 41}, {"QUALIFIED": 91}, {"QUALIFIED": 91, "EXCELLENT": 39}])
def test_a_page_that_differs_by_a_few_does_not_go_out(change: dict[str, int]) -> None:
    """One member more, or one grade corrected: the subtraction would tell whose."""
    first = public_year(told(NATION))
    later = {"gender": {**NATION["gender"], "男": NATION["gender"]["男"] | change}}
    with pytest.raises(RefusedError) as refused:
        public_year(told(later), [first])
    assert refused.value.notices[0].code == "public_difference"


def test_a_page_that_differs_by_many_goes_out_with_what_is_between_hidden() -> None:
    """A whole county more: both pages together still hide each small number of it."""
    first = public_year(told(NATION))
    later = {
        "gender": {
            "男": {name: number + 20 for name, number in NATION["gender"]["男"].items()},
            "女": {"EXCELLENT": 21, "QUALIFIED": 60, "BASICALLY_QUALIFIED": 24, "UNGRADED": 22},
        }
    }
    second = public_year(told(later), [first])
    before, after = first.table("gender"), second.table("gender")
    assert before is not None
    assert after is not None
    row, column = after.rows.index("EXCELLENT"), after.columns.index("女")
    assert (row, column) in after.hidden | before.hidden  # one woman more: hidden on one of the two pages


def test_too_few_in_all_are_refused() -> None:
    """Then there is nothing to publish."""
    few = {"gender": {"男": {"QUALIFIED": 4}, "女": {"QUALIFIED": 3}}}
    with pytest.raises(RefusedError) as refused:
        public_year(told(few))
    assert refused.value.notices[0].code == "public_too_few"


def test_a_nation(collected: Path) -> None:
    """Of what was collected: no shown number is small, and each hidden one is attacked."""
    with open_rollup(collected) as found:
        year = found.totals("2025-05-01")["years"][-1]
    made = public_year(year)
    assert isinstance(made, PublicYear)
    assert made.tables
    for table in made.tables:
        secret = Secret(table.numbers)
        for cell in secret.small(made.smallest):
            least, most = bounds(secret, table.hidden, cell)
            assert least is not None
            assert most is not None
            assert most >= made.smallest
            assert least < most
