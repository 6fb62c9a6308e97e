"""集中学习: everybody is filled in as present; the absent have their reason and the day they made up for it (C2)."""

from __future__ import annotations

import datetime
import html
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.preparation.study import Absence, Study
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, heading, line, name_field, text_field, tiles

_DAY = ipywidgets.Layout(width="17em")
_ANOTHER = 0  # stands in the list of sessions for one that is not recorded yet


class StudyForm(Form):
    """The study sessions, one at a time."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = False
        self._chosen: int | None = None  # the session's number; the latest one where none was chosen
        self._shown: Study | None = None
        self._numbers = ipywidgets.HTML()
        self.session = ipywidgets.Dropdown(
            description=say("preparation", "Session"), style=LABELS, layout=MIDDLE
        )
        self.session.observe(self.doing(self._choose), "value")
        self.date = ipywidgets.DatePicker(description=say("preparation", "Date"), style=LABELS, layout=_DAY)
        self.place = text_field(say("preparation", "Place"), "", layout=MIDDLE)
        self.place.observe(self.doing(self._change_place), "value")
        self.name = name_field(say("preparation", "Name"))
        self.everybody = self.button(say("preparation", "Everybody attended"), self.take, main=True)
        self._absences = ipywidgets.VBox()
        self._show()

    def take(self) -> None:
        """Record the session of the day in the field, everybody present."""
        day = self.date.value
        recorded = _of_day(self.meeting.record, day)
        if recorded is not None:
            self._chosen = recorded.number
            self._show()
            self.tell(say("preparation", "This session is recorded already."), "bad")
            return
        self.meeting.preparation.take_study(day, place=self.place.value)
        record = self.meeting.record
        taken = _of_day(record, day or record.plan.preparation.study_date)
        self._chosen = None if taken is None else taken.number
        self._show()
        self.spread()
        self.tell(say("preparation", "Saved: everybody attended. Now enter who was absent."))

    def take_out(self) -> None:
        """Take the session out that is shown."""
        self.meeting.preparation.remove_study(self._number)
        self._chosen = None
        self._show()
        self.spread()
        self.tell(say("preparation", "Taken out"))

    def add_absence(self) -> None:
        """Record the named member as absent."""
        member = self.meeting.member(self.name.value)
        self.meeting.preparation.record_absence(self._number, member.number)
        self.name.value = ""
        self._show()
        self.spread()
        self.tell(say("preparation", "Saved: {name} was absent.", name=member.name))

    def change(self, number: int, field: str, value: Any) -> None:
        """Keep a changed reason or make-up day."""
        told = self.meeting.preparation.record_absence(self._number, number, **{field: value or ""})
        self._kept()
        self.tell_notices(told, say("preparation", "Saved"))

    def take_back(self, number: int) -> None:
        """Record that a member was there after all."""
        self.meeting.preparation.remove_absence(self._number, number)
        self._show()
        self.spread()
        self.tell(say("preparation", "Saved"))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        record = self.meeting.record
        if self._session(record) != self._shown:
            self._show()
        else:
            self._show_numbers(record)

    def _session(self, record: MeetingRecord) -> Study | None:
        """Return the session that was chosen, the latest one where none was; nothing where another is entered."""
        studies = record.preparation.studies
        if self._chosen is None:
            return studies[-1] if studies else None
        return next((session for session in studies if session.number == self._chosen), None)

    @property
    def _number(self) -> int:
        """The number of the session that is shown."""
        return _ANOTHER if self._shown is None else self._shown.number

    def _kept(self) -> None:
        """Show the numbers as they are after a change that stands in its field already."""
        record = self.meeting.record
        self._shown = self._session(record)
        self._show_numbers(record)
        self.spread()

    def _choose(self) -> None:
        if not self._loading:
            self._chosen = self.session.value
            self._show()

    def _change_place(self) -> None:
        if not self._loading and self._shown is not None:
            self.meeting.preparation.change_study(self._number, place=self.place.value)
            self._kept()
            self.tell(say("preparation", "Saved"))

    def _show(self) -> None:
        record = self.meeting.record
        session = self._shown = self._session(record)
        preparation, roster = record.plan.preparation, record.roster
        studies = record.preparation.studies
        self._loading = True
        self.session.options = [
            *((study.date.isoformat(), study.number) for study in studies),
            (say("preparation", "another session"), _ANOTHER),
        ]
        self.session.value = session.number if session else _ANOTHER
        self.name.options = [roster.label(number) for number in roster.numbers]
        if session is None:
            planned = preparation.study_date
            self.date.value = None if _of_day(record, planned) else planned
        else:
            self.place.value = session.place
        self._loading = False
        self._show_numbers(record)
        reading = "".join(f"<li>{html.escape(text)}</li>" for text in preparation.reading)
        parts: list[ipywidgets.Widget] = [heading(say("preparation", "Study session"))]
        if reading:
            words = html.escape(say("preparation", "Reading list"))
            parts.append(ipywidgets.HTML(f"<p>{words}</p><ol>{reading}</ol>"))
        if studies:
            parts.append(ipywidgets.HBox([self.session, self.place] if session else [self.session]))
        if session is None:
            asked = say("preparation", "One click fills in everybody; then only who was absent is entered.")
            parts += [line(asked, "quiet"), ipywidgets.HBox([self.date, self.place]), self.everybody]
        else:
            self._absences.children = [self._row(absence, roster) for absence in session.absences]
            absent = self.button(say("preparation", "Was absent"), self.add_absence)
            out = self.button(say("preparation", "No such session: take out"), self.take_out)
            parts += [self._numbers, ipywidgets.HBox([self.name, absent]), self._absences, out]
        self.put(*parts)

    def _show_numbers(self, record: MeetingRecord) -> None:
        session = self._session(record)
        if session is None:
            self._numbers.value = ""
            return
        members, absent = len(record.roster), len(session.absences)
        waiting = sum(absence.made_up is None for absence in session.absences)
        self._numbers.value = tiles(
            [
                (say("preparation", "Members"), members),
                (say("preparation", "Attended"), members - absent),
                (say("preparation", "Absent"), absent),
                (say("preparation", "Still to make up"), waiting),
            ]
        )

    def _row(self, absence: Absence, roster: Roster) -> ipywidgets.HBox:
        reason = text_field(
            roster.label(absence.member),
            absence.reason,
            placeholder=say("preparation", "Reason"),
            layout=MIDDLE,
        )
        made_up = ipywidgets.DatePicker(
            description=say("preparation", "Made up on"),
            value=absence.made_up,
            style=LABELS,
            layout=_DAY,
        )
        for field, widget in (("reason", reason), ("made_up", made_up)):
            widget.observe(self._changing(absence.member, field), "value")
        there = self.button(say("preparation", "Was there"), partial(self.take_back, absence.member))
        return ipywidgets.HBox([reason, made_up, there])

    def _changing(self, number: int, field: str) -> Any:
        def changed(change: dict[str, Any]) -> None:
            self.doing(partial(self.change, number, field, change["new"]))()

        return changed


def _of_day(record: MeetingRecord, day: datetime.date | None) -> Study | None:
    return next((session for session in record.preparation.studies if session.date == day), None)
