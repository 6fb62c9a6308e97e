"""公开的记录: what went out when, and the remarks received, with their answers (C16)."""

from __future__ import annotations

import datetime
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.publication.record import Remark
from orglife_kit.views.forms.form import LABELS, WIDE, Form, heading, line, table, text_field


class RemarksForm(Form):
    """What went out, and what came back."""

    tables = ("remarks",)

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._out = ipywidgets.HTML()
        self.publication = ipywidgets.Dropdown(
            description=say("publication", "On"), style=LABELS, layout=WIDE
        )
        self.words = text_field(say("publication", "Remark"), "")
        self.answers = ipywidgets.VBox()
        self._shown: tuple[Remark, ...] = ()
        self._show()
        self.put(
            heading(say("publication", "What went out")),
            self._out,
            self.publication,
            self.words,
            self.button(say("publication", "Note it"), self.note),
            self.answers,
        )

    def note(self) -> None:
        """Note the remark that stands in the field, received today."""
        self.meeting.publication.note_remark(
            self.publication.value or 0, self.words.value, datetime.date.today()
        )
        self.words.value = ""
        self._show()
        self.spread()
        self.tell(say("publication", "Saved"))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        self._show()

    def _show(self) -> None:
        kept = self.meeting.record.publication
        heads = (say("publication", "Date"), say("publication", "For"), say("publication", "Documents"))
        rows = [
            (published.date, term(published.scope), "、".join(published.documents))
            for published in kept.publications
        ]
        nothing = line(say("publication", "Nothing was recorded as published yet."), "quiet").value
        self._out.value = table(heads, rows) if rows else nothing
        options = [
            (f"{published.date} {term(published.scope)}", published.number)
            for published in reversed(kept.publications)
        ]
        if list(self.publication.options) != options:
            self.publication.options = options
            self.publication.value = options[0][1] if options else None
        if kept.remarks != self._shown:
            self._shown = kept.remarks
            self.answers.children = [self._answer(remark) for remark in kept.remarks]

    def _answer(self, remark: Remark) -> ipywidgets.VBox:
        field = text_field(say("publication", "Answer"), remark.answer)

        def entered(change: dict[str, Any]) -> None:
            def keep() -> None:
                today = datetime.date.today()
                told = self.meeting.publication.answer_remark(remark.number, change["new"], today)
                self._show()
                self.spread()
                self.tell_notices(told, say("publication", "Saved"))

            self.doing(keep)()

        field.observe(entered, "value")
        answered = f"（{remark.answered}）" if remark.answered else ""
        return ipywidgets.VBox([line(f"{remark.date}　{remark.words}{answered}"), field])
