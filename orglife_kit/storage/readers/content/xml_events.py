"""An XML part as events, without a tree: what it holds costs memory only where it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from xml.parsers import expat

from orglife_kit.storage.readers.content.archive import Part
from orglife_kit.storage.readers.content.grid import LONGEST_CELL, TooLargeError

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]


class DeclarationError(ValueError):
    """A part declares a document type: no office writes one, and entities could grow without end."""


class Text:
    """The characters between two tags, collected while they are wanted."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.is_wanted = False
        self._length = 0

    def add(self, piece: str) -> None:
        """Keep a piece."""
        if self.is_wanted:
            self._length += len(piece)
            if self._length > LONGEST_CELL:
                raise TooLargeError
            self.pieces.append(piece)

    def take(self) -> str:
        """Return what was collected, and begin anew."""
        if not self.pieces:
            return ""
        text = "".join(self.pieces)
        self.pieces = []
        self._length = 0
        return text


def read_events(part: Part, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call ``start`` and ``end`` for each element of ``part``, names as written with their prefixes."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text.add
    parser.StartDoctypeDeclHandler = _refuse
    while piece := part.read():
        parser.Parse(piece, False)
    parser.Parse(b"", True)


@lru_cache(maxsize=256)
def local_name(name: str) -> str:
    """Return a name without its prefix: ``x:row`` and ``row`` are the same in an office's file."""
    return name.rpartition(":")[2]


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """Return an attribute whatever its prefix, or nothing."""
    found = attributes.get(name)
    if found is not None:
        return found
    return next((value for key, value in attributes.items() if local_name(key) == name), "")


def _refuse(*_declared: object) -> None:
    raise DeclarationError
