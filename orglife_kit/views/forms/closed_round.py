"""A closed rating: the balance and the root first; the tally only after the root is on the paper."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import count_heads, term, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.root import is_copy_of, root_lines
from orglife_kit.rules.ballots.round import Rated
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.views.forms.base import Form, Parts, Row, Words, naming_of, paragraph, table, tiles
from orglife_kit.views.forms.printing import Printing

_ = words_of("ballots")


class ClosedRound(Form):
    """What is left of a round after its close."""

    nested = True

    reports: Printing

    def __init__(self, meeting: Meeting, tallies: Sequence[Tally], printing: Printing | None = None) -> None:
        self.tallies = tallies
        super().__init__(meeting, printing)

    def _declare(self) -> Parts:
        self.tally = ipywidgets.HTML()
        self.copy_check = self.text_field(_("The copy"))
        self.check = self.button(_("Compare the copy"), self.compare_copy)
        self.copied = self.button(
            _("The root is on the paper: open the tally"),
            self.show_tally,
            main=True,
            off=lambda record: self.tally.value,
        )
        yield lambda record: "".join(map(_head, self.tallies))
        yield Words(
            _(
                "The roots go to the sealed paper before the tally is opened: print the strip, or copy at least"
                " the first two lines of each by hand and type the copy here."
            ),
            "",
        )
        yield self.printed({_("Print the strip"): lambda: self.reports.print_strip(self.meeting)})
        yield Row(self.copy_check, self.check, enters=True)
        yield Row(self.copied)
        yield self.tally

    def compare_copy(self) -> str:
        """Say whether what was copied by hand is the root of one of these boxes."""
        matched = [tally for tally in self.tallies if is_copy_of(self.copy_check.value, tally.root)]
        if not matched:
            raise InputError(notice("copy_not_right"))
        ballot_class = term(matched[0].ballot_class)
        return _("The copy is right: box of {ballot_class}.", ballot_class=ballot_class)

    def show_tally(self) -> None:
        """Record that the roots are on the paper, and open the tally, in roster order."""
        self.meeting.ballots.confirm_copied(self.tallies[0].round_kind)
        named = naming_of(self.meeting.record)
        self.tally.value = named("".join(map(_table, self.tallies)))


def _head(tally: Tally) -> str:
    numbers = tiles(
        {
            _("May take part"): tally.entitled,
            _("Issued"): tally.issued,
            _("Received"): tally.received,
            _("Valid"): tally.valid,
            _("Void"): tally.void,
        }
    )
    parts = root_lines(tally.root)
    label = paragraph(_("Root of the box of {ballot_class}:", ballot_class=term(tally.ballot_class)))
    return f'{numbers}{label}<p class="root">{"<br>".join(parts)}</p>'


def _table(tally: Tally) -> str:
    labels = count_heads(tally.grade_set)
    rows = [(row.subject.label, *row.counts) for row in tally.rows]
    caption = _("In roster order, in ballots; {ballot_class}", ballot_class=term(tally.ballot_class))
    rated = _("Name") if tally.rates is Rated.MEMBERS else _("Who is rated")
    return table([rated, *labels], rows, caption)
