"""反馈: who was told his assessment, by whom and when; a remark only where the member made one (C9)."""

from __future__ import annotations

import datetime

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.standing import feedback_given, members_to_tell
from orglife_kit.rules.preparation.talks import secretary_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, heading, line, text_field, tiles

_LIST = ipywidgets.Layout(width="18em", height="16em")
_SIDE = {"description_width": "4em"}


class FeedbackForm(Form):
    """Those who have not been told yet; those who have, with what they said."""

    tables = ("feedback",)

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = False
        self._numbers = ipywidgets.HTML()
        record = meeting.record
        secretary = secretary_of(record.roster)
        self.given_by = text_field(
            say("assessment", "Told by"),
            record.roster.label(secretary) if secretary is not None else "",
            layout=MIDDLE,
        )
        self.date = ipywidgets.DatePicker(
            description=say("assessment", "On"), value=datetime.date.today(), style=LABELS, layout=MIDDLE
        )
        self.waiting = ipywidgets.SelectMultiple(
            description=say("assessment", "Not told"), style=_SIDE, layout=_LIST
        )
        self.told_members = ipywidgets.Select(
            description=say("assessment", "Told"), style=_SIDE, layout=_LIST
        )
        self.told_members.observe(self.doing(self.load), "value")
        self.remark = text_field(say("assessment", "Remark"), "", rows=2)
        self.remark.observe(self.doing(self.keep_remark), "value")
        self._back = self.button(say("assessment", "Was not told"), self.take_back)
        self._show(record)
        self.put(
            heading(say("assessment", "Feedback")),
            self._numbers,
            line(
                say(
                    "assessment", "Choose those who were told (Ctrl or Shift for several); the slip is in 7."
                ),
                "quiet",
            ),
            ipywidgets.HBox([self.given_by, self.date]),
            ipywidgets.HBox(
                [
                    self.waiting,
                    self.button(say("assessment", "Was told"), self.record, main=True),
                    ipywidgets.VBox([self.told_members, self._back]),
                ]
            ),
            self.remark,
        )

    def record(self) -> None:
        """Record that the chosen members were told."""
        if self.date.value is None:
            raise InputError(notice("date_impossible", text=""))
        chosen = self.waiting.value
        told = self.meeting.assessment.record_feedback_of(chosen, self.given_by.value, self.date.value)
        self._show(self.meeting.record)
        self.spread()
        self.tell_notices(told, say("assessment", "Saved: {number} members", number=len(chosen)))

    def keep_remark(self) -> None:
        """Keep what the chosen member said to it."""
        if not self._loading and self.told_members.value:
            self.meeting.assessment.note_feedback_remark(self.told_members.value, self.remark.value)
            self.spread()
            self.tell(say("assessment", "Saved"))

    def take_back(self) -> None:
        """Record that the chosen member was not told."""
        if self.told_members.value:
            self.meeting.assessment.remove_feedback(self.told_members.value)
            self._show(self.meeting.record)
            self.spread()
            self.tell(say("assessment", "Saved"))

    def load(self) -> None:
        """Show what the chosen member said."""
        self._load(self.meeting.record)

    def _load(self, record: MeetingRecord) -> None:
        feedback = feedback_given(record).get(self.told_members.value)
        self._loading = True
        self.remark.value = feedback.remark if feedback else ""
        self.remark.disabled = feedback is None
        self._loading = False

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        self._show(self.meeting.record)

    def _show(self, record: MeetingRecord) -> None:
        label, told, waiting = record.roster.label, feedback_given(record), members_to_tell(record)
        chosen = self.told_members.value
        self.waiting.options = [(label(number), number) for number in waiting]
        self.told_members.options = [
            (f"{label(number)}　{feedback.date}", number) for number, feedback in told.items()
        ]
        self.told_members.value = chosen if chosen in told else None
        self._numbers.value = tiles(
            [
                (say("assessment", "Told"), len(self.told_members.options)),
                (say("assessment", "Not told"), len(waiting)),
            ]
        )
        self._load(record)
