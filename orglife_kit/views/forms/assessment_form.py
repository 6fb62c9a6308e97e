"""评定: one member after the other in roster order; each field is kept as it is left."""

from __future__ import annotations

from functools import partial
from typing import Any

from orglife_kit.errors import Notice
from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, Outcome
from orglife_kit.rules.assessment.standing import (
    assessments,
    cap,
    draft_faults,
    graded_excellent,
    outcome_counts,
)
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.assessment_bases import basis_label, recorded_of
from orglife_kit.views.forms.base import (
    Answer,
    Card,
    Field,
    Form,
    Lacking,
    Row,
    Shown,
    Words,
    off,
    paragraph,
    tiles,
    when,
)
from orglife_kit.views.forms.word_forms import WordPrinting, word_forms_part

_ASKS_FOR_A_REASON = (
    Outcome.BASICALLY_QUALIFIED,
    Outcome.UNQUALIFIED,
    Outcome.NOT_TAKEN_PART,
    Outcome.UNGRADED,
)


_MISSING_AT = {  # the place on the card of what is told of a draft
    "outcome_missing": "outcome",
    "opinion_missing": "opinion",
    "basis_missing": "bases",
    "reason_missing_lower_grade": "reason",
    "reason_missing_without_grade": "reason",
    "gap_missing": "gap",
    "helper_missing": "helper",
    "measure_missing": "measure",
    "review_date_missing": "review_date",
    "cap_reason_missing": "cap_reason",
    "cap_refused": "outcome",
    "member_not_graded": "outcome",
}


