"""A gentle word beside a field while it is written (C5); it lives on the page only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from orglife_kit.errors import Notice
from orglife_kit.i18n import sentence
from orglife_kit.views.forms.base.page_widget import PageWidget


class Hint(PageWidget):
    """Asks ``look`` about what is being written in the field beside it, and shows the answer. It has no traits."""

    _esm = Path(__file__).parents[1] / "hint.js"

    def __init__(self, look: Callable[[str], Iterable[Notice]]) -> None:
        super().__init__()
        self._look = look

    def words(self, text: str) -> list[str]:
        """Return what is said about ``text``."""
        return [sentence(told) for told in self._look(text)]

    def heard(self, message: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        """Answer what is said about the text that stands in the field."""
        if message.get("act") == "look":
            self.send({"words": self.words(str(message.get("text", "")))})
