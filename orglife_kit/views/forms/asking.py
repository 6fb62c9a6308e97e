"""A question before an act that cannot be taken back, or that others feel: nothing is done before the yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets

from orglife_kit.i18n import say
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Form, Holder, Row, naming_of, paragraph


class Question(Holder):
    """A question of a form, not there until it is asked; ``fields`` are what the act needs to know beside the yes."""

    def __init__(self, form: Form, yes: str, *, fields: Sequence[ipywidgets.Widget] = ()) -> None:
        super().__init__((), "orglife-stack", "orglife-question")
        self._form = form
        self._act: Callable[[], object] = bool
        self._refused: Callable[[], object] = bool
        self.words = ipywidgets.HTML()
        self.yes = form.button(yes, self._do, main=True)
        self.no = form.button(say("forms", "Not now"), self._leave)
        self._asked = (self.words, *fields, Row(self.yes, self.no))

    @property
    def is_open(self) -> bool:
        """Whether it is asked now."""
        return bool(self.parts)

    def ask(
        self, words: Sequence[str], act: Callable[[], object], refused: Callable[[], object] = bool
    ) -> None:
        """Ask; the yes does ``act`` and closes the question, unless it is refused; the no does ``refused``."""
        self._act, self._refused = act, refused
        named = naming_of(self._form.shown_record)
        self.words.value = named("".join(paragraph(sentence, "warn") for sentence in words))
        self.fill(*self._asked)

    def close_question(self) -> None:
        """Put the question away with nothing done."""
        self.fill()

    def _do(self) -> object:
        answer = self._act()
        self.close_question()
        return answer

    def _leave(self) -> None:
        self.close_question()
        self._refused()


class Asking(Holder):
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
        off: Callable[[MeetingRecord], bool] | None = None,
    ) -> None:
        self._words = words
        self._act = act
        self.button = form.button(label, self._ask, main=main, off=off)
        self.question = Question(form, say("forms", "Yes: {act}", act=label), fields=fields)
        super().__init__((Row(self.button), self.question), "orglife-stack")

    def _ask(self) -> None:
        self.question.ask(self._words(), self._act)
