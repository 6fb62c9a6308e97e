"""签到: everybody is filled in as present; leave, late and early are the exceptions that are entered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence, attendance_count
from orglife_kit.rules.ballots.corrections import correction_notices
from orglife_kit.rules.plan.members import Flag, names_in
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.asking import Question
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, heading, line, name_field, text_field, tiles

_EXCEPTION = ipywidgets.Layout(width="16em")


class AttendanceForm(Form):
    """The sign-in of the meeting."""

    tables = ("attendance", "representatives")

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
        self._not_counted = ipywidgets.HTML()
        self.representatives = text_field(
            say("ballots", "Public representatives"),
            "",
            placeholder=say("ballots", "Names of those who sit in"),
        )
        self.representatives.observe(self.doing(self.sign_in_representatives), "value")
        self.correction = text_field(say("ballots", "Why it is changed"), "")
        self.question = Question(self, say("ballots", "Correct the sign-in"), fields=(self.correction,))
        self._loading = False
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
        counted = presence.is_there or member.has(Flag.COUNTS_IN_DUE)
        how = term(presence if counted else Presence.NOT_COUNTED)
        words = say("ballots", "Saved: {name}, {presence}", name=member.name, presence=how)

        def keep(correction: str) -> None:
            self.meeting.ballots.change_attendance(member.number, presence=presence, correction=correction)
            self.name.value = ""

        self._correct(keep, words)

    def change(self, number: int, field: str, change: dict[str, Any]) -> None:
        """Keep a changed presence or reason of an exception."""

        def keep(correction: str) -> None:
            self.meeting.ballots.change_attendance(number, **{field: change["new"], "correction": correction})

        self._correct(keep, say("ballots", "Saved"), drawn_anew=field == "presence")

    def sign_in_representatives(self) -> None:
        """Keep the 群众代表 who sit in, as their names stand in the field."""
        if self._loading:
            return
        names = names_in(self.representatives.value)

        def keep(correction: str) -> None:
            self.meeting.ballots.sign_in_representatives(names, correction=correction)

        self._correct(keep, say("ballots", "Saved"))

    def _correct(self, keep: Callable[[str], None], words: str, *, drawn_anew: bool = True) -> None:
        """Keep a change; once a rating was opened it is told first what that touches, and asked why."""
        record = self.meeting.record

        def done() -> None:
            keep(self.correction.value)
            self.correction.value = ""
            told = [words, *map(sentence, correction_notices(record))]
            after = self.meeting.record
            if drawn_anew or record.ballots.rounds:
                self._show(after)
            else:
                self._show_numbers(after)
                self._taken = after.ballots.attendance
            self.spread()
            self.tell("\n".join(told))

        if not record.ballots.rounds:
            done()
            return
        asked = say("ballots", "A rating was opened already: write why the attendance is changed.")
        notices = map(sentence, correction_notices(record))
        self.question.ask([asked, *notices], done, lambda: self._show(self.meeting.record))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere; a line that is being written is left alone."""
        record = self.meeting.record
        if self.question.is_open:
            self._show_numbers(record)  # what waits for its reason is not taken away
        elif record.ballots.attendance != self._taken:
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
            if entry.presence not in (Presence.PRESENT, Presence.NOT_COUNTED)
        ]
        self._show_representatives(record)
        self.put(  # the same: no field is drawn anew
            *(self._heading, self._numbers, self._entry, self._exceptions),
            *(self._not_counted, self.representatives, self.question),
        )

    def _show_representatives(self, record: MeetingRecord) -> None:
        """Show who of 群众代表 signed in; the field is there where the plan counts them or somebody did."""
        signed = record.ballots.representatives
        self._loading = True
        self.representatives.value = "、".join(signed)
        self._loading = False
        is_asked = bool(signed) or bool(record.plan.settings.public_representatives)
        self.representatives.layout.display = "" if is_asked else "none"

    def _show_numbers(self, record: MeetingRecord) -> None:
        self.name.options = list(map(record.roster.label, record.roster.numbers))
        without = [
            record.roster.label(entry.member)
            for entry in record.ballots.attendance
            if entry.presence is Presence.NOT_COUNTED
        ]
        words = say("ballots", "Not counted in 应到: {names}", names="、".join(without)) if without else ""
        self._not_counted.value = line(words, "quiet").value if words else ""
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
            options=[
                (term(choice), choice.value) for choice in Presence if choice is not Presence.NOT_COUNTED
            ],
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
