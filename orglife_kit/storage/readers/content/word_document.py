"""The text of a Word document as its reader sees it: paragraphs with their automatic numbers, tables row by row."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from orglife_kit.storage.readers.content.archive import Archive
from orglife_kit.storage.readers.content.grid import TooLargeError
from orglife_kit.storage.readers.content.word_numbers import Numbering, numbering_of
from orglife_kit.storage.readers.content.xml_events import Text, attribute, local_name, read_events

_DEEPEST = 200
_MOST_CHARACTERS = 1_000_000
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "rt"))  # taken out, said twice, or how a word is spoken
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FALSE = ("0", "false", "off")


@dataclass
class _Paragraph:
    """A paragraph while it is being read; its style and its place in a list say which number it bears."""

    pieces: list[str] = field(default_factory=list)
    style: str = ""
    number: str = ""
    level: str = ""


def read_word(archive: Archive, main: str) -> str:
    """Return the text of the Word document whose main part is ``main``, one paragraph or row of a table a line."""
    folder = posixpath.dirname(main)
    numbers, styles = (posixpath.join(folder, name) for name in ("numbering.xml", "styles.xml"))
    reader = WordReader(numbering_of(archive, numbers, styles))
    read_events(archive.open(main), reader.start, reader.end, reader.text)
    return "\n".join(reader.cells[0])


class WordReader:
    """Takes what begins and ends in a document and fills the cells that the text stands in."""

    def __init__(self, numbering: Numbering) -> None:
        self.cells: list[list[str]] = [[]]  # the lines of the page, and of each cell that is open
        self.rows: list[list[list[str]]] = []
        self.text = Text()
        self._paragraphs: list[_Paragraph] = []
        self._path: list[str] = []
        self._left_out = 0
        self._is_hidden = False
        self._numbering = numbering
        self._length = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Open what begins."""
        kind = local_name(name)
        above = self._path[-1] if self._path else ""
        self._path.append(kind)
        if len(self._path) > _DEEPEST:
            raise TooLargeError
        self._left_out += kind in _LEFT_OUT
        if kind == "p":
            self._paragraphs.append(_Paragraph())
        elif kind == "r":
            self._is_hidden = False
        elif kind == "tr":
            self.rows.append([])
        elif kind == "tc":
            self.cells.append([])
        elif kind == "t":
            self.text.is_wanted = above == "r" and not self._is_hidden and not self._left_out
        elif self._paragraphs and not self._left_out:
            self._tell(kind, above, attributes)

    def _tell(self, kind: str, above: str, attributes: Mapping[str, str]) -> None:
        """Take what an empty element says of the open paragraph."""
        paragraph, value = self._paragraphs[-1], attribute(attributes, "val")
        if kind in _SIGNS and above == "r":
            paragraph.pieces.append(_SIGNS[kind])
        elif kind == "vanish" and "r" in self._path:
            self._is_hidden = value not in _FALSE
        elif kind == "pStyle":
            paragraph.style = value
        elif kind == "numId" and above == "numPr":
            paragraph.number = value
        elif kind == "ilvl" and above == "numPr":
            paragraph.level = value

    def end(self, _name: str) -> None:
        """Close what ends."""
        kind = self._path.pop()
        if kind == "t":
            self.text.is_wanted = False
            self._keep(self.text.take())
        elif kind == "p":
            self._close(self._paragraphs.pop())
        elif kind == "tc":
            cell = self.cells.pop()
            if self.rows:
                self.rows[-1].append(cell)
        elif kind == "tr":
            self.cells[-1] += _row(self.rows.pop())
        self._left_out -= kind in _LEFT_OUT

    def _keep(self, text: str) -> None:
        self._length += len(text)
        if self._length > _MOST_CHARACTERS:
            raise TooLargeError
        if self._paragraphs:
            self._paragraphs[-1].pieces.append(text.replace("\t", " "))

    def _close(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.pieces)
        if text.strip() and not self._left_out:
            number = self._numbering.next(paragraph.style, paragraph.number, paragraph.level)
            self.cells[-1] += (number + text).split("\n")


def _row(cells: list[list[str]]) -> Iterator[str]:
    """Yield the lines of a row: cells with tabs between them; the last one keeps its paragraphs as lines."""
    if len(cells) == 1:
        yield from cells[0]
        return
    texts = [" ".join(cell) for cell in cells[:-1]] + ["\n".join(cell) for cell in cells[-1:]]
    if any(text.strip() for text in texts):
        yield from "\t".join(texts).split("\n")
