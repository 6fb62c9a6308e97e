"""How wide the columns of a table are, the same for the printed page and the screen."""

from __future__ import annotations

import unicodedata
from math import sqrt

from orglife_kit.views.reports.model import Column, Page, Table

_PADDING = 3  # of both sides, in half-width characters
_NARROW = 20  # a column up to here keeps its lines whole
_ROOM = {  # half-width characters across the page, by its margins and orientation
    ("official", "portrait"): 72,
    ("official", "landscape"): 108,
    ("compact", "portrait"): 92,
    ("compact", "landscape"): 142,
}


def text_width(text: str) -> int:
    """Return how many half-width characters the longest line of ``text`` takes."""
    return max(
        (sum(1 + (unicodedata.east_asian_width(one) in "WFA") for one in line) for line in text.split("\n")),
        default=0,
    )


def column_shares(table: Table, page: Page) -> tuple[int, ...]:
    """Return the width of each column in thousandths of the table's.

    Widths the caller gave are kept. Otherwise short columns stay on one line, and what is left goes to the
    long ones by the root of their length.
    """
    if all(column.width for column in table.columns):
        return _thousandths([float(column.width) for column in table.columns])
    wanted = [_wanted(table, number) for number in range(len(table.columns))]
    room = float(_ROOM[page.margins, page.orientation])
    if sum(wanted) <= room:
        return _thousandths(_given(table.columns, wanted, room))
    short = sum(width for width in wanted if width <= _NARROW)
    long = sum(sqrt(width) for width in wanted if width > _NARROW)
    left = max(room - short, room / 3)
    shared = [width if width <= _NARROW else max(_NARROW, left * sqrt(width) / long) for width in wanted]
    return _thousandths(_given(table.columns, shared, room))


def _wanted(table: Table, number: int) -> float:
    column = table.columns[number]
    texts = [row[number] for row in (*table.rows, table.totals) if row] if column.kind != "tick" else []
    longest = max((text_width(text) for text in texts), default=0)
    head = min(text_width(column.header), 12)
    blank = 7 if column.kind == "blank" else 3
    return float(max(longest, head, blank) + _PADDING)


def _given(columns: tuple[Column, ...], widths: list[float], room: float) -> list[float]:
    """Return ``widths`` with the columns of a given share in their part of ``room``."""
    given = sum(column.width for column in columns)
    if not given:
        return widths
    free = max(
        room - sum(width for column, width in zip(columns, widths, strict=True) if not column.width), 10
    )
    return [
        free * column.width / given if column.width else width
        for column, width in zip(columns, widths, strict=True)
    ]


def _thousandths(widths: list[float]) -> tuple[int, ...]:
    whole = sum(widths)
    return tuple(max(1, round(1000 * width / whole)) for width in widths)


def column_align(column: Column) -> str:
    """Return left, center or right for what stands in ``column``."""
    if column.align != "auto":
        return column.align
    return {"number": "right", "tick": "center"}.get(column.kind, "left")
