"""Tables of any notebook made to fit: rows of markdown made even, wide and long tables cut with a sentence."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from orglife_kit.i18n import say
from orglife_kit.views.reports.layout import text_rows, text_width
from orglife_kit.views.reports.model import Block, Paragraph, Section, Table

_LONGEST = 1000  # rows of one table on paper
_MOST_CELLS = 12_000
_ROOM = 90  # half-width characters across the page
_PADDING = 3
_WIDEST_PART = 30  # of a word that cannot be divided
_NARROW = 20  # a column up to here keeps its lines whole
_WORD = re.compile(r"[!-~]+")

_UNDER_HEAD = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_BETWEEN = re.compile(r"(?<!\\)\|")


def even_tables(text: str) -> str:
    """Return markdown whose table rows all have as many cells as the line under the head."""
    if "|" not in text:
        return text
    lines = text.split("\n")
    fence, width = "", 0
    for place, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        elif fence or "|" not in line:
            width = 0
        elif width:
            lines[place] = _even(line, width)
        elif (
            place
            and _UNDER_HEAD.fullmatch(line.strip())
            and len(_cells(lines[place - 1])) == len(_cells(line))
        ):
            width = len(_cells(line))
    return "\n".join(lines)


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return _BETWEEN.split(inside)


def _even(line: str, width: int) -> str:
    cells = [*_cells(line), *[""] * width][:width]
    indent = line[: len(line) - len(line.lstrip())]
    return f"{indent}|{'|'.join(cells)}|"


def fitted(table: Table, whole: int = 0) -> Iterator[Block]:
    """Yield a table in parts that fit the page side by side; of a very long one the beginning and a sentence.

    ``whole`` is how many rows it has when ``table`` is only its beginning.
    """
    whole = max(whole, len(table.rows))
    shown = _beginning(table, min(_LONGEST, max(1, _MOST_CELLS // _weight(table))))
    groups, heads = _groups(shown), len(_row_heads(shown))
    for group in groups:
        if len(groups) > 1:
            words = say(
                "reports",
                "Columns {first} to {last} of {number}",
                first=group[0] - heads + 1,
                last=group[-1] - heads + 1,
                number=len(table.columns) - heads,
            )
            yield Paragraph(words, "label")
        yield shown if len(groups) == 1 else _part(shown, group)
    if whole > len(shown.rows):
        words = say(
            "reports",
            "The table has {number} rows; the first {shown} of them are shown.",
            number=whole,
            shown=len(shown.rows),
        )
        yield Paragraph(words, "note")


def _weight(table: Table) -> int:
    """Return how many cells a row has, one that holds more than text counted as several."""
    return len(table.columns) + 4 * len(table.contents) // max(1, len(table.rows))


def _beginning(table: Table, number: int) -> Table:
    contents = tuple(cell for cell in table.contents if cell.row < number)
    return dataclasses.replace(table, rows=table.rows[:number], contents=contents)


def _groups(table: Table) -> list[list[int]]:
    """Return the columns that stand side by side; those that name the rows are repeated in each part."""
    places = range(len(table.columns))
    rows = text_rows(table)
    texts = [[column.header, *(row[place] for row in rows)] for place, column in enumerate(table.columns)]
    if sum(max(map(_undivided, texts[place])) + _PADDING for place in places) <= _ROOM:
        return [list(places)]
    wanted = [min(_NARROW, max(map(text_width, texts[place]))) + _PADDING for place in places]
    heads = _row_heads(table)
    left = max(_ROOM - sum(wanted[place] for place in heads), _ROOM // 3)
    groups: list[list[int]] = [[]]
    used = 0
    for place in places[len(heads) :]:
        if used + wanted[place] > left and groups[-1]:
            groups.append([])
            used = 0
        groups[-1].append(place)
        used += wanted[place]
    return groups


def _row_heads(table: Table) -> range:
    """Return the columns at the left that name the rows, three at the most."""
    names = [column.heads_row for column in table.columns]
    number = next((place for place, heads in enumerate(names) if not heads), len(names))
    return range(number if number <= min(3, len(names) - 1) else 0)


def _undivided(text: str) -> int:
    return min(_WIDEST_PART, max(map(len, _WORD.findall(text)), default=2))


def _part(table: Table, group: list[int]) -> Table:
    places = [*_row_heads(table), *group]
    columns = tuple(table.columns[place] for place in places)
    rows = tuple(
        row if isinstance(row, Section) else tuple(row[place] for place in places) for row in table.rows
    )
    contents = tuple(
        dataclasses.replace(cell, column=places.index(cell.column))
        for cell in table.contents
        if cell.column in places
    )
    return dataclasses.replace(table, columns=columns, rows=rows, contents=contents)
