"""A table as cells in their places: heads in one or two rows, merges, sections, the rows that may be divided."""

from __future__ import annotations

import dataclasses
from itertools import zip_longest
from math import ceil

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.cells import Above, CellValue, spoken
from orglife_kit.views.reports.geometry import POINT, Geometry
from orglife_kit.views.reports.layout import cell_align, column_align, column_widths, text_width
from orglife_kit.views.reports.model import Section, Table

_LAST_LINES = 3  # of a long text, that go along with what follows the table
_FIRST, _FURTHER = (
    0.72,
    0.88,
)  # of a page, for the rows of a table in two halves: below a title, and on further pages
_DIVIDED_FROM = 8  # lines: a shorter row stays whole


@dataclass(frozen=True)
class HeadCell:
    """One head: over how many columns and rows it stands."""

    text: str
    column: int
    columns: int = 1
    rows: int = 1
    align: str = "center"
    of_group: bool = False


@dataclass(frozen=True)
class BodyCell:
    """One cell: its value, how it is read, over how many rows it stands, the side that has no line."""

    value: CellValue
    text: str
    column: int
    rows: int
    align: str
    open: str = ""


@dataclass(frozen=True)
class BodyRow:
    """One row: its cells but those that belong to the ones above; or the words of a section."""

    number: int
    cells: tuple[BodyCell, ...]
    section: str | None = None
    lines: int = 1
    divided: bool = False


@dataclass(frozen=True)
class TableLayout:
    """A table ready to be drawn; ``widths`` in millimetres, no ``heads`` where every one is empty.

    ``half_widths`` are those of each part where it is set in two columns. Where a row is so long that it may be
    divided, the cells of all rows stand at the top.
    """

    widths: tuple[float, ...]
    half_widths: tuple[float, ...]
    heads: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[BodyRow, ...]
    totals: tuple[BodyCell, ...]

    @property
    def from_top(self) -> bool:
        """Whether what stands in the cells begins at their top."""
        return any(row.divided for row in self.rows)


def lay_out(table: Table, measures: Geometry, language: str = "zh_CN") -> TableLayout:
    """Return ``table`` with every cell in its place."""
    widths = column_widths(table, measures, language)
    rows = tuple(_body_row(table, number, widths, measures, language) for number in range(len(table.rows)))
    totals = tuple(
        BodyCell(value, spoken(value, language), place, 1, cell_align(table.columns[place], value))
        for place, value in enumerate(table.totals)
    )
    halves = column_widths(table, measures, language, measures.half) if table.side_by_side else ()
    return TableLayout(widths, halves, head_rows(table), rows, totals)


def is_halved(table: Table, measures: Geometry) -> bool:
    """Return whether a table is set in two halves beside each other: it may be, and is higher than most of a page."""
    return table.side_by_side and len(table.rows) > _rows_of_page(table, measures)


def beside(
    table: Table, plan: TableLayout, measures: Geometry
) -> tuple[list[tuple[BodyRow | None, ...]], frozenset[int]]:
    """Return the rows of a table, each alone or in pairs, and which of those lines begin a further page.

    Page by page the first half stands left of the second.
    """
    if not is_halved(table, measures):
        return [(row,) for row in plan.rows], frozenset()
    lines: list[tuple[BodyRow | None, ...]] = []
    further: list[int] = []
    start, of_page = 0, _rows_of_page(table, measures)
    while start < len(plan.rows):
        further += [len(lines)] if lines else []
        room = (_FURTHER if further else _FIRST) * measures.body
        while of_page > 1 and _height(table, plan, measures, start, of_page) > room:
            of_page -= 1
        page = plan.rows[start : start + 2 * of_page]
        half = (len(page) + 1) // 2
        lines += zip_longest(page[:half], page[half:])
        start, of_page = start + 2 * of_page, _rows_of_page(table, measures, _FURTHER)
    return lines, frozenset(further)


