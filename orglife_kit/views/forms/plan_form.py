"""方案: fill it in, check it, see it whole; each field is written to plan.toml as it is left (C1, C12)."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import ipywidgets

from orglife_kit.errors import InputError, Notice
from orglife_kit.i18n import say, sentence, term
from orglife_kit.locale import mark
from orglife_kit.locale.plan_words import PLAN_WORDS
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.calendar import calendar_days
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.rules.plan.plan import check_plan
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.agenda_form import AgendaForm
from orglife_kit.views.forms.form import Form, heading, line, table
from orglife_kit.views.forms.must_talk_form import MustTalkForm, must_talk_labels
from orglife_kit.views.forms.not_counted_form import NotCountedForm, not_counted_in_order
from orglife_kit.views.forms.plan_fields import PAGES, PlanField
from orglife_kit.views.forms.stage_calendar import stage_calendar
from orglife_kit.views.forms.written_form import WrittenForm

_RULES = next(fields for _, fields in PAGES if any(field.key == "settings.cap_base" for field in fields))
_SOURCES = {  # of every other open rule no rule was found
    "settings.cap_share": mark("plan", "this plan"),
    "settings.over_cap": mark("plan", "this plan"),
    "settings.talk_notes": mark("plan", "this plan"),
    "settings.finding_hints": mark("plan", "this plan"),
    "settings.disposition_steps": mark("plan", "rules on dispositions, 2024"),
}


class PlanPrinting(Protocol):
    """What the plan's form asks of the reports: each writes a file and returns its path."""

    def print_plan(self, meeting: Meeting) -> Iterable[Path]:
        """Write the plan as a page."""
        ...

    def calendar(self, meeting: Meeting) -> Iterable[Path]:
        """Write the calendar file."""
        ...


class PlanForm(Form):
    """The plan, the agenda, and what is settled of persons before the meeting."""

    undoes = True

    def __init__(self, meeting: Meeting, printing: PlanPrinting | None = None) -> None:
        super().__init__(meeting)
        self._loading = False
        self._printing = printing
        self._notices = ipywidgets.HTML()
        self._calendar = ipywidgets.HTML()
        self._files = ipywidgets.HTML()
        self._page = ipywidgets.HTML()
        self.fields: dict[str, Any] = {}
        # what could not be written yet; two settings may need each other
        self._waiting: dict[str, PlanField] = {}
        pages = [self._filling(fields) for _, fields in PAGES]
        self.must_talk = MustTalkForm(meeting, self.meeting_changed)
        self._not_counted = NotCountedForm(meeting, self.meeting_changed)
        self.agenda = AgendaForm(meeting, self.meeting_changed)
        self.written = WrittenForm(meeting, self.meeting_changed)
        rules = pages[[fields for _, fields in PAGES].index(_RULES)]
        rules.children = (*rules.children, self.must_talk, self._not_counted)
        pages[0].children = (*pages[0].children, self.agenda)
        self.pages = ipywidgets.Tab(
            [self._page, *pages, self.written],
            titles=[
                say("plan", "The whole plan"),
                *(say("plan", words) for words, _ in PAGES),
                say("plan", "Read a written plan"),
            ],
        )
        self.meeting_changed()
        buttons = ipywidgets.HBox(
            [
                self.button(say("plan", "Print the plan"), self.print_plan),
                self.button(say("plan", "Calendar file (.ics)"), self.write_calendar),
            ]
        )
        offered = [buttons, self._files] if printing is not None else []
        self.put(heading(say("plan", "The plan")), self._notices, self._calendar, *offered, self.pages)

    def print_plan(self) -> None:
        """Write the plan as an official page."""
        assert self._printing is not None
        self._written(self._printing.print_plan(self.meeting))

    def write_calendar(self) -> None:
        """Write the stages and due days as a calendar file."""
        assert self._printing is not None
        self._written(self._printing.calendar(self.meeting))

    def _written(self, files: Iterable[Path]) -> None:
        items = "".join(f"<li>{html.escape(str(path))}</li>" for path in files)
        self._files.value = f"<ul>{items}</ul>"
        self.tell(say("plan", "Written"))

    def meeting_changed(self) -> None:
        """Show the plan as it is now."""
        record = self.meeting.record
        self._loading = True
        for _, fields in PAGES:
            for field in fields:
                if field.key not in self._waiting:
                    self.fields[field.key].value = field.shown(record.plan)
        self._loading = False
        self.must_talk.show(record)
        self._not_counted.show(record)
        self.agenda.show(record.plan.meeting.agenda)
        self._show(record)

    def _filling(self, fields: tuple[PlanField, ...]) -> ipywidgets.VBox:
        for field in fields:
            entry = self.fields[field.key] = field.widget()
            entry.observe(self.doing(partial(self._keep, field)), "value")
        return ipywidgets.VBox([self.fields[field.key] for field in fields])

    def _keep(self, field: PlanField) -> None:
        if self._loading:
            return
        self._waiting[field.key] = field
        try:
            self._write([*self._waiting.values()])
            self._waiting.clear()
        except InputError:
            self._write([field])
            del self._waiting[field.key]
        self.meeting_changed()
        self.spread()
        self.tell(say("plan", "Saved"))

    def _write(self, fields: list[PlanField]) -> None:
        plan = self.meeting.record.plan
        changes = {field.key: field.entered(self.fields[field.key].value, plan) for field in fields}
        try:
            self.meeting.plan.change(changes)
        except InputError as error:
            raise _in_words(error, say("plan", fields[-1].words)) from error

    def _show(self, record: MeetingRecord) -> None:
        told = check_plan(record.plan, record.roster)
        fine = html.escape(say("plan", "Plan and roster: nothing to look at."))
        warned = "".join(f'<p class="bad">{html.escape(sentence(entry))}</p>' for entry in told)
        self._notices.value = warned or f'<p class="good">{fine}</p>'
        if any(entry.state is not RoundState.VOID for entry in record.ballots.rounds):
            self._notices.value += line(
                say("plan", "A rating that was opened keeps the rules with which it was opened."), "quiet"
            ).value
        self._calendar.value = stage_calendar(calendar_days(record))
        chapters = "".join(_chapter(record, words, fields) for words, fields in PAGES)
        self._page.value = f'<div class="whole">{chapters}</div>'


