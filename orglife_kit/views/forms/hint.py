"""A gentle word beside a field while it is written (C5); it lives on the page only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import anywidget

from orglife_kit.errors import Notice
from orglife_kit.i18n import sentence


class Hint(anywidget.AnyWidget):
    """Asks ``look`` about what is being written in the field beside it, and shows the answer. It has no traits."""

    _esm = Path(__file__).parent / "hint.js"

    def __init__(self, look: Callable[[str], Iterable[Notice]]) -> None:
        super().__init__()
        self._look = look
        self.on_msg(self._asked)

    def __repr__(self) -> str:
        return "<Hint>"

    def words(self, text: str) -> list[str]:
        """Return what is said about ``text``."""
        return [sentence(told) for told in self._look(text)]

    def _asked(self, _widget: object, message: dict[str, Any], _buffers: object) -> None:
        if message.get("act") == "look":
            self.send({"words": self.words(str(message.get("text", "")))})
