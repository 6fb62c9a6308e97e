"""HTML outputs of any notebook as blocks: tables as pandas writes them, headings, lists, words."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.html

from orglife_kit.views.reports.foreign_itables import fill_in_rows
from orglife_kit.views.reports.foreign_pictures import Find, left_out, make_picture, nothing_to_find
from orglife_kit.views.reports.foreign_tables import fitted
from orglife_kit.views.reports.foreign_text import code_blocks, paragraph_blocks
from orglife_kit.views.reports.model import Block, Column, Heading, ListBlock, Paragraph, Table, Text

BREAK = re.compile(r"<br\b", re.IGNORECASE)
_DRAWING = re.compile(
    r"(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b.*</svg>", re.IGNORECASE | re.DOTALL
)
_HIDDEN = (
    "//script|//style|//template|//comment()|//processing-instruction()|//*[@hidden]|//head|//title|//noscript"
    "|//iframe|//object|//embed|//canvas|//audio|//video|//input|//select|//textarea|//button|//svg|//dialog"
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_HIDING = re.compile(r"\shidden(?=[\s=>/])", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_APART = frozenset(
    {
        *(
            "div",
            "p",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "nav",
            "aside",
            "blockquote",
            "dl",
            "dt",
        ),
        *(
            "dd",
            "details",
            "summary",
            "center",
            "figure",
            "figcaption",
            "form",
            "fieldset",
            "address",
            "hr",
            "li",
        ),
    }
)
_ROWS = "./tr|./thead/tr|./tbody/tr|./tfoot/tr"
_LINE = "\x00"  # where a line of one paragraph ends

_WIDEST = 200  # columns, and rows that one cell may span


@dataclass(frozen=True)
class _Cell:
    text: str = ""
    head: bool = False


def html_blocks(text: str, find: Find = nothing_to_find) -> Iterator[Block]:
    """Yield what an HTML output shows: tables, headings, lists, words, and pictures that ``find`` returns."""
    drawing = _DRAWING.fullmatch(text.strip())
    if drawing:
        yield make_picture("image/svg+xml", text.strip())
        return
    try:
        tree: Any = lxml.html.fromstring(f"<div>{text}</div>")
    except (lxml.etree.ParserError, ValueError):
        return
    fill_in_rows(tree)
    for hidden in tree.xpath(_HIDDEN):
        hidden.drop_tree()
    for styled in tree.xpath("//*[@style]"):
        if _UNSEEN.search(styled.get("style")) and styled is not tree:
            styled.drop_tree()
    walk = _Walk(find)
    walk.element(tree)
    walk.flush()
    yield from walk.blocks


def hides(tag: str) -> bool:
    """Return whether an opening tag begins what no reader sees."""
    return bool(
        re.match(r"<(script|style|template)\b", tag, re.IGNORECASE)
        or _UNSEEN.search(tag)
        or _HIDING.search(tag)
    )


def picture_in(tag: str, find: Find) -> Block | None:
    """Return the picture, or the sentence for it, that an ``img`` tag stands for."""
    if not re.match(r"<img\b", tag, re.IGNORECASE):
        return None
    image = lxml.html.fromstring(tag)
    return _image(image, find)


def _image(image: Any, find: Find) -> Block:
    picture, words = find(str(image.get("src", ""))), str(image.get("alt") or "")
    return left_out(words) if picture is None else dataclasses.replace(picture, alt=words)


class _Walk:
    """Goes through the elements of a page in reading order and collects blocks."""

    def __init__(self, find: Find) -> None:
        self.find = find
        self.blocks: list[Block] = []
        self.words: list[str] = []

    def flush(self) -> None:
        """End the paragraph that has been collected."""
        lines = [" ".join(line.split()) for line in "".join(self.words).split(_LINE)]
        self.blocks += paragraph_blocks("\n".join(filter(None, lines)))
        self.words = []

    def element(self, element: Any) -> None:
        """Collect one element and what stands in it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "br":
            self.words.append(_LINE)
        elif tag == "img":
            self._add(_image(element, self.find))
        elif tag == "table":
            above, below = _lines_around(element)
            made = _table(element)
            self._add(*above, *(fitted(made) if made is not None else ()), *below)
        elif tag == "pre":
            self._add(*code_blocks(element.text_content()))
        elif tag in _HEADINGS:
            self._add(Heading(" ".join(element.text_content().split()), min(4, int(tag[1]))))
        elif tag in ("ul", "ol"):
            self._add(*([made_list] if (made_list := _list(element)).items else []))
        elif tag in _APART:
            self.flush()
            self._inside(element)
            self.flush()
        else:
            self._inside(element)

    def _inside(self, element: Any) -> None:
        self.words.append(element.text or "")
        for child in element:
            self.element(child)
            self.words.append(child.tail or "")

    def _add(self, *blocks: Block) -> None:
        self.flush()
        self.blocks += blocks


