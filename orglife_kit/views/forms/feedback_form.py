"""反馈: who was told his assessment, by whom and when; a remark only where the member made one (C9)."""

from __future__ import annotations

import datetime

from orglife_kit.errors import Notice
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.standing import feedback_given, members_to_tell
from orglife_kit.rules.preparation.talks import secretary_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Form, Row, Shown, naming_of, off, tiles, when


class FeedbackForm(Form):
    """Those who have not been told yet; those who have, with what they said."""

    tables = ("feedback",)

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.given_by = self.name_field(say("assessment", "Told by"))
        self.date = self.day_field(say("assessment", "On"))
        self.date.value = datetime.date.today()
        self.waiting = self.several_field(
            say("assessment", "Not told"),
            _waiting,
            rows=10,
            nothing=say("assessment", "Nobody is waiting to be told."),
        )
        self.told_members = self.list_field(
            say("assessment", "Told"),
            _told,
            rows=10,
            keep=lambda _: self.forget(),
            nothing=say("assessment", "Nobody was told yet."),
        )
        self.remark = self.text_field(
            say("assessment", "Remark"), rows=2, shows=self._remarked, keep=self._keep_remark
        )
        told = self.button(say("assessment", "Was told"), self.record, main=True)
        back = self.button(say("assessment", "Was not told"), self.take_back)
        nobody = off(back, lambda _: not self.told_members.value)
        self.put(
            *self.heading(
                say("assessment", "Feedback"),
                say(
                    "assessment", "Choose those who were told (Ctrl or Shift for several); the slip is in 7."
                ),
            ),
            Shown(_numbers),
            Card(
                Row(self.given_by, self.date),
                Row(
                    Card(
                        self.waiting,
                        Row(off(told, lambda record: not members_to_tell(record))),
                        looks="",
                    ),
                    Card(self.told_members, Row(nobody), looks=""),
                ),
                when(self.remark, lambda _: bool(self.told_members.value)),
            ),
        )
        secretary, record = secretary_of(self.shown_record.roster), self.shown_record
        self.given_by.value = "" if secretary is None else naming_of(record)(record.roster.label(secretary))

    def record(self) -> tuple[Notice, ...] | str:
        """Record that the chosen members were told."""
        chosen = self.waiting.value
        told = self.meeting.assessment.record_feedback_of(chosen, self.given_by.value, self.date.day())
        return told or say("assessment", "Saved: {number} members", number=len(chosen))

    def take_back(self) -> None:
        """Record that the chosen member was not told."""
        self.meeting.assessment.remove_feedback(self.told_members.value)

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
    return [(f"{label(number)}　{told.date}", number) for number, told in feedback_given(record).items()]


def _numbers(record: MeetingRecord) -> str:
    return tiles(
        [
            (say("assessment", "Told"), len(feedback_given(record))),
            (say("assessment", "Not told"), len(members_to_tell(record))),
        ]
    )
