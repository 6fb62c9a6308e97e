"""集中学习: everybody is filled in as present; the absent have their reason and the day they made up for it (C2)."""

from __future__ import annotations

import datetime
from typing import Any

from orglife_kit.errors import Notice, refuse
from orglife_kit.i18n import day_words, words_of
from orglife_kit.rules.preparation.study import Absence, Study
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import (
    Card,
    FactRows,
    Facts,
    Form,
    Parts,
    Row,
    folded,
    items,
    named_members,
    when,
)

_ = words_of("preparation")

_ANOTHER = 0  # stands in the list of sessions for one that is not recorded yet


class StudyForm(Form):
    """The study sessions, one at a time."""

    tables = ("study",)

    _chosen: int | None = None  # the session's number; the latest one where none was chosen

    def _declare(self) -> Parts:
        self.session = self.choice_field(_("Session"), _sessions, shows=self._number, keep=self._choose)
        fact = Facts(self._session, self._change_session)
        self.place = self.text_field(_("Place"), looks="middle", **fact("place"))
        self.date = self.day_field(_("Date"))
        self.new_place = self.text_field(_("Place"), looks="middle")
        self.everybody = self.button(_("Everybody attended"), self.take, main=True)
        self.name = self.name_field(_("Name"), hint=_("several: 、 between them"))
        absent = self.button(_("Was absent"), self.add_absence)
        self.absences = FactRows(self._absences, self._row, self.change, key="member")
        self._fill_day(self.shown_record)
        yield self.heading(_("Study session"))
        yield Card(
            _reading,
            when(
                lambda record: record.preparation.studies,
                Row(self.session, when(self._session, self.place)),
            ),
            when(
                lambda record: not self._session(record),
                _("One click fills in everybody; then only who was absent is entered."),
                Row(self.date, self.new_place, self.everybody),
            ),
            when(
                self._session,
                self._numbers,
                Row(self.name, absent, enters=True),
                self.absences,
                Row(self.button(_("No such session: take out"), self.take_out)),
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
        return told or _("Saved: everybody attended. Now enter who was absent.")

    def take_out(self) -> str:
        """Take the session out that is shown."""
        self.meeting.preparation.remove_study(self.session.value)
        self._chosen = None
        return _("Taken out")

    def add_absence(self) -> str:
        """Record the named members as absent."""
        numbers = named_members(self.meeting.record, self.name.value)
        self.meeting.preparation.record_absence(self.session.value, numbers)
        self.name.clear()
        labels = "、".join(map(self.meeting.record.roster.label, numbers))
        return _("Saved: {name} was absent.", name=labels)

    def change(self, number: int, **changed: Any) -> tuple[Notice, ...]:
        """Keep a changed reason or make-up day; return what should be looked at."""
        return self.meeting.preparation.record_absence(self.session.value, number, **changed)

    def _session(self, record: MeetingRecord) -> Study | None:
        """Return the session that was chosen, the latest one where none was; nothing where another is entered."""
        studies = record.preparation.studies
        if self._chosen is None:
            return studies[-1] if studies else None
        return next((session for session in studies if session.number == self._chosen), None)

    def _number(self, record: MeetingRecord) -> int:
        session = self._session(record)
        return _ANOTHER if session is None else session.number

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

    def _change_session(self, **changed: Any) -> tuple[Notice, ...]:
        return self.meeting.preparation.change_study(self.session.value, **changed)

    def _numbers(self, record: MeetingRecord) -> dict[str, int]:
        members, absences = len(record.roster), self._absences(record)
        return {
            _("Members"): members,
            _("Attended"): members - len(absences),
            _("Absent"): len(absences),
            _("Still to make up"): sum(absence.made_up is None for absence in absences),
        }

    def _row(self, absence: Absence, fact: Facts) -> Row:
        number = absence.member
        reason = self.text_field(
            "",
            labelled=lambda record: record.roster.label(number),
            hint=_("Reason"),
            looks="middle",
            **fact("reason"),
        )
        made_up = self.day_field(_("Made up on"), **fact("made_up"))
        there = self.button(
            _("Was there"), lambda: self.meeting.preparation.remove_absence(self.session.value, number)
        )
        return Row(reason, made_up, there)


def _sessions(record: MeetingRecord) -> list[tuple[str, int]]:
    studies = record.preparation.studies
    return [*((day_words(study.date), study.number) for study in studies), (_("another session"), _ANOTHER)]


def _reading(record: MeetingRecord) -> str:
    return folded(_("Reading list"), items(record.plan.preparation.reading, numbered=True))


def _of_day(record: MeetingRecord, day: datetime.date | None) -> Study | None:
    return next((session for session in record.preparation.studies if session.date == day), None)
