"""The tellers' desk for one class: hand counts, the grid, a second typing, the sign-off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.marks import BallotClass, Channel
from orglife_kit.rules.ballots.opening import open_round_of, usual_issue
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.record import MeetingRecord
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
        counts = open_round_of(record, kind).classes[ballot_class]
        suggested = counts.issued if counts.issued is not None else usual_issue(record, kind, ballot_class)
        received = "" if counts.received is None else str(counts.received)
        self.issued = _number(say("ballots", "Issued"), str(suggested))
        self.received = _number(say("ballots", "Received"), received)
        for field in (self.issued, self.received):
            field.observe(self.doing(self._count), "value")
        self.typing = ipywidgets.ToggleButtons(
            options=[
                (say("ballots", "One teller"), Channel.PAPER_FIRST),
                (say("ballots", "The other teller"), Channel.PAPER_SECOND),
            ],
            value=Channel.PAPER_FIRST,
        )
        self.typing.observe(self.doing(self.refresh), "value")
        self._compared = ipywidgets.HTML()
        self._grid: BallotGrid | None = None
        self._show(record)

    def tell_saved(self) -> None:
        """Show how many ballots are in, also when another window has put some in."""
        if self._grid is not None:
            self._grid.tell_saved()

    def refresh(self) -> None:
        """Show the desk as it stands."""
        self._show(self.meeting.record)

    def _show(self, record: MeetingRecord) -> None:
        title = heading(say("ballots", "Ballots of {kind}", kind=term(self.ballot_class)))
        counts = open_round_of(record, self.kind).classes[self.ballot_class]
        if counts.signed_off:
            self._grid = None
            words = say(
                "ballots",
                "Signed off: issued {issued}, received {received}.",
                issued=counts.issued,
                received=counts.received,
            )
            self.put(title, line(words, "good"))
            return
        self._grid = BallotGrid(self.meeting, self.kind, self.ballot_class, channel=self.typing.value)
        self._compared.value = ""
        self.put(
            title,
            ipywidgets.HBox([self.issued, self.received]),
            self.typing,
            self._grid,
            self._compared,
            ipywidgets.HBox(
                [
                    self.button(say("ballots", "Compare the two typings"), self.compare),
                    self.button(say("ballots", "Sign off"), self.sign_off, main=True),
                ]
            ),
        )

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
        self.refresh()
        self._changed()
        self.tell(say("ballots", "Signed off. The ballots can no longer be changed."))

    def _count(self) -> None:
        warnings = self.meeting.ballots.count_paper(
            self.kind, self.ballot_class, issued=_read(self.issued), received=_read(self.received)
        )
        self._changed()
        self.tell_notices(warnings, say("ballots", "Saved"))


def _number(label: str, value: str) -> Any:
    return text_field(label, value, layout=_NUMBER, style={"description_width": "5em"})


def _read(field: Any) -> int | None:
    text = field.value.strip()
    if not text:
        return None
    if not text.isdecimal():
        raise InputError(notice("count_no_number", field=field.description, text=text))
    return int(text)
