"""Rows written one under the other: values in their columns, merged where they take several, high enough to be read."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from orglife_kit.errors import InputError, Location, notice
from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.cells import CellValue, Count, Share, plain_value, spoken
from orglife_kit.views.reports.geometry import POINT, Geometry
from orglife_kit.views.reports.render.xlsx.grid import SheetGrid
from orglife_kit.views.reports.render.xlsx.looks import FIRST_YEAR, Looks, value_facts
from orglife_kit.views.reports.table_layout import text_lines

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HIGHEST = 400  # points: a row of a spreadsheet is never higher, so that a longer text takes several
_TALL = 150  # points: what stands in such a row is read from its top, and may go on on the next page
_PIXEL = 0.75  # points: a row is so many whole ones high
LONGEST_CELL = 32_767


@dataclass(frozen=True)
class SheetCell:
    """A value from the first to the last of some columns, over so many rows, and how it looks."""

    value: CellValue
    first: int
    last: int
    look: tuple[tuple[str, Any], ...] = ()
    rows: int = 1

    @property
    def facts(self) -> dict[str, Any]:
        """How it looks, for a format."""
        return dict(self.look)


class SheetRows:
    """Writes rows into one worksheet and knows the next free one."""

    def __init__(
        self, sheet: Worksheet, looks: Looks, grid: SheetGrid, measures: Geometry, language: str
    ) -> None:
        self.sheet = sheet
        self.looks = looks
        self.grid = grid
        self.measures = measures
        self.language = language
        self.row = 0
        self.breaks: list[int] = []
        self.further: list[int] = []  # rows of a table that begin a page
        self.leading: list[int] = []  # rows of a table that stay with the one under them: heads, sections
        self.heights: list[float] = []  # of every row, in points

    @property
    def last_column(self) -> int:
        """The last column of the sheet."""
        return len(self.grid.edges) - 2

    def words(self, text: str, *, size: float | None = None, height: float = 0, **facts: Any) -> None:
        """Write a text across the whole sheet; one that is longer than a cell goes on in the next row."""
        size = size or self.measures.small
        pieces = [text[start : start + LONGEST_CELL] for start in range(0, len(text), LONGEST_CELL)] or [""]
        for piece in pieces:
            look = tuple(({"font_size": size} | facts).items())
            self.cells([SheetCell(piece, 0, self.last_column, look)], size=size, least=height)

    def space(self, height: float) -> None:
        """Leave room of so many points."""
        self._set_heights([min(max(height, 1), HIGHEST)])
        self.row += 1

    def cells(self, cells: Sequence[SheetCell], *, size: float | None = None, least: float = 0) -> None:
        """Write one row of cells; where it is higher than a row can be, it takes several, each cell merged."""
        size = size or self.measures.small
        height = max([least, *(self._height(cell, size) for cell in cells if cell.rows == 1)])
        parts = max(1, ceil(height / HIGHEST))
        self._set_heights([height / parts] * parts)
        stands = {"valign": "top"} if height > _TALL else {}
        for cell in cells:
            last = self.row + parts - 1 if cell.rows == 1 else self.row + cell.rows - 1
            self._write(cell, last, stands if cell.rows == 1 else {})
        self.row += parts

    def _set_heights(self, heights: Sequence[float]) -> None:
        whole = [ceil(height / _PIXEL) * _PIXEL for height in heights]
        for row, height in enumerate(whole, self.row):
            self.sheet.set_row(row, height)
        self.heights += whole

    def _height(self, cell: SheetCell, size: float) -> float:
        text = spoken(cell.value, self.language)
        characters = self.grid.width(cell.first, cell.last) / (size * POINT / 2)
        pitch = size * self.measures.small_pitch / self.measures.small
        return text_lines(text, characters) * pitch + 5

    def _write(self, cell: SheetCell, last_row: int, facts: dict[str, Any]) -> None:
        look = self.looks.of(**(value_facts(cell.value, self.language) | facts | cell.facts))
        if cell.last > cell.first or last_row > self.row:
            self.sheet.merge_range(self.row, cell.first, last_row, cell.last, "", look)
        write_value(self.sheet, self.row, cell.first, cell.value, look, self.language)


def write_value(sheet: Worksheet, row: int, column: int, value: CellValue, look: Any, language: str) -> None:
    """Write a value as what it is; text is only ever text.

    Raises ``InputError`` (``cell_too_long``) for a text that no cell holds.
    """
    shown = plain_value(value)
    if shown is None or shown == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(shown, Count):
        sheet.write_number(row, column, shown.number, look)
    elif isinstance(shown, Share):
        sheet.write_number(row, column, shown.part / shown.whole, look)
    elif isinstance(shown, int):
        sheet.write_number(row, column, shown, look)
    elif isinstance(shown, datetime.date) and shown.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, datetime.datetime.combine(shown, datetime.time()), look)
    else:
        text = spoken(shown, language)
        if len(text) > LONGEST_CELL:
            raise InputError(notice("cell_too_long", Location(row=row + 1)))
        sheet.write_string(row, column, text, look)
