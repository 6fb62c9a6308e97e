"""公开的记录: what went out when, and the remarks received, with their answers (C16)."""

from __future__ import annotations

import datetime

from orglife_kit.errors import Notice
from orglife_kit.i18n import day_words, term, words_of
from orglife_kit.rules.publication.record import Remark
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Form, Parts, Row, Rows, Told, entry_of, paragraph, table, when

_ = words_of("publication")


class RemarksForm(Form):
    """What went out, and what came back."""

    tables = ("remarks",)

    def _declare(self) -> Parts:
        self.publication = self.choice_field(_("On"), _published)
        self.words = self.text_field(_("Remark"))
        note = self.button(_("Note it"), self.note)
        self.answers = Rows(lambda record: record.publication.remarks, self._answer)
        yield self.heading(
            _("What went out"), _("A remark that comes in is noted here, and its answer when it is given.")
        )
        yield _went_out
        yield when(
            lambda record: record.publication.publications or record.publication.remarks,
            Card(Row(self.publication, self.words, note, enters=True), self.answers),
        )

    def note(self) -> None:
        """Note the remark that stands in the field, received today."""
        number, today = self.publication.value or 0, datetime.date.today()
        self.meeting.publication.note_remark(number, self.words.value, today)
        self.words.clear()

    def _answer(self, remark: Remark) -> Card:
        kept = entry_of(lambda record: record.publication.remarks, number=remark.number)

        def words(record: MeetingRecord) -> str:
            entry = kept(record)
            answered = f"（{day_words(entry.answered)}）" if entry.answered else ""
            return f"{day_words(entry.date)}　{entry.words}{answered}"

        def keep(answer: str) -> tuple[Notice, ...]:
            return self.meeting.publication.answer_remark(remark.number, answer, datetime.date.today())

        field = self.text_field(_("Answer"), shows=lambda record: kept(record).answer, keep=keep)
        return Card(Told(words), field, looks="orglife-entry")


def _published(record: MeetingRecord) -> list[tuple[str, int]]:
    return [
        (f"{day_words(published.date)} {term(published.scope)}", published.number)
        for published in reversed(record.publication.publications)
    ]


def _went_out(record: MeetingRecord) -> str:
    heads = (_("Date"), _("For"), _("Documents"))
    rows = [
        (published.date, term(published.scope), "、".join(published.documents))
        for published in record.publication.publications
    ]
    nothing = paragraph(_("Nothing was recorded as published yet."), "quiet")
    return table(heads, rows) if rows else nothing
