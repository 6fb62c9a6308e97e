"""A question before an act that cannot be taken back, or that others feel: nothing is done before the yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets

from orglife_kit.i18n import say
from orglife_kit.views.forms.form import GONE, Form, line

_SHOWN = ipywidgets.Layout()


class Question(ipywidgets.VBox):
    """A question of a form, unseen until it is asked; ``fields`` are what the act needs to know beside the yes."""

    def __init__(self, form: Form, yes: str, *, fields: Sequence[ipywidgets.Widget] = ()) -> None:
        self._act: Callable[[], object] = bool
        self._refused: Callable[[], object] = bool
        self.words = ipywidgets.VBox()
        self.yes = form.button(yes, self._do, main=True)
        self.no = form.button(say("forms", "Not now"), self._leave)
        super().__init__([self.words, *fields, ipywidgets.HBox([self.yes, self.no])], layout=GONE)

    @property
    def is_open(self) -> bool:
        """Whether it is asked now."""
        return self.layout is not GONE

    def ask(
        self, words: Sequence[str], act: Callable[[], object], refused: Callable[[], object] = bool
    ) -> None:
        """Ask; the yes does ``act`` and closes the question, unless it is refused; the no does ``refused``."""
        self._act, self._refused = act, refused
        self.words.children = [line(sentence, "bad") for sentence in words]
        self.layout = _SHOWN

    def close_question(self) -> None:
        """Put the question away with nothing done."""
        self.layout = GONE

    def _do(self) -> None:
        self._act()
        self.close_question()

    def _leave(self) -> None:
        self.close_question()
        self._refused()


class Asking(ipywidgets.VBox):
    """A button with the question that it opens; ``words`` may depend on what stands at that moment."""

    def __init__(
        self,
        form: Form,
        label: str,
        words: Callable[[], Sequence[str]],
        act: Callable[[], object],
        *,
        fields: Sequence[ipywidgets.Widget] = (),
        main: bool = False,
    ) -> None:
        self._words = words
        self._act = act
        self.button = form.button(label, self._turn, main=main)
        self.question = Question(form, say("forms", "Yes: {act}", act=label), fields=fields)
        super().__init__([self.button, self.question])

    def _turn(self) -> None:
        if self.question.is_open:
            self.question.close_question()
        else:
            self.question.ask(self._words(), self._act)
