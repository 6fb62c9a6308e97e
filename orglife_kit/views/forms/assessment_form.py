"""评定: one member after the other in roster order; each field is kept as it is left."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, Outcome
from orglife_kit.rules.assessment.standing import assessments, cap, graded_excellent, outcome_counts
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.assessment_bases import basis_label, recorded_of
from orglife_kit.views.forms.form import (
    CARD,
    GONE,
    LABELS,
    Form,
    following,
    line,
    member_list,
    text_field,
    tiles,
)

_SHOWN = ipywidgets.Layout()
_LABEL = ipywidgets.Layout(width="7em", flex="0 0 auto")


class AssessmentForm(Form):
    """The deciding organ's form."""

    tables = ("assessments",)

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        record = meeting.record
        self._loading = True
        self._relisting = False
        self._count = ipywidgets.HTML()
        self.cap_reason = text_field(
            say("assessment", "Reason for going over"),
            record.assessment.cap_reason,
            layout=_coming_and_going(),
        )
        self.cap_reason.observe(self.doing(self._keep_cap_reason), "value")
        self.members = member_list(say("assessment", "Members"))
        self.members.observe(self.doing(self.load), "value")
        self._recorded = ipywidgets.HTML()
        self.conduct = text_field(say("assessment", "Daily conduct"), "")
        self.conduct.observe(self.doing(self._keep_conduct), "value")
        self.outcome = ipywidgets.ToggleButtons(
            options=[(term(outcome), outcome.value) for outcome in Outcome],
            value=None,
            style={"button_width": "6.5em"},
        )
        self.opinion = text_field(say("assessment", "Opinion"), "", rows=3)
        self.direction = text_field(say("assessment", "Direction"), "")
        self.bases = {
            basis: ipywidgets.Checkbox(description=basis_label(basis, record), indent=False)
            for basis in Basis
        }
        self.reason = text_field(say("assessment", "Reason"), "", layout=_coming_and_going())
        self.follow_up = {
            "gap": text_field(say("assessment", "Gap"), ""),
            "helper": text_field(say("assessment", "Helper"), ""),
            "measure": text_field(say("assessment", "Measure"), ""),
            "review_date": ipywidgets.DatePicker(description=say("assessment", "Review on"), style=LABELS),
        }
        self._follow_up = ipywidgets.VBox([*self.follow_up.values()])
        texts = {"opinion": self.opinion, "direction": self.direction, "reason": self.reason}
        for name, field in ({"outcome": self.outcome} | texts | self.follow_up).items():
            field.observe(self.doing(partial(self._keep_field, name, field)), "value")
        for basis, box in self.bases.items():
            box.observe(self.doing(partial(self._keep_basis, basis, box)), "value")
        self._lacking = ipywidgets.HTML()
        self._refresh(record)

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        record = self.meeting.record
        if not _is_rated(record) or not self.members.options:
            self._refresh(record)
            return
        self._loading = True
        self.cap_reason.value = record.assessment.cap_reason
        self._loading = False
        self._show_standing(record)
        self._load(record)

    def refresh(self) -> None:
        """Show the form as the meeting stands."""
        self._refresh(self.meeting.record)

    def _refresh(self, record: MeetingRecord) -> None:
        if not _is_rated(record):
            again = self.button(say("forms", "Look again"), self.refresh)
            self.put(
                line(say("assessment", "The deciding organ assesses after the rating is closed."), "bad"),
                again,
            )
            return
        self._show_standing(record)
        self._load(record)
        card = ipywidgets.VBox(
            [
                self._recorded,
                self.conduct,
                self.outcome,
                self.opinion,
                self.direction,
                ipywidgets.HBox(
                    [ipywidgets.Label(say("assessment", "Bases"), layout=_LABEL), *self.bases.values()]
                ),
                self.reason,
                self._follow_up,
                self._lacking,
                self.button(say("assessment", "Next member"), self.next, main=True),
            ],
            layout=CARD,
        )
        organ = term(record.deciding_organ)
        self.put(
            line(say("assessment", "Deciding organ: {organ}", organ=organ)),
            self._count,
            self.cap_reason,
            ipywidgets.HBox([self.members, card]),
            line(
                say(
                    "assessment",
                    "No grade is proposed or checked here; nothing is sorted by ballots, and a grade that differs"
                    " from them needs no justification.",
                ),
                "quiet",
            ),
        )

    def load(self) -> None:
        """Show the chosen member's card."""
        if not self._relisting:
            self._load(self.meeting.record)

    def _load(self, record: MeetingRecord) -> None:
        number = self.members.value
        if number is None:
            return
        member = record.roster.member(number)
        entries: dict[int, Assessment | Draft] = {**assessments(record), **record.assessment.drafts}
        entry = entries.get(number, Draft(number))
        self._loading = True
        self._recorded.value = recorded_of(record, number)
        self.conduct.value = record.assessment.conduct.get(number, "")
        self.outcome.value = entry.outcome.value if entry.outcome else None
        self.opinion.value, self.direction.value, self.reason.value = (
            entry.opinion,
            entry.direction,
            entry.reason,
        )
        for basis, box in self.bases.items():
            box.value = basis in entry.bases
        for name, field in self.follow_up.items():
            field.value = getattr(entry.follow_up, name)
        graded = member.has(Flag.IS_GRADED)
        for field in (self.outcome, self.opinion, self.direction, *self.bases.values()):
            field.disabled = not graded
        self._loading = False
        self._show_needed()
        self._lacking.value = ""

    def _keep_field(self, name: str, field: Any) -> None:
        self.keep(**{name: field.value or ""})

    def _keep_basis(self, basis: Basis, box: Any) -> None:
        self.keep(bases={basis: box.value})

    def keep(self, **changed: Any) -> None:
        """Keep what was changed of the card; what is still missing is shown beside it."""
        if self._loading or self.members.value is None:
            return
        self._show_needed()
        lacking = self.meeting.assessment.change_draft(self.members.value, **changed)
        words = "<br>".join(html.escape(sentence(told)) for told in lacking)
        self._lacking.value = f'<p class="quiet">{words}</p>' if lacking else ""
        self._show_standing(self.meeting.record)
        self.tell(say("assessment", "Saved") if not lacking else say("assessment", "Saved, not finished yet"))

    def next(self) -> None:
        """Go on to the next member in roster order."""
        number = following(self.members.value, self.meeting.record.roster)
        if number is None:
            self.tell(say("assessment", "This was the last member."))
        else:
            self.members.value = number

    def _show_needed(self) -> None:
        outcome = self.outcome.value
        lower = outcome in (Outcome.BASICALLY_QUALIFIED, Outcome.UNQUALIFIED, Outcome.NOT_TAKEN_PART)
        probationary = self.outcome.disabled
        asks = (lower or outcome == Outcome.UNGRADED) and not probationary
        self.reason.layout.display = "" if asks or self.reason.value else "none"
        self._follow_up.layout = _SHOWN if outcome == Outcome.BASICALLY_QUALIFIED else GONE

    def _show_standing(self, record: MeetingRecord) -> None:
        """Show the count beside the cap, and who is done."""
        self._show_members(record)
        count = cap(record)
        names = "、".join(graded_excellent(record))
        counted = tiles(
            [
                (say("assessment", "May be excellent"), count.limit),
                (say("assessment", "Graded so"), count.given),
                (say("assessment", "Without an outcome"), outcome_counts(record)[None]),
            ]
        )
        self._count.value = f'{counted}<p class="quiet">{html.escape(names)}</p>'
        self.cap_reason.layout.display = "" if count.is_over or self.cap_reason.value else "none"

    def _show_members(self, record: MeetingRecord) -> None:
        done, drafts = assessments(record), record.assessment.drafts
        chosen = self.members.value
        options = [
            (f"{_sign(number, done, drafts)} {record.roster.label(number)}", number)
            for number in record.roster.numbers
        ]
        if list(self.members.options) == options:
            return
        self._relisting = True  # the list is drawn anew, the card and what is being typed in it stay
        self.members.options = options
        self.members.value = chosen if chosen is not None else options[0][1]
        self._relisting = False

    def _keep_conduct(self) -> None:
        if not self._loading:
            self.meeting.assessment.note_conduct(self.members.value, self.conduct.value.strip())
            self.tell(say("assessment", "Saved"))

    def _keep_cap_reason(self) -> None:
        if self._loading:
            return
        self.meeting.assessment.set_cap_reason(self.cap_reason.value.strip())
        self._show_standing(self.meeting.record)
        self.tell(say("assessment", "Saved"))


def _coming_and_going() -> ipywidgets.Layout:
    return ipywidgets.Layout(width="auto", max_width="52em")


def _sign(number: int, done: Mapping[int, Assessment], drafts: Mapping[int, Draft]) -> str:
    return "…" if number in drafts else "✓" if number in done else "　"


def _is_rated(record: MeetingRecord) -> bool:
    latest = record.ballots.latest(RoundKind.MEMBERS)
    return latest is not None and latest.state is RoundState.CLOSED
