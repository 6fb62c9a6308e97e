"""What stands at the foot of a page, and where a day is left to be written, in a document's own language."""

from __future__ import annotations

import re

from orglife_kit.i18n import say_in

_NUMBERS = re.compile(r"(\{pages?\})")


def folio_pieces(language: str) -> tuple[str, ...]:
    """Return ``Page {page} of {pages}`` in pieces: the words, and where the two numbers stand."""
    words = say_in(language, "reports", "Page {page} of {pages}")
    return tuple(piece for piece in _NUMBERS.split(words) if piece)


def open_day(language: str) -> str:
    """Return the room for a day that is not known yet."""
    return say_in(language, "reports", "Date: ____________")
