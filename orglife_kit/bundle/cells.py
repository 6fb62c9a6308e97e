"""A value as a cell of a bundle's CSV has it, and back; no text that a spreadsheet would calculate."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from orglife_kit.bundle.declared import BundleColumn, CellKind

Value = str | int | bool | datetime.date | None

YES, NO = "是", "否"
# what Excel, WPS or LibreOffice begin a formula with, also behind blanks; an apostrophe in front makes it a text
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
_MOST_DIGITS = 9
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def guarded(text: str) -> str:
    """Return ``text`` as a spreadsheet leaves it alone."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text of which ``guarded`` made this one."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text, 1) else text


def cell_text(value: Value, column: BundleColumn) -> str:
    """Return a value as its cell has it; a code as its Chinese word."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if column.kind is CellKind.CODE:
        return column.words[value] if value else ""
    return guarded(value)


def read_column(column: BundleColumn, cells: Sequence[str]) -> list[Value]:
    """Return the values of a column's cells; raises ``ValueError`` where one of them cannot be."""
    return _READERS[column.kind](column, cells)


def cell_value(column: BundleColumn, cell: str) -> Value:
    """Return the value of one cell; raises ``ValueError``."""
    return read_column(column, (cell,))[0]


def _texts(column: BundleColumn, cells: Sequence[str]) -> list[Value]:
    return list(map(unguarded, cells)) if any(cell[:1] == "'" for cell in cells) else list(cells)


def _codes(column: BundleColumn, cells: Sequence[str]) -> list[Value]:
    return _looked_up(column.codes, cells)


def _truths(column: BundleColumn, cells: Sequence[str]) -> list[Value]:
    return _looked_up(_MAY_LACK_TRUTHS if column.may_lack else _TRUTHS, cells)


def _days(column: BundleColumn, cells: Sequence[str]) -> list[Value]:
    return [None if column.may_lack and not cell else _day(cell) for cell in cells]


def _wholes(column: BundleColumn, cells: Sequence[str]) -> list[Value]:
    return [None if column.may_lack and not cell else _whole(cell) for cell in cells]


def _looked_up(known: Mapping[str, Value], cells: Sequence[str]) -> list[Value]:
    try:
        return [known[cell] for cell in cells]
    except KeyError as error:
        raise ValueError(str(error)) from None


@lru_cache(maxsize=100_000)  # the same few days stand in every bundle
def _day(text: str) -> datetime.date:
    if _DAY.fullmatch(text) is None:
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise ValueError(text)
    return int(text)


_TRUTHS: dict[str, Value] = {YES: True, NO: False}
_MAY_LACK_TRUTHS: dict[str, Value] = {**_TRUTHS, "": None}
_READERS: dict[CellKind, Callable[[BundleColumn, Sequence[str]], list[Value]]] = {
    CellKind.TEXT: _texts,
    CellKind.COUNT: _wholes,
    CellKind.NUMBER: _wholes,
    CellKind.MEMBER: _wholes,
    CellKind.DATE: _days,
    CellKind.CODE: _codes,
    CellKind.YES_NO: _truths,
}
