"""Writing a table for people: a workbook with a frozen head, or text that every spreadsheet opens; never a formula."""

from __future__ import annotations

import csv
import datetime
import io
import math
import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.errors import InputError, Location, StorageError, notice, system_reason
from orglife_kit.frozen import dataclass
from orglife_kit.storage.files import write_whole

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | datetime.date | None

LINE_END = "⏎"  # a line inside a cell: in a text file it could not be told from a quote that was never closed
FORMULA = re.compile(r"'*[=+\-@\t＝＋－＠]")
_NARROWEST, _WIDEST = 6, 50  # characters of half width
_LONGEST_CHOICES = 255  # characters that a drop-down of Excel holds
_LONGEST_CELL = 32_767
_MORE_ROWS = 200  # under the rows, for what is to be added
_LINE_HEIGHT = 15  # points


class Look(StrEnum):
    """How a column's cells are kept."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    QUIET = "quiet"  # a text that is not for people


_FORMATS = {Look.TEXT: "@", Look.NUMBER: "0", Look.DATE: "yyyy-mm-dd", Look.QUIET: "@"}


@dataclass(frozen=True)
class SheetColumn:
    """One column: its head, how its cells are kept, and what may be chosen."""

    head: str
    look: Look = Look.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetPage:
    """One worksheet: its name, its columns and its rows."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[Cell]] = ()


def write_file(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of ``path``; raises ``StorageError`` (``export_unwritable``)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        detail = system_reason(error)
        raise StorageError(notice("export_unwritable", file=str(path), detail=detail)) from error


def text_table(page: SheetPage) -> bytes:
    """Return a page as comma-separated text in UTF-8 with a mark, which office programs open as it is."""
    content = io.StringIO(newline="")
    rows = csv.writer(content)
    rows.writerow([column.head for column in page.columns])
    rows.writerows([_as_text(value) for value in row] for row in page.rows)
    return content.getvalue().encode("utf-8-sig")


def _as_text(value: Cell) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = value.replace("\n", LINE_END)
    return f"'{text}" if FORMULA.match(text) else text


def workbook(pages: Sequence[SheetPage]) -> bytes:
    """Return a workbook, the same bytes each time; raises ``InputError`` (``cell_too_long``)."""
    import xlsxwriter

    content = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(content, {"in_memory": True, **options})
    book.set_properties({"created": datetime.datetime(2024, 1, 1)})
    for page in pages:
        _write_page(book, page)
    book.close()
    return content.getvalue()


def _write_page(book: Workbook, page: SheetPage) -> None:
    sheet = book.add_worksheet(page.name)
    head = book.add_format(
        {"bold": True, "border": 1, "align": "center", "text_wrap": True, "bg_color": "#E8EEF5"}
    )
    widths = [_width(page, place) for place in range(len(page.columns))]
    looks = [_format(book, column.look) for column in page.columns]
    last = len(page.rows) + _MORE_ROWS
    for place, column in enumerate(page.columns):
        sheet.set_column(place, place, widths[place], looks[place])
        sheet.write_string(0, place, column.head, head)
        if column.choices and len(",".join(column.choices)) <= _LONGEST_CHOICES:
            choices = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
            sheet.data_validation(1, place, last, place, choices)
    for number, row in enumerate(page.rows, 1):
        lines = [_lines(str(value), width) for value, width in zip(row, widths, strict=True) if value]
        if max(lines, default=1) > 1:
            sheet.set_row(number, _LINE_HEIGHT * min(max(lines), 25))
        for place, value in enumerate(row):
            _write_cell(sheet, (number, place), value, looks[place], page.columns[place])
    _prepare_printing(sheet)


def _format(book: Workbook, look: Look) -> Format:
    facts = {"num_format": _FORMATS[look], "valign": "top", "text_wrap": look is not Look.QUIET}
    return book.add_format(facts | ({"font_color": "#999999"} if look is Look.QUIET else {}))


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], value: Cell, look: Format, column: SheetColumn
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime.date) and value.year >= 1900:  # a spreadsheet knows no day before
        sheet.write_datetime(*at, datetime.datetime.combine(value, datetime.time()), look)
    elif isinstance(value, int):
        sheet.write_number(*at, value, look)
    elif len(str(value)) > _LONGEST_CELL:
        raise InputError(notice("cell_too_long", Location(row=at[0] + 1, column=column.head)))
    else:
        sheet.write_string(*at, str(value), look)


def _width(page: SheetPage, place: int) -> int:
    """Return a column's width in characters of half width, by its head and what stands in it."""
    longest = max((_longest_line(row[place]) for row in page.rows), default=0)
    head = _longest_line(page.columns[place].head) + 2
    choices = max((_longest_line(choice) for choice in page.columns[place].choices), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest + 2, head, min(choices + 4, 24))))


def _longest_line(value: Cell) -> int:
    lines = "" if value is None else str(value)
    return max((_columns(line) for line in lines.splitlines()), default=0)


def _columns(text: str) -> int:
    """Return how many characters of half width a text takes; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _lines(text: str, width: int) -> int:
    return sum(max(1, math.ceil(_columns(line) / max(1, width - 1))) for line in text.splitlines())


def _prepare_printing(sheet: Worksheet) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
