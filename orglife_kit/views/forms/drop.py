"""A file that is dropped on a form: its page hands over the name and the bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import traitlets

from orglife_kit.views.forms.base import PageWidget


class Drop(PageWidget):
    """Says that a file can be dropped on the form it stands in, and calls ``take`` with what was."""

    _esm = Path(__file__).parent / "drop.js"
    words = traitlets.Unicode().tag(sync=True)

    def __init__(self, words: str, take: Callable[[str, bytes], object]) -> None:
        super().__init__(words=words)
        self._take = take

    def heard(self, message: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        """Hand over the file that the page sends."""
        if message.get("act") == "file" and buffers:
            self._take(str(message.get("name", "")), bytes(buffers[0]))
