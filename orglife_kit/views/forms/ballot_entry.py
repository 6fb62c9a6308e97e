"""The tellers' desk for one class: hand counts, the grid, a second typing, the sign-off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.marks import BallotClass, Channel
from orglife_kit.rules.ballots.opening import open_class_of, open_round_of, usual_issue
from orglife_kit.rules.ballots.record import ClassCounts
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.asking import Asking
from orglife_kit.views.forms.form import Form, heading, line, table, text_field
from orglife_kit.views.forms.grid import BallotGrid

_NUMBER = ipywidgets.Layout(width="15em")


class TypingDesk(Form):
    """One class of an open round, until it is signed off."""

    nested = True

    def __init__(
        self,
        meeting: Meeting,
        record: MeetingRecord,
        kind: RoundKind,
        ballot_class: BallotClass,
        changed: Callable[[], None],
    ) -> None:
        super().__init__(meeting)
        self.kind = kind
        self.ballot_class = ballot_class
        self._changed = changed
        self._loading = False
        self.issued = _number(say("ballots", "Issued"))
        self.received = _number(say("ballots", "Received"))
        for field in (self.issued, self.received):
            field.observe(self.doing(self._count), "value")
        self.typing = ipywidgets.ToggleButtons(
            options=[
                (say("ballots", "One teller"), Channel.PAPER_FIRST),
                (say("ballots", "The other teller"), Channel.PAPER_SECOND),
            ],
            value=Channel.PAPER_FIRST,
        )
        self.typing.observe(self.doing(self._show_grid), "value")
        self._compared = ipywidgets.HTML()
        self._grids: dict[Channel, BallotGrid] = {}
        self._place = ipywidgets.VBox()
        self._title = heading(say("ballots", "Ballots of {kind}", kind=term(ballot_class)))
        self.sign_off_asked = Asking(
            self, say("ballots", "Sign off"), self._sign_off_question, self.sign_off, main=True
        )
        self._entry = (
            self._title,
            ipywidgets.HBox([self.issued, self.received]),
            self.typing,
            self._place,
            self._compared,
            self.button(say("ballots", "Compare the two typings"), self.compare),
            self.sign_off_asked,
        )
        self._stood: ClassCounts | None = None  # as it was shown last
        self.show(record)

    def tell_saved(self) -> None:
        """Show how many ballots are in, also when another window has put some in."""
        for grid in self._grids.values():
            grid.tell_saved()

    def show(self, record: MeetingRecord) -> None:
        """Show the class as it is recorded; the grid that somebody types into stays on the screen as it is."""
        counts = open_round_of(record, self.kind).classes[self.ballot_class]
        before, self._stood = self._stood, counts
        if counts.signed_off:
            self._grids.clear()
            words = say(
                "ballots",
                "Signed off: issued {issued}, received {received}.",
                issued=counts.issued,
                received=counts.received,
            )
            self.put(self._title, line(words, "good"))
            return
        self._loading = True
        if before is None or before.issued != counts.issued:
            usual = usual_issue(record, self.kind, self.ballot_class)
            self.issued.value = str(usual if counts.issued is None else counts.issued)
        if before is None or before.received != counts.received:
            self.received.value = "" if counts.received is None else str(counts.received)
        self._loading = False
        if not self._grids:
            self._show_grid()
        if before is None or before.signed_off:
            self.put(*self._entry)

    def _show_grid(self) -> None:
        channel = self.typing.value
        if channel not in self._grids:
            self._grids[channel] = BallotGrid(self.meeting, self.kind, self.ballot_class, channel=channel)
        self._compared.value = ""
        self._place.children = (self._grids[channel],)

    def compare(self) -> None:
        """Show where the two typings differ: signed per member and grade, or the member alone, never as totals."""
        differences = self.meeting.ballots.typing_differences(self.kind, self.ballot_class)
        if not differences:
            self._compared.value = ""
            self.tell(say("ballots", "The two typings agree."))
            return
        grades = open_round_of(self.meeting.record, self.kind).round.grade_set.grades
        labels = {grade.code: grade.label for grade in grades}
        rows = [
            (entry.subject.label, labels.get(entry.code, term(entry.code)), f"{entry.difference:+d}")
            if entry.code
            else (entry.subject.label, "", "")
            for entry in differences
        ]
        heads = (say("ballots", "Name"), say("ballots", "Grade"), say("ballots", "The other − the one"))
        self._compared.value = table(heads, rows)
        words = say(
            "ballots",
            "Look at the paper and correct the ballots that were mistyped, by whichever of the two.",
        )
        if not all(entry.code for entry in differences):
            words += say(
                "ballots",
                " Where only a name stands, more would be a count: compare that member's line on every ballot.",
            )
        self.tell(words, "bad")

    def sign_off(self) -> None:
        """Sign the class off with the hand counts as they stand in the fields."""
        self._count()
        self.meeting.ballots.sign_off(self.kind, self.ballot_class)
        self.show(self.meeting.record)
        self._changed()
        self.tell(say("ballots", "Signed off. The ballots can no longer be changed."))

    def _sign_off_question(self) -> list[str]:
        words = say(
            "ballots",
            "Issued {issued}, received {received}. After the sign-off no ballot can be corrected or withdrawn.",
            issued=self.issued.value or "—",
            received=self.received.value or "—",
        )
        return [words]

    def _count(self) -> None:
        if self._loading:
            return
        warnings = self.meeting.ballots.count_paper(
            self.kind, self.ballot_class, issued=_read(self.issued), received=_read(self.received)
        )
        self._stood = open_class_of(self.meeting.record, self.kind, self.ballot_class)[1]
        self._changed()
        self.tell_notices(warnings, say("ballots", "Saved"))


def _number(label: str) -> Any:
    return text_field(label, "", layout=_NUMBER, style={"description_width": "5em"})


def _read(field: Any) -> int | None:
    text = field.value.strip()
    if not text:
        return None
    if not text.isdecimal():
        raise InputError(notice("count_no_number", field=field.description, text=text))
    return int(text)
