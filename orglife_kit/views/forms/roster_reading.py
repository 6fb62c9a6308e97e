"""A roster as it stands in the file beside what was read of it, as markup."""

from __future__ import annotations

import re

from orglife_kit.i18n import say, term, words_of
from orglife_kit.meeting.uploads import RosterReading, RosterRow
from orglife_kit.views.forms.base import Cell, wide_table
from orglife_kit.views.forms.roster_form import FACTS

_ = words_of("forms")

_FIGURES = re.compile(r"\d+")
_WORDS = re.compile(r"[^\d\s.\-/:年月日]")


def side_by_side(reading: RosterReading) -> str:
    """Return what stands in the file beside what was read of it, row by row, as markup; what differs is marked."""
    names = list(reading.columns)
    file, read = (Cell(words, columns=len(names)) for words in (_("In the file"), _("As it was read")))
    heads = ([Cell(_("Row"), rows=2), file, read], [*reading.columns.values(), *map(_head, names)])
    rows = (
        [row.row, *(cells[name] for name in names), *(_as_read(row, name, cells[name]) for name in names)]
        for row, cells in zip(reading.rows, reading.originals, strict=True)
    )
    caption = _("Whatever differs from the file is marked with ≠.")
    return wide_table(caption, heads, rows, label=_("What was read"))


def _head(name: str) -> str:
    return say("plan", "Membership") if name == "membership" else say("plan", FACTS[name])


def _is_same(read: str, written: str) -> bool:
    """Return whether what was read says what was written: the same, a day in other figures, a class in short."""
    if read == written or (written and read == f"{written}党员"):
        return True
    day, other = ([int(figure) for figure in _FIGURES.findall(text)] for text in (read, written))
    clock = other[len(day) :]  # a spreadsheet puts midnight behind a day
    return len(day) > 1 and other[: len(day)] == day and not any(clock) and not _WORDS.search(written)


def _as_read(row: RosterRow, name: str, written: str) -> Cell:
    text = term(row.membership) if name == "membership" else str(getattr(row, name))
    return Cell(text) if _is_same(text, written) else Cell(f"≠ {text}", is_new=True)
