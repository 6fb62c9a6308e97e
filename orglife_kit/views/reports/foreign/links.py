"""Addresses of links: those a reader may open, in ASCII, and headings that links of the same notebook name."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, unquote

from orglife_kit.views.reports.model import Heading, Run

_OPENED = re.compile(r"(?:https?://|mailto:|ftp://)[^\s]+", re.IGNORECASE)
_LONGEST = 2000  # characters
_KEPT = "!#$%&'()*+,/:;=?@[]~"


def address_of(written: str | None) -> str:
    """Return the address of a link in ASCII; nothing for one that would run something or opens nothing here."""
    address = (written or "").strip()
    if len(address) > _LONGEST:
        return ""
    if address.startswith("#"):
        return "#" + slug(unquote(address[1:]))
    return quote(address, safe=_KEPT) if _OPENED.fullmatch(address) else ""


def slug(words: str) -> str:
    """Return a heading's words as notebooks write them in an address."""
    return "-".join(words.split())


def linked(parts: Iterable[Any]) -> list[Any]:
    """Return blocks whose links to headings point at one, by a name in ASCII; the others are words only."""
    blocks = list(parts)
    wanted = {run.link[1:] for block in blocks for run in _runs(block) if run.link.startswith("#")}
    names: dict[str, str] = {}
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and (found := _named(block, wanted)) and found not in names:
            names[found] = f"part-{len(names) + 1}"
            blocks[place] = dataclasses.replace(block, anchor=names[found])
    return [_pointed(block, names) for block in blocks] if wanted else blocks


def _named(block: Heading, wanted: set[str]) -> str:
    own = slug(block.text)
    return next((name for name in (own, own.lower()) if block.text.strip() and name in wanted), "")


def _runs(value: Any) -> Iterable[Run]:
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _runs(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _runs(getattr(value, field.name))


def _pointed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, Run):
        if not value.link.startswith("#"):
            return value
        name = names.get(value.link[1:], "")
        return dataclasses.replace(value, link=f"#{name}" if name else "")
    if isinstance(value, tuple):
        return tuple(_pointed(item, names) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        changed = {key: _pointed(item, names) for key, item in fields.items() if isinstance(item, tuple)}
        return dataclasses.replace(value, **changed) if changed else value
    return value
