"""A table as open documents have it (.ods), as a stream: a repetition of nothing is skipped, never unrolled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from orglife_kit.storage.readers.content.archive import Archive
from orglife_kit.storage.readers.content.grid import (
    LARGEST_EXACT,
    Budget,
    Cell,
    Grid,
    TooLargeError,
    text_cell,
)
from orglife_kit.storage.readers.content.number_format import plain_number
from orglife_kit.storage.readers.content.workbook import Workbook
from orglife_kit.storage.readers.content.xml_events import Text, attribute, local_name, read_events

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_MONTH = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*月?")  # shown without its day
_MOST_REPEATED = 1 << 24
_BETWEEN = {"s": " ", "tab": "\t", "line-break": "\n"}
_ASIDE = {"annotation", "shapes", "tracked-changes"}  # remarks and pictures are no part of a cell's text


def is_locked(archive: Archive) -> bool:
    """Return whether the document says that it is encrypted."""
    found: list[str] = []

    def start(element: str, _: Mapping[str, str]) -> None:
        if local_name(element) == "encryption-data":
            found.append(element)

    if _MANIFEST in archive:
        read_events(archive.open(_MANIFEST), start)
    return bool(found)


def read_document(archive: Archive) -> Workbook:
    """Return the tables of the document; hidden ones and those that are too large are named, not read."""
    reading = _Document()
    read_events(archive.open(CONTENT), reading.start, reading.end, reading.text)
    return reading.found


class _Document:
    """A document under reading."""

    def __init__(self) -> None:
        self.found = Workbook(is_workbook=False)
        self.text = Text()
        self._budget = Budget()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._grid: Grid | None = None
        self._depth = 0  # tables inside a cell's pictures are no sheets
        self._aside = 0
        self._row, self._row_repeated = 0, 1
        self._column = 0
        self._cells: list[tuple[int, int, Cell]] = []
        self._cell: dict[str, str] = {}
        self._paragraphs = 0

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        """Take a beginning tag."""
        kind = local_name(element)
        if kind == "spreadsheet":
            self.found.is_workbook = True
        elif kind == "style":
            self._style = attribute(attributes, "name")
        elif kind == "table-properties" and attribute(attributes, "display") == "false":
            self._hidden_styles.add(self._style)
        elif kind in _ASIDE:
            self._aside += 1
        elif kind == "table":
            self._depth += 1
            if self._depth == 1:
                self._begin_sheet(attributes)
        elif self._grid is not None and self._depth == 1 and not self._aside:
            self._inside(kind, attributes)

    def _begin_sheet(self, attributes: Mapping[str, str]) -> None:
        name = attribute(attributes, "name")
        self._row = 0
        if attribute(attributes, "style-name") in self._hidden_styles:
            self.found.hidden.append(name)
        else:
            self._grid = Grid(name, self._budget, tells_hidden=False)

    def _inside(self, kind: str, attributes: Mapping[str, str]) -> None:
        if kind == "table-row":
            self._row_repeated = _repeated(attributes, "number-rows-repeated")
            self._column = 0
            self._cells = []
        elif kind in ("table-cell", "covered-table-cell"):
            self._cell = {local_name(name): value for name, value in attributes.items()}
            self._paragraphs = 0
            self.text.take()
        elif kind == "p":
            if self._paragraphs:
                self.text.pieces.append("\n")
            self._paragraphs += 1
            self.text.is_wanted = True
        elif kind in _BETWEEN and self.text.is_wanted:
            self.text.add(_BETWEEN[kind] * min(_repeated(attributes, "c"), 100))

    def end(self, element: str) -> None:
        """Take an ending tag."""
        kind = local_name(element)
        if kind in _ASIDE:
            self._aside -= 1
        elif kind == "table":
            self._depth -= 1
            if self._depth == 0 and self._grid is not None:
                self.found.add(self._grid)
                self._grid = None
        elif self._grid is not None and self._depth == 1 and not self._aside:
            if kind == "p":
                self.text.is_wanted = False
            elif kind in ("table-cell", "covered-table-cell"):
                self._end_cell(self._grid)
            elif kind == "table-row":
                self._end_row(self._grid)

    def _end_cell(self, grid: Grid) -> None:
        repeated = _repeated(self._cell, "number-columns-repeated")
        cell = _cell(self._cell, self.text.take())
        down = _repeated(self._cell, "number-rows-spanned")
        right = _repeated(self._cell, "number-columns-spanned")
        if down > 1 or right > 1:
            top = self._row + 1
            grid.merge(top, self._column, top + down - 1, self._column + right - 1)
        if cell is not None:
            if "formula" in self._cell:
                cell = replace(cell, is_computed=True)
            self._cells.append((self._column, repeated, cell))
        self._column += repeated

    def _end_row(self, grid: Grid) -> None:
        try:
            for number in range(self._row_repeated if self._cells else 0):
                for column, repeated, cell in self._cells:
                    for place in range(column, column + repeated):
                        grid.put(self._row + 1 + number, place, cell)
        except TooLargeError:
            self.found.too_large.append(str(grid.name))
            self._grid = None
        self._row += self._row_repeated


def _repeated(attributes: Mapping[str, str], name: str) -> int:
    return max(1, min(int(attribute(attributes, name) or "1"), _MOST_REPEATED))


def _cell(attributes: Mapping[str, str], shown: str) -> Cell | None:
    """Return what a cell holds: a date as its date, a number as it is shown, else the text."""
    kind = attributes.get("value-type", "")
    if kind == "date":
        return _date_cell(attributes.get("date-value", shown), shown.strip())
    if kind in ("float", "currency", "percentage"):
        return _number_cell(attributes.get("value", ""), shown, is_share=kind == "percentage")
    if kind == "boolean":
        return Cell("True" if attributes.get("boolean-value") == "true" else "False")
    return text_cell(shown) if shown else None


def _date_cell(kept: str, shown: str) -> Cell:
    if kept.endswith("-01") and _MONTH.fullmatch(shown):
        return Cell(kept[:-3])
    return Cell(kept.removesuffix("T00:00:00").replace("T", " "))


def _number_cell(kept: str, shown: str, *, is_share: bool) -> Cell:
    try:
        value = float(kept)
    except ValueError:
        return text_cell(shown)
    plain = plain_number(value)
    if abs(value) >= LARGEST_EXACT:
        return Cell(plain, is_lost=True)
    words = shown.strip()
    if is_share and words:
        return Cell(words, is_mended=True)
    if words != plain and _same(words, value):
        return Cell(words, is_mended=True)
    return Cell(plain, is_rounded=words == plain and plain.endswith(".1"))


def _same(words: str, value: float) -> bool:
    """Return whether ``words`` are the number itself with zeros before or behind it."""
    try:
        return (
            words[:1].isdecimal() and words.isascii() and "e" not in words.lower() and float(words) == value
        )
    except ValueError:
        return False
