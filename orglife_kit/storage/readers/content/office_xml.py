"""A workbook as spreadsheets write it today (.xlsx, .xlsm), sheet by sheet as a stream."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from orglife_kit.storage.readers.content.archive import Archive
from orglife_kit.storage.readers.content.grid import Budget, Cell, Grid, TooLargeError, text_cell
from orglife_kit.storage.readers.content.number_format import NumberFormat, number_cell, number_format
from orglife_kit.storage.readers.content.workbook import Workbook
from orglife_kit.storage.readers.content.xml_events import Text, attribute, local_name, read_events

_TRUE = ("1", "true", "on")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BLOCK = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile("_x00(09|0A|0D)_", re.IGNORECASE)
_MOST_STRINGS = 300_000
_MOST_CHARACTERS = 6_000_000
_MOST_FORMATS = 100_000


@dataclass(frozen=True)
class _Relation:
    kind: str
    part: str


@dataclass
class _Book:
    """What the sheets of a workbook share."""

    strings: list[str] = field(default_factory=list)
    formats: list[NumberFormat] = field(default_factory=list)
    from_1904: bool = False


def main_part(archive: Archive) -> str:
    """Return the part that a workbook begins with, or nothing."""
    relations = _relations(archive, "")
    return next((one.part for one in relations.values() if one.kind == "officeDocument"), "")


def read_workbook(archive: Archive, main: str) -> Workbook:
    """Return the sheets of the workbook whose main part is ``main``.

    A visible sheet that is no worksheet, that has no part or that is too large is named, not read.
    """
    relations = _relations(archive, main)
    book = _Book()
    listed: list[tuple[str, str, bool]] = []
    roots: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        kind = local_name(name)
        roots.append(kind) if not roots else None
        if kind == "sheet":
            visible = attribute(attributes, "state") in ("", "visible")
            listed.append((attribute(attributes, "name"), attribute(attributes, "id"), visible))
        elif kind == "workbookPr":
            book.from_1904 = attribute(attributes, "date1904") in _TRUE

    read_events(archive.open(main), start)
    found = Workbook(is_workbook=roots == ["workbook"])
    for relation in relations.values():
        if relation.kind == "styles" and relation.part in archive:
            book.formats = _formats(archive, relation.part)
        elif relation.kind == "sharedStrings" and relation.part in archive:
            book.strings = _strings(archive, relation.part)
    budget = Budget()
    for name, number, is_visible in listed:
        sheet = relations.get(number)
        if sheet is None or sheet.kind != "worksheet" or sheet.part not in archive:
            found.unread.append(name)
        elif not is_visible:
            found.hidden.append(name)
        else:
            found.add(_Sheet(Grid(name, budget), book).read(archive, sheet.part))
    return found


def _relations(archive: Archive, part: str) -> dict[str, _Relation]:
    """Return the parts that ``part`` (nothing for the whole file) refers to, by their ids."""
    folder, name = posixpath.split(part)
    relations: dict[str, _Relation] = {}

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if local_name(element) == "Relationship":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))[1:]
            relations[attributes.get("Id", "")] = _Relation(
                attributes.get("Type", "").rpartition("/")[2], target
            )

    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source in archive:
        read_events(archive.open(source), start)
    return relations


def _formats(archive: Archive, part: str) -> list[NumberFormat]:
    """Return the number formats of the cells' styles, in order."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    inside: list[str] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        kind = local_name(element)
        if kind == "numFmt":
            codes[int(attribute(attributes, "numFmtId"))] = attribute(attributes, "formatCode")
        elif kind == "cellXfs":
            inside.append(kind)
        elif kind == "xf" and inside:
            numbers.append(int(attribute(attributes, "numFmtId") or "0"))
        if len(numbers) > _MOST_FORMATS or len(codes) > _MOST_FORMATS:
            raise TooLargeError

    def end(element: str) -> None:
        if local_name(element) == "cellXfs":
            inside.clear()

    read_events(archive.open(part), start, end)
    return [number_format(number, codes.get(number)) for number in numbers]


