"""A closed rating: the balance and the root first; the tally only after the root is on the paper."""

from __future__ import annotations

import html
from collections.abc import Sequence

import ipywidgets

from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.views.forms.form import Form, line, table, tiles


class ClosedRound(Form):
    """What is left of a round after its close."""

    nested = True

    def __init__(self, meeting: Meeting, tallies: Sequence[Tally]) -> None:
        super().__init__(meeting)
        self.tallies = tallies
        self._tables = ipywidgets.HTML()
        self.copied = self.button(
            say("ballots", "The root is on the paper: open the tally"), self.show_tally, main=True
        )
        self.put(
            ipywidgets.HTML("".join(map(_head, self.tallies))),
            line(
                say(
                    "ballots",
                    "The scrutineer copies the root to the sealed paper before the tally is opened.",
                )
            ),
            self.copied,
            self._tables,
        )

    def show_tally(self) -> None:
        """Open the tally, in roster order."""
        self._tables.value = "".join(map(_table, self.tallies))
        self.copied.disabled = True


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
    groups = [tally.root[start : start + 4] for start in range(0, len(tally.root), 4)]
    label = html.escape(
        say("ballots", "Root of the box of {ballot_class}:", ballot_class=term(tally.ballot_class))
    )
    return (
        f"{numbers}<p>{label}</p>"
        f'<p class="root">{" ".join(groups[:4])}<small>{" ".join(groups[4:])}</small></p>'
    )


def _table(tally: Tally) -> str:
    labels = [*(grade.label for grade in tally.grade_set.grades), term("ABSTAIN"), term("OVERVOTE")]
    rows = [(row.subject.label, *row.counts) for row in tally.rows]
    caption = say(
        "ballots", "In roster order, in ballots; {ballot_class}", ballot_class=term(tally.ballot_class)
    )
    return table([say("ballots", "Name"), *labels], rows, caption)
