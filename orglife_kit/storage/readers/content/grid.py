"""The cells of one sheet as they are read: what is filled counts, what stands far away is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from orglife_kit.errors import beginning

LAST_ROW = 5_000
LAST_COLUMN = 600
LARGEST_EXACT = 10**15  # a spreadsheet keeps 15 digits; a longer number has lost its end
LONGEST_CELL = 32_767  # characters, as many as a spreadsheet takes
_MOST_CELLS = 150_000  # of a whole file
_MOST_CHARACTERS = 3_000_000  # of a whole file
_MOST_STRAY = 50
_STRAY_NAMED = 5
_MOST_BLOCKS = 2_000  # merged cells
_TEXT_MARKS = re.compile(r'="([^"]*)"|\'(\d+)')  # how a number is kept as text: ="0012", '0012


class TooLargeError(Exception):
    """A sheet or a part holds more than is read."""


@dataclass(frozen=True)
class Cell:
    """The text of a cell, and what is to be known of it.

    ``is_lost``: a number whose last digits are gone. ``is_rounded``: a number that ends in .1 and may have been
    typed with a zero behind it. ``is_mended``: the text is what the sheet shows, not what it keeps.
    ``is_unformatted``: a number of which nobody can tell how it was shown. ``is_computed``: a formula's result.
    """

    text: str
    is_lost: bool = False
    is_rounded: bool = False
    is_mended: bool = False
    is_unformatted: bool = False
    is_computed: bool = False


@dataclass
class Budget:
    """How much of a file may still be read into cells."""

    cells: int = _MOST_CELLS
    characters: int = _MOST_CHARACTERS


@dataclass
class Grid:
    """One sheet under reading. ``put`` raises ``TooLargeError`` when the budget is spent."""

    name: str | None
    budget: Budget
    tells_hidden: bool = True
    has_every_row: bool = True  # of a text a line that goes on with a cell is no row
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    stray: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Keep a cell (row from 1, column from 0) that holds something, if only a space."""
        if row < 1:
            raise ValueError(row)
        if row > LAST_ROW or column >= LAST_COLUMN:
            words = f"（{beginning(cell.text, 10)}）" if cell.text else ""
            self.stray.append(f"{column_letters(column)}{row}{words}")
            if len(self.stray) > _MOST_STRAY:
                raise TooLargeError
            return
        self.budget.cells -= 1
        self.budget.characters -= len(cell.text)
        if self.budget.cells < 0 or self.budget.characters < 0 or len(cell.text) > LONGEST_CELL:
            raise TooLargeError
        self.rows.setdefault(row, {})[column] = cell

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Keep a block of merged cells (rows from 1, columns from 0) that lies where cells are read."""
        if len(self.merged) < _MOST_BLOCKS and top <= LAST_ROW and left < LAST_COLUMN:
            self.merged.append((top, left, min(bottom, LAST_ROW), min(right, LAST_COLUMN - 1)))

    def hide_row(self, row: int) -> None:
        """Keep that a row is hidden."""
        if row <= LAST_ROW:
            self.hidden_rows.add(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Keep that columns (from 0) are hidden."""
        self.hidden_columns.update(range(max(0, first), min(last, LAST_COLUMN - 1) + 1))

    def answer(self) -> dict[str, Any]:
        """Return the sheet as the parent takes it: every row up to the last that holds something."""
        numbers = range(1, max(self.rows, default=0) + 1) if self.has_every_row else sorted(self.rows)
        return {
            "name": self.name,
            "rows": [(number, *_row(self.rows.get(number, {}))) for number in numbers],
            "merged": self.merged,
            "hidden_rows": sorted(self.hidden_rows),
            "hidden_columns": sorted(self.hidden_columns),
            "tells_hidden": self.tells_hidden,
            "stray": self.stray[:_STRAY_NAMED],
            "stray_number": len(self.stray),
        }


def text_cell(text: str) -> Cell:
    """Return a cell of text, without the marks by which a number is kept as text."""
    stripped = text.strip()
    marked = _TEXT_MARKS.fullmatch(stripped)
    if marked is None:
        return Cell(stripped)
    return Cell((marked.group(1) or marked.group(2) or "").strip(), is_mended=True)


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    while column >= 0:
        column, letter = divmod(column, 26)
        letters = chr(ord("A") + letter) + letters
        column -= 1
    return letters


def _row(cells: dict[int, Cell]) -> Sequence[Any]:
    width = max(cells, default=-1) + 1
    filled = sorted(cells.items())
    return (
        [cells[place].text if place in cells else "" for place in range(width)],
        [place for place, cell in filled if cell.is_lost],
        [place for place, cell in filled if cell.is_rounded],
        [place for place, cell in filled if cell.is_mended],
        [place for place, cell in filled if cell.is_unformatted],
        [place for place, cell in filled if cell.is_computed],
    )
