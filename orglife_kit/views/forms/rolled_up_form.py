"""汇总: the bundles of the desk added up, three pictures, and the pages for the supervisor and for a wider circle."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from orglife_kit.i18n import term, words_of
from orglife_kit.rollup.desk.standing import DeskStanding
from orglife_kit.rollup.rolled_up import Rollup
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.forms.base import Answer, Card, Parts, Row, tiles
from orglife_kit.views.forms.desk_parts import DeskForm

_ = words_of("forms")

_FORMATS = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "html": "HTML"}


class RollupPages(Protocol):
    """What the form asks of the reports."""

    def rollup(
        self, found: Rollup, scope: str = "SUPERVISOR", *, as_of: Any = None, formats: Sequence[str] = ()
    ) -> Iterable[Path]:
        """Write the roll-up for a scope and return the paths."""
        ...

    def rollup_pictures(
        self, found: Rollup, listed: Sequence[str], year: int, as_of: datetime.date
    ) -> Sequence[Any]:
        """Return the pictures of a roll-up."""
        ...


class RolledUpForm(DeskForm):
    """The day for what is overdue, a button that adds up, what came of it, buttons that write it."""

    reports: RollupPages
    _markup = ""  # what came of the adding up

    def _declare(self) -> Parts:
        self.day = self.day_field(_("Overdue as of"), value=datetime.date.today())
        self.formats = {name: self.tick_field(words, value=name == "pdf") for name, words in _FORMATS.items()}
        yield self.heading(
            _("Add up"), _("Sums of what the branches settled. No branch is compared with another.")
        )
        yield Card(
            Row(self.day, self.button(_("Add up"), self.add_up, main=True)),
            lambda record: self._markup,
            Row(
                *self.formats.values(),
                self.button(_("Write it for the supervisor"), partial(self._write, Scope.SUPERVISOR)),
                self.button(_("Write it for a wider circle"), partial(self._write, Scope.PUBLIC)),
            ),
            self.files,
        )

    def add_up(self) -> Answer:
        """Collect what has come since, add it up, and show numbers and pictures."""
        standing = self.desk.standing()
        with self.desk.rollup() as found:
            told = found.totals(self.day.day())
            names = [branch.name for branch in standing.branches]
            pictures = self.reports.rollup_pictures(found, names, standing.year, self.day.day())
        year = next((entry for entry in told["years"] if entry["year"] == standing.year), None)
        outcomes = {} if year is None else year["outcomes"]
        numbers = {term(name): number for name, number in outcomes.items() if number}
        drawn = "".join(picture.markup() for picture in pictures)
        self._markup = tiles(numbers) + drawn
        self.refresh()
        words = _(
            "{counted} bundles count; {left_out} are left out, {set_aside} cannot be read",
            counted=told["bundles"]["counted"],
            left_out=len(told["bundles"]["left_out"]),
            set_aside=len(told["bundles"]["set_aside"]),
        )
        return [words, *_sent_back(standing)]

    def _write(self, scope: Scope) -> Answer:
        named = tuple(name for name, tick in self.formats.items() if tick.value)
        with self.desk.rollup() as found:
            files = self.reports.rollup(found, scope.value, as_of=self.day.day(), formats=named or ("pdf",))
        return [self.files.told(files), *_sent_back(self.desk.standing())]


def _sent_back(standing: DeskStanding) -> list[str]:
    """Return that bundles which were sent back still count, until the branches hand in newer ones."""
    number = standing.numbers["sent_back"]
    words = _(
        "{number} branches were sent back and have not handed in anew: what they handed in counts as it is",
        number=number,
    )
    return [words] if number else []
