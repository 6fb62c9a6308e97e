"""The roll-up as one value: exact sums of what the branches settled; no branch is compared with another."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from orglife_kit.rollup.expressions import AGE_BANDS, NOT_STATED, NUMBERS, OLDEST, UNDECIDED

FORMAT = "orglife-rollup/1"
OUTCOMES = (
    *("EXCELLENT", "QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED"),
    *("UNGRADED", "NOT_TAKEN_PART", UNDECIDED),
)
STATES = ("OPENED", "UNDER_WAY", "DONE", "VERIFIED")
DUE = (
    *("PAST_DUE", "WITHIN_7", "WITHIN_30", "WITHIN_90", "AFTER_90", "IMMEDIATE", "NO_DATE"),
    *("TO_VERIFY", "CLOSED"),
)
SATISFACTION = ("SATISFIED", "FAIRLY_SATISFIED", "NOT_SATISFIED")
DIMENSIONS = ("membership", "gender", "ethnicity", "age")
AGES = (*(band for _, band in AGE_BANDS), OLDEST, NOT_STATED)
MOST_REASONS = 100
Row = Mapping[str, Any]


def totals(answers: Mapping[str, Iterable[Row]], as_of: datetime.date) -> dict[str, Any]:
    """Return the roll-up of what the questions answered, the same for the same answers in any order."""
    answered = {name: list(rows) for name, rows in answers.items()}
    years = sorted({row["year"] for rows in answered.values() for row in rows})
    of_years = [_of_year(year, answered) for year in years]
    return {
        "format": FORMAT,
        "as_of": as_of.isoformat(),
        "years": of_years,
        "year_over_year": [_change(before, after) for before, after in pairwise(of_years)],
    }


def _of_year(year: int, answered: Mapping[str, list[Row]]) -> dict[str, Any]:
    rows = {name: [row for row in found if row["year"] == year] for name, found in answered.items()}
    sums = rows["branches"][0] if rows["branches"] else defaultdict(int)
    numbers = {name: int(sums[name]) for name in NUMBERS}
    return {
        "year": year,
        "branches": sum(int(row["number"]) for row in rows["bundles"]),
        "members": sum(int(row["number"]) for row in rows["members"]),
        "outcomes": _counted(rows["members"], "outcome", OUTCOMES),
        **{f"by_{dimension}": _crossed(rows["members"], dimension) for dimension in DIMENSIONS},
        "not_graded": _not_graded(rows["not_graded"]),
        "cap": _cap(numbers, sums, rows["breaches"]),
        "attendance": {
            "branches_signed_in": int(sums["signed_in"]),
            **{name: numbers[name] for name in ("due", "present", "on_leave", "absent", "not_counted")},
        },
        "study": {name: numbers[name] for name in ("study_sessions", "study_absences", "study_made_up")},
        "talks": {
            **{name: numbers[name] for name in ("talks_due", "talked_with_secretary", "talked_with_member")},
            "branches_complete": int(sums["talks_complete"]),
        },
        "feedback": {
            "graded": numbers["graded"],
            "told": numbers["told"],
            "branches_complete": int(sums["feedback_complete"]),
        },
        "rectification": _items(rows["items"]),
    }


def _counted(rows: Iterable[Row], key: str, known: Iterable[str]) -> dict[str, int]:
    """Return the numbers by the values of ``key``, those that are known first, each also where there is none."""
    found: Counter[str] = Counter()
    for row in rows:
        found[row[key]] += int(row["number"])
    return {value: found[value] for value in (*known, *sorted(found.keys() - set(known)))}


def _crossed(rows: Iterable[Row], dimension: str) -> list[dict[str, Any]]:
    """Return for each value of a dimension the members, and their outcomes."""
    by_value: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_value[row[dimension]].append(row)
    order = AGES if dimension == "age" else ()
    known = [value for value in order if value in by_value]
    others = sorted(by_value.keys() - set(known), key=lambda value: (value == NOT_STATED, value))
    made = []
    for value in (*known, *others):
        outcomes = _counted(by_value[value], "outcome", OUTCOMES)
        made.append({dimension: value, "members": sum(outcomes.values()), "outcomes": outcomes})
    return made


def _not_graded(rows: list[Row]) -> dict[str, Any]:
    """Return who has no grade and why: the hundred reasons that are given most often, and how many had another."""
    found: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        found[row["outcome"], row["membership"], (row["reason"] or "").strip()] += int(row["number"])
    ordered = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))
    return {
        "members": sum(found.values()),
        "reasons": [
            {"outcome": outcome, "membership": membership, "reason": reason, "members": number}
            for (outcome, membership, reason), number in ordered[:MOST_REASONS]
        ],
        "members_with_other_reasons": sum(number for _, number in ordered[MOST_REASONS:]),
    }


def _cap(numbers: Mapping[str, int], sums: Mapping[str, Any], rows: list[Row]) -> dict[str, Any]:
    over, reasoned = int(sums["over_cap"]), int(sums["over_cap_with_reason"])
    named = ("branch", "cap_base", "cap_limit", "excellent", "cap_reason")
    ordered = sorted(rows, key=lambda row: (row["branch"], row["bundle"]))
    return {
        **{name: numbers[name] for name in ("cap_base", "cap_limit", "excellent")},
        "branches_over": over,
        "with_reason": reasoned,
        "without_reason": over - reasoned,
        "breaches": [{name: row[name] for name in named} for row in ordered],
    }


def _items(rows: list[Row]) -> dict[str, Any]:
    number = sum(int(row["number"]) for row in rows)
    verified = [row for row in rows if row["satisfaction"] != NOT_STATED]
    carried = [row for row in rows if row["carried"]]
    return {
        "items": number,
        "states": _counted(rows, "state", STATES),
        "due": _counted(rows, "due", DUE),
        "satisfaction": _counted(verified, "satisfaction", SATISFACTION),
        "reopened": sum(int(row["number"]) for row in rows if row["reopened"]),
        "carried_over": {
            "items": sum(int(row["number"]) for row in carried),
            "states": _counted(carried, "state", STATES),
        },
    }


def _change(before: Row, after: Row) -> dict[str, Any]:
    """Return what became of each number from one year to the next."""
    numbers = {name: (before[name], after[name]) for name in ("branches", "members")}
    numbers |= {f"outcomes.{name}": (before["outcomes"][name], after["outcomes"][name]) for name in OUTCOMES}
    numbers["rectification.items"] = (before["rectification"]["items"], after["rectification"]["items"])
    return {
        "from": before["year"],
        "to": after["year"],
        "numbers": [
            {"number": name, "before": first, "after": second, "change": second - first}
            for name, (first, second) in numbers.items()
        ],
    }
