"""公开的记录: what went out when, and the remarks received, with their answers (C16)."""

from __future__ import annotations

import datetime

from orglife_kit.errors import Notice
from orglife_kit.i18n import day_words, term, words_of
from orglife_kit.rules.publication.record import Remark
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, FactRows, Facts, Form, Parts, Row, Told, paragraph, table, when

_ = words_of("publication")


class RemarksForm(Form):
    """What went out, and what came back."""

    tables = ("remarks",)

    def _declare(self) -> Parts:
        self.publication = self.choice_field(_("On"), _published)
        self.words = self.text_field(_("Remark"))
        said = {"publication": self.publication, "words": self.words}
        note = self.entering(_("Note it"), self.note, said, stays=(self.publication,))
        self.answers = FactRows(lambda record: record.publication.remarks, self._row, self._answer)
        yield self.heading(
            _("What went out"), _("A remark that comes in is noted here, and its answer when it is given.")
        )
        yield _went_out
        yield when(
            lambda record: record.publication.publications or record.publication.remarks,
            Card(Row(self.publication, self.words, note, enters=True), self.answers),
        )

    def note(self, publication: int | str, words: str) -> None:
        """Note a remark, received today."""
        self.meeting.publication.note_remark(int(publication or 0), words, datetime.date.today())

    def _answer(self, number: int, answer: str) -> tuple[Notice, ...]:
        """Keep the answer to a remark, given today."""
        return self.meeting.publication.answer_remark(number, answer, datetime.date.today())

    def _row(self, _remark: Remark, fact: Facts) -> Card:
        def words(record: MeetingRecord) -> str:
            entry = fact.find(record)
            answered = f"（{day_words(entry.answered)}）" if entry.answered else ""
            return f"{day_words(entry.date)}　{entry.words}{answered}"

        return Card(Told(words), self.text_field(_("Answer"), **fact("answer")), looks="orglife-entry")


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
