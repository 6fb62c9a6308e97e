"""A file that is dropped on a form: its page hands over the name and the bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets


class Drop(anywidget.AnyWidget):
    """Says that a file can be dropped on the form it stands in, and calls ``take`` with what was."""

    _esm = Path(__file__).parent / "drop.js"
    words = traitlets.Unicode().tag(sync=True)

    def __init__(self, words: str, take: Callable[[str, bytes], object]) -> None:
        super().__init__(words=words)
        self._take = take
        self.on_msg(self._dropped)

    def __repr__(self) -> str:
        return "<Drop>"

    def _dropped(self, _widget: object, message: dict[str, Any], buffers: list[memoryview]) -> None:
        if message.get("act") == "file" and buffers:
            self._take(str(message.get("name", "")), bytes(buffers[0]))
