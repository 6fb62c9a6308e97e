"""上报: the bundle and its hand-over note are written; the supervisor's return file is taken in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from orglife_kit.bundle.returns import Return
from orglife_kit.i18n import day_words, sentence, term, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.handing import WrittenBundle
from orglife_kit.rules.publication.handing import SuperiorOpinion
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Form, Parts, Row, items, paragraph, stored

_ = words_of("forms")


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

    reports: HandUpPages

    def _declare(self) -> Parts:
        self.passphrase = self.text_field(
            _("Passphrase (may stay empty)"), looks="middle", hint=_("at least 10 characters")
        )
        write = self.button(_("Write bundle and note"), self.write, main=True)
        self.answer = self.file_field(_("Return file of the supervisor"), ".json", keep=self.take_return)
        yield self.heading(
            _("Hand up"),
            _(
                "One file for the supervisor, with the hand-over note. It is handed over in person or as the"
                " superior says; never by WeChat, QQ or a mailbox on the internet."
            ),
        )
        yield Card(Row(self.passphrase, write, self.answer), self.files, _so_far)

    def write(self) -> str:
        """Write the bundle and its note."""
        written = self.reports.bundle(self.meeting, passphrase=self.passphrase.value.strip() or None)
        notes = self.reports.handover(self.meeting, written, formats=("pdf", "docx"))
        told = self.files.told((written.path, *notes))
        return " ".join([told, *map(sentence, written.warnings)])

    def take_return(self, files: Any) -> str:
        """Take the return file in."""
        if not files:
            return ""
        with stored(files[0]) as path:
            kept = self.meeting.publication.take_return(path)
        return _("Taken in: {decision}, {opinion}", decision=term(kept.decision.value), opinion=kept.opinion)


def _so_far(record: MeetingRecord) -> str:
    """Return what went up and what was answered, as markup."""
    publication = record.publication
    lines = []
    for bundle in publication.bundles:
        lines.append(
            _(
                "No. {number}, {date}: {file}, digest {digest}",
                number=bundle.number,
                date=bundle.date,
                file=bundle.file,
                digest=bundle.digest[:16],
            )
        )
        lines += [answer_line(answer) for answer in publication.opinions if answer.bundle == bundle.number]
    return items(lines) or paragraph(_("Nothing went up yet."), "quiet")


def answer_line(answer: Return | SuperiorOpinion) -> str:
    """Return an answer of the supervisor in one line."""
    return f"{day_words(answer.date)} {answer.reviewer}：{term(answer.decision.value)}，{answer.opinion}"
