"""公开的记录: what went out when, and the remarks received, with their answers (C16)."""

from __future__ import annotations

import datetime

from orglife_kit.errors import Notice
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.publication.record import Remark
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Field, Form, Row, Rows, Shown, entry_of, paragraph, table, when


class RemarksForm(Form):
    """What went out, and what came back."""

    tables = ("remarks",)

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.publication = self.choice_field(say("publication", "On"), _published)
        self.words = self.text_field(say("publication", "Remark"))
        self.answers = Rows(
            lambda record: record.publication.remarks, lambda remark: remark.number, self._answer
        )
        self.put(
            *self.heading(
                say("publication", "What went out"),
                say("publication", "A remark that comes in is noted here, and its answer when it is given."),
            ),
            Shown(_went_out),
            when(
                Card(
                    Row(
                        self.publication,
                        self.words,
                        self.button(say("publication", "Note it"), self.note),
                        enters=True,
                    ),
                    self.answers,
                ),
                lambda record: bool(record.publication.publications or record.publication.remarks),
            ),
        )

    def note(self) -> None:
        """Note the remark that stands in the field, received today."""
        self.meeting.publication.note_remark(
            self.publication.value or 0, self.words.value, datetime.date.today()
        )
        self.words.clear()

    def _answer(self, remark: Remark) -> Field:
        number = remark.number

        kept = entry_of(lambda record: record.publication.remarks, number=number)

        def words(record: MeetingRecord) -> str:
            entry = kept(record)
            answered = f"（{entry.answered}）" if entry.answered else ""
            return paragraph(f"{entry.date}　{entry.words}{answered}")

        def keep(answer: str) -> tuple[Notice, ...]:
            return self.meeting.publication.answer_remark(number, answer, datetime.date.today())

        field = self.text_field(
            say("publication", "Answer"), shows=lambda record: kept(record).answer, keep=keep
        )
        return Card(Shown(words), field, looks="orglife-entry")


def _published(record: MeetingRecord) -> list[tuple[str, int]]:
    return [
        (f"{published.date} {term(published.scope)}", published.number)
        for published in reversed(record.publication.publications)
    ]


def _went_out(record: MeetingRecord) -> str:
    heads = (say("publication", "Date"), say("publication", "For"), say("publication", "Documents"))
    rows = [
        (published.date, term(published.scope), "、".join(published.documents))
        for published in record.publication.publications
    ]
    nothing = paragraph(say("publication", "Nothing was recorded as published yet."), "quiet")
    return table(heads, rows) if rows else nothing
