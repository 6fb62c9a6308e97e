"""How wide preformatted text is, and its lines where they are too long for a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

CODE_ROOM = 90  # half-width characters of one line of code in its full size
WIDEST_CODE = 150  # and in the smallest that is legible


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
