"""Words of a page collected piece by piece, with its spaces as a browser shows them."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from orglife_kit.views.reports.model import Block, Run, Text

_SPACES = re.compile(r"\s+")
_LINE = "\n"  # no piece of a page's text has one: its line ends are spaces


class Words:
    """The pieces of one paragraph."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def add(self, text: str, style: Run) -> None:
        """Add ``text`` as it stands in a page, set like ``style``."""
        words = _SPACES.sub(" ", text)
        if self._at_line_start():
            words = words.lstrip(" ")
        if not words:
            return
        last = self.runs[-1] if self.runs else None
        if last is not None and dataclasses.replace(last, text="") == dataclasses.replace(style, text=""):
            self.runs[-1] = dataclasses.replace(last, text=last.text + words)
        else:
            self.runs.append(dataclasses.replace(style, text=words))

    def end_line(self) -> None:
        """End a line inside the paragraph."""
        self._strip()
        if self.runs:
            last = self.runs[-1]
            self.runs[-1] = dataclasses.replace(last, text=last.text + _LINE)

    def add_formula(self, source: str) -> None:
        """Add a formula in LaTeX."""
        self.runs.append(Run(source, math=True))

    def taken(self) -> Text:
        """Return the paragraph, a string where nothing in it is set apart, and begin a new one."""
        self._strip()
        while self.runs and not self.runs[-1].text.rstrip(_LINE + " "):
            self.runs.pop()
        if self.runs and not self.runs[-1].math:
            self.runs[-1] = dataclasses.replace(self.runs[-1], text=self.runs[-1].text.rstrip(_LINE + " "))
        runs, self.runs = self.runs, []
        runs = [dataclasses.replace(run, text=re.sub(r"\n{2,}", _LINE, run.text)) for run in runs]
        return plainest(tuple(runs))

    def _at_line_start(self) -> bool:
        return not self.runs or (not self.runs[-1].math and self.runs[-1].text[-1:] in (_LINE, " "))

    def _strip(self) -> None:
        if self.runs and not self.runs[-1].math:
            text = self.runs[-1].text.rstrip(" ")
            if text:
                self.runs[-1] = dataclasses.replace(self.runs[-1], text=text)
            else:
                self.runs.pop()


def plainest(runs: tuple[Run, ...]) -> Text:
    """Return ``runs`` as a string where nothing in them is set apart."""
    if all(run == Run(run.text) for run in runs):
        return "".join(run.text for run in runs)
    return runs


def words_of(value: Any) -> str:
    """Return the words of blocks, a line for each, for where only plain text can stand."""
    lines = [_words(block) for block in value]
    return "\n".join(filter(None, lines))


def _words(block: Block | Text) -> str:
    from orglife_kit.views.reports.formula import formula_words
    from orglife_kit.views.reports.layout import text_rows
    from orglife_kit.views.reports.model import Code, Formula, Heading, Image, ListBlock, Paragraph, Table

    if isinstance(block, str):
        return block
    if isinstance(block, tuple):
        return "".join(formula_words(run.text) if run.math else run.text for run in block)
    if isinstance(block, Paragraph):
        return _words(block.text)
    if isinstance(block, Heading | Code):
        return block.text
    if isinstance(block, Formula):
        return formula_words(block.text)
    if isinstance(block, Image):
        return block.alt
    if isinstance(block, ListBlock):
        return "\n".join(
            _words(item) if isinstance(item, ListBlock) else f"• {_words(item)}" for item in block.items
        )
    if isinstance(block, Table):
        heads = tuple(column.header for column in block.columns)
        rows = ([heads] if any(heads) else []) + text_rows(block)
        return "\n".join(" ".join(filter(None, row)) for row in rows)
    return ""
