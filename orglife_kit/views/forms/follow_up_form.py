"""帮助改进、教育、组织处置: what became of the two lower grades; nothing is proposed or prefilled (C11)."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.follow_up import DispositionStep, Education
from orglife_kit.rules.assessment.outcomes import Assessment, Outcome
from orglife_kit.views.forms.form import (
    LABELS,
    MIDDLE,
    Form,
    day_of,
    heading,
    line,
    name_field,
    text_field,
)

_DAY = ipywidgets.Layout(width="17em")
_RESULT = ipywidgets.Layout(width="36em")


class FollowUpForm(Form):
    """The members with one of the two lower grades, one after the other."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.cards: dict[int, dict[str, Any]] = {}
        self._show()

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        if self._standing() != self._shown:
            self._show()

    def _standing(self) -> object:
        meeting = self.meeting
        lower = {
            number: entry
            for number, entry in meeting.assessment_records().items()
            if entry.outcome in (Outcome.BASICALLY_QUALIFIED, Outcome.UNQUALIFIED)
        }
        return lower, meeting.follow_up_reviews(), meeting.education_records(), meeting.disposition_records()

    def _show(self) -> None:
        self._shown = self._standing()
        self.cards = {}
        parts: list[ipywidgets.Widget] = [heading(say("assessment", "Help, education, disposition"))]
        for number, entry in sorted(self.meeting.assessment_records().items()):
            if entry.outcome is Outcome.BASICALLY_QUALIFIED:
                parts += self._help(number, entry)
            elif entry.outcome is Outcome.UNQUALIFIED:
                parts += self._education(number)
        if not self.cards:
            parts.append(line(say("assessment", "No member has one of the two lower grades."), "quiet"))
        self.put(*parts)

    def _help(self, number: int, entry: Assessment) -> list[ipywidgets.Widget]:
        review = self.meeting.follow_up_reviews().get(number)
        follow_up = entry.follow_up
        words = say(
            "assessment",
            "Gap: {gap}　Helper: {helper}　Measure: {measure}　Review on {date}",
            gap=follow_up.gap,
            helper=follow_up.helper,
            measure=follow_up.measure,
            date=follow_up.review_date,
        )
        result = text_field(
            say("assessment", "What became of it"), review.result if review else "", layout=_RESULT
        )
        day = _day(say("assessment", "Looked at on"), review.date if review else _today())
        self.cards[number] = {"result": result, "date": day}
        keep = self.button(say("assessment", "Keep"), partial(self._keep_review, number))
        return [
            line(f"{self.meeting.roster.label(number)}　{term(entry.outcome)}", "aspect"),
            line(words),
            ipywidgets.HBox([day, result, keep]),
        ]

    def _keep_review(self, number: int) -> None:
        card = self.cards[number]
        self.meeting.review_follow_up(number, card["result"].value, _iso(card["date"]))
        self._saved()

    def _education(self, number: int) -> list[ipywidgets.Widget]:
        known = self.meeting.education_records().get(number, Education(number, ""))
        steps = self.meeting.disposition_records().get(number, ())
        card: dict[str, Any] = {
            "first": _day(say("assessment", "Education from"), known.first),
            "last": _day(say("assessment", "until"), known.last),
            "measure": text_field(say("assessment", "How"), known.measure, layout=MIDDLE),
            "result": text_field(say("assessment", "What became of it"), known.result, layout=MIDDLE),
            "step": name_field(
                say("assessment", "Step"), options=list(self.meeting.plan.settings.disposition_steps)
            ),
            "date": _day(say("assessment", "Date"), ""),
            "body": text_field(say("assessment", "Body"), "", layout=MIDDLE),
            "note": text_field(say("assessment", "Note"), "", layout=MIDDLE),
        }
        self.cards[number] = card
        recorded = [
            ipywidgets.HBox(
                [
                    ipywidgets.Label("　".join((step.date, step.step, step.body, step.note))),
                    self.button(say("assessment", "Take out"), partial(self._remove_step, number, place)),
                ]
            )
            for place, step in enumerate(steps)
        ]
        return [
            line(f"{self.meeting.roster.label(number)}　{term(Outcome.UNQUALIFIED)}", "aspect"),
            ipywidgets.HBox([card["first"], card["last"]]),
            ipywidgets.HBox([card["measure"], card["result"]]),
            self.button(say("assessment", "Keep"), partial(self._keep_education, number)),
            line(
                say(
                    "assessment",
                    "A disposition is started by the branch, not by this grade. Its steps are kept only if it was.",
                ),
                "quiet",
            ),
            *recorded,
            ipywidgets.HBox([card["step"], card["date"]]),
            ipywidgets.HBox([card["body"], card["note"]]),
            self.button(say("assessment", "Keep this step"), partial(self._add_step, number)),
        ]

    def _keep_education(self, number: int) -> None:
        card = self.cards[number]
        self.meeting.record_education(
            number,
            _iso(card["first"]),
            last=_iso(card["last"]),
            measure=card["measure"].value,
            result=card["result"].value,
        )
        self._saved()

    def _add_step(self, number: int) -> None:
        card = self.cards[number]
        step = DispositionStep(
            number,
            card["step"].value.strip(),
            _iso(card["date"]),
            card["body"].value.strip(),
            card["note"].value.strip(),
        )
        kept = self.meeting.disposition_records().get(number, ())
        warnings = self.meeting.record_disposition(number, [*kept, step])
        self._show()
        self.spread()
        self.tell_notices(warnings, say("assessment", "Saved"))

    def _remove_step(self, number: int, place: int) -> None:
        kept = list(self.meeting.disposition_records()[number])
        del kept[place]
        self.meeting.record_disposition(number, kept)
        self._show()
        self._saved()

    def _saved(self) -> None:
        self._shown = self._standing()
        self.spread()
        self.tell(say("assessment", "Saved"))


def _today() -> str:
    return datetime.date.today().isoformat()


def _day(words: str, date: str) -> Any:
    return ipywidgets.DatePicker(description=words, value=day_of(date), style=LABELS, layout=_DAY)


def _iso(field: Any) -> str:
    return field.value.isoformat() if field.value else ""
