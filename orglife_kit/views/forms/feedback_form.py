"""反馈: who was told his assessment, by whom and when; a remark only where the member made one (C9)."""

from __future__ import annotations

import datetime

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.talks import secretary_of
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, heading, line, text_field, tiles

_LIST = ipywidgets.Layout(width="18em", height="16em")
_SIDE = {"description_width": "4em"}


class FeedbackForm(Form):
    """Those who have not been told yet; those who have, with what they said."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = False
        self._numbers = ipywidgets.HTML()
        secretary = secretary_of(meeting.roster)
        self.given_by = text_field(
            say("assessment", "Told by"),
            meeting.roster.label(secretary) if secretary else "",
            layout=MIDDLE,
        )
        self.date = ipywidgets.DatePicker(
            description=say("assessment", "On"), value=datetime.date.today(), style=LABELS, layout=MIDDLE
        )
        self.waiting = ipywidgets.SelectMultiple(
            description=say("assessment", "Not told"), style=_SIDE, layout=_LIST
        )
        self.told_ones = ipywidgets.Select(description=say("assessment", "Told"), style=_SIDE, layout=_LIST)
        self.told_ones.observe(self.doing(self.load), "value")
        self.remark = text_field(say("assessment", "Remark"), "", rows=2)
        self.remark.observe(self.doing(self.keep_remark), "value")
        self._back = self.button(say("assessment", "Was not told"), self.take_back)
        self._show()
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
                    ipywidgets.VBox([self.told_ones, self._back]),
                ]
            ),
            self.remark,
        )

    def record(self) -> None:
        """Record that the chosen members were told."""
        if self.date.value is None:
            raise InputError(notice("date_impossible", text=""))
        chosen = self.waiting.value
        for number in chosen:
            self.meeting.record_feedback(number, self.given_by.value, self.date.value.isoformat())
        self._show()
        self.spread()
        self.tell(say("assessment", "Saved: {number} members", number=len(chosen)))

    def keep_remark(self) -> None:
        """Keep what the chosen member said to it."""
        known = self.meeting.feedback_records().get(self.told_ones.value)
        if not self._loading and known is not None:
            self.meeting.record_feedback(known.member, known.given_by, known.date, self.remark.value)
            self.spread()
            self.tell(say("assessment", "Saved"))

    def take_back(self) -> None:
        """Record that the chosen member was not told."""
        if self.told_ones.value:
            self.meeting.remove_feedback(self.told_ones.value)
            self._show()
            self.spread()
            self.tell(say("assessment", "Saved"))

    def load(self) -> None:
        """Show what the chosen member said."""
        known = self.meeting.feedback_records().get(self.told_ones.value)
        self._loading = True
        self.remark.value = known.remark if known else ""
        self.remark.disabled = known is None
        self._loading = False

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        self._show()

    def _show(self) -> None:
        label, told = self.meeting.roster.label, self.meeting.feedback_records()
        waiting = self.meeting.members_to_tell()
        chosen = self.told_ones.value
        self.waiting.options = [(label(number), number) for number in waiting]
        self.told_ones.options = [(f"{label(number)}　{one.date}", number) for number, one in told.items()]
        self.told_ones.value = chosen if chosen in told else None
        self._numbers.value = tiles(
            [
                (say("assessment", "Told"), len(self.told_ones.options)),
                (say("assessment", "Not told"), len(waiting)),
            ]
        )
        self.load()
