"""One rating, in the order of the evening: opening, officers, hand counts, typing, sign-off, close, tally."""

from __future__ import annotations

import ipywidgets

from orglife_kit.errors import notice
from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import Round, RoundKind, RoundState
from orglife_kit.views.forms.ballot_entry import TypingDesk
from orglife_kit.views.forms.closed_round import ClosedRound
from orglife_kit.views.forms.form import Form, heading, line, names_in, text_field, tiles


class BallotsForm(Form):
    """The rating of the members, or of the committee's work."""

    def __init__(self, meeting: Meeting, kind: str | RoundKind = RoundKind.MEMBERS) -> None:
        super().__init__(meeting)
        self.kind = RoundKind(kind)
        self.tellers = text_field(say("ballots", "Tellers"), "", placeholder=say("ballots", "Two names"))
        self.scrutineers = text_field(
            say("ballots", "Scrutineers"), "", placeholder=say("ballots", "Two names")
        )
        for field in (self.tellers, self.scrutineers):
            field.observe(self.doing(self._name_officers), "value")
        self.open = self.button(say("ballots", "Open the rating"), self._open, main=True)
        self.close_round = self.button(say("ballots", "Close the rating"), self._close, main=True)
        self.again = self.button(say("ballots", "Type the paper again"), self._type_again, main=True)
        self._loading = False
        self.refresh()

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere; a ballot that is being typed is left alone."""
        if self._standing() != self._shown:
            self.refresh()
        for desk in self._desks:
            desk.tell_saved()

    def _standing(self) -> object:
        known = self.meeting.round(self.kind)
        if known is None or known.state is RoundState.VOID:
            return known, self.meeting.attendance_lines(), self.meeting.roster
        return known, self.meeting.class_counts(known), self.meeting.officers_of(known)

    def refresh(self) -> None:
        """Show the rating as it stands."""
        self._shown = self._standing()
        self._desks: list[TypingDesk] = []
        known = self.meeting.round(self.kind)
        title = heading(say("ballots", "Rating: {kind}", kind=term(self.kind)))
        if known is None or known.state is RoundState.VOID:
            self._show_unopened(title, known)
        elif self.meeting.is_intake_lost(self.kind):
            lost = sentence(notice("intake_lost", round=known.number))
            self.put(title, line(lost, "bad"), self.again)
        elif known.state is RoundState.OPEN:
            self._show_open(title, known)
        else:
            self.put(title, ClosedRound(self.meeting, known))

    def _show_unopened(self, title: ipywidgets.Widget, void: Round | None) -> None:
        if not self.meeting.attendance_lines():
            self.put(title, line(say("ballots", "Take the attendance first."), "bad"))
            return
        parts = [title]
        if void is not None:
            counts = self.meeting.class_counts(void)[BallotClass.MEMBERS]
            words = say(
                "ballots",
                "{received} received, more than the {issued} issued: the round is void. Rate again.",
                received=counts.received,
                issued=counts.issued,
            )
            parts.append(line(words, "bad"))
        classes = self.meeting.classes_to_open(self.kind)
        parts.append(
            ipywidgets.HTML(
                tiles(
                    [
                        (say("ballots", "May take part: {kind}", kind=term(one.ballot_class)), one.entitled)
                        for one in classes
                    ]
                )
            )
        )
        parts += [line(sentence(told), "quiet") for told in self.meeting.opening_notices(self.kind)]
        self.put(*parts, self.open)

    def _show_open(self, title: ipywidgets.Widget, known: Round) -> None:
        self._loading = True
        tellers, scrutineers = self.meeting.officers_of(known)
        self.tellers.value, self.scrutineers.value = "、".join(tellers), "、".join(scrutineers)
        self._loading = False
        classes = self.meeting.class_counts(known)
        self._desks = [TypingDesk(self.meeting, self.kind, name, self._check) for name in classes]
        self._check()
        self.put(
            title,
            self.tellers,
            self.scrutineers,
            *self._desks,
            self.close_round,
            line(
                say(
                    "ballots",
                    "Until the close no count by grade is shown anywhere. Who types sees the ballot; before the"
                    " close ballots could be replaced on this machine: keep the paper sealed.",
                ),
                "quiet",
            ),
        )

    def _check(self) -> None:
        """Offer the close once every class is signed off."""
        self._shown = self._standing()
        known = self.meeting.round(self.kind)
        assert known is not None
        self.close_round.disabled = not any(
            counts.signed_off for counts in self.meeting.class_counts(known).values()
        )

    def _open(self) -> None:
        self.meeting.open_round(self.kind)
        self.refresh()
        self.tell(say("ballots", "Opened. Issue the ballots and enter how many."))

    def _type_again(self) -> None:
        self.meeting.retype_round(self.kind)
        self.refresh()

    def _name_officers(self) -> None:
        if self._loading:
            return
        warnings = self.meeting.name_officers(
            self.kind, *map(names_in, (self.tellers.value, self.scrutineers.value))
        )
        self._shown = self._standing()
        self.tell_notices(warnings, say("ballots", "Saved"))

    def _close(self) -> None:
        report = self.meeting.close_round(self.kind)
        self.tell("")
        self.refresh()
        if report.state is RoundState.CLOSED:
            self.tell(say("ballots", "The rating is closed; the numbers balance."))
