"""A closed rating: the balance and the root first; the tally only after the root is on the paper."""

from __future__ import annotations

import html
from collections.abc import Sequence

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.root import is_copy_of, root_lines
from orglife_kit.rules.ballots.round import Rated
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.views.forms.base import Form, Row, WrittenFiles, naming_of, off, paragraph, table, tiles
from orglife_kit.views.forms.printing import Printing


class ClosedRound(Form):
    """What is left of a round after its close."""

    nested = True

    def __init__(self, meeting: Meeting, tallies: Sequence[Tally], printing: Printing | None = None) -> None:
        super().__init__(meeting)
        self.tallies = tallies
        self._printing = printing
        self.files = WrittenFiles()
        self.strip = self.button(say("ballots", "Print the strip"), self.print_strip)
        self.tally = ipywidgets.HTML()
        self.copy_check = self.text_field(say("ballots", "The copy"))
        self.check = self.button(say("ballots", "Compare the copy"), self.compare_copy)
        self.copied = self.button(
            say("ballots", "The root is on the paper: open the tally"), self.show_tally, main=True
        )
        first = say(
            "ballots",
            "The roots go to the sealed paper before the tally is opened: print the strip, or copy at least"
            " the first two lines of each by hand and type the copy here.",
        )
        self.put(
            ipywidgets.HTML("".join(map(_head, self.tallies)) + paragraph(first)),
            *((Row(self.strip), self.files) if printing is not None else ()),
            Row(self.copy_check, self.check, enters=True),
            Row(off(self.copied, lambda _: bool(self.tally.value))),
            self.tally,
        )

    def print_strip(self) -> str:
        """Write the strip with the roots."""
        assert self._printing is not None
        return self.files.told(self._printing.print_strip(self.meeting))

    def compare_copy(self) -> str:
        """Say whether what was copied by hand is the root of one of these boxes."""
        matched = [tally for tally in self.tallies if is_copy_of(self.copy_check.value, tally.root)]
        if not matched:
            raise InputError(notice("copy_not_right"))
        ballot_class = term(matched[0].ballot_class)
        return say("ballots", "The copy is right: box of {ballot_class}.", ballot_class=ballot_class)

    def show_tally(self) -> None:
        """Record that the roots are on the paper, and open the tally, in roster order."""
        self.meeting.ballots.confirm_copied(self.tallies[0].round_kind)
        named = naming_of(self.meeting.record)
        self.tally.value = named("".join(map(_table, self.tallies)))


def _head(tally: Tally) -> str:
    numbers = tiles(
        [
            (say("ballots", "May take part"), tally.entitled),
            (say("ballots", "Issued"), tally.issued),
            (say("ballots", "Received"), tally.received),
            (say("ballots", "Valid"), tally.valid),
            (say("ballots", "Void"), tally.void),
        ]
    )
    parts = root_lines(tally.root)
    label = html.escape(
        say("ballots", "Root of the box of {ballot_class}:", ballot_class=term(tally.ballot_class))
    )
    return f'{numbers}<p>{label}</p><p class="root">{"<br>".join(parts)}</p>'


def _table(tally: Tally) -> str:
    labels = [*(grade.label for grade in tally.grade_set.grades), term("ABSTAIN"), term("OVERVOTE")]
    rows = [(row.subject.label, *row.counts) for row in tally.rows]
    caption = say(
        "ballots", "In roster order, in ballots; {ballot_class}", ballot_class=term(tally.ballot_class)
    )
    rated = say("ballots", "Name") if tally.rates is Rated.MEMBERS else say("ballots", "Who is rated")
    return table([rated, *labels], rows, caption)