class AssessmentForm(Form):
    """The deciding organ's form."""

    tables = ("assessments",)

    def __init__(self, meeting: Meeting, printing: WordPrinting | None = None) -> None:
        super().__init__(meeting)
        self.cap_reason = self.text_field(
            say("assessment", "Reason for going over"),
            shows=lambda record: record.assessment.cap_reason,
            keep=lambda text: self.meeting.assessment.set_cap_reason(text.strip()),
            lacks=partial(self._lacking, "cap_reason"),
        )
        self.members = self.member_list(_sign)
        self.conduct = self.text_field(
            say("assessment", "Daily conduct"),
            shows=lambda record: record.assessment.conduct.get(self.members.number, ""),
            keep=lambda text: self.meeting.assessment.note_conduct(self.members.number, text.strip()),
        )
        outcomes = [(term(outcome), outcome.value) for outcome in Outcome]
        self.outcome = self._graded(
            self.switch_field(say("assessment", "Grade"), outcomes, **self._of("outcome"))
        )
        self.opinion = self._graded(
            self.text_field(say("assessment", "Opinion"), rows=3, **self._of("opinion"))
        )
        self.direction = self._graded(
            self.text_field(say("assessment", "Direction"), **self._of("direction"))
        )
        self.bases = {basis: self._graded(self._basis(basis)) for basis in Basis}
        self.reason = self.text_field(say("assessment", "Reason"), **self._of("reason"))
        self.follow_up = {
            "gap": self.text_field(say("assessment", "Gap"), **self._of("gap")),
            "helper": self.name_field(say("assessment", "Helper"), **self._of("helper")),
            "measure": self.text_field(say("assessment", "Measure"), **self._of("measure")),
            "review_date": self.day_field(say("assessment", "Review on"), **self._of("review_date")),
        }
        self.help = when(
            Card(
                self.follow_up["gap"],
                self.follow_up["measure"],
                Row(self.follow_up["helper"], self.follow_up["review_date"]),
                looks="",
            ),
            lambda record: self._entry(record).outcome is Outcome.BASICALLY_QUALIFIED,
        )
        card = Card(
            Shown(lambda record: recorded_of(record, self.members.number)),
            self.conduct,
            self.outcome,
            self.opinion,
            self.direction,
            Card(
                Row(
                    Words(say("assessment", "Bases"), "label"),
                    *self.bases.values(),
                    looks="bases",
                ),
                Lacking(partial(self._lacking, "bases")),
                looks="",
            ),
            when(self.reason, self._needs_reason),
            self.help,
            Row(self.button(say("assessment", "Next member"), self.members.next, main=True)),
        )
        rated = Card(
            Shown(_standing),
            when(self.cap_reason, lambda record: cap(record).is_over or bool(record.assessment.cap_reason)),
            Row(self.members, card, looks="orglife-two"),
            looks="",
        )
        nobody = say("assessment", "The deciding organ assesses after the rating is closed.")
        self.put(
            *self.heading(
                say("assessment", "Outcome of each member"),
                say(
                    "assessment",
                    "No grade is proposed or checked here; nothing is sorted by ballots, and a grade that differs"
                    " from them needs no justification.",
                ),
            ),
            when(Words(nobody, "warn"), lambda record: not _is_rated(record)),
            when(rated, _is_rated),
            *word_forms_part(meeting, "assessments", printing),
        )

    def _entry(self, record: MeetingRecord) -> Assessment | Draft:
        number = self.members.number
        entries: dict[int, Assessment | Draft] = {**assessments(record), **record.assessment.drafts}
        return entries.get(number, Draft(number))

    def _of(self, name: str) -> dict[str, Any]:
        """Return what shows and keeps one fact of the chosen member's card."""

        def shows(record: MeetingRecord) -> Any:
            entry = self._entry(record)
            if name in self.follow_up_facts:
                return getattr(entry.follow_up, name)
            return (
                (entry.outcome.value if entry.outcome else None)
                if name == "outcome"
                else getattr(entry, name)
            )

        return {
            "shows": shows,
            "keep": lambda value: self._keep(**{name: value or ""}),
            "lacks": partial(self._lacking, name),
        }

    follow_up_facts = frozenset({"gap", "helper", "measure", "review_date"})

    def _basis(self, basis: Basis) -> Field:
        return self.tick_field(
            "",
            labelled=partial(basis_label, basis),
            shows=lambda record: basis in self._entry(record).bases,
            keep=lambda rests: self._keep(bases={basis: rests}),
        )

    def _graded(self, field: Field) -> Field:
        """Return ``field``, which can be used for who is graded."""

        def is_off(record: MeetingRecord) -> bool:
            return not record.roster.member(self.members.number).has(Flag.IS_GRADED)

        made: Field = off(field, is_off)
        return made

    def _keep(self, **changed: Any) -> Answer:
        """Keep what was changed of the card; what is still missing is said beside its field."""
        lacking = self.meeting.assessment.change_draft(self.members.number, **changed)
        return say("assessment", "Saved, not finished yet") if lacking else None

    def _needs_reason(self, record: MeetingRecord) -> bool:
        entry = self._entry(record)
        graded = record.roster.member(self.members.number).has(Flag.IS_GRADED)
        return bool(entry.reason) or (graded and entry.outcome in _ASKS_FOR_A_REASON)

    def _lacking(self, name: str, record: MeetingRecord) -> str:
        """Return what the chosen member's draft lacks at ``name``; who it is stands over the card."""
        faults = draft_faults(record, self.members.number)
        told = (fault for fault in faults if _MISSING_AT.get(fault.code) == name)
        words = "".join(sentence(Notice(fault.code, {**fault.fields, "member": ""})) for fault in told)
        return words.lstrip(" ：:").capitalize()


def _standing(record: MeetingRecord) -> str:
    """Return who assesses, and the count beside the cap."""
    count = cap(record)
    counted = tiles(
        [
            (say("assessment", "May be excellent"), count.limit),
            (say("assessment", "Graded so"), count.given),
            (say("assessment", "Without an outcome"), outcome_counts(record)[None]),
        ]
    )
    organ = say("assessment", "Deciding organ: {organ}", organ=term(record.deciding_organ))
    return paragraph(organ) + counted + paragraph("、".join(graded_excellent(record)), "quiet")


def _sign(record: MeetingRecord, number: int) -> str:
    return "…" if number in record.assessment.drafts else "✓" if number in assessments(record) else ""


def _is_rated(record: MeetingRecord) -> bool:
    latest = record.ballots.latest(RoundKind.MEMBERS)
    return latest is not None and latest.state is RoundState.CLOSED
