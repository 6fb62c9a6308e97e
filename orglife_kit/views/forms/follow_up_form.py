"""帮助改进、教育、组织处置: what became of the two lower grades; nothing is proposed or prefilled (C11)."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

from orglife_kit.errors import Notice
from orglife_kit.i18n import term, words_of
from orglife_kit.rules.assessment.outcomes import Assessment, Outcome
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Facts, Field, Form, Head, Parts, Row, Rows, Told, when
from orglife_kit.views.forms.disposition_card import DispositionCard

_ = words_of("assessment")


class FollowUpForm(Form):
    """The members with one of the two lower grades, one after the other."""

    tables = ("follow_ups", "education", "dispositions")

    def _declare(self) -> Parts:
        self.cards: dict[int, dict[str, Field]] = {}
        self.dispositions: dict[int, DispositionCard] = {}
        yield self.heading(_("Help, education, disposition"))
        yield when(lambda record: not _lower_grades(record), _("No member has one of the two lower grades."))
        yield Rows(_lower_grades, self._card, key=lambda entry: (entry.member, entry.outcome))

    def _card(self, entry: Assessment) -> Card:
        help_is_due = entry.outcome is Outcome.BASICALLY_QUALIFIED
        parts = self._help(entry) if help_is_due else self._education(entry.member)
        label = self.shown_record.roster.label(entry.member)
        return Card(Head(f"{label}　{term(entry.outcome)}"), *parts)

    def _help(self, entry: Assessment) -> list[Any]:
        number = entry.member

        def agreed(record: MeetingRecord) -> str:
            follow_up = assessments(record)[number].follow_up
            return _(
                "Gap: {gap}　Helper: {helper}　Measure: {measure}　Review on {date}",
                gap=follow_up.gap,
                helper=follow_up.helper,
                measure=follow_up.measure,
                date=follow_up.review_date,
            )

        review = self.shown_record.assessment.follow_up_reviews.get(number)
        result = self.text_field(_("What became of it"), value=review.result if review else "")
        day = self.day_field(_("Looked at on"), value=review.date if review else datetime.date.today())
        self.cards[number] = {"result": result, "date": day}
        keep = self.button(_("Keep"), partial(self._keep_review, number))
        return [Told(agreed), Row(day, result, keep, enters=True)]

    def _keep_review(self, number: int) -> tuple[Notice, ...]:
        card = self.cards[number]
        return self.meeting.assessment.review_follow_up(number, card["result"].value, card["date"].day())

    def _education(self, number: int) -> list[Any]:
        fact = Facts(
            lambda record: record.assessment.education.get(number), partial(self._keep_education, number)
        )
        card = self.cards[number] = {
            "first": self.day_field(_("Education from"), **fact("first", None)),
            "last": self.day_field(_("until"), **fact("last", None)),
            "measure": self.text_field(_("How"), **fact("measure")),
            "result": self.text_field(_("What became of it"), **fact("result")),
        }
        disposition = self.dispositions[number] = DispositionCard(self.meeting, self.shown_record, number)
        first, last, measure, result = card.values()
        return [Row(first, last), Row(measure, result), disposition]

    def _keep_education(self, number: int, **entered: Any) -> tuple[Notice, ...]:
        """Keep a field, and what waited for the day from which it is."""
        card = self.cards[number]
        waiting = {other: field.value for other, field in card.items() if field.is_wrong}
        changed = waiting | entered
        told = self.meeting.assessment.record_education(number, **changed)
        for other in waiting:
            card[other].taken()
        return told


def _lower_grades(record: MeetingRecord) -> list[Assessment]:
    lower = (Outcome.BASICALLY_QUALIFIED, Outcome.UNQUALIFIED)
    graded = {number: entry for number, entry in assessments(record).items() if entry.outcome in lower}
    return [graded[number] for number in record.roster.in_order(graded)]
