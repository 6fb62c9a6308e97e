"""评定: one member after the other in roster order; each field is kept as it is left."""

from __future__ import annotations

import html

import ipywidgets

from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, FollowUp, Outcome
from orglife_kit.rules.assessment.participation import Participation
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.rectification.items import Origin
from orglife_kit.views.forms.form import (
    CARD,
    GONE,
    LABELS,
    Form,
    day_of,
    line,
    member_list,
    table,
    text_field,
    tiles,
)

_SHOWN = ipywidgets.Layout()
_LABEL = ipywidgets.Layout(width="7em", flex="0 0 auto")


class AssessmentForm(Form):
    """The deciding organ's form."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = True
        self._relisting = False
        self._count = ipywidgets.HTML()
        self.cap_reason = text_field(
            say("assessment", "Reason for going over"), meeting.cap_reason(), layout=_coming_and_going()
        )
        self.cap_reason.observe(self.doing(self._keep_cap_reason), "value")
        self.members = member_list(say("assessment", "Members"))
        self.members.observe(self.doing(self.load), "value")
        self._known = ipywidgets.HTML()
        self.conduct = text_field(say("assessment", "Daily conduct"), "")
        self.conduct.observe(self.doing(self._keep_conduct), "value")
        self.outcome = ipywidgets.ToggleButtons(
            options=[(term(one), one.value) for one in Outcome], value=None, style={"button_width": "6.5em"}
        )
        self.opinion = text_field(say("assessment", "Opinion"), "", rows=3)
        self.direction = text_field(say("assessment", "Direction"), "")
        self.bases = {
            basis: ipywidgets.Checkbox(description=self._basis(basis), indent=False) for basis in Basis
        }
        self.reason = text_field(say("assessment", "Reason"), "", layout=_coming_and_going())
        self.follow_up = {
            "gap": text_field(say("assessment", "Gap"), ""),
            "helper": text_field(say("assessment", "Helper"), ""),
            "measure": text_field(say("assessment", "Measure"), ""),
            "review_date": ipywidgets.DatePicker(description=say("assessment", "Review on"), style=LABELS),
        }
        self._follow_up = ipywidgets.VBox([*self.follow_up.values()])
        fields = (self.outcome, self.opinion, self.direction, *self.bases.values(), self.reason)
        for field in (*fields, *self.follow_up.values()):
            field.observe(self.doing(self.keep), "value")
        self._lacking = ipywidgets.HTML()
        self.refresh()

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        known = self.meeting.round(RoundKind.MEMBERS)
        if known is None or known.state is not RoundState.CLOSED or not self.members.options:
            self.refresh()
            return
        self._took_part = {one.member: one for one in self.meeting.participation_records()}
        self._loading = True
        self.cap_reason.value = self.meeting.cap_reason()
        self._loading = False
        self._show_members()
        self._show_count()
        self.load()

    def refresh(self) -> None:
        """Show the form as the meeting stands."""
        known = self.meeting.round(RoundKind.MEMBERS)
        if known is None or known.state is not RoundState.CLOSED:
            again = self.button(say("forms", "Look again"), self.refresh)
            self.put(
                line(say("assessment", "The deciding organ assesses after the rating is closed."), "bad"),
                again,
            )
            return
        tally = self.meeting.tally_record(RoundKind.MEMBERS)
        labels = [*(grade.label for grade in tally.grade_set.grades), term("ABSTAIN"), term("OVERVOTE")]
        self._counts = {row.subject.number: list(zip(labels, row.counts, strict=True)) for row in tally.rows}
        self._took_part = {one.member: one for one in self.meeting.participation_records()}
        self._show_members()
        self._show_count()
        self.load()
        card = ipywidgets.VBox(
            [
                self._known,
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
        organ = term(self.meeting.deciding_organ.value)
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
        number = self.members.value
        if number is None or self._relisting:
            return
        member = self.meeting.roster.member(number)
        entries: dict[int, Assessment | Draft] = {
            **self.meeting.assessment_records(),
            **self.meeting.drafts(),
        }
        entry = entries.get(number, Draft(number))
        self._loading = True
        self._known.value = self._known_of(number)
        self.conduct.value = self.meeting.conduct().get(number, "")
        self.outcome.value = entry.outcome.value if entry.outcome else None
        self.opinion.value, self.direction.value, self.reason.value = (
            entry.opinion,
            entry.direction,
            entry.reason,
        )
        for basis, box in self.bases.items():
            box.value = basis in entry.bases
        for name, field in self.follow_up.items():
            text = getattr(entry.follow_up, name)
            field.value = day_of(text) if name == "review_date" else text
        graded = member.has(Flag.IS_GRADED)
        for field in (self.outcome, self.opinion, self.direction, *self.bases.values()):
            field.disabled = not graded
        self._loading = False
        self._show_needed()
        self._lacking.value = ""

    def keep(self) -> None:
        """Keep the card as it stands; what is still missing is shown beside it."""
        if self._loading or self.members.value is None:
            return
        self._show_needed()
        number = self.members.value
        lacking = self.meeting.draft_assessment(self._draft(number))
        words = "<br>".join(html.escape(sentence(told)) for told in lacking)
        self._lacking.value = f'<p class="quiet">{words}</p>' if lacking else ""
        self._show_count()
        self._show_members()
        self.tell(say("assessment", "Saved") if not lacking else say("assessment", "Saved, not finished yet"))

    def next(self) -> None:
        """Go on to the next member in roster order."""
        numbers = [number for _, number in self.members.options]
        place = numbers.index(self.members.value) + 1
        if place < len(numbers):
            self.members.value = numbers[place]
        else:
            self.tell(say("assessment", "This was the last member."))

    def _draft(self, number: int) -> Draft:
        texts = {name: field.value for name, field in self.follow_up.items() if name != "review_date"}
        day = self.follow_up["review_date"].value
        return Draft(
            number,
            Outcome(self.outcome.value) if self.outcome.value else None,
            self.opinion.value.strip(),
            self.direction.value.strip(),
            frozenset(basis for basis, box in self.bases.items() if box.value),
            self.reason.value.strip(),
            FollowUp(**texts, review_date=day.isoformat() if day else ""),
        )

    def _basis(self, basis: Basis) -> str:
        """Return what a basis is called, the education by the name that the plan gives it."""
        education = self.meeting.plan.theme.education
        if basis is Basis.PARTICIPATION and education:
            return say("assessment", "Taking part in {education}", education=education)
        return term(basis)

    def _known_of(self, number: int) -> str:
        """Return what is recorded of a member: 测评情况, what he took part in, last year's open items."""
        title = f"<h2>{html.escape(self.meeting.roster.label(number))}</h2>"
        counts = self._counts.get(number)
        if counts is None:
            words = html.escape(say("assessment", "Not graded: probationary member"))
            rated = f"<p>{words}</p>"
        else:
            caption = say("assessment", "Rating, in ballots")
            rated = table([label for label, _ in counts], [[count for _, count in counts]], caption)
        lines = [*took_part(self._took_part[number]), *self._left_open(number)]
        return title + rated + "".join(f"<p>{html.escape(words)}</p>" for words in lines)

    def _left_open(self, number: int) -> list[str]:
        """Return last year's items of a member that are still open (C18)."""
        return [
            say("assessment", "Left open last year: {problem}", problem=item.problem)
            for item in self.meeting.rectification_items()
            if item.member == number and item.origin is Origin.CARRIED and item.is_open
        ]

    def _show_needed(self) -> None:
        outcome = self.outcome.value
        lower = outcome in (Outcome.BASICALLY_QUALIFIED, Outcome.UNQUALIFIED, Outcome.NOT_TAKEN_PART)
        probationary = self.outcome.disabled
        asks = (lower or outcome == Outcome.UNGRADED) and not probationary
        self.reason.layout.display = "" if asks or self.reason.value else "none"
        self._follow_up.layout = _SHOWN if outcome == Outcome.BASICALLY_QUALIFIED else GONE

    def _show_count(self) -> None:
        cap = self.meeting.cap()
        names = "、".join(self.meeting.graded_excellent())
        counted = tiles(
            [
                (say("assessment", "May be excellent"), cap.limit),
                (say("assessment", "Graded so"), cap.given),
                (say("assessment", "Without an outcome"), self.meeting.outcome_counts()[None]),
            ]
        )
        self._count.value = f'{counted}<p class="quiet">{html.escape(names)}</p>'
        self.cap_reason.layout.display = "" if cap.is_over or self.cap_reason.value else "none"

    def _show_members(self) -> None:
        done, drafts = self.meeting.assessment_records(), self.meeting.drafts()
        roster = self.meeting.roster
        chosen = self.members.value
        options = [
            (f"{_sign(number, done, drafts)} {roster.label(number)}", number)
            for number in (member.number for member in roster.members)
        ]
        if list(self.members.options) == options:
            return
        self._relisting = True  # the list is drawn anew, the card and what is being typed in it stay
        self.members.options = options
        self.members.value = chosen if chosen is not None else options[0][1]
        self._relisting = False

    def _keep_conduct(self) -> None:
        if not self._loading:
            self.meeting.note_conduct(self.members.value, self.conduct.value.strip())
            self.tell(say("assessment", "Saved"))

    def _keep_cap_reason(self) -> None:
        if self._loading:
            return
        self.meeting.set_cap_reason(self.cap_reason.value.strip())
        self._show_count()
        self._show_members()
        self.tell(say("assessment", "Saved"))


def _coming_and_going() -> ipywidgets.Layout:
    return ipywidgets.Layout(width="auto", max_width="52em")


def _sign(number: int, done: dict[int, Assessment], drafts: dict[int, Draft]) -> str:
    return "…" if number in drafts else "✓" if number in done else "　"


def took_part(one: Participation) -> list[str]:
    """Return what is recorded of a member's taking part, a sentence each."""
    lines = []
    if one.sessions:
        words = say(
            "assessment", "Study: {studied} of {sessions}", studied=one.studied, sessions=one.sessions
        )
        if one.made_up:
            words += say("assessment", ", made up on {days}", days="、".join(one.made_up))
        if one.to_make_up:
            words += say("assessment", ", {number} still to make up", number=one.to_make_up)
        lines.append(words)
    if one.talks:
        words = say("assessment", "Talks: {number}", number=one.talks)
        if one.with_secretary:
            words += say("assessment", ", the secretary among them")
        lines.append(words)
    presence = term(one.meeting.presence) if one.meeting else "—"
    reason = f"（{one.meeting.reason}）" if one.meeting and one.meeting.reason else ""
    lines.append(say("assessment", "Meeting: {presence}{reason}", presence=presence, reason=reason))
    return lines
