"""签到: everybody is filled in as present; leave, late and early are the exceptions that are entered."""

from __future__ import annotations

from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, heading, line, name_field, text_field, tiles

_EXCEPTION = ipywidgets.Layout(width="16em")


class AttendanceForm(Form):
    """The sign-in of the meeting."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._numbers = ipywidgets.HTML()
        roster = meeting.roster
        self.name = name_field(
            "",
            placeholder=say("ballots", "Name"),
            options=[roster.label(member.number) for member in roster.members],
        )
        self.presences = [
            self.button(term(presence), partial(self.record, presence))
            for presence in (Presence.ON_LEAVE, Presence.LATE, Presence.LEFT_EARLY, Presence.ABSENT)
        ]
        self._exceptions = ipywidgets.VBox()
        self._heading = heading(say("ballots", "Sign-in"))
        self._entry = ipywidgets.HBox([self.name, *self.presences])
        self.everybody = self.button(say("ballots", "Everybody is present"), self.take_all, main=True)
        self._show()

    def take_all(self) -> None:
        """Record everybody as present."""
        self.meeting.take_attendance()
        self._show()
        self.spread()
        self.tell(say("ballots", "Saved: everybody is present. Now enter the exceptions."))

    def record(self, presence: Presence) -> None:
        """Record the named member's exception."""
        member = self.meeting.member(self.name.value)
        self.meeting.record_attendance(AttendanceLine(member.number, presence))
        self.name.value = ""
        self._show()
        self.spread()
        words = say("ballots", "Saved: {name}, {presence}", name=member.name, presence=term(presence))
        self.tell(words)

    def change(self, number: int, field: str, change: dict[str, Any]) -> None:
        """Keep a changed presence or reason of an exception."""
        kept = next(known for known in self.meeting.attendance_lines() if known.member == number)
        values = {"presence": kept.presence, "reason": kept.reason} | {field: change["new"]}
        presence = Presence(values["presence"])
        reason = "" if presence is Presence.PRESENT else str(values["reason"])
        self.meeting.record_attendance(AttendanceLine(number, presence, reason))
        if field == "presence":
            self._show()
        else:
            self._show_numbers()
            self._taken = self.meeting.attendance_lines()
        self.spread()
        self.tell(say("ballots", "Saved"))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere; a line that is being written is left alone."""
        roster = self.meeting.roster
        self.name.options = [roster.label(member.number) for member in roster.members]
        if self.meeting.attendance_lines() != self._taken:
            self._show()
        else:
            self._show_numbers()

    def _show(self) -> None:
        taken = self._taken = self.meeting.attendance_lines()
        self._show_numbers()
        if not taken:
            self.put(
                self._heading,
                line(say("ballots", "One click fills in everybody; then only the exceptions are entered.")),
                self._numbers,
                self.everybody,
            )
            return
        self._exceptions.children = [
            self._row(known) for known in taken if known.presence is not Presence.PRESENT
        ]
        self.put(
            self._heading, self._numbers, self._entry, self._exceptions
        )  # the same: no field is drawn anew

    def _show_numbers(self) -> None:
        count = self.meeting.attendance_count()
        if not self.meeting.attendance_lines():
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

    def _row(self, known: AttendanceLine) -> ipywidgets.Widget:
        label = self.meeting.roster.label(known.member)
        presence = ipywidgets.Dropdown(
            description=label,
            style=LABELS,
            options=[(term(one), one.value) for one in Presence],
            value=known.presence.value,
            layout=_EXCEPTION,
        )
        reason = text_field("", known.reason, placeholder=say("ballots", "Reason"), layout=MIDDLE)
        for field, widget in (("presence", presence), ("reason", reason)):
            widget.observe(self._changing(known.member, field), "value")
        return ipywidgets.HBox([presence, reason])

    def _changing(self, number: int, field: str) -> Any:
        def changed(change: dict[str, Any]) -> None:
            self.doing(lambda: self.change(number, field, change))()

        return changed
