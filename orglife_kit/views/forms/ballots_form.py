"""One rating, in the order of the evening: opening, officers, hand counts, typing, sign-off, close, tally."""

from __future__ import annotations

from functools import partial
from typing import Any

from orglife_kit.errors import Notice, notice
from orglife_kit.i18n import term, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.uploads import pile_notices
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.officers import Officers, round_notices
from orglife_kit.rules.ballots.opening import classes_to_open, open_round_of, opening_notices
from orglife_kit.rules.ballots.planned import rated_of, rounds_of
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.ballots.tally import Tally, tallies
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.asking import Asking
from orglife_kit.views.forms.ballot_entry import TypingDesk
from orglife_kit.views.forms.base import (
    Answer,
    Card,
    Form,
    Parts,
    Row,
    Rows,
    paragraph,
    paragraphs,
    tiles,
    title,
    when,
)
from orglife_kit.views.forms.closed_round import ClosedRound
from orglife_kit.views.forms.officer_fields import officer_fields
from orglife_kit.views.forms.printing import Printing

_ = words_of("ballots")


class BallotsForm(Form):
    """The rating of the members, or of the committee's work."""

    def __init__(
        self, meeting: Meeting, kind: str | RoundKind = RoundKind.MEMBERS, printing: Printing | None = None
    ) -> None:
        self.kind = RoundKind.named(kind)
        super().__init__(meeting, printing)

    def _declare(self) -> Parts:
        officers = officer_fields(self, self._officers, self._name_officers)
        self.tellers, self.scrutineers, self.passed = officers
        self.open = self.button(_("Open the rating"), self._open, main=True)
        self.close_round = self.button(_("Close the rating"), self._close, main=True, off=self._cannot_close)
        self.adopt = self.button(_("The folder was moved here: go on"), self.meeting.ballots.adopt, main=True)
        retype = partial(self.meeting.ballots.retype_round, self.kind)
        begins = _("The rating begins again with no ballot typed.")
        self.again = Asking(self, _("Type the paper again"), lambda: [begins], retype, main=True)
        self._typed = Rows(self._classes, self._desk, key=lambda entry: entry)
        yield self._title
        yield when(self._is_unopened, Card(self._unopened, when(self._can_open, Row(self.open))))
        yield when(
            self._is_unreadable,
            Card(
                self._unreadable,
                when(lambda record: self._why(record).code == "intake_moved", Row(self.adopt)),
                self.again,
            ),
        )
        yield when(
            self._typed_round,
            Card(
                Row(*officers),
                self._strange,
                self._typed,
                Row(self.close_round),
                _(
                    "Until the close no count by grade is shown anywhere. Who types sees the ballot; before the"
                    " close ballots could be replaced on this machine: keep the paper sealed."
                ),
            ),
        )
        yield when(self._boxes, Card(Rows(self._boxes, self._closed_round, key=lambda boxes: boxes[0].root)))

    @property
    def desks(self) -> list[TypingDesk]:
        """The desks of the classes that are open."""
        return [*self._typed.rows.values()]

    def _held(self, record: MeetingRecord) -> RoundRecord | None:
        return record.ballots.held(self.kind)

    def _is_unopened(self, record: MeetingRecord) -> bool:
        return self._held(record) is None

    def _title(self, record: MeetingRecord) -> str:
        return title(_("Rating: {kind}", kind=term(rated_of(record, self.kind))))

    # --- not opened yet, or void

    def _can_open(self, record: MeetingRecord) -> bool:
        return self.kind in rounds_of(record) and bool(record.ballots.attendance)

    def _unopened(self, record: MeetingRecord) -> str:
        """Return who may take part, or why the rating cannot be opened."""
        if self.kind not in rounds_of(record):
            return paragraphs([notice("round_not_on_agenda", kind=rated_of(record, self.kind))], "quiet")
        if not record.ballots.attendance:
            return paragraph(_("Take the attendance first."), "warn")
        shown, void = "", record.ballots.latest(self.kind, RoundState.VOID)
        if void is not None:
            counts = void.classes[BallotClass.MEMBERS]
            words = _(
                "{received} received, more than the {issued} issued: the round is void. Rate again.",
                received=counts.received,
                issued=counts.issued,
            )
            shown += paragraph(words, "bad")
        entitled = {
            _("May take part: {kind}", kind=term(entry.ballot_class)): entry.entitled
            for entry in classes_to_open(record, self.kind)
        }
        return shown + tiles(entitled) + paragraphs(opening_notices(record, self.kind), "quiet")

    def _open(self) -> str:
        self.meeting.ballots.open_round(self.kind)
        return _("Opened. Issue the ballots and enter how many.")

    # --- open, but its ballots cannot be read here

    def _is_unreadable(self, record: MeetingRecord) -> bool:
        held = self._held(record)
        return held is not None and held.number in self.meeting.ballots.unreadable_rounds(record)

    def _why(self, record: MeetingRecord) -> Notice:
        held = self._held(record)
        assert held is not None
        return self.meeting.ballots.unreadable_rounds(record)[held.number]

    def _unreadable(self, record: MeetingRecord) -> str:
        """Return why the ballots cannot be read here; typed again, those that are elsewhere stay there."""
        why = self._why(record)
        shown = paragraphs([why], "bad")
        if why.code != "intake_lost":
            words = _(
                "Typing again here begins with no ballots; those typed before are set aside until the close."
            )
            shown += paragraph(words, "quiet")
        return shown

    # --- open: officers and desks

    def _typed_round(self, record: MeetingRecord) -> RoundRecord | None:
        """Return the round that is open and whose ballots can be typed here."""
        return None if self._is_unreadable(record) else record.ballots.latest(self.kind, RoundState.OPEN)

    def _officers(self, record: MeetingRecord) -> Officers | None:
        latest = record.ballots.latest(self.kind)
        return None if latest is None else latest.officers

    def _name_officers(self, **entered: Any) -> Answer:
        warnings = self.meeting.ballots.name_officers(self.kind, **entered)
        record = self.meeting.record
        standing = round_notices(record, open_round_of(record, self.kind))
        return [told for told in warnings if told not in standing]

    def _strange(self, record: MeetingRecord) -> str:
        """Return what is strange about the names, as long as it is."""
        return paragraphs(round_notices(record, open_round_of(record, self.kind)), "warn")

    def _classes(self, record: MeetingRecord) -> list[tuple[int, object, BallotClass]]:
        typed = self._typed_round(record)
        if typed is None:
            return []
        return [(typed.number, typed.intake, ballot_class) for ballot_class in typed.classes]

    def _desk(self, entry: tuple[int, object, BallotClass]) -> TypingDesk:
        return TypingDesk(self.meeting, self.kind, entry[2])

    def _cannot_close(self, record: MeetingRecord) -> bool:
        held = self._held(record)
        return held is None or not any(counts.signed_off for counts in held.classes.values())

    def _close(self) -> Answer:
        report = self.meeting.ballots.close_round(self.kind)
        if report.state is not RoundState.CLOSED:
            return ""
        told = (*report.notices, *pile_notices(self.meeting.record))
        return told or _("The rating is closed; the numbers balance.")

    # --- closed

    def _boxes(self, record: MeetingRecord) -> list[tuple[Tally, ...]]:
        closed = record.ballots.latest(self.kind, RoundState.CLOSED)
        if closed is None:
            return []
        attempt = (self.kind, closed.round.attempt)
        boxes = tuple(tally for tally in tallies(record) if (tally.round_kind, tally.attempt) == attempt)
        return [boxes] if boxes else []

    def _closed_round(self, boxes: tuple[Tally, ...]) -> ClosedRound:
        return ClosedRound(self.meeting, boxes, self.reports)
