"""上报: the bundle and its hand-over note are written; the supervisor's return file is taken in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.handing import WrittenBundle
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Form, Row, Shown, WrittenFiles, items, paragraph
from orglife_kit.views.forms.written_fields import stored


class HandUpPages(Protocol):
    """What the form asks of the reports."""

    def bundle(self, meeting: Meeting, *, passphrase: str | None = None) -> WrittenBundle:
        """Write the bundle beside the exported pages."""
        ...

    def handover(
        self, meeting: Meeting, written: WrittenBundle, *, formats: Sequence[str] = ()
    ) -> Iterable[Path]:
        """Write the hand-over note and return the paths."""
        ...


class HandUpForm(Form):
    """A button that writes what goes up; a field for what comes back; what went up and was answered so far."""

    def __init__(self, meeting: Meeting, pages: HandUpPages) -> None:
        super().__init__(meeting)
        self._pages = pages
        self.files = WrittenFiles()
        self.passphrase = self.text_field(
            say("forms", "Passphrase (may stay empty)"),
            looks="middle",
            hint=say("forms", "at least 10 characters"),
        )
        self.answer = self.file_field(
            say("forms", "Return file of the supervisor"), ".json", keep=self.take_return
        )
        self.put(
            *self.heading(
                say("forms", "Hand up"),
                say(
                    "forms",
                    "One file for the supervisor, with the hand-over note. It is handed over in person or as the"
                    " superior says; never by WeChat, QQ or a mailbox on the internet.",
                ),
            ),
            Card(
                Row(
                    self.passphrase,
                    self.button(say("forms", "Write bundle and note"), self.write, main=True),
                    self.answer,
                ),
                self.files,
                Shown(_so_far),
            ),
        )

    def write(self) -> str:
        """Write the bundle and its note."""
        written = self._pages.bundle(self.meeting, passphrase=self.passphrase.value.strip() or None)
        notes = self._pages.handover(self.meeting, written, formats=("pdf", "docx"))
        number = self.files.list((written.path, *notes))
        warned = " ".join(map(sentence, written.warnings))
        told = say("files", "Written: {number} files", number=number)
        return f"{told} {warned}" if warned else told

    def take_return(self, files: Any) -> str:
        """Take the return file in."""
        if not files:
            return ""
        with tempfile.TemporaryDirectory(prefix="orglife-return-") as folder:
            kept = self.meeting.publication.take_return(stored(Path(folder), dict(files[0])))
        return say(
            "forms",
            "Taken in: {decision}, {opinion}",
            decision=term(kept.decision.value),
            opinion=kept.opinion,
        )


def _so_far(record: MeetingRecord) -> str:
    """Return what went up and what was answered, as markup."""
    publication = record.publication
    lines = []
    for bundle in publication.bundles:
        lines.append(
            say(
                "forms",
                "No. {number}, {date}: {file}, digest {digest}",
                number=bundle.number,
                date=bundle.date,
                file=bundle.file,
                digest=bundle.digest[:16],
            )
        )
        lines += [
            f"{answer.date} {answer.reviewer}：{term(answer.decision.value)}，{answer.opinion}"
            for answer in publication.opinions
            if answer.bundle == bundle.number
        ]
    return items(lines) or paragraph(say("forms", "Nothing went up yet."), "quiet")
