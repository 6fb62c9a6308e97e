"""反馈: who was told his assessment, by whom and when; a remark only where the member made one (C9)."""

from __future__ import annotations

import datetime

from orglife_kit.errors import Notice
from orglife_kit.i18n import day_words, words_of
from orglife_kit.rules.assessment.standing import feedback_given, members_to_tell
from orglife_kit.rules.preparation.talks import secretary_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Form, Parts, Row, Stack, naming_of, when

_ = words_of("assessment")


class FeedbackForm(Form):
    """Those who have not been told yet; those who have, with what they said."""

    tables = ("feedback",)

    def _declare(self) -> Parts:
        self.given_by = self.name_field(_("Told by"), value=_usual_teller(self.shown_record))
        self.date = self.day_field(_("On"), value=datetime.date.today())
        self.waiting = self.several_field(
            _("Not told"), _waiting, rows=10, nothing=_("Nobody is waiting to be told.")
        )
        self.told_members = self.list_field(
            _("Told"), _told, rows=10, chooses=True, nothing=_("Nobody was told yet.")
        )
        self.remark = self.text_field(_("Remark"), rows=2, shows=self._remarked, keep=self._keep_remark)
        told = self.button(
            _("Was told"), self.record, main=True, off=lambda record: not members_to_tell(record)
        )
        back = self.button(
            _("Was not told"),
            lambda: self.meeting.assessment.remove_feedback(self.told_members.value),
            off=lambda record: not self.told_members.value,
        )
        yield self.heading(
            _("Feedback"), _("Choose those who were told (Ctrl or Shift for several); the slip is in 7.")
        )
        yield lambda record: {
            _("Told"): len(feedback_given(record)),
            _("Not told"): len(members_to_tell(record)),
        }
        yield Card(
            Row(self.given_by, self.date),
            Row(Stack(self.waiting, Row(told)), Stack(self.told_members, Row(back))),
            when(lambda record: self.told_members.value, self.remark),
        )

    def record(self) -> tuple[Notice, ...] | str:
        """Record that the chosen members were told."""
        chosen = self.waiting.value
        told = self.meeting.assessment.record_feedback_of(chosen, self.given_by.value, self.date.day())
        return told or _("Saved: {number} members", number=len(chosen))

    def _remarked(self, record: MeetingRecord) -> str:
        feedback = feedback_given(record).get(self.told_members.value)
        return feedback.remark if feedback else ""

    def _keep_remark(self, remark: str) -> None:
        """Keep what the chosen member said to it."""
        if self.told_members.value:
            self.meeting.assessment.note_feedback_remark(self.told_members.value, remark)


def _waiting(record: MeetingRecord) -> list[tuple[str, int]]:
    return [(record.roster.label(number), number) for number in members_to_tell(record)]


def _told(record: MeetingRecord) -> list[tuple[str, int]]:
    label = record.roster.label
    return [
        (f"{label(number)}　{day_words(told.date)}", number)
        for number, told in feedback_given(record).items()
    ]


def _usual_teller(record: MeetingRecord) -> str:
    """Return the secretary's name, as the field for it offers it."""
    secretary = secretary_of(record.roster)
    return "" if secretary is None else naming_of(record)(record.roster.label(secretary))