def _height(table: Table, plan: TableLayout, measures: Geometry, start: int, of_page: int) -> float:
    """Return how high the rows of a page in two halves are, in millimetres; a long name has several lines."""
    page = plan.rows[start : start + 2 * of_page]
    half = (len(page) + 1) // 2
    lines = [
        max(text_lines(cell.text, measures.characters(plan.half_widths[cell.column])) for cell in row.cells)
        for row in page
    ]
    pairs = zip_longest(lines[:half], lines[half:], fillvalue=1)
    least = max(table.row_height, (measures.small_pitch + 5) * POINT)
    return sum(max(least, (max(pair) * measures.small_pitch + 5) * POINT) for pair in pairs)


def _rows_of_page(table: Table, measures: Geometry, share: float = _FIRST) -> int:
    height = max(table.row_height, (measures.small_pitch + 5) * POINT)
    return max(1, int(share * measures.body / height))


def head_rows(table: Table) -> tuple[tuple[HeadCell, ...], ...]:
    """Return the rows of heads, the upper first; none where every head is empty."""
    columns = table.columns
    if not any(column.header or column.group for column in columns):
        return ()
    grouped = any(column.group for column in columns)
    upper: list[HeadCell] = []
    lower: list[HeadCell] = []
    place = 0
    while place < len(columns):
        column, wide = columns[place], 1
        if not column.group:
            align = column_align(column)
            upper.append(HeadCell(column.header, place, 1, 2 if grouped else 1, align))
        else:
            while place + wide < len(columns) and columns[place + wide].group == column.group:
                wide += 1
            upper.append(HeadCell(column.group, place, wide, of_group=True))
            lower += [HeadCell(columns[one].header, one) for one in range(place, place + wide)]
        place += wide
    return (tuple(upper), tuple(lower)) if grouped else (tuple(upper),)


def _body_row(
    table: Table, number: int, widths: tuple[float, ...], measures: Geometry, language: str
) -> BodyRow:
    row = table.rows[number]
    if isinstance(row, Section):
        return BodyRow(number, (), row.title)
    held = {cell.column for cell in table.contents if cell.row == number}
    cells = []
    lines = 1
    for place, value in enumerate(row):
        if isinstance(value, Above):
            continue
        text = spoken(value, language)
        cells.append(
            BodyCell(
                value,
                text,
                place,
                _merged_rows(table, number, place),
                cell_align(table.columns[place], value),
            )
        )
        lines = max(lines, text_lines(text, measures.characters(widths[place])))
    divided = bool(held) or lines > _DIVIDED_FROM
    return BodyRow(number, tuple(cells), lines=lines, divided=divided)


def ending_of(row: BodyRow, widths: tuple[float, ...], measures: Geometry) -> tuple[BodyRow, ...]:
    """Return a very long row as two, the second with the last lines of its texts; nothing where it is not that long."""
    if not row.divided or any(cell.rows > 1 for cell in row.cells):
        return ()
    above, below = [], []
    for cell in row.cells:
        characters = measures.characters(widths[cell.column])
        cut = len(cell.text)
        if isinstance(cell.value, str) and text_lines(cell.text, characters) > _DIVIDED_FROM:
            cut = _sentence_end(cell.text, cut - int(_LAST_LINES * characters / 2))
        above.append(dataclasses.replace(cell, text=cell.text[:cut], open="bottom"))
        below.append(dataclasses.replace(cell, text=cell.text[cut:], open="top"))
    first, second = dataclasses.replace(row, cells=tuple(above)), dataclasses.replace(row, cells=tuple(below))
    return (first, dataclasses.replace(second, divided=False))


def _sentence_end(text: str, about: int) -> int:
    """Return where a sentence ends near ``about``, so that the gap at the end of its line is no surprise."""
    ends = [
        place + 1 for place, sign in enumerate(text) if sign in "。；！？，、" and abs(place - about) < 25
    ]
    return min(ends, key=lambda place: abs(place - about), default=max(about, 0))


def _merged_rows(table: Table, number: int, place: int) -> int:
    rows = 1
    for row in table.rows[number + 1 :]:
        if isinstance(row, Section) or not isinstance(row[place], Above):
            break
        rows += 1
    return rows


def text_lines(text: str, characters: float) -> int:
    """Return how many lines ``text`` takes at the most where so many half-width characters stand on one."""
    room = max(characters - 2, 2)
    return sum(max(1, ceil(text_width(line) * 1.04 / room)) for line in text.split("\n"))
