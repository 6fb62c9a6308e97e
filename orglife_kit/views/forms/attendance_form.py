"""签到: everybody is filled in as present; leave, late and early are the exceptions that are entered."""

from __future__ import annotations

from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence, attendance_count
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, heading, line, name_field, text_field, tiles

_EXCEPTION = ipywidgets.Layout(width="16em")


class AttendanceForm(Form):
    """The sign-in of the meeting."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._numbers = ipywidgets.HTML()
        self.name = name_field("", placeholder=say("ballots", "Name"))
        self.presences = [
            self.button(term(presence), partial(self.record, presence))
            for presence in (Presence.ON_LEAVE, Presence.LATE, Presence.LEFT_EARLY, Presence.ABSENT)
        ]
        self._exceptions = ipywidgets.VBox()
        self._heading = heading(say("ballots", "Sign-in"))
        self._entry = ipywidgets.HBox([self.name, *self.presences])
        self.everybody = self.button(say("ballots", "Everybody is present"), self.take_all, main=True)
        self._show(meeting.record)

    def take_all(self) -> None:
        """Record everybody as present."""
        self.meeting.ballots.take_attendance()
        self._show(self.meeting.record)
        self.spread()
        self.tell(say("ballots", "Saved: everybody is present. Now enter the exceptions."))

    def record(self, presence: Presence) -> None:
        """Record the named member's exception."""
        member = self.meeting.member(self.name.value)
        self.meeting.ballots.change_attendance(member.number, presence=presence)
        self.name.value = ""
        self._show(self.meeting.record)
        self.spread()
        words = say("ballots", "Saved: {name}, {presence}", name=member.name, presence=term(presence))
        self.tell(words)

    def change(self, number: int, field: str, change: dict[str, Any]) -> None:
        """Keep a changed presence or reason of an exception."""
        self.meeting.ballots.change_attendance(number, **{field: change["new"]})
        record = self.meeting.record
        if field == "presence":
            self._show(record)
        else:
            self._show_numbers(record)
            self._taken = record.ballots.attendance
        self.spread()
        self.tell(say("ballots", "Saved"))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere; a line that is being written is left alone."""
        record = self.meeting.record
        if record.ballots.attendance != self._taken:
            self._show(record)
        else:
            self._show_numbers(record)

    def _show(self, record: MeetingRecord) -> None:
        taken = self._taken = record.ballots.attendance
        self._show_numbers(record)
        if not taken:
            self.put(
                self._heading,
                line(say("ballots", "One click fills in everybody; then only the exceptions are entered.")),
                self._numbers,
                self.everybody,
            )
            return
        self._exceptions.children = [
            self._row(entry, record.roster.label(entry.member))
            for entry in taken
            if entry.presence is not Presence.PRESENT
        ]
        self.put(
            self._heading, self._numbers, self._entry, self._exceptions
        )  # the same: no field is drawn anew

    def _show_numbers(self, record: MeetingRecord) -> None:
        self.name.options = list(map(record.roster.label, record.roster.numbers))
        count = attendance_count(record)
        if not record.ballots.attendance:
            self._numbers.value = tiles([(say("ballots", "Due"), count.due)])
            return
        self._numbers.value = tiles(
            [
                (say("ballots", "Due"), count.due),
                (say("ballots", "Present"), count.present),
                (say("ballots", "On leave"), count.on_leave),
                (say("ballots", "Absent"), count.absent),
                (say("ballots", "Cast a ballot"), f"{count.casting}/{count.entitled}"),
            ]
        )

    def _row(self, entry: AttendanceLine, label: str) -> ipywidgets.Widget:
        presence = ipywidgets.Dropdown(
            description=label,
            style=LABELS,
            options=[(term(choice), choice.value) for choice in Presence],
            value=entry.presence.value,
            layout=_EXCEPTION,
        )
        reason = text_field("", entry.reason, placeholder=say("ballots", "Reason"), layout=MIDDLE)
        for field, widget in (("presence", presence), ("reason", reason)):
            widget.observe(self._changing(entry.member, field), "value")
        return ipywidgets.HBox([presence, reason])

    def _changing(self, number: int, field: str) -> Any:
        def changed(change: dict[str, Any]) -> None:
            self.doing(lambda: self.change(number, field, change))()

        return changed
