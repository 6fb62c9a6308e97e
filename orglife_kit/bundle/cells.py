"""A value as a cell of a bundle's CSV has it, and back; no text that a spreadsheet would calculate."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from orglife_kit.bundle.declared import BundleColumn, CellKind

Value = str | int | bool | datetime.date | None

YES, NO = "是", "否"
# what Excel, WPS or LibreOffice begin a formula with, also behind blanks; an apostrophe in front makes it a text
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
_WHOLE = re.compile(r"\d{1,9}")
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


def cell_reader(column: BundleColumn) -> Callable[[str], Value]:
    """Return what reads the cells of a column; it raises ``ValueError`` for one that cannot be."""
    read = _READERS[column.kind]
    if column.kind is CellKind.TEXT:
        return unguarded
    if column.kind is CellKind.CODE:
        read = {word: code for code, word in column.words.items()}.__getitem__
    may_lack = column.may_lack

    def of_cell(text: str) -> Value:
        if not text and may_lack:
            return None
        try:
            return read(text)
        except KeyError:
            raise ValueError(text) from None

    return of_cell


def _whole(text: str) -> int:
    if _WHOLE.fullmatch(text) is None or not text.isascii():
        raise ValueError(text)
    return int(text)


def _day(text: str) -> datetime.date:
    if _DAY.fullmatch(text) is None:
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


_READERS: dict[CellKind, Callable[[str], Value]] = {
    CellKind.TEXT: unguarded,
    CellKind.COUNT: _whole,
    CellKind.NUMBER: _whole,
    CellKind.MEMBER: _whole,
    CellKind.DATE: _day,
    CellKind.CODE: str,
    CellKind.YES_NO: {YES: True, NO: False}.__getitem__,
}
