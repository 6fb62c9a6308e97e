"""How wide the columns of a table are, the same for the printed page and the screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from math import ceil, sqrt

from orglife_kit.views.reports.model import Column, Page, Table

_PADDING = 3  # of both sides, in half-width characters
_NARROW = 20  # a column up to here keeps its lines whole
_WORD = re.compile(r"[!-~]+")
CODE_ROOM = 90  # half-width characters of one line of code in its full size
WIDEST_CODE = 150  # and in the smallest that is legible
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


def least_width(table: Table, shares: Sequence[int]) -> int:
    """Return how many half-width characters a table needs so that no number and no word breaks."""
    wholes = [
        max(_undivided(text) for text in (column.header, *(row[number] for row in table.rows)))
        for number, column in enumerate(table.columns)
    ]
    whole = sum(shares)
    return max(ceil((wide + _PADDING) * whole / share) for wide, share in zip(wholes, shares, strict=True))


def _undivided(text: str) -> int:
    """Return the longest word that is not divided, or room for four Chinese characters if there are as many."""
    return max(min(_NARROW, max(map(len, _WORD.findall(text)), default=2)), min(8, text_width(text)))


def code_width(text: str) -> int:
    """Return how many columns of a terminal the longest line of ``text`` takes."""
    if text.isascii():
        return max(map(len, text.split("\n")))
    return max(sum(map(_cells, line)) for line in text.split("\n"))


def _cells(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped_code(text: str) -> str:
    """Return preformatted text whose lines can stand on a page in one size that is legible.

    Lines that are a little too long stay whole, for a page sets them smaller; longer ones are divided.
    """
    if code_width(text) <= WIDEST_CODE:
        return text
    return "\n".join(piece for line in text.split("\n") for piece in _pieces(line))


def _pieces(line: str) -> Iterator[str]:
    """Yield a line in pieces, each ending after a space where one is near."""
    start, used, place = 0, 0, 0
    while place < len(line):
        used += _cells(line[place])
        if used > CODE_ROOM:
            gap = line.rfind(" ", start + CODE_ROOM // 3, place)
            place = gap + 1 if gap > 0 else place
            yield line[start:place]
            start, used = place, 0
        else:
            place += 1
    yield line[start:]


def column_align(column: Column) -> str:
    """Return left, center or right for what stands in ``column``."""
    if column.align != "auto":
        return column.align
    return {"number": "right", "tick": "center"}.get(column.kind, "left")
