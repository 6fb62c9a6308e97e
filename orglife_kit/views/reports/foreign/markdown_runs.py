"""The words of a line of markdown, each set as it is written: bold, code, formula, link."""

from __future__ import annotations

import dataclasses
import re
from typing import Any
from unicodedata import east_asian_width

import lxml.html

from orglife_kit.views.reports.foreign.entities import characters, lowered, raised
from orglife_kit.views.reports.foreign.formulas import BLOCK, INLINE
from orglife_kit.views.reports.foreign.links import address_of
from orglife_kit.views.reports.foreign.page import hides
from orglife_kit.views.reports.formula import formula_words
from orglife_kit.views.reports.model import Run

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b", re.IGNORECASE)
_BOLD, _CODE = ("b", "strong"), ("code", "kbd", "samp", "tt")
_PLAIN = Run("")


def plain_words(token: dict[str, Any]) -> str:
    """Return the words of a token without anything set apart."""
    return "".join(
        formula_words(run.text) if run.math else run.text for run in inline_runs(token.get("children", []))
    )


def inline_runs(tokens: list[dict[str, Any]], style: Run = _PLAIN) -> tuple[Run, ...]:
    """Return the words of ``tokens``, set like ``style``; HTML between them sets them as a browser would."""
    line = _Line(style)
    for token in tokens:
        line.add(token)
    return tuple(run for run in line.runs if run.text)


class _Line:
    """Goes through the tokens of a line and knows which HTML elements are open."""

    def __init__(self, style: Run) -> None:
        self.runs: list[Run] = []
        self.style = style
        self.hidden = ""  # the element whose words are not shown
        self.open: list[tuple[str, Run]] = []  # elements, each with the style before it
        self.moved = ""  # sup or sub

    def add(self, token: dict[str, Any]) -> None:
        """Add the words of one token."""
        kind = token["type"]
        if kind == "inline_html":
            self._tag(token["raw"])
        elif self.hidden:
            return
        elif kind == "codespan":
            self._say(token["raw"], dataclasses.replace(self.style, code=True))
        elif kind in (INLINE, BLOCK):
            self.runs.append(Run(token["raw"], math=True))
        elif kind == "linebreak":
            self._say("\n", self.style)
        elif kind == "softbreak":
            self._say(_line_end(self.runs), self.style)
        elif kind == "footnote_ref":
            self._say(f"[{token['attrs']['index']}]", self.style)
        elif "children" in token and kind != "image":
            self.runs += inline_runs(token["children"], self._inside(token))
        elif kind == "text":
            words = characters(token["raw"])
            self._say({"sup": raised, "sub": lowered}.get(self.moved, str)(words), self.style)

    def _inside(self, token: dict[str, Any]) -> Run:
        if token["type"] == "strong":
            return dataclasses.replace(self.style, bold=True)
        if token["type"] == "link":
            return dataclasses.replace(self.style, link=address_of(characters(token["attrs"]["url"])))
        return self.style

    def _say(self, words: str, style: Run) -> None:
        self.runs.append(dataclasses.replace(style, text=words))

    def _tag(self, tag: str) -> None:
        found = _TAG.match(tag)
        if found is None:
            return
        name = found[2].lower()
        if self.hidden:
            self.hidden = "" if found[1] and name == self.hidden else self.hidden
        elif _BREAK.match(tag):
            self._say("\n", self.style)
        elif found[1]:
            self._close(name)
        elif hides(tag):
            self.hidden = name
        elif name in ("sup", "sub"):
            self.moved = name
        elif not tag.endswith("/>"):
            self._open(name, tag)

    def _open(self, name: str, tag: str) -> None:
        changed = self.style
        if name in _BOLD:
            changed = dataclasses.replace(changed, bold=True)
        elif name in _CODE:
            changed = dataclasses.replace(changed, code=True)
        elif name == "a":
            changed = dataclasses.replace(changed, link=address_of(lxml.html.fromstring(tag).get("href")))
        if changed != self.style:
            self.open.append((name, self.style))
            self.style = changed

    def _close(self, name: str) -> None:
        if name in ("sup", "sub"):
            self.moved = ""
        elif self.open and self.open[-1][0] == name:
            self.style = self.open.pop()[1]


def _line_end(before: list[Run]) -> str:
    """Return what a line end of the source becomes: nothing after a Chinese character, else a space."""
    last = before[-1].text[-1:] if before else ""
    return "" if last and east_asian_width(last) in "WF" else " "
