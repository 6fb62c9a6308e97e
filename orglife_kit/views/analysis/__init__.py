"""The branch's own analysis: pictures with their numbers, of what one scope is shown; a copy is the place to begin.

``year = analysis.open_year(meeting, "ORGAN")``; each function takes it and returns a panel with ``figure`` (matplotlib)
and ``table`` (a DataFrame). Nothing here reads a ballot, names a member beside a count, or sorts by counts.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orglife_kit.views.analysis.assessment import outcomes
    from orglife_kit.views.analysis.ballot_numbers import reconciliation
    from orglife_kit.views.analysis.ballots import agreement, committee_marks, marks
    from orglife_kit.views.analysis.ledger_lines import items
    from orglife_kit.views.analysis.paper import export, own_notebook
    from orglife_kit.views.analysis.preparation import (
        attendance,
        committee_findings,
        member_findings,
        talk_coverage,
    )
    from orglife_kit.views.analysis.rectification import (
        burn_up,
        carried_over,
        days_to_verified,
        ledger,
        satisfaction,
    )
    from orglife_kit.views.analysis.sortable_table import sortable
    from orglife_kit.views.analysis.stages import timeline
    from orglife_kit.views.analysis.year import open_year

__all__ = [
    "agreement",
    "attendance",
    "burn_up",
    "carried_over",
    "committee_findings",
    "committee_marks",
    "days_to_verified",
    "export",
    "items",
    "ledger",
    "marks",
    "member_findings",
    "open_year",
    "outcomes",
    "own_notebook",
    "reconciliation",
    "satisfaction",
    "sortable",
    "talk_coverage",
    "timeline",
]
_HOMES = {
    "agreement": "ballots",
    "attendance": "preparation",
    "burn_up": "rectification",
    "carried_over": "rectification",
    "committee_findings": "preparation",
    "committee_marks": "ballots",
    "days_to_verified": "rectification",
    "export": "paper",
    "items": "ledger_lines",
    "ledger": "rectification",
    "marks": "ballots",
    "member_findings": "preparation",
    "open_year": "year",
    "outcomes": "assessment",
    "own_notebook": "paper",
    "reconciliation": "ballot_numbers",
    "satisfaction": "rectification",
    "sortable": "sortable_table",
    "talk_coverage": "preparation",
    "timeline": "stages",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
