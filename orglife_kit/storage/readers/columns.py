"""Finding the heads of a table: under title rows, in the several wordings that offices use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from orglife_kit.errors import InputError, Location, Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.storage.readers.upload import Row, Sheet

EXAMPLE_SHEET = "示例"  # of the templates: nothing of it is ever taken
_HEAD_ROWS = 30
MOST_ROWS = 1_000  # of a list of a branch's members
_LONGEST_HEAD = 200
_REMARK = re.compile(r"[（(\[【].*?[）)\]】]|[*＊:：]")
_FOOTERS = (
    "合计",
    "总计",
    "小计",
    "备注",
    "说明",
    "注",
    "填表",
    "制表",
    "审核",
    "填报",
    "日期",
    "计票",
    "监票",
    "唱票",
    "签字",
    "签名",
    "负责人",
    "支部书记",
    "党支部书记",
    "联系人",
    "联系电话",
    "打印",
)
_HEADCOUNT = re.compile(r"共计?\d+[人名]")


@dataclass(frozen=True)
class Heading:
    """One column that is looked for: its name in the kit, how offices head it, and whether it must be there.

    The column named by ``instead`` may stand in its place.
    """

    name: str
    wordings: tuple[str, ...]
    required: bool = False
    instead: str = ""

    def is_lacking(self, places: Mapping[str, int]) -> bool:
        """Whether it must be there and is not, nor the one that may stand in its place."""
        return self.required and self.name not in places and self.instead not in places


@dataclass(frozen=True)
class HeadedTable:
    """A sheet with its heads found: ``places`` and ``written`` by the kit's column names.

    ``heads`` has them all in order, of one row or of two, the last of which is ``head_row``; ``passed_over`` has
    those that could have stood for a column too.
    """

    sheet: Sheet
    heads: tuple[str, ...]
    head_rows: tuple[int, ...]
    places: Mapping[str, int]
    written: Mapping[str, str]
    passed_over: Mapping[str, tuple[str, ...]]

    @property
    def head_row(self) -> int:
        """The last row of the heads."""
        return self.head_rows[-1]

    def is_better_than(self, other: HeadedTable) -> bool:
        """Whether it has more of the columns; of as many, the one whose heads stand in fewer rows is right."""
        return (len(self.places), -len(self.head_rows)) > (len(other.places), -len(other.head_rows))

    def rows(self) -> Iterator[Row]:
        """Yield the rows under the heads."""
        for row in self.sheet.rows:
            if row.number > self.head_row:
                yield row

    def cell(self, row: Row, name: str) -> str:
        """Return a cell's text, or nothing where the table has no such column.

        A cell below others that it is merged with has their text; a name never reaches over two rows.
        """
        place = self.places.get(name)
        if place is None:
            return ""
        text = self.own_cell(row, name)
        return text if text or name == "name" else self.sheet.merged_text(row.number, place)

    def own_cell(self, row: Row, name: str) -> str:
        """Return what stands in a cell itself."""
        place = self.places.get(name)
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    def hidden(self, rows: Iterable[int]) -> Iterator[Notice]:
        """Yield a notice for the ``rows`` and the columns that were read though the file hides them."""
        where = Location(file=self.sheet.file, sheet=self.sheet.sheet)
        if not self.sheet.tells_hidden:
            yield notice("hidden_not_told", where)
        hidden_rows = [number for number in rows if number in self.sheet.hidden_rows]
        if hidden_rows:
            yield notice("rows_hidden", where, rows="、".join(map(str, hidden_rows)))
        names = [
            self.written[name] for name, place in self.places.items() if place in self.sheet.hidden_columns
        ]
        if names:
            yield notice("columns_hidden", where, columns="、".join(names))

    def chosen(self) -> Iterator[Notice]:
        """Yield a notice for each column that was taken though another one could mean the same."""
        where = Location(file=self.sheet.file, sheet=self.sheet.sheet, row=self.head_row)
        for name, others in self.passed_over.items():
            yield notice("column_chosen", where, column=self.written[name], others="、".join(others))

    def left(self) -> list[str]:
        """Return the heads of columns with entries that were not read; those that only count the rows are none."""
        passed = {head_key(head) for others in self.passed_over.values() for head in others}
        return [
            " ".join(head.split())
            for place, head in enumerate(self.heads)
            if head.strip()
            and place not in self.places.values()
            and head_key(head) not in passed | NUMBERING
            and any(place < len(row.cells) and row.cells[place].strip() for row in self.rows())
        ]

    def location(self, row: Row, name: str | None = None) -> Location:
        """Return where a notice about ``row`` (and column ``name``) points."""
        column = self.written.get(name, name) if name else None
        return Location(file=self.sheet.file, sheet=self.sheet.sheet, row=row.number, column=column)


def visible(text: str) -> str:
    """Return ``text`` without the characters that nobody sees, such as those of no width."""
    return "".join(one for one in text if unicodedata.category(one) != "Cf")


def head_key(text: str) -> str:
    """Return a head as it is compared: one width, nothing invisible, no spaces, no remarks in brackets."""
    folded = visible(unicodedata.normalize("NFKC", text))
    return "".join(_REMARK.sub("", folded).split()).casefold()


NUMBERING = {head_key(word) for word in ("序号", "编号", "No", "#")}  # heads of columns that count the rows


def find_heads(
    sheets: Sequence[Sheet], headings: Sequence[Heading], *, shown: bool = False, most: int = MOST_ROWS
) -> HeadedTable:
    """Return the first sheet with a row that heads every required column.

    Of two heads for one column, such as 党内职务 and 职务, the wording listed first is taken; for a required
    column only where what was taken is ``shown`` before it is kept (``HeadedTable.chosen``).
    Raises ``InputError``: ``column_missing`` for what the best row lacks, ``column_twice``, ``rows_too_many`` where
    more than ``most`` rows are filled.
    """
    best: HeadedTable | None = None
    faults: list[Notice] = []
    for sheet in sheets:
        for numbers, cells in _possible_heads(sheet):
            table, twice = _match(sheet, numbers, cells, headings)
            if best is None or table.is_better_than(best):
                best, faults = table, twice
    if best is None or not best.places:
        wanted = "、".join(heading.wordings[0] for heading in headings if heading.required)
        raise InputError(
            notice("heads_missing", Location(file=sheets[0].file if sheets else None), wanted=wanted)
        )
    where = Location(file=best.sheet.file, sheet=best.sheet.sheet, row=best.head_row)
    found = "、".join(filter(None, best.heads))
    if not shown:
        faults += [
            notice(
                "column_twice", where, column="、".join((best.written[one.name], *best.passed_over[one.name]))
            )
            for one in headings
            if one.required and one.name in best.passed_over
        ]
    faults += [
        notice("column_missing", where, wanted=heading.wordings[0], found=found)
        for heading in headings
        if heading.is_lacking(best.places)
    ]
    number = sum(not is_empty(row) for row in best.rows())
    if number > most:
        faults.append(notice("rows_too_many", where, number=number, most=most))
    if faults:
        raise InputError(*faults)
    return best


def written_heads(sheets: Sequence[Sheet], headings: Sequence[Heading]) -> Mapping[str, str]:
    """Return the heads of the row that has the most of them, by the kit's column names, whatever it lacks."""
    tables = (_match(sheet, *heads, headings)[0] for sheet in sheets for heads in _possible_heads(sheet))
    return max((table.written for table in tables), key=len, default={})


