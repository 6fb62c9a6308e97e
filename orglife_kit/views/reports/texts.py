"""Every piece of text that a document shows, cleaned of what no reader can see."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TypeVar

from orglife_kit.views.reports.cells import spoken
from orglife_kit.views.reports.model import (
    Closing,
    Code,
    Document,
    FormField,
    Run,
    Section,
    Signature,
    Table,
    Volume,
)

_Value = TypeVar("_Value")

_NOT_SHOWN = {
    *("kind", "align", "style", "rules", "media_type", "data", "language", "orientation", "margins"),
    *("link", "anchor", "paper"),
}
_NOT_ON_A_PAGE = {"author", "form", "sheet_name"}  # in the file's own data alone
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000\u2001\u2004-\u200a\u202f\u205f]")  # no font has most of them
_OBJECT = "\ufffc"  # where a picture stood in the text that was copied
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def clean_text(text: str) -> str:
    """Return ``text`` with plain line ends and spaces, without control, zero-width and direction characters."""
    if text.isascii() and text.isprintable():
        return text
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text).replace("\t", "    "))
    text = _VARIATION_SELECTORS.sub("", text).replace(_OBJECT, "")
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"  # half of a pair, which no file can hold
    return "" if category in ("Cc", "Cf") and character != "\n" else character


def map_texts(value: _Value, change: Callable[[str], str]) -> _Value:
    """Return ``value`` (a document or a part of one) with ``change`` done to every text it shows."""
    changed: object = value
    if isinstance(value, str):
        changed = change(value)
    elif isinstance(value, tuple):
        changed = tuple(map_texts(item, change) for item in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        members = {
            item.name: map_texts(getattr(value, item.name), change)
            for item in dataclasses.fields(value)
            if item.name not in _NOT_SHOWN
        }
        changed = dataclasses.replace(value, **members)
    return changed  # type: ignore[return-value]  # the same kind that came in


def code_texts(value: object) -> Iterator[str]:
    """Yield every text of ``value`` that is shown in one width."""
    if isinstance(value, Code) or (isinstance(value, Run) and (value.code or value.math)):
        yield value.text
    elif isinstance(value, tuple):
        for item in value:
            yield from code_texts(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from code_texts(getattr(value, field.name))


def shown_texts(document: Document | Volume) -> Iterator[str]:
    """Yield every text that ``document`` shows, in reading order; numbers and days as they are read."""
    yield from _shown_texts(document, document.language)


def _shown_texts(value: object, language: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _shown_texts(item, language)
    elif isinstance(value, Table):
        yield from _shown_texts((value.columns, value.caption), language)
        for row in (*value.rows, value.totals):
            if isinstance(row, Section):
                yield row.title
            else:
                yield from (spoken(cell, language) for cell in row)
        yield from _shown_texts(value.contents, language)
    elif isinstance(value, FormField | Signature):
        yield value.label
        yield from value.persons if isinstance(value, Signature) else ()
        yield spoken(value.value, language)
    elif isinstance(value, Closing):
        yield from (value.unit, spoken(value.date, language), value.seal)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in _NOT_SHOWN | _NOT_ON_A_PAGE:
                yield from _shown_texts(getattr(value, field.name), language)
