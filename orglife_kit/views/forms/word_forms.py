"""Forms for Word, on the form of their stage: made by a button, taken in at the foot like any file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.views.forms.base import Card, Form, Row, Words, WrittenFiles

WordPrinting = Callable[[Meeting, str], Iterable[Path]]


class WordForms(Form):
    """The button that writes the forms of one table, and the files that it wrote."""

    nested = True

    def __init__(self, meeting: Meeting, name: str, printing: WordPrinting) -> None:
        super().__init__(meeting)
        self._name = name
        self._printing = printing
        self.files = WrittenFiles()
        self.make = self.button(say("forms", "Forms for Word (.docx)"), self.write)
        words = say(
            "forms",
            "For whoever fills in without this page; what comes back is read in below. Nobody has to use them.",
        )
        self.put(Card(Row(self.make), Words(words), self.files, looks=""))

    def write(self) -> str:
        """Write one form for each member or owner."""
        return self.files.told(self._printing(self.meeting, self._name))


def word_forms_part(meeting: Meeting, name: str, printing: WordPrinting | None) -> tuple[Form, ...]:
    """Return the button where there is something that writes the forms."""
    return () if printing is None else (WordForms(meeting, name, printing),)
