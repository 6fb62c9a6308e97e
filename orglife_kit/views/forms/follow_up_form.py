"""帮助改进、教育、组织处置: what became of the two lower grades; nothing is proposed or prefilled (C11)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.outcomes import Assessment, Outcome
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.disposition_card import DispositionCard
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, heading, line, text_field

_DAY = ipywidgets.Layout(width="17em")
_RESULT = ipywidgets.Layout(width="36em")


class FollowUpForm(Form):
    """The members with one of the two lower grades, one after the other."""

    tables = ("follow_ups", "education", "dispositions")

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.cards: dict[int, dict[str, Any]] = {}
        self.dispositions: dict[int, DispositionCard] = {}
        self._drawn: dict[int, dict[str, Any]] = {}  # what the fields held before anything was entered
        self._show(meeting.record)

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        record = self.meeting.record
        if _standing(record) != self._shown:
            self._show(record)

    def _show(self, record: MeetingRecord) -> None:
        self._shown = _standing(record)
        self.cards, self.dispositions, self._drawn = {}, {}, {}
        parts: list[ipywidgets.Widget] = [heading(say("assessment", "Help, education, disposition"))]
        lower = _lower_grades(record)
        for number in record.roster.in_order(lower):
            if lower[number].outcome is Outcome.BASICALLY_QUALIFIED:
                parts += self._help(record, number, lower[number])
            else:
                parts += self._education(record, number)
        if not self.cards:
            parts.append(line(say("assessment", "No member has one of the two lower grades."), "quiet"))
        self.put(*parts)

    def _help(self, record: MeetingRecord, number: int, entry: Assessment) -> list[ipywidgets.Widget]:
        review = record.assessment.follow_up_reviews.get(number)
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
        day = _day(say("assessment", "Looked at on"), review.date if review else datetime.date.today())
        self.cards[number] = {"result": result, "date": day}
        keep = self.button(say("assessment", "Keep"), partial(self._keep_review, number))
        return [
            line(f"{record.roster.label(number)}　{term(entry.outcome)}", "aspect"),
            line(words),
            ipywidgets.HBox([day, result, keep]),
        ]

    def _keep_review(self, number: int) -> None:
        card = self.cards[number]
        day = _chosen(card["date"])
        self._saved(self.meeting.assessment.review_follow_up(number, card["result"].value, day))

    def _education(self, record: MeetingRecord, number: int) -> list[ipywidgets.Widget]:
        education = record.assessment.education.get(number)
        card: dict[str, Any] = {
            "first": _day(say("assessment", "Education from"), education.first if education else None),
            "last": _day(say("assessment", "until"), education.last if education else None),
            "measure": text_field(
                say("assessment", "How"), education.measure if education else "", layout=MIDDLE
            ),
            "result": text_field(
                say("assessment", "What became of it"), education.result if education else "", layout=MIDDLE
            ),
        }
        self.cards[number] = card
        self._drawn[number] = {name: field.value for name, field in card.items()}
        changed = partial(self._disposition_changed, number)
        part = self.dispositions[number] = DispositionCard(self.meeting, record, number, changed)
        return [
            line(f"{record.roster.label(number)}　{term(Outcome.UNQUALIFIED)}", "aspect"),
            ipywidgets.HBox([card["first"], card["last"]]),
            ipywidgets.HBox([card["measure"], card["result"]]),
            self.button(say("assessment", "Keep"), partial(self._keep_education, number)),
            part,
        ]

    def _keep_education(self, number: int) -> None:
        card = self.cards[number]
        _chosen(card["first"])
        changed = {
            name: field.value or ""  # an empty field takes back what was kept
            for name, field in card.items()
            if field.value != self._drawn[number][name]
        }
        self._saved(self.meeting.assessment.record_education(number, **changed))
        self._drawn[number] = {name: field.value for name, field in card.items()}

    def _disposition_changed(self, number: int) -> None:
        """Show the steps as they are kept now, and what of them should be looked at."""
        warnings = self.dispositions[number].warnings
        self._show(self.meeting.record)
        self.spread()
        self.tell_notices(warnings, say("assessment", "Saved"))

    def _saved(self, told: Iterable[Notice] = ()) -> None:
        self._shown = _standing(self.meeting.record)
        self.spread()
        self.tell_notices(told, say("assessment", "Saved"))


def _lower_grades(record: MeetingRecord) -> dict[int, Assessment]:
    lower = (Outcome.BASICALLY_QUALIFIED, Outcome.UNQUALIFIED)
    return {number: entry for number, entry in assessments(record).items() if entry.outcome in lower}


def _standing(record: MeetingRecord) -> object:
    kept = record.assessment
    return _lower_grades(record), kept.follow_up_reviews, kept.education, kept.dispositions


def _day(words: str, date: datetime.date | None) -> Any:
    return ipywidgets.DatePicker(description=words, value=date, style=LABELS, layout=_DAY)


def _chosen(field: Any) -> datetime.date:
    """Return the day in a field; raises ``InputError`` (``date_impossible``) where there is none."""
    if field.value is None:
        raise InputError(notice("date_impossible", text=""))
    day: datetime.date = field.value
    return day