def _chapter(record: MeetingRecord, words: str, fields: tuple[PlanField, ...]) -> str:
    rows = [
        (say("plan", field.words), text, _source(field.key))
        for field in fields
        if (text := _words(field, field.shown(record.plan)))
    ]
    if fields is _RULES:
        return table(
            (say("plan", "Open rule"), say("plan", "As it is set"), say("plan", "Source")),
            [*rows, *_persons(record)],
            say("plan", words),
        )
    if fields is PAGES[0][1]:
        items = "\n".join(
            f"{position}. {item.text}（{term(item.kind)}）"
            for position, item in enumerate(record.plan.meeting.agenda, 1)
        )
        rows.append((say("plan", "Agenda"), items, ""))
    heads = (say("plan", "Fact"), say("plan", "As it stands"))
    return table(heads, [row[:2] for row in rows], say("plan", words))


def _persons(record: MeetingRecord) -> list[tuple[str, str, str]]:
    """Return the rows of the open rules that name members."""
    must_talk = must_talk_labels(record)
    not_counted = [record.roster.label(entry.member) for entry in not_counted_in_order(record)]
    rows = [("settings.not_counted", "、".join(not_counted) or say("plan", "none"))]
    if must_talk:
        rows.insert(0, ("settings.must_talk", "\n".join(must_talk)))
    return [(say("plan", PLAN_WORDS[key]), names, _source(key)) for key, names in rows]


def _source(key: str) -> str:
    return say("plan", _SOURCES[key]) if key in _SOURCES else say("plan", "no rule found")


def _words(field: PlanField, value: Any) -> str:
    """Return what a field holds as people read it; nothing for an empty one."""
    if field.kind == "truth":
        return say("plan", "yes") if value else say("plan", "no")
    if field.choices is not None:
        return term(value) if value else say("plan", "as the rules say")
    if value is None:
        return ""
    return str(value).replace("\n", " / " if field.kind == "labels" else "\n")


def _in_words(error: InputError, label: str) -> InputError:
    """Return the error with the field's label in place of its key in plan.toml."""
    return InputError(*(Notice(told.code, {**told.fields, "key": label}) for told in error.notices))
