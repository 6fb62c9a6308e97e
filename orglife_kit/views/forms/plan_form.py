"""方案: fill it in, check it, see it whole; each field is written to plan.toml as it is left (C1, C12)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

import ipywidgets

from orglife_kit.errors import InputError, Notice
from orglife_kit.i18n import sentence, words_of
from orglife_kit.locale.plan_words import PLAN_WORDS
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.calendar import calendar_days
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.rules.plan.members import Roster, names_in
from orglife_kit.rules.plan.plan import Plan, check_plan
from orglife_kit.rules.preparation.findings import points
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.agenda_form import AgendaForm
from orglife_kit.views.forms.base import Field, Form, Parts, Shown, Stack, paragraph, paragraphs
from orglife_kit.views.forms.not_counted_form import NotCountedForm
from orglife_kit.views.forms.plan_fields import MEETING, OPEN_RULES, PAGES, PlanField
from orglife_kit.views.forms.stage_calendar import stage_calendar
from orglife_kit.views.forms.whole_plan import must_talk_labels, whole_plan
from orglife_kit.views.forms.written_form import WrittenForm

_ = words_of("plan")


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

    reports: PlanPrinting

    def _declare(self) -> Parts:
        self.fields: dict[str, Field] = {}
        must_talk = PLAN_WORDS["settings.must_talk"]
        self.must_talk = self.text_field(
            _(must_talk),
            rows=4,
            hint=_("one a line"),
            shows=lambda record: "\n".join(must_talk_labels(record)),
            keep=self._keep_must_talk,
        )
        self.not_counted = NotCountedForm(self.meeting)
        self.agenda = AgendaForm(self.meeting)
        self.written = WrittenForm(self.meeting)
        pages = {_("The whole plan"): Shown(lambda record: f'<div class="whole">{whole_plan(record)}</div>')}
        for words, fields in PAGES:
            pages[_(words)] = Stack(*map(self._field_of, fields), *self._more(fields))
        pages[_("Read a written plan")] = self.written
        self.pages = ipywidgets.Tab([*pages.values()], titles=[*pages])
        yield self.heading(_("The plan"))
        yield _checked
        yield lambda record: stage_calendar(calendar_days(record))
        yield self.printed(
            {
                _("Print the plan"): lambda: self.reports.print_plan(self.meeting),
                _("Notice of the meeting"): lambda: self.reports.print_notice(self.meeting),
                _("Calendar file (.ics)"): lambda: self.reports.calendar(self.meeting),
            }
        )
        yield self.pages

    def _more(self, fields: tuple[PlanField, ...]) -> tuple[Any, ...]:
        """Return what stands under the fields of a page."""
        if fields is OPEN_RULES:
            return self.must_talk, self.not_counted
        return (self.agenda,) if fields is MEETING else ()

    def _field_of(self, field: PlanField) -> Field:
        self.fields[field.key] = made = field.made(
            self, partial(self._keep, field), partial(_to_look_at, field.key)
        )
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
            raise _in_words(error, _(fields[-1].words)) from error

    def _keep_must_talk(self, text: str) -> None:
        entered = [name for line in text.splitlines() for name in names_in(line)]
        drawn = points(self.must_talk.drawn)
        self.meeting.plan.change_must_talk(
            add=[name for name in entered if name not in drawn],
            remove=[name for name in drawn if name not in entered],
        )


def _checked(record: MeetingRecord) -> str:
    """Return what the plan should be looked at for."""
    told = check_plan(record.plan, record.roster)
    found = paragraphs(told, "bad")
    shown = found or paragraph(_("Plan and roster: nothing to look at."), "good")
    if any(entry.state is not RoundState.VOID for entry in record.ballots.rounds):
        shown += paragraph(_("A rating that was opened keeps the rules with which it was opened."), "quiet")
    return shown


def _to_look_at(key: str, record: MeetingRecord) -> str:
    """Return what one field of the plan should be looked at for."""
    found = (told for told in _told_of(record.plan, record.roster) if told.location.field == key)
    return " ".join(dict.fromkeys(sentence(Notice(told.code, told.fields)) for told in found))


@lru_cache(maxsize=1)
def _told_of(plan: Plan, roster: Roster) -> tuple[Notice, ...]:
    return check_plan(plan, roster)  # once for all fields


def _in_words(error: InputError, label: str) -> InputError:
    """Return the error with the field's label in place of its key in plan.toml."""
    return InputError(*(Notice(told.code, {**told.fields, "key": label}) for told in error.notices))
