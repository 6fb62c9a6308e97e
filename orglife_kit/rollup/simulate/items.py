"""The findings and the rectification of a branch that does not exist."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from random import Random

from orglife_kit.bundle.cells import Value
from orglife_kit.bundle.writing import TableContent
from orglife_kit.rollup.simulate import figures
from orglife_kit.rollup.simulate.odd import Odd

_ITEM_KEYS = (
    *("item", "ledger", "of_year", "goal", "problem", "measure", "owner", "immediate", "due", "state"),
    *("progress", "progressed", "satisfaction", "reopened"),
)
_VERIFIED_KEYS = ("verification", "item", "problem", "date", "verified_by", "satisfaction", "note")
_STATES, _STATE_WEIGHTS = tuple(figures.STATES), tuple(figures.STATES.values())
_SATISFIED, _SATISFIED_WEIGHTS = tuple(figures.SATISFACTION), tuple(figures.SATISFACTION.values())


def item_tables(
    random: Random, year: int, day: datetime.date, case: Odd | None, names: Sequence[str]
) -> dict[str, TableContent]:
    """Return study, committee findings, items and verifications; days lie around the meeting's."""
    number = random.choice(figures.ITEMS)
    items: list[list[Value]] = []
    verified: list[list[Value]] = []
    for place in range(1, number + 1):
        kind = random.randrange(len(figures.PROBLEMS))
        state = random.choices(_STATES, _STATE_WEIGHTS)[0]
        due = day + datetime.timedelta(days=random.randrange(20, 300))
        if case is Odd.OVERDUE:
            state, due = "UNDER_WAY", day + datetime.timedelta(days=10)
        immediate = place == 1 and case is not Odd.OVERDUE
        progressed = day + datetime.timedelta(days=15) if state != "OPENED" else None
        satisfaction = random.choices(_SATISFIED, _SATISFIED_WEIGHTS)[0] if state == "VERIFIED" else None
        owner = names[place % len(names)]
        of_year = str(year - 1) if random.random() < figures.CARRIED else ""
        problem = "=问题" if case is Odd.FORMULA and place == 1 else figures.PROBLEMS[kind]
        items.append(
            [
                *(place, "SECRETARY" if place == 1 else "COMMITTEE", of_year, "", problem),
                *(figures.MEASURES[kind], owner, immediate, None if immediate else due, state),
                *("已按措施办理" if progressed else "", progressed, satisfaction),
                1 if satisfaction == "NOT_SATISFIED" else 0,
            ]
        )
        if satisfaction is not None:
            seen = day + datetime.timedelta(days=40)
            verified.append([len(verified) + 1, place, problem, seen, names[0], satisfaction, ""])
    findings = [
        [place, "联系服务群众", "", "FROM_MEMBERS", row[4], "", 0] for place, row in enumerate(items, 1)
    ]
    finding_keys = ("finding", "aspect", "goal", "source", "point", "cause", "suggestions")
    return {
        "study": TableContent(("study", "date", "place"), [[1, day - datetime.timedelta(days=5), "会议室"]]),
        "committee_findings": TableContent(finding_keys, findings),
        "rectification": TableContent(_ITEM_KEYS, items),
        "verifications": TableContent(_VERIFIED_KEYS, verified),
    }
