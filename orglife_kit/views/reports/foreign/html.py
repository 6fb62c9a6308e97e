"""HTML outputs of any notebook as blocks in reading order: words, links, lists, tables, pictures, drawings."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

import lxml.html

from orglife_kit.i18n import say
from orglife_kit.views.reports.foreign.entities import lowered, raised
from orglife_kit.views.reports.foreign.formulas import BLOCK, formula_pieces, may_have_formulas
from orglife_kit.views.reports.foreign.html_tables import is_frame, lines_around, read_table
from orglife_kit.views.reports.foreign.itables import SCRIPTED
from orglife_kit.views.reports.foreign.links import address_of
from orglife_kit.views.reports.foreign.page import DEEPEST, DRAWING, Page, is_icon, read_page
from orglife_kit.views.reports.foreign.pictures import (
    Find,
    left_out,
    make_picture,
    nothing_to_find,
    size_of,
    sized,
)
from orglife_kit.views.reports.foreign.runs import Words
from orglife_kit.views.reports.foreign.tables import fitted
from orglife_kit.views.reports.foreign.text import code_blocks, paragraph_blocks, run_blocks
from orglife_kit.views.reports.foreign.unshown import (
    DEEP,
    ELEMENTS,
    INTERACTIVE,
    SCRIPT,
    unshown,
    unshown_element,
)
from orglife_kit.views.reports.formula import formula_words
from orglife_kit.views.reports.model import Block, Formula, Heading, ListBlock, Paragraph, Run, Text

BREAK = re.compile(r"<br\b", re.IGNORECASE)
PLACED = "orglife-placed"  # an element in whose place blocks stand that were read already
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_APART = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "footer", "form", "header", "hr", "legend", "li", "main", "nav", "p"),
        *("section", "summary"),
    }
)
_LINES = frozenset({"td", "th", "tr"})  # cells of a table that is none
_WITHOUT_FORMULAS = frozenset({"tex2jax_ignore", "mathjax_ignore"})  # classes; pandas has an option for it
_MOST_BLOCKS = 5_000  # of one output
_PLAIN = Run("")


def html_blocks(
    text: str, find: Find = nothing_to_find, placed: Sequence[list[Block]] = ()
) -> Iterator[Block]:
    """Yield what an HTML output shows: words, tables, lists, drawings, and pictures that ``find`` returns.

    Of what a page cannot show there is a sentence in its place. ``placed`` are blocks for elements that stand
    for them.
    """
    page = read_page(text)
    if page is None:
        return
    if page.too_deep:
        yield unshown(DEEP)
        return
    walk = _Walk(find, page, placed)
    walk.element(page.tree, _PLAIN)
    walk.flush()
    if not walk.blocks and len(page.drawings) == 1:
        yield from make_picture("image/svg+xml", page.drawings[0])
        return
    yield from _without_repeats(walk.blocks[:_MOST_BLOCKS])
    if len(walk.blocks) > _MOST_BLOCKS:
        words = say(
            "reports", "(Of this output only the first {number} parts are shown.)", number=_MOST_BLOCKS
        )
        yield Paragraph(words, "note")
    if page.scripted and not walk.blocks:
        yield unshown(SCRIPT)


def _without_repeats(blocks: list[Block]) -> Iterator[Block]:
    """Yield ``blocks``; the same note twice in a line once."""
    last: Block | None = None
    for block in blocks:
        if not (isinstance(block, Paragraph) and block.style == "note" and block == last):
            yield block
        last = block


def picture_in(tag: str, find: Find) -> list[Block] | None:
    """Return the picture, or the sentence for it, that an ``img`` tag stands for."""
    if not re.match(r"<img\b", tag, re.IGNORECASE):
        return None
    return _image(lxml.html.fromstring(tag), find)


def _image(image: Any, find: Find) -> list[Block]:
    found, words = find(str(image.get("src") or "")), str(image.get("alt") or "")
    return sized(found, words, size_of(image)) if found else [left_out(words)]


class _Walk:
    """Goes through the elements of a page in reading order and collects blocks."""

    def __init__(self, find: Find, page: Page, placed: Sequence[list[Block]], depth: int = 0) -> None:
        self.find = find
        self.page = page
        self.placed = placed
        self.blocks: list[Block] = []
        self.words = Words()
        self.depth = depth
        self.has_formulas = True

    def flush(self) -> None:
        """End the paragraph that has been collected."""
        text = self.words.taken()
        if isinstance(text, str):
            self.blocks += paragraph_blocks(text)
        else:
            self.blocks += run_blocks(text)

    def inside(self, element: Any) -> list[Block]:
        """Return the blocks of what stands in ``element``, as a page of its own."""
        walk = _Walk(self.find, self.page, self.placed, self.depth + 1)
        if self.depth >= DEEPEST:
            walk.words.add(element.text_content(), _PLAIN)
        else:
            walk.has_formulas = self.has_formulas
            walk._children(element, _PLAIN)
        walk.flush()
        return walk.blocks

    def element(self, element: Any, style: Run) -> None:
        """Collect one element and what stands in it, set like ``style``."""
        tag = element.tag if isinstance(element.tag, str) else ""
        self.depth += 1
        if self.depth > DEEPEST:
            self.words.add(element.text_content(), style)
        elif tag == "br":
            self.words.end_line()
        elif tag in _HEADINGS:
            self._add(
                Heading(_heading_words(element), min(4, int(tag[1]))),
                *self._pictures(element),
            )
        elif tag in _APART:
            self.flush()
            self._children(element, style)
            self.flush()
        elif not self._apart(tag, element) and not self._inline(tag, element, style):
            self._children(element, self._styled(tag, element, style))
        self.depth -= 1

    def _apart(self, tag: str, element: Any) -> bool:
        """Collect an element that is a block of its own; return whether it is one."""
        if tag == "img":
            self._add(*_image(element, self.find))
        elif tag == "table":
            self._table(element)
        elif tag == "pre":
            self._add(*code_blocks(element.text_content()))
        elif tag in ("ul", "ol", "menu"):
            self._add(*([made] if (made := self._list(element)).items else []))
        elif tag == DRAWING:
            self._drawing(self.page.drawings[int(element.get("n"))])
        elif tag == SCRIPTED:
            self._add(unshown(INTERACTIVE))
        elif tag == PLACED:
            self._add(*self.placed[int(element.get("n"))])
        elif tag in ELEMENTS:
            self._add(unshown_element(element))
        elif tag == "math" and not (element.xpath(".//annotation")):
            self.words.add(" ".join(element.text_content().split()), _PLAIN)
        else:
            return False
        return True

    def _inline(self, tag: str, element: Any, style: Run) -> bool:
        """Collect an element of a line whose words are changed; return whether it is one."""
        if tag in ("sup", "sub") and not len(element):
            self.words.add((raised if tag == "sup" else lowered)(element.text or ""), style)
        elif tag == "math":
            self.words.add_formula(str(element.xpath("string(.//annotation)")).strip() or "?")
        else:
            if tag in _LINES:
                self.words.end_line()
            return False
        return True

    def _styled(self, tag: str, element: Any, style: Run) -> Run:
        if tag == "a":
            return dataclasses.replace(style, link=address_of(element.get("href")))
        if tag in ("b", "strong"):
            return dataclasses.replace(style, bold=True)
        if tag in ("code", "kbd", "samp", "tt"):
            return dataclasses.replace(style, code=True)
        return style

    def _children(self, element: Any, style: Run) -> None:
        before = self.has_formulas
        self.has_formulas &= _WITHOUT_FORMULAS.isdisjoint(element.get("class", "").split())
        self._say(element.text or "", style)
        for child in element:
            self.element(child, style)
            self._say(child.tail or "", style)
        self.has_formulas = before

    def _say(self, text: str, style: Run) -> None:
        if style.code or not self.has_formulas or not may_have_formulas(text):
            self.words.add(text, style)
            return
        for piece, kind in formula_pieces(text):
            if kind == BLOCK:
                self._add(Formula(piece))
            elif kind:
                self.words.add_formula(piece)
            else:
                self.words.add(piece, style)

    def _pictures(self, element: Any) -> list[Block]:
        return [block for image in element.iter("img") for block in _image(image, self.find)]

    def _drawing(self, source: str) -> None:
        if is_icon(source):
            return
        self._add(*make_picture("image/svg+xml", source))

    def _table(self, element: Any) -> None:
        above, below = lines_around(element)
        self._add(*above)
        if is_frame(element):  # it only lays out a page
            for cell in element.iter("td", "th"):
                if next(cell.iterancestors("table")) is element:
                    self._add(*self.inside(cell))
        elif (made := read_table(element, self.inside)) is not None:
            self._add(*fitted(*made))
        self._add(*below)

    def _list(self, element: Any) -> ListBlock:
        items: list[Text | Block] = []
        for entry in element.xpath("./li|./ul|./ol"):
            if entry.tag == "li":
                items += _item(self.inside(entry))
            else:  # written beside the items, shown inside the one before it
                items += [*([] if items else [""]), self._list(entry)]
        start = str(element.get("start") or "1")
        first = min(int(start), 100_000) if start.isascii() and start.isdigit() else 1
        return ListBlock(tuple(items), ordered=element.tag == "ol", start=first)

    def _add(self, *blocks: Block) -> None:
        self.flush()
        self.blocks += blocks


def _heading_words(element: Any) -> str:
    pieces = formula_pieces(element.text_content())
    return " ".join("".join(formula_words(piece) if kind else piece for piece, kind in pieces).split())


def _item(blocks: list[Block]) -> list[Text | Block]:
    """Return what stands in one item of a list: its words, then what is no line of words."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and first.style == "body":
        return [first.text, *blocks[1:]]
    return ["", *blocks] if blocks else []
