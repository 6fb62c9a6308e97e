"""HTML outputs of any notebook as blocks: tables as pandas writes them, else the words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.html

from orglife_kit.i18n import say
from orglife_kit.views.reports.model import Block, Column, Paragraph, Table

_LONGEST = 1000  # rows of one table on paper
_WIDEST = 200  # columns, and rows that one cell may span


@dataclass(frozen=True)
class _Cell:
    text: str = ""
    head: bool = False


def html_blocks(text: str) -> Iterator[Block]:
    """Yield the tables of an HTML output; without one, its words."""
    try:
        tree: Any = lxml.html.fromstring(f"<div>{text}</div>")
    except (lxml.etree.ParserError, ValueError):
        return
    for hidden in tree.xpath("//script|//style|//template|//comment()|//*[@hidden]"):
        hidden.drop_tree()
    tables = tree.xpath("//table[not(ancestor::table)]")
    for table in tables:
        made = _table(table)
        if made is not None:
            yield from _cut(made)
    if not tables:
        words = "\n".join(line for line in map(str.strip, tree.text_content().split("\n")) if line)
        if words:
            yield Paragraph(words)


def _cut(table: Table) -> Iterator[Block]:
    """Yield a table, and for a very long one its beginning and a sentence."""
    yield dataclasses.replace(table, rows=table.rows[:_LONGEST])
    if len(table.rows) > _LONGEST:
        words = say(
            "reports",
            "The table has {number} rows; the first {shown} of them are shown.",
            number=len(table.rows),
            shown=_LONGEST,
        )
        yield Paragraph(words, "note")


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
    for row_place, row in enumerate(element.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")):
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
