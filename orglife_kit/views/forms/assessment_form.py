"""评定: one member after the other in roster order; each field is kept as it is left."""

from __future__ import annotations

from functools import partial
from typing import Any

from orglife_kit.errors import Notice
from orglife_kit.i18n import sentence, term, words_of
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, Outcome, check_cap
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
    Beside,
    Card,
    Facts,
    Field,
    Form,
    Lacking,
    Parts,
    Row,
    Stack,
    Words,
    paragraph,
    tiles,
    when,
)
from orglife_kit.views.forms.word_forms import word_forms_part

_ = words_of("assessment")

_ASKS_FOR_A_REASON = (
    Outcome.BASICALLY_QUALIFIED,
    Outcome.UNQUALIFIED,
    Outcome.NOT_TAKEN_PART,
    Outcome.UNGRADED,
)
_FOLLOW_UP = frozenset({"gap", "helper", "measure", "review_date"})  # facts of the help that is agreed
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
    "cap_refused": "outcome",
    "member_not_graded": "outcome",
}


class AssessmentForm(Form):
    """The deciding organ's form."""

    tables = ("assessments",)

    def _declare(self) -> Parts:
        self.cap_reason = self.text_field(
            _("Reason for going over"),
            shows=lambda record: record.assessment.cap_reason,
            keep=lambda text: self.meeting.assessment.set_cap_reason(text.strip()),
            lacks=_lacks_cap_reason,
        )
        self.members = self.member_list(_sign)
        self.conduct = self.text_field(
            _("Daily conduct"),
            shows=lambda record: record.assessment.conduct.get(self.members.number, ""),
            keep=lambda text: self.meeting.assessment.note_conduct(self.members.number, text.strip()),
        )
        fact, off = self._fact, self._is_ungraded
        self.outcome = self.switch_field(_("Grade"), Outcome, off=off, **fact("outcome"))
        self.opinion = self.text_field(_("Opinion"), rows=3, off=off, **fact("opinion"))
        self.direction = self.text_field(_("Direction"), off=off, **fact("direction"))
        self.bases = {basis: self._basis(basis) for basis in Basis}
        self.reason = self.text_field(_("Reason"), **fact("reason"))
        self.follow_up = {
            "gap": self.text_field(_("Gap"), **fact("gap")),
            "measure": self.text_field(_("Measure"), **fact("measure")),
            "helper": self.name_field(_("Helper"), **fact("helper")),
            "review_date": self.day_field(_("Review on"), **fact("review_date")),
        }
        gap, measure, helper, review_date = self.follow_up.values()
        self.help = when(self._takes_help, gap, measure, Row(helper, review_date))
        bases = Row(Words(_("Bases"), "label"), *self.bases.values(), looks="bases")
        card = Card(
            lambda record: recorded_of(record, self.members.number),
            self.conduct,
            self.outcome,
            self.opinion,
            self.direction,
            Stack(bases, Lacking(partial(self._lacking, "bases"))),
            when(self._needs_reason, self.reason),
            self.help,
            Row(self.button(_("Next member"), self.members.next, main=True)),
        )
        yield self.heading(
            _("Outcome of each member"),
            _(
                "No grade is proposed or checked here; nothing is sorted by ballots, and a grade that differs"
                " from them needs no justification."
            ),
        )
        nobody = _("The deciding organ assesses after the rating is closed.")
        yield when(lambda record: not _is_rated(record), Words(nobody, "warn"))
        asks_why = when(lambda record: cap(record).is_over or record.assessment.cap_reason, self.cap_reason)
        yield when(_is_rated, _standing, asks_why, Beside(self.members, card))
        yield from word_forms_part(self.meeting, "assessments", self.reports)

    def _entry(self, record: MeetingRecord) -> Assessment | Draft:
        number = self.members.number
        entries: dict[int, Assessment | Draft] = {**assessments(record), **record.assessment.drafts}
        return entries.get(number, Draft(number))

    def _fact(self, name: str) -> dict[str, Any]:
        """Return what shows and keeps one fact of the chosen member's card, and says that it is missing."""

        def find(record: MeetingRecord) -> Any:
            entry = self._entry(record)
            return entry.follow_up if name in _FOLLOW_UP else entry

        return {**Facts(find, self._keep)(name), "lacks": partial(self._lacking, name)}

    def _basis(self, basis: Basis) -> Field:
        return self.tick_field(
            "",
            labelled=partial(basis_label, basis),
            shows=lambda record: basis in self._entry(record).bases,
            keep=lambda rests: self._keep(bases={basis: rests}),
            off=self._is_ungraded,
        )

    def _is_ungraded(self, record: MeetingRecord) -> bool:
        return not record.roster.member(self.members.number).has(Flag.IS_GRADED)

    def _keep(self, **changed: Any) -> Answer:
        """Keep what was changed of the card; what is still missing is said beside its field."""
        lacking = self.meeting.assessment.change_draft(self.members.number, **changed)
        return _("Saved, not finished yet") if lacking else None

    def _takes_help(self, record: MeetingRecord) -> bool:
        return self._entry(record).outcome is Outcome.BASICALLY_QUALIFIED

    def _needs_reason(self, record: MeetingRecord) -> bool:
        entry = self._entry(record)
        asked = entry.outcome in _ASKS_FOR_A_REASON and not self._is_ungraded(record)
        return bool(entry.reason) or asked

    def _lacking(self, name: str, record: MeetingRecord) -> str:
        """Return what the chosen member's draft lacks at ``name``; who it is stands over the card."""
        faults = draft_faults(record, self.members.number)
        told = (fault for fault in faults if _MISSING_AT.get(fault.code) == name)
        words = "".join(sentence(Notice(fault.code, {**fault.fields, "member": ""})) for fault in told)
        return words.lstrip(" ：:").capitalize()


def _lacks_cap_reason(record: MeetingRecord) -> str:
    """Return that the reason for going over the cap is missing, whoever is chosen."""
    told = check_cap(cap(record), record.plan.settings, record.assessment.cap_reason)
    return "".join(sentence(fault) for fault in told if fault.code == "cap_reason_missing").capitalize()


def _standing(record: MeetingRecord) -> str:
    """Return who assesses, and the count beside the cap."""
    count = cap(record)
    counted = tiles(
        {
            _("May be excellent"): count.limit,
            _("Graded so"): count.given,
            _("Without an outcome"): outcome_counts(record)[None],
        }
    )
    organ = _("Deciding organ: {organ}", organ=term(record.deciding_organ))
    return paragraph(organ) + counted + paragraph("、".join(graded_excellent(record)), "quiet")


def _sign(record: MeetingRecord, number: int) -> str:
    return "…" if number in record.assessment.drafts else "✓" if number in assessments(record) else ""


def _is_rated(record: MeetingRecord) -> bool:
    return record.ballots.latest(RoundKind.MEMBERS, RoundState.CLOSED) is not None
