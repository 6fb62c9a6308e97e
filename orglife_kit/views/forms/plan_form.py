"""方案: fill it in, check it, see it whole; each field is written to plan.toml as it is left (C1, C12)."""

from __future__ import annotations

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
from orglife_kit.rules.plan.members import names_in
from orglife_kit.rules.plan.plan import check_plan
from orglife_kit.rules.preparation.findings import points
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.agenda_form import AgendaForm
from orglife_kit.views.forms.base import Card, Field, Form, Row, Shown, WrittenFiles, paragraph, table
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

    def print_notice(self, meeting: Meeting) -> Iterable[Path]:
        """Write the notice of the meeting."""
        ...

    def calendar(self, meeting: Meeting) -> Iterable[Path]:
        """Write the calendar file."""
        ...


class PlanForm(Form):
    """The plan, the agenda, and what is settled of persons before the meeting."""

    def __init__(self, meeting: Meeting, printing: PlanPrinting | None = None) -> None:
        super().__init__(meeting)
        self._printing = printing
        self.files = WrittenFiles()
        self.fields: dict[str, Field] = {}
        pages = [Card(*map(self._field_of, fields), looks="") for _, fields in PAGES]
        must_talk = PLAN_WORDS["settings.must_talk"]
        self.must_talk = self.text_field(
            say("plan", must_talk),
            rows=4,
            hint=say("plan", "one a line"),
            shows=lambda record: "\n".join(must_talk_labels(record)),
            keep=self._keep_must_talk,
        )
        self.not_counted = NotCountedForm(meeting)
        self.agenda = AgendaForm(meeting)
        self.written = WrittenForm(meeting)
        rules = pages[[fields for _, fields in PAGES].index(_RULES)]
        rules.fill(*rules.parts, self.must_talk, self.not_counted)
        pages[0].fill(*pages[0].parts, self.agenda)
        titles = [
            say("plan", "The whole plan"),
            *(say("plan", words) for words, _ in PAGES),
            say("plan", "Read a written plan"),
        ]
        whole = Shown(lambda record: f'<div class="whole">{whole_plan(record)}</div>')
        self.pages = ipywidgets.Tab([whole, *pages, self.written], titles=titles)
        offered = [
            Row(
                self.button(say("plan", "Print the plan"), self.print_plan),
                self.button(say("plan", "Notice of the meeting"), self.print_notice),
                self.button(say("plan", "Calendar file (.ics)"), self.write_calendar),
            ),
            self.files,
        ]
        self.put(
            *self.heading(say("plan", "The plan")),
            Shown(_checked),
            Shown(lambda record: stage_calendar(calendar_days(record))),
            *(offered if printing is not None else []),
            self.pages,
        )

    def print_plan(self) -> str:
        """Write the plan as an official page."""
        assert self._printing is not None
        return self.files.told(self._printing.print_plan(self.meeting))

    def print_notice(self) -> str:
        """Write the notice of the meeting, made from the plan."""
        assert self._printing is not None
        return self.files.told(self._printing.print_notice(self.meeting))

    def write_calendar(self) -> str:
        """Write the stages and due days as a calendar file."""
        assert self._printing is not None
        return self.files.told(self._printing.calendar(self.meeting))

    def _field_of(self, field: PlanField) -> Field:
        self.fields[field.key] = made = field.made(self, partial(self._keep, field))
        return made

    def _keep(self, field: PlanField, _value: object) -> None:
        """Write a field; with those that could not be written before: two settings may need each other."""
        waiting = [
            other
            for _, fields in PAGES
            for other in fields
            if other is not field and self.fields[other.key].is_wrong
        ]
        try:
            self._write([*waiting, field])
        except InputError:
            if not waiting:
                raise
            self._write([field])
            return
        for other in waiting:
            self.fields[other.key].taken()

    def _write(self, fields: list[PlanField]) -> None:
        plan = self.meeting.record.plan
        changes = {field.key: field.entered(self.fields[field.key].value, plan) for field in fields}
        try:
            self.meeting.plan.change(changes)
        except InputError as error:
            raise _in_words(error, say("plan", fields[-1].words)) from error

    def _keep_must_talk(self, text: str) -> None:
        entered = [name for line in text.splitlines() for name in names_in(line)]
        drawn = points(self.must_talk.drawn)
        self.meeting.plan.change_must_talk(
            add=[name for name in entered if name not in drawn],
            remove=[name for name in drawn if name not in entered],
        )


def must_talk_labels(record: MeetingRecord) -> list[str]:
    """Return the names of those who must be talked with, in roster order."""
    return [record.roster.label(member.number) for member in record.roster.members if member.must_talk]


def _checked(record: MeetingRecord) -> str:
    """Return what the plan should be looked at for."""
    told = check_plan(record.plan, record.roster)
    found = "".join(paragraph(sentence(entry), "bad") for entry in told)
    shown = found or paragraph(say("plan", "Plan and roster: nothing to look at."), "good")
    if any(entry.state is not RoundState.VOID for entry in record.ballots.rounds):
        shown += paragraph(
            say("plan", "A rating that was opened keeps the rules with which it was opened."), "quiet"
        )
    return shown


def whole_plan(record: MeetingRecord) -> str:
    """Return the whole plan as markup."""
    return "".join(_chapter(record, words, fields) for words, fields in PAGES)


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
        agenda = "\n".join(
            f"{position}. {item.text}（{term(item.kind)}）"
            for position, item in enumerate(record.plan.meeting.agenda, 1)
        )
        rows.append((say("plan", "Agenda"), agenda, ""))
    heads = (say("plan", "Fact"), say("plan", "As it stands"))
    if not rows:
        return paragraph(say("plan", words), "label") + paragraph(
            say("plan", "Nothing is filled in yet."), "quiet"
        )
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
