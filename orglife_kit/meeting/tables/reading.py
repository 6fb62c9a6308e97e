"""Reading a file of one table: heads found in several wordings, cells read, each row matched with what is recorded."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from orglife_kit.errors import InputError, Location, Notice, RefusedError, beginning, notice
from orglife_kit.meeting.tables.cells import CellReader, plain_text
from orglife_kit.meeting.tables.declaration import Column, Kind, TableOfRecord, Value
from orglife_kit.meeting.tables.digest import DIGEST, DIGEST_HEAD
from orglife_kit.meeting.tables.references import names_of, resolve, unknown_number
from orglife_kit.meeting.tables.unfolding import unfolded
from orglife_kit.meeting.tables.wordings import yes_meant
from orglife_kit.rules.plan.members import names_in
from orglife_kit.rules.publication.scopes import is_masked
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers.columns import (
    EXAMPLE_SHEET,
    NUMBERING,
    HeadedTable,
    Heading,
    find_heads,
    head_key,
    is_footer,
    left_out,
)
from orglife_kit.storage.readers.upload import Row, Sheet
from orglife_kit.storage.table_file import FORMULA, LINE_END

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how a workbook writes what XML cannot hold
_ITEM_MARK = re.compile(r"^\s*(?:[（(]?\d{1,2}[）)]|\d{1,2}[.．、]|[①-⑳])\s*")
_MOST_ROWS = 20_000  # a row a session and member: a hundred members have many


@dataclass(frozen=True)
class FileRow:
    """One row of a file as it was read: what its cells say by column, and the digest that stands beside them.

    ``shown`` is what it says, yes or no, in columns that are there to be looked at and never taken in.
    """

    location: Location
    values: Mapping[str, Value]
    digest: str
    shown: Mapping[str, bool] = field(default_factory=dict)


@dataclass
class FileRows:
    """What was read of a file: its rows, the heads as they are written, and what should be looked at."""

    table: TableOfRecord
    headed: HeadedTable
    has_digests: bool
    rows: list[FileRow] = field(default_factory=list)
    faults: list[Notice] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)


def read_rows(table: TableOfRecord, sheets: Sequence[Sheet], record: MeetingRecord) -> FileRows:
    """Return the rows of a file; faults are gathered in it.

    Raises ``InputError`` (``heads_missing``, ``column_missing``) where the file is not one of this table.
    """
    sheets = [unfolded(table, sheet, record) for sheet in sheets]
    filled = [sheet for sheet in sheets if sheet.sheet != EXAMPLE_SHEET] or sheets
    headed = find_heads(filled, headings_of(table), shown=True, most=_MOST_ROWS)
    _check_needs(table, headed)
    read = FileRows(table, headed, DIGEST in headed.places)
    meeting = record.plan.meeting.date or datetime.date(record.plan.year, 12, 31)
    cells = CellReader(meeting, read.faults, read.warnings)
    taken = []
    for row in headed.rows():
        if _holds_nothing(read, row):
            continue
        if _is_no_row(read, row):
            read.warnings.append(notice("row_left_out", _location(headed, row), text=_beginning(row)))
            continue
        taken.append(row.number)
        for texts in _texts_of(read, row):
            read.rows.append(_file_row(read, row, texts, cells, record))
    if not read.rows and not read.has_digests:
        read.faults.append(notice("table_empty", Location(headed.sheet.file, headed.sheet.sheet)))
    read.warnings += [*headed.chosen(), *headed.hidden(taken), *left_out(headed.sheet, sheets)]
    read.warnings += _columns_left(read)
    return read


def headings_of(table: TableOfRecord) -> list[Heading]:
    """Return the columns that are looked for in a file of a table."""
    required = {need for need in table.needs if "|" not in need}
    return [
        Heading(column.key, tuple(dict.fromkeys((*column.heads, column.key))), column.key in required)
        for column in table.columns
    ] + [Heading(DIGEST, (DIGEST_HEAD, DIGEST))]


def _check_needs(table: TableOfRecord, headed: HeadedTable) -> None:
    """Raise ``InputError`` for columns of which the file has none that may stand for the other."""
    where = Location(headed.sheet.file, headed.sheet.sheet, headed.head_row)
    lacking = [need for need in table.needs if not any(key in headed.places for key in need.split("|"))]
    if lacking:
        found = "、".join(headed.written.values())
        raise InputError(
            *(
                notice("column_missing", where, wanted=_named(table, need.split("|")[-1]), found=found)
                for need in lacking
            )
        )


def _named(table: TableOfRecord, key: str) -> str:
    return table.column(key).head


def _location(headed: HeadedTable, row: Row, key: str | None = None) -> Location:
    return Location(
        headed.sheet.file, headed.sheet.sheet, row.number, headed.written.get(key) if key else None
    )


def _holds_nothing(read: FileRows, row: Row) -> bool:
    """Return whether a row is empty, or holds nothing but its number in the list."""
    numbering = {place for place, head in enumerate(read.headed.heads) if head_key(head) in NUMBERING}
    own = read.table.own_number
    if own is not None and not read.has_digests:
        numbering.add(read.headed.places.get(own.key, -1))
    filled = [place for place, cell in enumerate(row.cells) if cell.strip()]
    return all(place in numbering and row.cells[place].strip().isdecimal() for place in filled)


def _is_no_row(read: FileRows, row: Row) -> bool:
    """Return whether a row is a foot, a remark, or the heads once more."""
    headed = read.headed
    if headed.own_cell(row, DIGEST):
        return False
    filled = [key for key in headed.places if headed.own_cell(row, key)]
    if not filled:
        return True
    if all(head_key(headed.own_cell(row, key)) == head_key(headed.written[key]) for key in filled):
        return True
    needed = [need.split("|") for need in read.table.needs]
    lacks = any(not any(_cell(read, row, key) for key in keys if key in headed.places) for keys in needed)
    return is_footer(row) and lacks


def _cell(read: FileRows, row: Row, key: str) -> str:
    """Return a cell's text; a cell below others that it is merged with has theirs, but for a name that is the key."""
    headed = read.headed
    place = headed.places.get(key)
    if place is None:
        return ""
    text = headed.own_cell(row, key)
    is_key = read.table.key == ("member",) and key in ("name", "member")
    if not text and not is_key:
        text = headed.sheet.merged_text(row.number, place)
    if headed.sheet.sheet is None:
        text = text.replace(LINE_END, "\n")
        if text.startswith("'") and FORMULA.match(text):
            text = text[1:]
    elif read.has_digests:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain_text(text)


