"""集中学习: everybody is filled in as present; the absent have their reason and the day they made up for it (C2)."""

from __future__ import annotations

import datetime
import html
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.study import Absence, Study
from orglife_kit.views.forms.form import (
    LABELS,
    MIDDLE,
    Form,
    day_of,
    heading,
    line,
    name_field,
    text_field,
    tiles,
)

_DAY = ipywidgets.Layout(width="17em")


class StudyForm(Form):
    """The study sessions, one at a time."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = False
        self._chosen: str | None = None
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
        day = self.date.value.isoformat() if self.date.value else None
        if day in {one.date for one in self.meeting.study_sessions()}:
            self._chosen = day
            self._show()
            self.tell(say("preparation", "This session is recorded already."), "bad")
            return
        self.meeting.take_study(day, place=self.place.value)
        self._chosen = day or self.meeting.plan.preparation.study_date
        self._show()
        self.spread()
        self.tell(say("preparation", "Saved: everybody attended. Now enter who was absent."))

    def take_out(self) -> None:
        """Take the session out that is shown."""
        session = self._session()
        assert session is not None
        self.meeting.remove_study(session.date)
        self._chosen = None
        self._show()
        self.spread()
        self.tell(say("preparation", "Taken out"))

    def add_absence(self) -> None:
        """Record the named member as absent."""
        member = self.meeting.member(self.name.value)
        session = self._session()
        assert session is not None
        others = [one for one in session.absences if one.member != member.number]
        self._keep(session, [*others, Absence(member.number)])
        self.name.value = ""
        self._show()
        self.tell(say("preparation", "Saved: {name} was absent.", name=member.name))

    def change(self, number: int, field: str, value: Any) -> None:
        """Keep a changed reason or make-up day."""
        session = self._session()
        assert session is not None
        absences = []
        for one in session.absences:
            facts = {"reason": one.reason, "made_up": one.made_up}
            if one.member == number:
                facts[field] = value.isoformat() if isinstance(value, datetime.date) else str(value or "")
            absences.append(Absence(one.member, **facts))
        self._keep(session, absences)
        self._show_numbers()
        self.tell(say("preparation", "Saved"))

    def take_back(self, number: int) -> None:
        """Record that a member was there after all."""
        session = self._session()
        assert session is not None
        self._keep(session, [one for one in session.absences if one.member != number])
        self._show()
        self.tell(say("preparation", "Saved"))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        if self._session() != self._shown:
            self._show()
        else:
            self._show_numbers()

    def _session(self) -> Study | None:
        sessions = self.meeting.study_sessions()
        chosen = self._chosen if self._chosen is not None else (sessions[-1].date if sessions else None)
        return next((one for one in sessions if one.date == chosen), None)

    def _choose(self) -> None:
        if not self._loading:
            self._chosen = self.session.value
            self._show()

    def _change_place(self) -> None:
        session = self._session()
        if not self._loading and session is not None:
            self.meeting.take_study(session.date, session.absences, place=self.place.value)
            self._shown = self._session()
            self.spread()
            self.tell(say("preparation", "Saved"))

    def _keep(self, session: Study, absences: list[Absence]) -> None:
        absences.sort(key=lambda one: one.member)
        self.meeting.take_study(session.date, absences, place=session.place)
        self._shown = self._session()
        self.spread()

    def _show(self) -> None:
        session = self._shown = self._session()
        preparation, roster = self.meeting.plan.preparation, self.meeting.roster
        self._loading = True
        dates = [one.date for one in self.meeting.study_sessions()]
        new = say("preparation", "another session")
        self.session.options = [*((date, date) for date in dates), (new, "")]
        self.session.value = session.date if session else ""
        self.name.options = [roster.label(member.number) for member in roster.members]
        if session is None:
            self.date.value = None if preparation.study_date in dates else day_of(preparation.study_date)
        if session is not None:
            self.place.value = session.place
        self._loading = False
        self._show_numbers()
        reading = "".join(f"<li>{html.escape(text)}</li>" for text in preparation.reading)
        parts: list[ipywidgets.Widget] = [heading(say("preparation", "Study session"))]
        if reading:
            words = html.escape(say("preparation", "Reading list"))
            parts.append(ipywidgets.HTML(f"<p>{words}</p><ol>{reading}</ol>"))
        if dates:
            parts.append(ipywidgets.HBox([self.session, self.place] if session else [self.session]))
        if session is None:
            asked = say("preparation", "One click fills in everybody; then only who was absent is entered.")
            parts += [line(asked, "quiet"), ipywidgets.HBox([self.date, self.place]), self.everybody]
        else:
            self._absences.children = [self._row(one) for one in session.absences]
            absent = self.button(say("preparation", "Was absent"), self.add_absence)
            out = self.button(say("preparation", "No such session: take out"), self.take_out)
            parts += [self._numbers, ipywidgets.HBox([self.name, absent]), self._absences, out]
        self.put(*parts)

    def _show_numbers(self) -> None:
        session = self._session()
        if session is None:
            self._numbers.value = ""
            return
        members, absent = len(self.meeting.roster), len(session.absences)
        waiting = sum(not one.made_up for one in session.absences)
        self._numbers.value = tiles(
            [
                (say("preparation", "Members"), members),
                (say("preparation", "Attended"), members - absent),
                (say("preparation", "Absent"), absent),
                (say("preparation", "Still to make up"), waiting),
            ]
        )

    def _row(self, absence: Absence) -> ipywidgets.HBox:
        reason = text_field(
            self.meeting.roster.label(absence.member),
            absence.reason,
            placeholder=say("preparation", "Reason"),
            layout=MIDDLE,
        )
        made_up = ipywidgets.DatePicker(
            description=say("preparation", "Made up on"),
            value=day_of(absence.made_up),
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
