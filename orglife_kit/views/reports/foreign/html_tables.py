"""Tables of HTML as tables: each cell is read as a page is, heads and spans stand where a browser puts them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.foreign.formulas import may_have_formulas
from orglife_kit.views.reports.foreign.runs import words_of
from orglife_kit.views.reports.model import Block, CellContent, Column, Paragraph, Table

_ROWS = "./tr|./thead/tr|./tbody/tr|./tfoot/tr"
_WIDEST = 200  # columns, and rows that one cell may span
_MOST_SPANNED = 200_000  # places that spanning cells take
_MOST_HELD = 5_000
_MOST_ROWS = 1100  # that are read: more than are shown, and heads
_DEEPEST = 3  # tables inside tables


@dataclass(frozen=True)
class _Cell:
    text: str = ""
    head: bool = False
    blocks: tuple[Block, ...] = ()  # where the text is not all


def is_frame(element: Any) -> bool:
    """Return whether a table only lays out a page: it has one cell, or it stands too deep inside others."""
    cells = [cell for row in element.xpath(_ROWS) for cell in row.xpath("./th|./td")]
    depth = sum(1 for _ in element.iterancestors("table"))
    return len(cells) == 1 or depth >= _DEEPEST


def lines_around(table: Any) -> tuple[list[Block], list[Block]]:
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


def read_table(element: Any, inside: Callable[[Any], list[Block]]) -> tuple[Table, int] | None:
    """Return the beginning of a table and how many rows it has; ``inside`` returns the blocks of one cell."""
    rows = _grid(element, inside)
    if not rows or not rows[0]:
        return None
    heads = len(element.xpath("./thead/tr")) or int(all(cell.head for cell in rows[0]))
    if any(not isinstance(block, Paragraph) for row in rows[:heads] for cell in row for block in cell.blocks):
        heads = 0  # a picture at the head of a column stands in a row like any other
    body = rows[heads:]
    columns = []
    for place in range(len(rows[0])):
        names = dict.fromkeys(row[place].text for row in rows[:heads])
        number = bool(body) and all(_is_number(row[place].text) for row in body)
        row_head = bool(body) and all(row[place].head for row in body)
        columns.append(
            Column(" ".join(filter(None, names)), "number" if number else "text", heads_row=row_head)
        )
    if _counts_rows(columns[0], [row[0].text for row in body]) and len(columns) > 1:
        del columns[0]
        body = [row[1:] for row in body]
    contents = tuple(
        CellContent(row, column, cell.blocks)
        for row, cells in enumerate(body)
        for column, cell in enumerate(cells)
        if cell.blocks
    )
    texts = tuple(tuple(cell.text for cell in row) for row in body)
    whole = max(len(texts), len(element.xpath(_ROWS)) - heads)
    return Table(tuple(columns), texts, rules="light", contents=contents), whole


def _grid(element: Any, inside: Callable[[Any], list[Block]]) -> list[list[_Cell]]:
    """Return the cells row by row, all rows equally long, a spanning cell at its first place only."""
    grid: list[list[_Cell]] = []
    taken: dict[tuple[int, int], _Cell] = {}
    held = 0  # cells that are more than a word, which take the time
    for row_place, row in enumerate(element.xpath(_ROWS)[:_MOST_ROWS]):
        if held > _MOST_HELD:
            break
        cells: list[_Cell] = []
        for found in row.xpath("./th|./td")[:_WIDEST]:
            while (row_place, len(cells)) in taken:
                cells.append(taken[row_place, len(cells)])
            in_head = row.getparent().tag == "thead"
            cell = _cell(found, inside)
            held += bool(len(found))
            for down in range(1, _span(found, "rowspan") if len(taken) < _MOST_SPANNED else 1):
                for right in range(_span(found, "colspan")):
                    taken[row_place + down, len(cells) + right] = _Cell(head=cell.head)
            cells.append(cell)
            cells += [_Cell(cell.text if in_head else "", cell.head)] * (_span(found, "colspan") - 1)
        while (row_place, len(cells)) in taken:
            cells.append(taken[row_place, len(cells)])
        grid.append(cells[:_WIDEST])
    width = max(map(len, grid), default=0)
    return [[*row, *[_Cell()] * (width - len(row))] for row in grid]


def _cell(found: Any, inside: Callable[[Any], list[Block]]) -> _Cell:
    head = found.tag == "th"
    words = found.text or ""
    if not len(found) and not may_have_formulas(words):  # most cells are one word
        return _Cell(" ".join(words.split()), head)
    blocks = inside(found)
    plain = all(
        isinstance(block, Paragraph) and isinstance(block.text, str) and block.style == "body"
        for block in blocks
    )
    return _Cell(words_of(blocks), head, () if plain else tuple(blocks))


def _span(cell: Any, name: str) -> int:
    written = str(cell.get(name, "1"))
    return (
        min(max(int(written), 1), _WIDEST)
        if written.isascii() and written.isdigit() and len(written) < 9
        else 1
    )


def _counts_rows(column: Column, texts: list[str]) -> bool:
    """Return whether a column is nothing but the row numbers of pandas."""
    return not column.header and texts == [str(number) for number in range(len(texts))]


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("-−").replace(",", "").rstrip("%").isdecimal()
