"""Markup of what a form shows beside its fields; every text that comes in is escaped here."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Mapping, Sequence

from orglife_kit.errors import Notice
from orglife_kit.i18n import day_words, say, sentence
from orglife_kit.views.forms.base.pages import PAGES


def paragraph(words: str, tone: str = "") -> str:
    """Return a sentence; ``tone`` is a class of form.css."""
    return f'<p class="{tone}">{html.escape(words)}</p>'


def paragraphs(told: Iterable[str | Notice], tone: str = "") -> str:
    """Return sentences, those of notices among them, one under the other; ``tone`` as in ``paragraph``."""
    words = (sentence(each) if isinstance(each, Notice) else each for each in told)
    return "".join(paragraph(each, tone) for each in words)


def title(words: str, level: int = 2) -> str:
    """Return a heading."""
    return f"<h{level}>{html.escape(words)}</h{level}>"


def items(lines: Iterable[str], *, numbered: bool = False) -> str:
    """Return a list, nothing where there is no line."""
    inside = "".join(f"<li>{html.escape(text)}</li>" for text in lines)
    kind = "ol" if numbered else "ul"
    return f"<{kind}>{inside}</{kind}>" if inside else ""


def chip(words: str, tone: str = "") -> str:
    """Return a word in a frame of the colour of its state."""
    return f'<span class="chip {tone}">{html.escape(words)}</span>'


def tiles(numbers: Mapping[str, object]) -> str:
    """Return labels with large numbers."""
    inside = "".join(
        f'<span class="tile">{html.escape(label)}<b>{html.escape(str(number))}</b></span>'
        for label, number in numbers.items()
    )
    return f'<div class="tiles">{inside}</div>'


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> str:
    """Return a table; whole numbers stand to the right, days are in words."""
    head = "".join(f'<th scope="col">{html.escape(text)}</th>' for text in heads)
    body = "".join("<tr>" + "".join(map(_table_cell, row)) + "</tr>" for row in rows)
    above = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    return f'<table class="plain">{above}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def wide_table(caption: str, head: str, body: str, looks: str = "", label: str = "") -> str:
    """Return a table that can be moved to the side, of the markup of its rows; ``label`` names it, else its caption."""
    name, above = html.escape(label or caption), html.escape(caption)
    return (
        f'<div class="beside" role="region" tabindex="0" aria-label="{name}"><table class="plain {looks}">'
        f"<caption>{above}</caption><thead>{head}</thead><tbody>{body}</tbody></table></div>"
    )


def _table_cell(value: object) -> str:
    if isinstance(value, int):
        return f'<td class="figure">{value}</td>'
    words = day_words(value) if isinstance(value, datetime.date) else str(value)
    return f"<td>{html.escape(words)}</td>"


def folded(words: str, inside: str) -> str:
    """Return markup that a click unfolds."""
    return f"<details><summary>{html.escape(words)}</summary>{inside}</details>"


def page_link(name: str, words: str = "", tone: str = "") -> str:
    """Return a link to the page ``name``, by its Chinese name where no other words are given."""
    shown = words or say("forms", PAGES[name])
    return f'<a class="{tone}" href="{html.escape(name)}.ipynb">{html.escape(shown)}</a>'