def left_out(sheet: Sheet, sheets: Sequence[Sheet]) -> Iterator[Notice]:
    """Yield what of a file was not read beside ``sheet``: other sheets that hold something, far cells."""
    others = [
        str(other.sheet)
        for other in sheets
        if other is not sheet and other.sheet != EXAMPLE_SHEET and not all(map(is_empty, other.rows))
    ]
    if others:
        yield notice("sheet_chosen", Location(file=sheet.file, sheet=sheet.sheet), others="、".join(others))
    yield from sheet.not_read


def _possible_heads(sheet: Sheet) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Yield what could be the heads, with their rows: each row with what is merged down to it, and each two.

    Of two rows a cell of the lower one goes before the one above it.
    """
    rows = sheet.rows[:_HEAD_ROWS]
    for place, row in enumerate(rows):
        blocks = [(top, left) for top, left, bottom, _ in sheet.merged if top < row.number <= bottom]
        merged = {left: sheet.merged_text(row.number, left) for _, left in blocks}
        width = max((len(row.cells), *(left + 1 for left in merged)))
        own = dict(enumerate(row.cells))
        cells = tuple(own.get(column) or merged.get(column, "") for column in range(width))
        yield tuple(range(min((row.number, *(top for top, _ in blocks))), row.number + 1)), cells
        if place + 1 < len(rows):
            lower = rows[place + 1]
            pairs = zip_longest(row.cells, lower.cells, fillvalue="")
            yield (row.number, lower.number), tuple(below or above for above, below in pairs)


def _match(
    sheet: Sheet, numbers: tuple[int, ...], cells: tuple[str, ...], headings: Sequence[Heading]
) -> tuple[HeadedTable, list[Notice]]:
    """Return the columns that the ``cells`` of the rows ``numbers`` head, and a notice for each that does so twice.

    Of several wordings of one column the one listed first is taken.
    """
    places: dict[str, int] = {}
    written: dict[str, str] = {}
    passed_over: dict[str, tuple[str, ...]] = {}
    twice: list[Notice] = []
    keys = [head_key(cell) if len(cell) <= _LONGEST_HEAD else "" for cell in cells]
    for heading in headings:
        wanted = [head_key(wording) for wording in heading.wordings]
        matching = sorted((wanted.index(key), place) for place, key in enumerate(keys) if key in wanted)
        if not matching:
            continue
        first, place = matching[0]
        places[heading.name] = place
        written[heading.name] = " ".join(cells[place].split())
        if sum(rank == first for rank, _ in matching) > 1:
            where = Location(file=sheet.file, sheet=sheet.sheet, row=numbers[-1])
            twice.append(notice("column_twice", where, column=cells[place]))
        others = tuple(" ".join(cells[other].split()) for rank, other in matching if rank != first)
        if others:
            passed_over[heading.name] = others
    return HeadedTable(sheet, cells, numbers, places, written, passed_over), twice


def row_ranges(numbers: Iterable[int]) -> str:
    """Return row numbers as people write them: 2、5–9."""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "、".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)


def is_empty(row: Row) -> bool:
    """Return whether no cell of ``row`` holds anything."""
    return not any(cell.strip() for cell in row.cells)


def is_footer(row: Row) -> bool:
    """Return whether ``row`` is a total, a remark or a signature under the table."""
    first = next((cell for cell in row.cells if cell.strip()), "")
    key = head_key(first)
    return key.startswith(_FOOTERS) or _HEADCOUNT.match(key) is not None
