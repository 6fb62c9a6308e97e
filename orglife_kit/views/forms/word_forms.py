"""Forms for Word, on the form of their stage: made by a button, taken in at the foot like any file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.views.forms.base import Form, Parts, Row, Stack

WordPrinting = Callable[[Meeting, str], Iterable[Path]]


class WordForms(Form):
    """The button that writes the forms of one table, and the files that it wrote."""

    nested = True

    def __init__(self, meeting: Meeting, name: str, printing: WordPrinting) -> None:
        self._name = name
        super().__init__(meeting, printing)

    def _declare(self) -> Parts:
        self.make = self.writing(
            say("forms", "Forms for Word (.docx)"), lambda: self.reports(self.meeting, self._name)
        )
        words = say(
            "forms",
            "For whoever fills in without this page; what comes back is read in below. Nobody has to use them.",
        )
        yield Stack(Row(self.make), words, self.files)


def word_forms_part(meeting: Meeting, name: str, printing: WordPrinting | None) -> tuple[Form, ...]:
    """Return the button where there is something that writes the forms."""
    return () if printing is None else (WordForms(meeting, name, printing),)
