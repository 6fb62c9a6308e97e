"""How cells look: one format for each set of facts, made once for a workbook."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from orglife_kit.views.reports.cells import CellValue, Count, Share, Strong, plain_value
from orglife_kit.views.reports.render.office import BODY_FONT

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_DAY = {"zh_CN": 'yyyy"年"m"月"d"日"', "en": "yyyy-mm-dd"}
FIRST_YEAR = 1900  # a spreadsheet knows no day before


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **facts: Any) -> Format:
        """Return the format of these facts on top of what every cell has."""
        whole = {"font_name": BODY_FONT, "valign": "vcenter", "text_wrap": True, **facts}
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]


def value_facts(value: CellValue, language: str) -> dict[str, Any]:
    """Return how the value of a cell is formatted: a count with its unit, a share, a day, anything else as text."""
    facts: dict[str, Any] = {"bold": True} if isinstance(value, Strong) else {}
    shown = plain_value(value)
    if isinstance(shown, Count):
        before, _, behind = (shown.words or str(shown.number)).partition(str(shown.number))
        return facts | {"num_format": f"{_quoted(before)}0{_quoted(behind)}"}
    if isinstance(shown, int):
        return facts | {"num_format": "0"}
    if isinstance(shown, Share):
        return facts | {"num_format": "0.0%"}
    if isinstance(shown, datetime.date) and shown.year >= FIRST_YEAR:
        return facts | {"num_format": _DAY.get(language, _DAY["en"])}
    return facts | {"num_format": "@"}


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "") + '"' if words else ""
