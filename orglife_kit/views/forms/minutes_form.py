"""会议记录: made from what is recorded; edited part by part, then frozen with what was changed (C12)."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import check_attendance
from orglife_kit.rules.ballots.minutes import MinutesHead, compose
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import Form, heading, line, text_field

_ROWS = {  # of what is more than a line
    MinutesHead.ATTENDANCE: 2,
    MinutesHead.LEAVE: 3,
    MinutesHead.GUESTS: 2,
    MinutesHead.AGENDA: 8,
    MinutesHead.SPEECHES: 10,
    MinutesHead.RESOLUTIONS: 4,
}


class MinutesForm(Form):
    """The minutes, part by part."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = True
        self._state = ipywidgets.HTML()
        self.parts: dict[MinutesHead, Any] = {}
        for head in MinutesHead:
            self.parts[head] = text_field(term(head), "", rows=_ROWS.get(head, 1))
            self.parts[head].observe(self.doing(partial(self.keep, head)), "value")
        self._freeze = self.button(say("ballots", "Freeze the minutes"), self.freeze)
        self._again = self.button(say("ballots", "Compose anew"), self.compose)
        self._loading = False
        self._show()
        self.put(
            heading(say("ballots", "Minutes")),
            self._state,
            *self.parts.values(),
            ipywidgets.HBox([self._again, self._freeze]),
        )

    def keep(self, head: MinutesHead) -> None:
        """Keep one part as it stands in its field."""
        if not self._loading:
            text = self.parts[head].value
            self.meeting.ballots.keep_minutes({head: text}, _composed(self.meeting.record))
            self._show()
            self.spread()
            self.tell(say("ballots", "Saved"))

    def compose(self) -> None:
        """Put the parts back to what is recorded now."""
        composed = _composed(self.meeting.record)
        self.meeting.ballots.keep_minutes(composed, composed)
        self._show()
        self.spread()
        self.tell(say("ballots", "Composed from what is recorded"))

    def freeze(self) -> None:
        """Freeze the minutes; they can no longer be changed."""
        composed = _composed(self.meeting.record)
        self.meeting.ballots.keep_minutes({}, composed, frozen=datetime.date.today())
        self._show()
        self.spread()
        self.tell(say("ballots", "Frozen"))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere, until somebody has edited the minutes."""
        self._show()

    def _show(self) -> None:
        record = self.meeting.record
        kept = record.ballots.minutes
        texts = kept.texts if kept else _composed(record)
        frozen = kept.frozen if kept else None
        self._loading = True
        for head, field in self.parts.items():
            field.value = texts.get(head, "")
            field.disabled = frozen is not None
        self._loading = False
        self._freeze.disabled = self._again.disabled = frozen is not None
        if frozen is not None:
            changed = "、".join(map(term, kept.changed)) if kept else ""
            words = say(
                "ballots", "Frozen on {date}; changed by hand: {heads}", date=frozen, heads=changed or "—"
            )
        elif kept:
            words = say("ballots", "Edited; freeze them when they are right.")
        else:
            words = say("ballots", "A draft of what is recorded; what you change here is kept.")
        lacking = map(sentence, check_attendance(record.roster, record.ballots.attendance))
        self._state.value = line(words, "quiet").value + "".join(line(told, "bad").value for told in lacking)


def _composed(record: MeetingRecord) -> dict[MinutesHead, str]:
    texts = dict.fromkeys(MinutesHead, "")
    for entry in compose(record):
        words = sentence(entry.says)
        texts[entry.head] = f"{texts[entry.head]}\n{words}" if texts[entry.head] else words
    return texts
