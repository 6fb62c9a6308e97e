"""The ledger as one scope is shown it, as a DataFrame under the heads that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglife_kit.i18n import naming, say, term
from orglife_kit.rules.publication.release import ItemLine
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.rectification.due import band
from orglife_kit.views.analysis.words import ledger_word, table
from orglife_kit.views.analysis.year import Year

if TYPE_CHECKING:
    from pandas import DataFrame


def items(year: Year) -> DataFrame:
    """Return a row for each item that the scope is shown, as the ledger has them; a wider circle is told no problem."""
    lines = year.release.rectification or ()
    called = naming(year.release.facts.namesakes)
    wider = year.release.scope is Scope.PUBLIC
    # the kit's own numbers have gaps where a scope is not shown an item
    own = year.release.scope is Scope.ORGAN
    columns: dict[str, list[object]] = {
        say("analysis", "No."): [line.item.number if own else place for place, line in enumerate(lines, 1)],
        say("analysis", "Ledger"): [ledger_word(year, line.item.ledger) for line in lines],
        say("analysis", "Problem"): [line.item.problem for line in lines],
        say("analysis", "Measure"): [line.item.measure for line in lines],
        say("analysis", "Responsible"): [called(line.item.owner) for line in lines],
        say("analysis", "Day due"): [_due(line) for line in lines],
        say("analysis", "How near"): [term(band(line.item, year.today).value) for line in lines],
        say("analysis", "Those concerned"): [
            term(line.satisfaction) if line.satisfaction else "" for line in lines
        ],
    }
    if wider:  # measures and progress only
        shown = say("analysis", "No."), say("analysis", "Measure"), say("analysis", "Day due")
        progress: list[object] = [line.progress for line in lines]
        return table({head: columns[head] for head in shown} | {say("analysis", "Progress"): progress})
    return table(columns)


def _due(line: ItemLine) -> str:
    if line.item.immediate:
        return say("analysis", "at once")
    return line.item.due.isoformat() if line.item.due else ""