def _strings(archive: Archive, part: str) -> list[str]:
    """Return the texts that cells refer to; the readings of characters (rPh) are left out."""
    strings: list[str] = []
    text = Text()
    left = _MOST_CHARACTERS
    phonetic = 0

    def start(element: str, _: Mapping[str, str]) -> None:
        nonlocal phonetic
        kind = local_name(element)
        phonetic += kind == "rPh"
        text.is_wanted = kind == "t" and not phonetic

    def end(element: str) -> None:
        nonlocal phonetic, left
        kind = local_name(element)
        text.is_wanted = False
        phonetic -= kind == "rPh"
        if kind == "si":
            strings.append(_unescaped(text.take()))
            left -= len(strings[-1])
            if len(strings) > _MOST_STRINGS or left < 0:
                raise TooLargeError

    read_events(archive.open(part), start, end, text)
    return strings


class _Sheet:
    """One worksheet under reading."""

    def __init__(self, grid: Grid, book: _Book) -> None:
        self._grid = grid
        self._book = book
        self._text = Text()
        self._row = 0
        self._column = -1
        self._cell_attributes: Mapping[str, str] = {}
        self._phonetic = False
        self._is_computed = False

    def read(self, archive: Archive, part: str) -> Grid | str:
        """Return the sheet, or its name where it is too large."""
        before = (self._grid.budget.cells, self._grid.budget.characters)
        try:
            read_events(archive.open(part), self._start, self._end, self._text)
        except TooLargeError:
            if archive.left < 0:
                raise
            self._grid.budget.cells, self._grid.budget.characters = before
            return str(self._grid.name)
        return self._grid

    def _start(self, element: str, attributes: Mapping[str, str]) -> None:
        kind = local_name(element)
        if kind == "c":  # most cells of a sheet can be empty ones: nothing is done for them here
            if "r" not in attributes:
                self._find_column()
                self._column += 1
            self._cell_attributes = attributes
            self._is_computed = False
        elif kind in ("v", "t"):
            self._text.is_wanted = not self._phonetic
        elif kind == "row":
            self._row = int(attributes.get("r") or self._row + 1)
            self._column = -1
            self._cell_attributes = {}
            if attributes.get("hidden") in _TRUE:
                self._grid.hide_row(self._row)
        elif kind == "f":
            self._is_computed = True
        elif kind == "rPh":
            self._phonetic = True
        elif kind == "col" and attributes.get("hidden") in _TRUE:
            self._grid.hide_columns(int(attributes.get("min", "1")) - 1, int(attributes.get("max", "0")) - 1)
        elif kind == "mergeCell":
            block = _BLOCK.fullmatch(attributes.get("ref", ""))
            if block is not None:
                left, top, right, bottom = block.groups()
                self._grid.merge(int(top), _column(left), int(bottom), _column(right))

    def _end(self, element: str) -> None:
        kind = local_name(element)
        if kind in ("v", "t"):
            self._text.is_wanted = False
        elif kind == "rPh":
            self._phonetic = False
        elif kind == "c" and self._text.pieces:
            self._find_column()
            cell = self._cell(self._text.take())
            if self._is_computed:
                cell = replace(cell, is_computed=True)
            self._grid.put(self._row, self._column, cell)

    def _find_column(self) -> None:
        """Take row and column from the last cell that says where it is."""
        reference = _REFERENCE.fullmatch(self._cell_attributes.get("r", ""))
        if reference is not None:
            self._column = _column(reference.group(1))
            self._row = int(reference.group(2))

    def _cell(self, text: str) -> Cell:
        kind = self._cell_attributes.get("t", "")
        if kind == "s":
            return text_cell(self._book.strings[int(text)])
        if kind in ("str", "inlineStr"):
            return text_cell(_unescaped(text))
        if kind == "b":
            return Cell("True" if text.strip() == "1" else "False")
        if kind in ("d", "e"):
            return Cell(text.strip().removesuffix("T00:00:00"))
        place = int(self._cell_attributes.get("s") or "0")
        shown = self._book.formats[place] if 0 <= place < len(self._book.formats) else NumberFormat()
        return number_cell(text, shown, from_1904=self._book.from_1904)


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x00" in text else text
