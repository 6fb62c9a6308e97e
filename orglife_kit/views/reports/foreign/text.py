"""Plain text of any notebook: as a terminal shows it in the end, and cut where nobody reads on."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from orglife_kit.i18n import say
from orglife_kit.views.reports.model import Block, Code, Paragraph, Run

_TERMINAL_CODES = re.compile(r"\x1b\[[0-9;:?]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]")
_LONGEST = 100_000  # characters of one output
_MOST_LINES = 1000
_MOST_RUNS = 3000  # pieces of one paragraph, such as links


def code_blocks(words: str) -> Iterator[Block]:
    """Yield text in one width; of a very long one the beginning and a sentence."""
    words = words.strip("\n")
    if not words.strip():
        return
    lines = words[:_LONGEST].split("\n")
    yield Code("\n".join(lines[:_MOST_LINES]))
    if len(words) > _LONGEST or len(lines) > _MOST_LINES:
        yield cut_short(len(words))


def paragraph_blocks(words: str) -> Iterator[Block]:
    """Yield running text; of a very long one the beginning and a sentence."""
    if words:
        yield Paragraph(words[:_LONGEST])
    if len(words) > _LONGEST:
        yield cut_short(len(words))


def run_blocks(runs: tuple[Run, ...]) -> Iterator[Block]:
    """Yield running text that is set in pieces; of a very long one the beginning and a sentence."""
    shown: list[Run] = []
    room = _LONGEST
    for run in runs[:_MOST_RUNS]:
        shown.append(dataclasses.replace(run, text=run.text[:room]))
        room -= len(run.text)
        if room <= 0:
            break
    yield from [Paragraph(tuple(shown))] if shown else []
    if len(shown) < len(runs) or room < 0:
        yield cut_short(sum(len(run.text) for run in runs))


def cut_short(number: int) -> Paragraph:
    """Return the sentence that only the beginning of a text of ``number`` characters is shown."""
    told = say("reports", "The text has {number} characters; only its beginning is shown.", number=number)
    return Paragraph(told, "note")


def joined_text(text: Any) -> str:
    """Return the text of an output or a cell, which a notebook may hold as a list of lines."""
    return "".join(map(str, text)) if isinstance(text, list) else str(text)


def as_seen(text: str) -> str:
    """Return what a terminal would show in the end: no colours, a line written anew in its last form."""
    words = _TERMINAL_CODES.sub("", text).replace("\r\n", "\n")
    return "\n".join(map(_last_form, words.split("\n"))) if "\r" in words or "\b" in words else words


def _last_form(line: str) -> str:
    shown = ""
    for written in line.split("\r"):
        shown = written + shown[len(written) :]
    return _without_steps_back(shown) if "\b" in shown else shown


def _without_steps_back(line: str) -> str:
    kept: list[str] = []
    for one in line:
        if one != "\b":
            kept.append(one)
        elif kept:
            kept.pop()
    return "".join(kept)
