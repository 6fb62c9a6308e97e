"""The pulse of a form: its page asks now and then whether the meeting was changed elsewhere.

The page asks, not a clock in the kernel: so what follows is done where every other message of the page is
done, one after the other, and nothing is asked while nobody looks.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import traitlets

from orglife_kit.views.forms.base.page_widget import PageWidget


class Pulse(PageWidget):
    """Nothing to see; calls ``look`` when its page asks, and answers for as long as the form ``is_open``.

    A page that is not answered looks for a newer run of itself: another window may have run it since.
    """

    _esm = Path(__file__).parents[1] / "pulse.js"
    kernel = traitlets.Unicode().tag(sync=True)

    def __init__(self, look: Callable[[], object], is_open: Callable[[], bool]) -> None:
        super().__init__(kernel=str(os.getpid()))
        self._look, self._is_open = look, is_open

    def heard(self, message: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        """Look, and tell the page that it was done."""
        try:
            self._look()
        finally:
            if self._is_open():
                self.send({"act": "looked"})
