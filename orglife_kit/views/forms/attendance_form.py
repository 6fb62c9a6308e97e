"""签到: everybody is filled in as present; leave, late and early are the exceptions that are entered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence, attendance_count
from orglife_kit.rules.ballots.corrections import correction_notices
from orglife_kit.rules.plan.members import Flag, names_in
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.asking import Question
from orglife_kit.views.forms.base import (
    Card,
    Facts,
    Form,
    Row,
    Rows,
    Shown,
    Words,
    entry_of,
    paragraph,
    tiles,
    when,
)

_EXCEPTIONS = (Presence.ON_LEAVE, Presence.LATE, Presence.LEFT_EARLY, Presence.ABSENT)


class AttendanceForm(Form):
    """The sign-in of the meeting."""

    tables = ("attendance", "representatives")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._numbers = Shown(_numbers)
        self.everybody = self.button(say("ballots", "Everybody is present"), self.take_all, main=True)
        self.name = self.name_field(say("ballots", "Name"))
        self.presences = [
            self.button(term(presence), partial(self.record, presence)) for presence in _EXCEPTIONS
        ]
        self.exceptions = Rows(_exceptions, lambda entry: entry.member, self._row)
        self.representatives = self.text_field(
            say("ballots", "Public representatives"),
            hint=say("ballots", "Names of those who sit in"),
            shows=lambda record: "、".join(record.ballots.representatives),
            keep=self._sign_in_representatives,
        )
        self.correction = self.text_field(say("ballots", "Why it is changed"))
        self.question = Question(self, say("ballots", "Correct the sign-in"), fields=(self.correction,))
        untaken = Card(
            Words(say("ballots", "One click fills in everybody; then only the exceptions are entered."), ""),
            Row(self.everybody),
            looks="",
        )
        taken = Card(
            Row(self.name, *self.presences),
            self.exceptions,
            Shown(_not_counted),
            when(self.representatives, _has_representatives),
            self.question,
            looks="",
        )
        self.put(
            *self.heading(say("ballots", "Sign-in")),
            Card(
                self._numbers,
                when(untaken, lambda record: not record.ballots.attendance),
                when(taken, lambda record: bool(record.ballots.attendance)),
            ),
        )

    def show_record(self, record: MeetingRecord) -> None:
        """Show the sign-in; what waits for its reason is not taken away."""
        if self.question.is_open:
            self._numbers.show(record)
        else:
            super().show_record(record)

    def take_all(self) -> str:
        """Record everybody as present."""
        self.meeting.ballots.take_attendance()
        return say("ballots", "Saved: everybody is present. Now enter the exceptions.")

    def record(self, presence: Presence) -> str:
        """Record the named member's exception."""
        member = self.meeting.member(self.name.value)
        counted = presence.is_there or member.has(Flag.COUNTS_IN_DUE)
        how = term(presence if counted else Presence.NOT_COUNTED)
        words = say("ballots", "Saved: {name}, {presence}", name=member.name, presence=how)

        def keep(correction: str) -> None:
            self.meeting.ballots.change_attendance(member.number, presence=presence, correction=correction)
            self.name.clear()

        return self._correct(keep, words)

    def _change(self, number: int, **changed: Any) -> str:
        """Keep a changed presence or reason of an exception."""

        def keep(correction: str) -> None:
            self.meeting.ballots.change_attendance(number, correction=correction, **changed)

        return self._correct(keep, say("ballots", "Saved"))

    def _sign_in_representatives(self, text: str) -> str:
        """Keep the 群众代表 who sit in, as their names stand in the field."""
        names = names_in(text)

        def keep(correction: str) -> None:
            self.meeting.ballots.sign_in_representatives(names, correction=correction)

        return self._correct(keep, say("ballots", "Saved"))

    def _correct(self, keep: Callable[[str], None], words: str) -> str:
        """Keep a change; once a rating was opened it is told first what that touches, and asked why."""
        record = self.meeting.record

        def done() -> str:
            keep(self.correction.value)
            self.correction.clear()
            return "\n".join([words, *map(sentence, correction_notices(record))])

        if not record.ballots.rounds:
            return done()
        asked = say("ballots", "A rating was opened already: write why the attendance is changed.")
        self.question.ask([asked, *map(sentence, correction_notices(record))], done, self.refresh)
        return ""

    def _row(self, entry: AttendanceLine) -> Row:
        number = entry.member
        fact = Facts(
            entry_of(lambda record: record.ballots.attendance, member=number), partial(self._change, number)
        )
        presence = self.choice_field(
            "",
            [(term(choice), choice.value) for choice in Presence if choice is not Presence.NOT_COUNTED],
            looks="short",
            labelled=lambda record: record.roster.label(number),
            **fact("presence"),
        )
        return Row(presence, self.text_field(say("ballots", "Reason"), looks="middle", **fact("reason")))


def _exceptions(record: MeetingRecord) -> list[AttendanceLine]:
    usual = (Presence.PRESENT, Presence.NOT_COUNTED)
    return [entry for entry in record.ballots.attendance if entry.presence not in usual]


def _has_representatives(record: MeetingRecord) -> bool:
    """Return whether 群众代表 signed in, or the plan counts them."""
    return bool(record.ballots.representatives or record.plan.settings.public_representatives)


def _not_counted(record: MeetingRecord) -> str:
    without = [
        record.roster.label(entry.member)
        for entry in record.ballots.attendance
        if entry.presence is Presence.NOT_COUNTED
    ]
    if not without:
        return ""
    return paragraph(
        say("ballots", "Not counted among those due: {names}", names="、".join(without)), "quiet"
    )


def _numbers(record: MeetingRecord) -> str:
    count = attendance_count(record)
    numbers: list[tuple[str, object]] = [(say("ballots", "Due"), count.due)]
    if record.ballots.attendance:
        numbers += [
            (say("ballots", "Present"), count.present),
            (say("ballots", "On leave"), count.on_leave),
            (say("ballots", "Absent"), count.absent),
            (say("ballots", "Cast a ballot"), f"{count.casting}/{count.entitled}"),
        ]
    return tiles(numbers)