def _texts_of(read: FileRows, row: Row) -> Iterator[dict[str, str]]:
    """Yield the texts of a row by column; an office's list of points or names in one cell makes a row of each."""
    texts = {key: _cell(read, row, key) for key in read.headed.places}
    if not read.has_digests:
        _names_for_numbers(read.table, texts)
    if read.table.mend is not None:
        read.table.mend(texts)
    split = read.table.splits
    if not split or read.has_digests:
        yield texts
        return
    for part in parts_of_cell(read.table.column(split), texts.get(split, "")):
        yield texts | {split: part}


def _names_for_numbers(table: TableOfRecord, texts: dict[str, str]) -> None:
    """Put the names that stand in a column of numbers, where there is none of names, into that."""
    for name, number in names_of(table):
        if name.key not in texts and texts.get(number.key) and not texts[number.key].isdecimal():
            texts[name.key], texts[number.key] = texts[number.key], ""


def parts_of_cell(column: Column, text: str) -> Sequence[str]:
    """Return what stands in one cell: the names of several members, or the lines of a list without their numbers."""
    if column.names:
        return names_in(text) or ("",)
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return lines or ("",)
    return [_ITEM_MARK.sub("", line).strip() for line in lines]


def _file_row(
    read: FileRows, row: Row, texts: Mapping[str, str], cells: CellReader, record: MeetingRecord
) -> FileRow:
    headed, values = read.headed, dict[str, Value]()
    own = read.table.own_number
    for column in read.table.columns:
        if column.derived or column.names or column.key not in texts:
            continue
        if column is own and not read.has_digests:
            continue  # a number of the office's own: without the digest beside it nobody can tell
        location = _location(headed, row, column.key)
        if column.kind is Kind.ID and headed.places[column.key] in row.lost:
            read.faults.append(notice("identity_cut_off", location, text=texts[column.key]))
        elif not (column.kind is Kind.ID and is_masked(texts[column.key])):
            values[column.key] = _value(read, row, column.key, texts, cells)
    for name, target in names_of(read.table):
        if name.key in texts:
            _resolve(read, row, name.key, target.key, texts, values, record)
    shown = {
        column.key: said
        for column in read.table.columns
        if column.derived and column.kind is Kind.YES_NO and column.key in texts
        if (said := yes_meant(texts[column.key])) is not None
    }
    return FileRow(_location(headed, row), values, texts.get(DIGEST, ""), shown)


def _value(read: FileRows, row: Row, key: str, texts: Mapping[str, str], cells: CellReader) -> Value:
    """Return what a cell says; of a number that its words name too, a text that is no number says nothing."""
    column = read.table.column(key)
    named = any(target.key == key and name.key in texts for name, target in names_of(read.table))
    if named and not read.has_digests and not texts[key].isdecimal():
        return None
    return cells.value(column, texts[key], _location(read.headed, row, key))


def _resolve(
    read: FileRows,
    row: Row,
    name: str,
    target: str,
    texts: Mapping[str, str],
    values: dict[str, Value],
    record: MeetingRecord,
) -> None:
    """Put the number that words name in its column; a file's own row is judged later, by what was changed in it."""
    words, number = texts[name], values.get(target)
    location = _location(read.headed, row, name)
    column = read.table.column(target)
    meant = number if isinstance(number, int) else None
    if read.has_digests and texts.get(DIGEST):
        values[name] = words
        return
    if words:
        whose = texts.get("name", "") if name != "name" else ""
        try:
            values[target] = resolve(record, column, words, meant, whose)
        except RefusedError as error:
            read.faults += [Notice(told.code, told.fields, location) for told in error.notices]
            values[target] = None
    elif meant is not None:
        told = unknown_number(record, column, meant)
        if told is not None:
            read.faults.append(dataclasses.replace(told, location=_location(read.headed, row, target)))
    else:
        values[target] = None


def _columns_left(read: FileRows) -> Iterator[Notice]:
    """Yield a notice for the columns that were not read, and for numbers that are not the kit's own."""
    headed, own, left = read.headed, read.table.own_number, read.headed.left()
    where = Location(headed.sheet.file, headed.sheet.sheet)
    if left:
        yield notice("columns_not_read", where, columns="、".join(left))
    if own is not None and own.key in headed.places and not read.has_digests:
        yield notice("numbers_not_read", where, column=headed.written[own.key])


def _beginning(row: Row) -> str:
    return beginning(" ".join(cell for cell in row.cells if cell), 30)


def today_of_no_account() -> datetime.date:
    """Return a day for columns that are worked out and not looked at."""
    return datetime.date(2000, 1, 1)
