"""集中学习: everybody is filled in as present; the absent have their reason and the day they made up for it (C2)."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

from orglife_kit.errors import Notice, refuse
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.study import Absence, Study
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import (
    Card,
    Facts,
    Form,
    Row,
    Rows,
    Shown,
    Words,
    entry_of,
    folded,
    items,
    tiles,
    when,
)

_ANOTHER = 0  # stands in the list of sessions for one that is not recorded yet


class StudyForm(Form):
    """The study sessions, one at a time."""

    tables = ("study",)

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._chosen: int | None = None  # the session's number; the latest one where none was chosen
        self.session = self.choice_field(
            say("preparation", "Session"), _sessions, shows=self._number, keep=self._choose
        )
        self.place = self.text_field(
            say("preparation", "Place"), looks="middle", shows=self._place, keep=self._change_place
        )
        self.date = self.day_field(say("preparation", "Date"))
        self.new_place = self.text_field(say("preparation", "Place"), looks="middle")
        self.name = self.name_field(say("preparation", "Name"))
        self.everybody = self.button(say("preparation", "Everybody attended"), self.take, main=True)
        self.absences = Rows(self._absences, lambda absence: absence.member, self._row)
        self._fill_day(meeting.record)
        self.put(
            *self.heading(say("preparation", "Study session")),
            Card(
                Shown(_reading),
                when(
                    Row(self.session, when(self.place, self._is_recorded)),
                    lambda record: bool(record.preparation.studies),
                ),
                when(
                    Card(
                        Words(
                            say(
                                "preparation",
                                "One click fills in everybody; then only who was absent is entered.",
                            )
                        ),
                        Row(self.date, self.new_place, self.everybody),
                        looks="",
                    ),
                    lambda record: not self._is_recorded(record),
                ),
                when(
                    Card(
                        Shown(self._numbers),
                        Row(
                            self.name,
                            self.button(say("preparation", "Was absent"), self.add_absence),
                            enters=True,
                        ),
                        self.absences,
                        Row(self.button(say("preparation", "No such session: take out"), self.take_out)),
                        looks="",
                    ),
                    self._is_recorded,
                ),
            ),
        )

    def take(self) -> tuple[Notice, ...] | str:
        """Record the session of the day in the field, everybody present."""
        day = self.date.value
        recorded = _of_day(self.meeting.record, day)
        if recorded is not None:
            self._chosen = recorded.number
            raise refuse("study_recorded", date=recorded.date)
        told = self.meeting.preparation.take_study(day, place=self.new_place.value)
        record = self.meeting.record
        taken = _of_day(record, day or record.plan.preparation.study_date)
        self._chosen = None if taken is None else taken.number
        self.new_place.clear()
        return told or say("preparation", "Saved: everybody attended. Now enter who was absent.")

    def take_out(self) -> str:
        """Take the session out that is shown."""
        self.meeting.preparation.remove_study(self.session.value)
        self._chosen = None
        return say("preparation", "Taken out")

    def add_absence(self) -> str:
        """Record the named member as absent."""
        member = self.meeting.member(self.name.value)
        self.meeting.preparation.record_absence(self.session.value, member.number)
        self.name.clear()
        return say("preparation", "Saved: {name} was absent.", name=member.name)

    def change(self, number: int, **changed: Any) -> tuple[Notice, ...]:
        """Keep a changed reason or make-up day; return what should be looked at."""
        entered = {name: value or "" for name, value in changed.items()}
        return self.meeting.preparation.record_absence(self.session.value, number, **entered)

    def take_back(self, number: int) -> None:
        """Record that a member was there after all."""
        self.meeting.preparation.remove_absence(self.session.value, number)

    def _session(self, record: MeetingRecord) -> Study | None:
        """Return the session that was chosen, the latest one where none was; nothing where another is entered."""
        studies = record.preparation.studies
        if self._chosen is None:
            return studies[-1] if studies else None
        return next((session for session in studies if session.number == self._chosen), None)

    def _number(self, record: MeetingRecord) -> int:
        session = self._session(record)
        return _ANOTHER if session is None else session.number

    def _is_recorded(self, record: MeetingRecord) -> bool:
        return self._session(record) is not None

    def _place(self, record: MeetingRecord) -> str:
        session = self._session(record)
        return "" if session is None else session.place

    def _absences(self, record: MeetingRecord) -> tuple[Absence, ...]:
        session = self._session(record)
        return () if session is None else session.absences

    def _choose(self, number: int) -> None:
        self._chosen = number
        if number == _ANOTHER:
            self._fill_day(self.meeting.record)
        self.forget()

    def _fill_day(self, record: MeetingRecord) -> None:
        """Fill in the plan's day for a session that is not recorded yet."""
        planned = record.plan.preparation.study_date
        self.date.value = None if _of_day(record, planned) else planned

    def _change_place(self, place: str) -> tuple[Notice, ...]:
        return self.meeting.preparation.change_study(self.session.value, place=place)

    def _numbers(self, record: MeetingRecord) -> str:
        members, absences = len(record.roster), self._absences(record)
        waiting = sum(absence.made_up is None for absence in absences)
        return tiles(
            [
                (say("preparation", "Members"), members),
                (say("preparation", "Attended"), members - len(absences)),
                (say("preparation", "Absent"), len(absences)),
                (say("preparation", "Still to make up"), waiting),
            ]
        )

    def _row(self, absence: Absence) -> Row:
        number = absence.member
        fact = Facts(entry_of(self._absences, member=number), partial(self.change, number))
        reason = self.text_field(
            "",
            labelled=lambda record: record.roster.label(number),
            hint=say("preparation", "Reason"),
            looks="middle",
            **fact("reason"),
        )
        made_up = self.day_field(say("preparation", "Made up on"), **fact("made_up"))
        return Row(
            reason, made_up, self.button(say("preparation", "Was there"), partial(self.take_back, number))
        )


def _sessions(record: MeetingRecord) -> list[tuple[str, int]]:
    studies = record.preparation.studies
    return [
        *((study.date.isoformat(), study.number) for study in studies),
        (say("preparation", "another session"), _ANOTHER),
    ]


def _reading(record: MeetingRecord) -> str:
    reading = record.plan.preparation.reading
    return folded(say("preparation", "Reading list"), items(reading, numbered=True)) if reading else ""


def _of_day(record: MeetingRecord, day: datetime.date | None) -> Study | None:
    return next((session for session in record.preparation.studies if session.date == day), None)
