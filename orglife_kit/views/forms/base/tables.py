"""Tables that a form shows: rows of values, or of cells where one is more than its words; everything is escaped."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Sequence

from orglife_kit.frozen import dataclass
from orglife_kit.i18n import day_words


@dataclass(frozen=True)
class Cell:
    """A cell that is more than its words.

    ``looks`` is a class of form.css, ``spoken`` is read out in place of a sign, ``title`` in place of a heading that
    is short; ``is_new`` words stand out, after what ``was`` there. It may reach over several ``rows`` and ``columns``.
    """

    words: object = ""
    looks: str = ""
    spoken: str = ""
    title: str = ""
    is_new: bool = False
    was: str = ""
    rows: int = 1
    columns: int = 1


def table(heads: Sequence[object], rows: Iterable[Sequence[object]], caption: str = "") -> str:
    """Return a table; whole numbers stand to the right, days are in words."""
    return _table([heads], rows, caption)


def wide_table(
    caption: str,
    heads: Sequence[Sequence[object]],
    rows: Iterable[Sequence[object]],
    *,
    looks: str = "",
    label: str = "",
    named: bool = False,
) -> str:
    """Return a table that can be moved to the side; its rows are ``named`` where the first cell says whose they are.

    ``heads`` are one or more rows of headings; ``label`` is read out as its name, else the caption.
    """
    name = html.escape(label or caption)
    return (
        f'<div class="beside" role="region" tabindex="0" aria-label="{name}">'
        f"{_table(heads, rows, caption, looks, named=named)}</div>"
    )


def _table(
    heads: Sequence[Sequence[object]],
    rows: Iterable[Sequence[object]],
    caption: str,
    looks: str = "",
    *,
    named: bool = False,
) -> str:
    head = "".join(f"<tr>{''.join(map(_head, row))}</tr>" for row in heads)
    body = "".join(f"<tr>{_row(row, named=named)}</tr>" for row in rows)
    above = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    classes = " ".join(filter(None, ("plain", looks)))
    return f'<table class="{classes}">{above}<thead>{head}</thead><tbody>{body}</tbody></table>'


def _head(value: object) -> str:
    cell = value if isinstance(value, Cell) else Cell(value)
    scope = "col" if cell.columns == 1 else "colgroup"
    return f'<th scope="{scope}"{_facts(cell)}>{_words(cell)}</th>'


def _row(row: Sequence[object], *, named: bool) -> str:
    cells = [value if isinstance(value, Cell) else Cell(value) for value in row]
    first = f'<th scope="row">{_words(cells[0])}</th>' if named else ""
    return first + "".join(f"<td{_facts(cell)}>{_words(cell)}</td>" for cell in cells[int(named) :])


def _facts(cell: Cell) -> str:
    """Return what stands in the tag of a cell."""
    facts = {
        "class": cell.looks or ("figure" if isinstance(cell.words, int) and not cell.title else ""),
        "title": cell.title,
        "aria-label": cell.title,
        "rowspan": cell.rows if cell.rows > 1 else "",
        "colspan": cell.columns if cell.columns > 1 else "",
    }
    return "".join(f' {name}="{html.escape(str(value))}"' for name, value in facts.items() if value)


def _words(cell: Cell) -> str:
    words = day_words(cell.words) if isinstance(cell.words, datetime.date) else str(cell.words)
    shown = html.escape(words)
    if cell.spoken:
        shown = f'<span role="img" aria-label="{html.escape(cell.spoken)}">{shown}</span>'
    if cell.is_new:
        shown = f"<b>{shown}</b>"
    return f"<del>{html.escape(cell.was)}</del> {shown}" if cell.was else shown
