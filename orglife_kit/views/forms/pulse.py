"""The pulse of a form: its page asks now and then whether the meeting was changed elsewhere.

The page asks, not a clock in the kernel: so what follows is done where every other message of the page is
done, one after the other, and nothing is asked while nobody looks.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets


class Pulse(anywidget.AnyWidget):
    """Nothing to see; calls ``look`` when its page asks, and answers."""

    _esm = Path(__file__).parent / "pulse.js"
    kernel = traitlets.Unicode().tag(sync=True)

    def __init__(self, look: Callable[[], object]) -> None:
        super().__init__(kernel=str(os.getpid()))
        self._look = look
        self.on_msg(self._asked)

    def __repr__(self) -> str:
        return "<Pulse>"

    def _asked(self, *_: object) -> None:
        try:
            self._look()
        finally:
            self.send({"act": "looked"})