def _lines_around(table: Any) -> tuple[list[Block], list[Block]]:
    """Take out of a table what is no row of it: its caption, titles across all columns, notes at its foot."""
    widest = max((len(row) for row in table.xpath(_ROWS)), default=0)
    found: tuple[list[Block], list[Block]] = ([], [])
    for line in table.xpath("./caption|./thead/tr|./tfoot/tr"):
        across = len(line) == 1 and 1 < widest <= _span(line[0], "colspan")
        if line.tag != "caption" and not across:
            continue
        words = " ".join(line.text_content().split())
        below = line.getparent().tag == "tfoot"
        if words:
            found[below].append(Paragraph(words, "note" if below else "label"))
        line.drop_tree()
    return found


def _list(element: Any) -> ListBlock:
    items: list[Text | ListBlock] = []
    for entry in element.xpath("./li"):
        inner = entry.xpath(".//ul|.//ol")
        lists = [found for found in inner if next(found.iterancestors("li")) is entry]
        made = [_list(found) for found in lists]
        for found in lists:
            found.drop_tree()
        items += [" ".join(entry.text_content().split()), *(one for one in made if one.items)]
    return ListBlock(tuple(items), ordered=element.tag == "ol")


def _table(element: Any) -> Table | None:
    rows = _grid(element)
    if not rows or not rows[0]:
        return None
    heads = len(element.xpath("./thead/tr")) or int(all(cell.head for cell in rows[0]))
    body = rows[heads:]
    columns = []
    for place in range(len(rows[0])):
        names = dict.fromkeys(row[place].text for row in rows[:heads])
        number = bool(body) and all(_is_number(row[place].text) for row in body)
        row_head = bool(body) and all(row[place].head for row in body)
        columns.append(
            Column(" ".join(filter(None, names)), "number" if number else "text", heads_row=row_head)
        )
    texts = [tuple(cell.text for cell in row) for row in body]
    if _counts_rows(columns[0], [row[0] for row in texts]) and len(columns) > 1:
        del columns[0]
        texts = [row[1:] for row in texts]
    return Table(tuple(columns), tuple(texts), rules="light")


def _grid(element: Any) -> list[list[_Cell]]:
    """Return the cells row by row, all rows equally long, a spanning cell at its first place only."""
    grid: list[list[_Cell]] = []
    taken: dict[tuple[int, int], _Cell] = {}
    for row_place, row in enumerate(element.xpath(_ROWS)):
        cells: list[_Cell] = []
        for found in row.xpath("./th|./td"):
            while (row_place, len(cells)) in taken:
                cells.append(taken[row_place, len(cells)])
            in_head = row.getparent().tag == "thead"
            cell = _Cell(" ".join(found.text_content().split()), found.tag == "th")
            for down in range(1, _span(found, "rowspan")):
                for right in range(_span(found, "colspan")):
                    taken[row_place + down, len(cells) + right] = _Cell(head=cell.head)
            cells.append(cell)
            cells += [_Cell(cell.text if in_head else "", cell.head)] * (_span(found, "colspan") - 1)
        while (row_place, len(cells)) in taken:
            cells.append(taken[row_place, len(cells)])
        grid.append(cells[:_WIDEST])
    width = max(map(len, grid), default=0)
    return [[*row, *[_Cell()] * (width - len(row))] for row in grid]


def _span(cell: Any, name: str) -> int:
    written = str(cell.get(name, "1"))
    return min(max(int(written), 1), _WIDEST) if written.isascii() and written.isdigit() else 1


def _counts_rows(column: Column, texts: list[str]) -> bool:
    """Return whether a column is nothing but the row numbers of pandas."""
    return not column.header and texts == [str(number) for number in range(len(texts))]


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("-").replace(",", "").rstrip("%").isdecimal()
