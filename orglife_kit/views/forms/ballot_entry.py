"""The tellers' desk for one class: hand counts, the grid, a second typing, the sign-off."""

from __future__ import annotations

import ipywidgets

from orglife_kit.errors import Notice
from orglife_kit.i18n import term, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.marks import BallotClass, Channel
from orglife_kit.rules.ballots.opening import open_round_of, usual_issue
from orglife_kit.rules.ballots.record import ClassCounts
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.asking import Asking
from orglife_kit.views.forms.base import (
    Form,
    Head,
    Holder,
    Parts,
    Row,
    Told,
    naming_of,
    paragraph,
    table,
    when,
)
from orglife_kit.views.forms.grid import BallotGrid

_ = words_of("ballots")


class TypingDesk(Form):
    """One class of an open round, until it is signed off."""

    nested = True

    def __init__(self, meeting: Meeting, kind: RoundKind, ballot_class: BallotClass) -> None:
        self.kind = kind
        self.ballot_class = ballot_class
        super().__init__(meeting)

    def _declare(self) -> Parts:
        self.issued = self.number_field(_("Issued"), shows=self._issued, keep=lambda text: self._count())
        self.received = self.number_field(
            _("Received"), shows=self._received, keep=lambda text: self._count()
        )
        self.typing = self.switch_field(
            _("Who types"),
            [(_("One teller"), Channel.PAPER_FIRST), (_("The other teller"), Channel.PAPER_SECOND)],
            keep=lambda channel: self._show_grid(),
        )
        self.typing.choose(Channel.PAPER_FIRST)
        self._grids: dict[Channel, BallotGrid] = {}
        self.place = Holder((), "orglife-stack")
        self.compared = ipywidgets.HTML()
        self.sign_off_asked = Asking(self, _("Sign off"), self._sign_off_question, self.sign_off, main=True)
        yield Head(_("Ballots of {kind}", kind=term(self.ballot_class)))
        yield when(self._is_signed_off, Told(self._signed_off, "good"))
        yield when(
            lambda record: not self._is_signed_off(record),
            Row(self.issued, self.received, self.typing),
            self.place,
            self.compared,
            Row(self.button(_("Compare the two typings"), self.compare)),
            self.sign_off_asked,
        )

    def show_record(self, record: MeetingRecord) -> None:
        """Show the class as it is recorded; the grid that somebody types into stays on the screen as it is."""
        if self._is_signed_off(record):
            self._grids.clear()
            self.place.fill()
        elif self._is_open(record) and not self._grids:
            self._show_grid()
        super().show_record(record)
        self.tell_saved()

    def tell_saved(self) -> None:
        """Show how many ballots are in, also when another window has put some in."""
        for grid in self._grids.values():
            grid.tell_saved()

    def compare(self) -> str:
        """Show where the two typings differ: signed per member and grade, or the member alone, never as totals."""
        self.compared.value = ""
        differences = self.meeting.ballots.typing_differences(self.kind, self.ballot_class)
        if not differences:
            return _("The two typings agree.")
        grades = open_round_of(self.meeting.record, self.kind).round.grade_set.grades
        labels = {grade.code: grade.label for grade in grades}
        rows = [
            (entry.subject.label, labels.get(entry.code, term(entry.code)), f"{entry.difference:+d}")
            if entry.code
            else (entry.subject.label, "", "")
            for entry in differences
        ]
        rated = _("Name") if self.kind is RoundKind.MEMBERS else _("Who is rated")
        heads = (rated, _("Grade"), _("The other − the one"))
        words = _("Look at the paper and correct the ballots that were mistyped, by whichever of the two.")
        if not all(entry.code for entry in differences):
            words += _(
                " Where only a name stands, more would be a count: compare that member's line on every ballot."
            )
        named = naming_of(self.meeting.record)
        self.compared.value = named(paragraph(words, "warn") + table(heads, rows))
        return ""

    def sign_off(self) -> str:
        """Sign the class off with the hand counts as they stand in the fields."""
        self._count()
        self.meeting.ballots.sign_off(self.kind, self.ballot_class)
        return _("Signed off. The ballots can no longer be changed.")

    def _show_grid(self) -> None:
        channel = self.typing.value
        if channel not in self._grids:
            self._grids[channel] = BallotGrid(self.meeting, self.kind, self.ballot_class, channel=channel)
        self.compared.value = ""
        self.place.fill(self._grids[channel])

    def _counts(self, record: MeetingRecord) -> ClassCounts | None:
        latest = record.ballots.latest(self.kind)
        return None if latest is None else latest.classes.get(self.ballot_class)

    def _is_open(self, record: MeetingRecord) -> bool:
        return record.ballots.latest(self.kind, RoundState.OPEN) is not None

    def _is_signed_off(self, record: MeetingRecord) -> bool:
        counts = self._counts(record)
        return counts is not None and counts.signed_off

    def _issued(self, record: MeetingRecord) -> int | None:
        counts = self._counts(record)
        if counts is not None and counts.issued is not None:
            return counts.issued
        return usual_issue(record, self.kind, self.ballot_class) if self._is_open(record) else None

    def _received(self, record: MeetingRecord) -> int | None:
        counts = self._counts(record)
        return None if counts is None else counts.received

    def _signed_off(self, record: MeetingRecord) -> str:
        counts = self._counts(record)
        if counts is None:
            return ""
        facts = {"issued": counts.issued, "received": counts.received}
        return _("Signed off: issued {issued}, received {received}.", **facts)

    def _sign_off_question(self) -> list[str]:
        words = _(
            "Issued {issued}, received {received}. After the sign-off no ballot can be corrected or withdrawn.",
            issued=self.issued.value or "—",
            received=self.received.value or "—",
        )
        return [words]

    def _count(self) -> tuple[Notice, ...]:
        """Keep the hand counts; what was wrong in the other field is read again."""
        warnings = self.meeting.ballots.count_paper(
            self.kind, self.ballot_class, issued=self.issued.whole(), received=self.received.whole()
        )
        for field in (self.issued, self.received):
            field.taken()
        return tuple(warnings)
