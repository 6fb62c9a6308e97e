"""How a test drives a form as a hand would: its parts are found by what they say, a file comes as from a browser."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import ipywidgets

CHANGED = datetime.datetime(2024, 1, 20, tzinfo=datetime.UTC)  # what a browser says of every file


def find(form: Any, kind: type) -> Any:
    """Return the first part of ``form`` that is a ``kind``."""
    for part in getattr(form, "children", ()):
        if isinstance(part, kind):
            return part
        inside = find(part, kind)
        if inside is not None:
            return inside
    return None


def button(form: Any, words: str) -> Any:
    """Return the button that says ``words``."""
    for part in getattr(form, "children", ()):
        if isinstance(part, ipywidgets.Button) and part.description == words:
            return part
        inside = button(part, words)
        if inside is not None:
            return inside
    return None


def shown(form: Any) -> str:
    """Return all the markup that a form shows."""
    parts = (shown(part) for part in getattr(form, "children", ()))
    return (form.value if isinstance(form, ipywidgets.HTML) else "") + "".join(parts)


def uploaded(path: Path) -> tuple[dict[str, Any], ...]:
    """Return a file as the field for it holds it once it was chosen."""
    content = path.read_bytes()
    facts = {"name": path.name, "type": "", "size": len(content), "last_modified": CHANGED}
    return ({**facts, "content": memoryview(content)},)
