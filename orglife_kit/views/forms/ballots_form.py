"""One rating, in the order of the evening: opening, officers, hand counts, typing, sign-off, close, tally."""

from __future__ import annotations

from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.errors import Notice, notice
from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.uploads import pile_notices
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.officers import round_notices
from orglife_kit.rules.ballots.opening import classes_to_open, open_round_of, opening_notices
from orglife_kit.rules.ballots.planned import rated_of, rounds_of
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.ballots.tally import tallies
from orglife_kit.rules.plan.members import names_in
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.asking import Asking
from orglife_kit.views.forms.ballot_entry import TypingDesk
from orglife_kit.views.forms.closed_round import ClosedRound
from orglife_kit.views.forms.evening_steps import passed_field
from orglife_kit.views.forms.form import Form, heading, line, text_field, tiles
from orglife_kit.views.forms.printing import Printing


class BallotsForm(Form):
    """The rating of the members, or of the committee's work."""

    def __init__(
        self,
        meeting: Meeting,
        kind: str | RoundKind = RoundKind.MEMBERS,
        printing: Printing | None = None,
    ) -> None:
        super().__init__(meeting)
        self._printing = printing
        self.kind = RoundKind.named(kind)
        self.tellers = text_field(say("ballots", "Tellers"), "", placeholder=say("ballots", "Two names"))
        self.scrutineers = text_field(
            say("ballots", "Scrutineers"), "", placeholder=say("ballots", "Two names")
        )
        self.passed = passed_field()
        self._notices = ipywidgets.HTML()  # what is strange about the names, as long as it is
        for name in ("tellers", "scrutineers", "passed"):
            getattr(self, name).observe(self.doing(partial(self._name_officers, name)), "value")
        self.open = self.button(say("ballots", "Open the rating"), self._open, main=True)
        self.close_round = self.button(say("ballots", "Close the rating"), self._close, main=True)
        self.again = Asking(
            self,
            say("ballots", "Type the paper again"),
            lambda: [say("ballots", "The rating begins again with no ballot typed.")],
            self._type_again,
            main=True,
        )
        self.adopt = self.button(say("ballots", "The folder was moved here: go on"), self._adopt, main=True)
        self._loading = False
        self.refresh()

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere; the desk at which ballots are typed stays as it is."""
        record = self.meeting.record
        if self._standing(record) != self._shown:
            self._refresh(record)
        elif self._desks:
            latest = open_round_of(record, self.kind)
            self._show_officers(record, latest)
            for desk in self._desks:
                desk.show(record)
            self._offer_close(latest)
        for desk in self._desks:
            desk.tell_saved()

    def _standing(self, record: MeetingRecord) -> object:
        latest = record.ballots.latest(self.kind)
        if latest is None or latest.state is RoundState.VOID:
            return latest, record.ballots.attendance, record.roster, record.plan
        return (
            latest.number,
            latest.state,
            latest.intake,
        )  # not its numbers: they change while ballots are typed

    def refresh(self) -> None:
        """Show the rating as it stands."""
        self._refresh(self.meeting.record)

    def _refresh(self, record: MeetingRecord) -> None:
        self._shown = self._standing(record)
        self._desks: list[TypingDesk] = []
        latest = record.ballots.latest(self.kind)
        unreadable = self.meeting.ballots.unreadable_rounds(record)
        title = heading(say("ballots", "Rating: {kind}", kind=term(rated_of(record, self.kind))))
        if latest is None or latest.state is RoundState.VOID:
            self._show_unopened(title, record, latest)
        elif latest.number in unreadable:
            self._show_unreadable(title, unreadable[latest.number])
        elif latest.state is RoundState.OPEN:
            self._show_open(title, record, latest)
        else:
            attempt = latest.round.attempt
            boxes = [
                tally
                for tally in tallies(record)
                if (tally.round_kind, tally.attempt) == (self.kind, attempt)
            ]
            self.put(title, ClosedRound(self.meeting, boxes, self._printing))

    def _show_unreadable(self, title: ipywidgets.Widget, why: Notice) -> None:
        """Say why the ballots cannot be read here; typed again, those that are elsewhere stay there."""
        parts = [title, line(sentence(why), "bad")]
        if why.code == "intake_moved":
            parts.append(self.adopt)
        if why.code != "intake_lost":
            words = say(
                "ballots",
                "Typing again here begins with no ballots; those typed before are set aside until the close.",
            )
            parts.append(line(words, "quiet"))
        self.put(*parts, self.again)

    def _show_unopened(
        self, title: ipywidgets.Widget, record: MeetingRecord, void: RoundRecord | None
    ) -> None:
        if self.kind not in rounds_of(record):
            told = notice("round_not_on_agenda", kind=rated_of(record, self.kind))
            self.put(title, line(sentence(told), "quiet"))
            return
        if not record.ballots.attendance:
            self.put(title, line(say("ballots", "Take the attendance first."), "bad"))
            return
        parts = [title]
        if void is not None:
            counts = void.classes[BallotClass.MEMBERS]
            words = say(
                "ballots",
                "{received} received, more than the {issued} issued: the round is void. Rate again.",
                received=counts.received,
                issued=counts.issued,
            )
            parts.append(line(words, "bad"))
        parts.append(
            ipywidgets.HTML(
                tiles(
                    [
                        (
                            say("ballots", "May take part: {kind}", kind=term(entry.ballot_class)),
                            entry.entitled,
                        )
                        for entry in classes_to_open(record, self.kind)
                    ]
                )
            )
        )
        parts += [line(sentence(told), "quiet") for told in opening_notices(record, self.kind)]
        self.put(*parts, self.open)

    def _show_open(self, title: ipywidgets.Widget, record: MeetingRecord, latest: RoundRecord) -> None:
        self._show_officers(record, latest)
        self._desks = [
            TypingDesk(self.meeting, record, self.kind, ballot_class, self._check)
            for ballot_class in latest.classes
        ]
        self._offer_close(latest)
        self.put(
            title,
            self.tellers,
            self.scrutineers,
            self.passed,
            self._notices,
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

    def _show_officers(self, record: MeetingRecord, latest: RoundRecord) -> None:
        self._loading = True
        self.tellers.value, self.scrutineers.value = "、".join(latest.tellers), "、".join(latest.scrutineers)
        self.passed.value = latest.passed
        self._loading = False
        told = round_notices(record, latest)
        self._notices.value = "".join(line(sentence(entry), "bad").value for entry in told)

    def _check(self) -> None:
        """Offer the close once a desk has signed a class off."""
        self._offer_close(open_round_of(self.meeting.record, self.kind))

    def _offer_close(self, latest: RoundRecord) -> None:
        self.close_round.disabled = not any(counts.signed_off for counts in latest.classes.values())

    def _open(self) -> None:
        self.meeting.ballots.open_round(self.kind)
        self.refresh()
        self.tell(say("ballots", "Opened. Issue the ballots and enter how many."))

    def _type_again(self) -> None:
        self.meeting.ballots.retype_round(self.kind)
        self.refresh()

    def _adopt(self) -> None:
        self.meeting.ballots.adopt()
        self.refresh()
        self.spread()

    def _name_officers(self, name: str) -> None:
        if self._loading:
            return
        text = getattr(self, name).value
        entered: Any = text if name == "passed" else names_in(text)
        warnings = self.meeting.ballots.name_officers(self.kind, **{name: entered})
        record = self.meeting.record
        entry = open_round_of(record, self.kind)
        self._show_officers(record, entry)  # others are passed anew
        standing = round_notices(record, entry)
        self.tell_notices([told for told in warnings if told not in standing], say("ballots", "Saved"))

    def _close(self) -> None:
        report = self.meeting.ballots.close_round(self.kind)
        self.tell("")
        self.refresh()
        if report.state is RoundState.CLOSED:
            told = (*report.notices, *pile_notices(self.meeting.record))
            self.tell_notices(told, say("ballots", "The rating is closed; the numbers balance."))
