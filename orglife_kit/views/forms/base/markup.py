"""Markup of what a form shows beside its fields; every text that comes in is escaped here."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping

from orglife_kit.errors import Notice
from orglife_kit.i18n import say, sentence
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


def listed(words: str, lines: Iterable[str], tone: str) -> str:
    """Return a list under what it is, nothing where there is no line."""
    found = items(lines)
    return paragraph(words, tone) + found if found else ""


def folded(words: str, inside: str) -> str:
    """Return markup that a click unfolds, nothing where nothing is in it."""
    return f"<details><summary>{html.escape(words)}</summary>{inside}</details>" if inside else ""


def page_link(name: str, words: str = "", tone: str = "") -> str:
    """Return a link to the page ``name``, by its Chinese name where no other words are given."""
    shown = words or say("forms", PAGES[name])
    return f'<a class="{tone}" href="{html.escape(name)}.ipynb">{html.escape(shown)}</a>'
