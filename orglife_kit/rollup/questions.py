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


def latest_year(found: Rollup) -> int:
    """Return the last year of which anything is collected, 0 where nothing is."""
    overview = found.table("overview")
    return int(found.rows(overview.agg(year=overview.year.max()))[0]["year"] or 0)


def completeness(found: Rollup, listed: Sequence[str], year: int) -> tuple[Completeness, ...]:
    """Return what is there of each branch, in the order of the list; neighbours share a line where they are many.

    Without a list by the branches' names.
    """
    overview, bundles = found.table("overview"), found.table("bundles")
    overview, bundles = overview.filter(overview.year == year), bundles.filter(bundles.year == year)
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
    joined = columns.join(rooted, "bundle").select("branch", *ASPECTS[1:])
    rows = [tuple(row.values()) for row in found.rows(joined)]
    by_name = {name_key(str(name)): (1, *numbers) for name, *numbers in rows}
    names = list(listed) or sorted(str(name) for name, *_ in rows)
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


def cap_use(found: Rollup, year: int) -> dict[tuple[int, int], int]:
    """Return for each pair of 可评 and 已评 how many branches have it in a year."""
    overview = found.table("overview")
    overview = overview.filter(overview.year == year)
    grouped = overview.group_by("cap_limit", "excellent").agg(branches=overview.count())
    return {
        (int(row["cap_limit"]), int(row["excellent"])): int(row["branches"]) for row in found.rows(grouped)
    }


def due_items(found: Rollup, as_of: datetime.date) -> dict[tuple[str, str], int]:
    """Return the items that are still to be done by when they are due and by state."""
    items = found.table("rectification")
    grouped = items.group_by(due=due_band(items, as_of), state=items.state.coalesce("OPENED")).agg(
        number=items.count()
    )
    return {
        (row["due"], row["state"]): int(row["number"])
        for row in found.rows(grouped)
        if row["state"] in ("OPENED", "UNDER_WAY")
    }
