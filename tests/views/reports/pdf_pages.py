"""What stands where on the pages of a PDF, as poppler's pdftotext sees it."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

XHTML = "{http://www.w3.org/1999/xhtml}"
NEVER_FIRST = "，。、；：！？）》”’」』】〉·・•…％%"


@dataclass(frozen=True)
class Word:
    """A word in its box, in points from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PdfPage:
    """One page and its words."""

    width: float
    height: float
    words: tuple[Word, ...]


def has_pdftotext() -> bool:
    """Return whether poppler's programs are on this machine."""
    return shutil.which("pdftotext") is not None


def pdf_pages(content: bytes) -> list[PdfPage]:
    """Return every page with its words."""
    told = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True, timeout=120
    ).stdout.decode()
    tree = ET.fromstring("".join(one for one in told if one.isprintable() or one == "\n"))
    return [
        PdfPage(
            float(page.get("width", 0)),
            float(page.get("height", 0)),
            tuple(
                Word(word.text or "", *(float(word.get(key, 0)) for key in ("xMin", "yMin", "xMax", "yMax")))
                for word in page.iter(f"{XHTML}word")
            ),
        )
        for page in tree.iter(f"{XHTML}page")
    ]


def outside(page: PdfPage, margin: float) -> list[Word]:
    """Return the words that come nearer than ``margin`` points to an edge of the page."""
    return [
        word
        for word in page.words
        if min(word.left, word.top, page.width - word.right, page.height - word.bottom) < margin
    ]


def overlapping(page: PdfPage) -> Iterator[tuple[Word, Word]]:
    """Yield words that are drawn over each other; the room above and below a line's letters does not count.

    Nor does the empty half of a bracket before an opening one, which takes it: ）（ are one and a half wide.
    """
    words = sorted(page.words, key=lambda word: word.top)
    for index, word in enumerate(words):
        for other in words[index + 1 :]:
            if other.top > word.bottom:
                break
            first, second = sorted((word, other), key=lambda one: one.left)
            empty = first.text[-1] in "）》”" and second.text[0] in "（《“"
            wide = min(word.right, other.right) - max(word.left, other.left)
            wide -= (word.bottom - word.top) / 2 if empty else 0
            high = min(word.bottom, other.bottom) - max(word.top, other.top)
            lower = min(word.bottom - word.top, other.bottom - other.top)
            if wide > 1.5 and high > 0.55 * lower:
                yield word, other


def beginning_with_a_mark(page: PdfPage) -> list[str]:
    """Return the words that begin a line, in a cell or out of one, with a mark that never does."""
    found = []
    for word in page.words:
        if word.text[0] not in NEVER_FIRST:
            continue
        middle = (word.top + word.bottom) / 2
        before = [
            other
            for other in page.words
            if other is not word and other.top < middle < other.bottom and -2 < word.left - other.right < 6
        ]
        if not before:
            found.append(word.text)
    return found
