"""Three questions that a supervisor asks of many branches, each answered by a few numbers however many they are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass
from orglife_kit.rollup.expressions import due_band
from orglife_kit.rules.plan.members import name_key

if TYPE_CHECKING:
    from orglife_kit.rollup.rolled_up import Rollup

ASPECTS = ("arrived", "signed_in", "rated", "talked", "decided", "told")
MOST_LINES = 60  # of the matrix; more branches share a line, neighbours in the list


@dataclass(frozen=True)
class Completeness:
    """A line of the matrix: which places of the list it is of, and how many of its branches have each aspect."""

    first: int
    last: int
    name: str
    branches: int
    numbers: tuple[int, ...]


def completeness(found: Rollup, listed: Sequence[str], year: int | None = None) -> tuple[Completeness, ...]:
    """Return what is there of each branch, in the order of the list; neighbours share a line where they are many.

    Without a list by the branches' names.
    """
    overview, bundles = found.table("overview"), found.table("bundles")
    of_year = year or found.frame(overview.agg(year=overview.year.max()))["year"][0]
    overview, bundles = overview.filter(overview.year == of_year), bundles.filter(bundles.year == of_year)
    signed_in = (overview.due > 0).cast("int8")
    talked = overview.talked_with_secretary >= overview.talks_due
    decided = overview.graded > 0
    told = (overview.told >= overview.graded) & decided
    columns = overview.select(
        "branch",
        "bundle",
        signed_in=signed_in,
        talked=talked.cast("int8"),
        decided=decided.cast("int8"),
        told=told.cast("int8"),
    )
    rooted = bundles.select("bundle", rated=(bundles.roots > 0).cast("int8"))
    rows = columns.join(rooted, "bundle").to_pyarrow().to_pydict()
    by_name = {
        name_key(name): (1, *(rows[aspect][place] for aspect in ASPECTS[1:]))
        for place, name in enumerate(rows["branch"])
    }
    names = list(listed) or sorted(rows["branch"])
    return _lines(names, by_name)


def _lines(names: Sequence[str], by_name: Mapping[str, tuple[int, ...]]) -> tuple[Completeness, ...]:
    size = -(-len(names) // MOST_LINES) if len(names) > MOST_LINES else 1
    nothing = (0,) * len(ASPECTS)
    made = []
    for start in range(0, len(names), size):
        part = names[start : start + size]
        found = [by_name.get(name_key(name), nothing) for name in part]
        sums = tuple(map(sum, zip(*found, strict=True)))
        made.append(Completeness(start + 1, start + len(part), part[0], len(part), sums))
    return tuple(made)


def cap_use(found: Rollup) -> dict[tuple[int, int], int]:
    """Return for each pair of 可评 and 已评 how many branches have it; of all years together."""
    overview = found.table("overview")
    grouped = overview.group_by("cap_limit", "excellent").agg(branches=overview.count())
    rows = grouped.to_pyarrow().to_pydict()
    pairs = zip(rows["cap_limit"], rows["excellent"], rows["branches"], strict=True)
    return {(int(limit), int(given)): int(number) for limit, given, number in pairs}


def due_items(found: Rollup, as_of: datetime.date) -> dict[tuple[str, str], int]:
    """Return the items that are still to be done by when they are due and by state."""
    items = found.table("rectification")
    grouped = items.group_by(due=due_band(items, as_of), state=items.state.coalesce("OPENED")).agg(
        number=items.count()
    )
    rows = grouped.to_pyarrow().to_pydict()
    pairs = zip(rows["due"], rows["state"], rows["number"], strict=True)
    return {(due, state): int(number) for due, state, number in pairs if state in ("OPENED", "UNDER_WAY")}
