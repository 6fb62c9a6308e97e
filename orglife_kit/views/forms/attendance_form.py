"""签到: everybody is filled in as present; leave, late and early are the exceptions that are entered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from orglife_kit.i18n import sentence, term, words_of
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence, attendance_count
from orglife_kit.rules.ballots.corrections import correction_notices
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.asking import Question
from orglife_kit.views.forms.base import (
    Card,
    FactRows,
    Facts,
    Form,
    Parts,
    Row,
    Shown,
    Told,
    Words,
    named_members,
    when,
)

_ = words_of("ballots")

_EXCEPTIONS = (Presence.ON_LEAVE, Presence.LATE, Presence.LEFT_EARLY, Presence.ABSENT)


class AttendanceForm(Form):
    """The sign-in of the meeting."""

    tables = ("attendance", "representatives")

    def _declare(self) -> Parts:
        self._numbers = Shown(_numbers)
        self.everybody = self.button(_("Everybody is present"), self.take_all, main=True)
        self.name = self.name_field(_("Name"), hint=_("several: 、 between them"))
        self.presences = [
            self.button(term(presence), partial(self.record, presence)) for presence in _EXCEPTIONS
        ]
        self.exceptions = FactRows(_exceptions, self._row, self._change, key="member")
        self.representatives = self.names_field(
            _("Public representatives"),
            hint=_("Names of those who sit in"),
            shows=lambda record: record.ballots.representatives,
            keep=self._sign_in_representatives,
        )
        self.correction = self.text_field(_("Why it is changed"))
        self._waiting: list[tuple[Callable[..., object], str]] = []  # changes that wait for the reason
        self.question = Question(self, _("Correct the sign-in"), fields=(self.correction,))
        one_click = _("One click fills in everybody; then only the exceptions are entered.")
        yield self.heading(_("Sign-in"))
        yield Card(
            self._numbers,
            when(lambda record: not record.ballots.attendance, Words(one_click, ""), Row(self.everybody)),
            when(
                lambda record: record.ballots.attendance,
                Row(self.name, *self.presences),
                self.exceptions,
                Told(_not_counted, "quiet"),
                when(
                    lambda record: (
                        record.ballots.representatives or record.plan.settings.public_representatives
                    ),
                    self.representatives,
                ),
                self.question,
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
        return _("Saved: everybody is present. Now enter the exceptions.")

    def record(self, presence: Presence) -> str:
        """Record the exception of the named members."""
        numbers = named_members(self.meeting.record, self.name.value)
        roster = self.meeting.record.roster
        labels: dict[Presence, list[str]] = {}
        for number in numbers:
            counted = presence.is_there or roster.member(number).has(Flag.COUNTS_IN_DUE)
            labels.setdefault(presence if counted else Presence.NOT_COUNTED, []).append(roster.label(number))
        words = [
            _("Saved: {name}, {presence}", name="、".join(names), presence=term(how))
            for how, names in labels.items()
        ]

        def keep(correction: str) -> None:
            self.meeting.ballots.change_attendance(numbers, presence=presence, correction=correction)
            self.name.clear()

        return self._correct(keep, "\n".join(words))

    def _change(self, number: int, **changed: Any) -> str:
        """Keep a changed presence or reason of an exception."""
        return self._correct(partial(self.meeting.ballots.change_attendance, number, **changed), _("Saved"))

    def _sign_in_representatives(self, names: tuple[str, ...]) -> str:
        """Keep the 群众代表 who sit in."""
        return self._correct(partial(self.meeting.ballots.sign_in_representatives, names), _("Saved"))

    def _correct(self, keep: Callable[..., object], words: str) -> str:
        """Keep a change; once a rating was opened it is told first what that touches, and asked why."""
        record = self.meeting.record
        if not record.ballots.rounds:
            keep(correction="")
            return words
        if not self.question.is_open:
            self._waiting.clear()
        self._waiting.append((keep, words))
        asked = _("A rating was opened already: write why the attendance is changed.")
        self.question.ask(
            [asked, *map(sentence, correction_notices(record))], self._keep_waiting, self.refresh
        )
        return ""

    def _keep_waiting(self) -> str:
        """Keep every change that waited for its reason."""
        told = []
        while self._waiting:
            keep, words = self._waiting[0]
            keep(correction=self.correction.value)
            told.append(words)
            del self._waiting[0]
        self.correction.clear()
        return "\n".join([*told, *map(sentence, correction_notices(self.meeting.record))])

    def _row(self, entry: AttendanceLine, fact: Facts) -> Row:
        presence = self.choice_field(
            "",
            [choice for choice in Presence if choice is not Presence.NOT_COUNTED],
            looks="short",
            labelled=lambda record: record.roster.label(entry.member),
            **fact("presence"),
        )
        return Row(presence, self.text_field(_("Reason"), looks="middle", **fact("reason")))


def _exceptions(record: MeetingRecord) -> list[AttendanceLine]:
    usual = (Presence.PRESENT, Presence.NOT_COUNTED)
    return [entry for entry in record.ballots.attendance if entry.presence not in usual]


def _not_counted(record: MeetingRecord) -> str:
    without = [
        record.roster.label(entry.member)
        for entry in record.ballots.attendance
        if entry.presence is Presence.NOT_COUNTED
    ]
    return _("Not counted among those due: {names}", names="、".join(without)) if without else ""


def _numbers(record: MeetingRecord) -> dict[str, object]:
    count = attendance_count(record)
    if not record.ballots.attendance:
        return {_("Due"): count.due}
    return {
        _("Due"): count.due,
        _("Present"): count.present,
        _("On leave"): count.on_leave,
        _("Absent"): count.absent,
        _("Cast a ballot"): f"{count.casting}/{count.entitled}",
    }
