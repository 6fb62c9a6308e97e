"""A button whose act cannot be taken back, or is felt by everybody: the first click asks, the second does it."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from orglife_kit.i18n import say
from orglife_kit.views.forms.form import GONE, Form, line

_SHOWN = ipywidgets.Layout()


class Asking(ipywidgets.VBox):
    """A button with the question that it opens; ``question`` may depend on what stands at that moment.

    ``fields`` are shown with the question: what the act needs to know beside the yes.
    """

    def __init__(
        self,
        form: Form,
        words: str,
        question: Callable[[], str],
        act: Callable[[], object],
        *,
        fields: tuple[ipywidgets.Widget, ...] = (),
        main: bool = False,
    ) -> None:
        self._question = question
        self._act = act
        self.ask = form.button(words, self.turn, main=main)
        self.yes = form.button(say("forms", "Yes: {act}", act=words), self.do)
        self.no = form.button(say("forms", "Not now"), self.turn)
        self._words = ipywidgets.VBox()
        self._asked = ipywidgets.VBox(
            [self._words, *fields, ipywidgets.HBox([self.yes, self.no])], layout=GONE
        )
        super().__init__([self.ask, self._asked])

    @property
    def is_asking(self) -> bool:
        """Whether the question is open."""
        return self._asked.layout is not GONE

    def turn(self) -> None:
        """Open the question, or close it with nothing done."""
        if self.is_asking:
            self._asked.layout = GONE
            return
        self._words.children = [line(self._question(), "bad")]
        self._asked.layout = _SHOWN

    def do(self) -> None:
        """Do what was asked about; where it is refused the question stays open."""
        self._act()
        self._asked.layout = GONE
