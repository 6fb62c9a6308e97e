"""What is added up, each question once, as an Ibis expression that both engines run; integers only."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from orglife_kit.rollup.engine import Connection

if TYPE_CHECKING:
    import ibis

UNDECIDED, NOT_STATED = "UNDECIDED", "NOT_STATED"
NUMBERS = (
    *("members", "full_members", "probationary_members", "cap_base", "cap_limit", "excellent"),
    *("due", "present", "on_leave", "absent", "not_counted"),
    *("study_sessions", "study_absences", "study_made_up"),
    *("talks_due", "talked_with_secretary", "talked_with_member", "graded", "told"),
)
AGE_BANDS = (
    (30, "TO_30"),
    (35, "TO_35"),
    (40, "TO_40"),
    (45, "TO_45"),
    (50, "TO_50"),
    (55, "TO_55"),
    (60, "TO_60"),
)
OLDEST = "FROM_61"
MOST_BREACHES = 1000


def members_cube(connection: Connection, as_of: datetime.date) -> ibis.Table:
    """Return the members by year, membership, gender, ethnicity, age band and outcome: one scan for all of them."""
    members = connection.table("members")
    year = members.year.cast("int64")
    keys = {
        "year": year,
        "membership": members.membership,
        "gender": stated(members.gender),
        "ethnicity": stated(members.ethnicity),
        "age": age_band(year - members.birth_year.cast("int64")),
        "outcome": members.outcome.coalesce(UNDECIDED),
    }
    return members.group_by(**keys).agg(number=members.count())


def not_graded(connection: Connection, as_of: datetime.date) -> ibis.Table:
    """Return who has no grade, by year, outcome, membership and the reason as the branch wrote it."""
    members = connection.table("members")
    grades = ("EXCELLENT", "QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED")
    outcome = members.outcome.coalesce(UNDECIDED)
    found = members.filter(~outcome.isin(grades))
    return found.group_by(
        year=found.year.cast("int64"),
        outcome=found.outcome.coalesce(UNDECIDED),
        membership=found.membership,
        reason=found.reason,
    ).agg(number=found.count())


def branch_sums(connection: Connection, as_of: datetime.date) -> ibis.Table:
    """Return the sums over the branches of each year, and how many branches have what a sum needs."""
    branches = connection.table("overview")
    over = branches.excellent > branches.cap_limit
    reasoned = branches.cap_reason != ""
    talked = (branches.talked_with_secretary >= branches.talks_due) & (
        branches.talked_with_member >= branches.talks_due
    )
    sums = {name: branches[name].cast("int64").sum() for name in NUMBERS}
    return branches.group_by(year=branches.year.cast("int64")).agg(
        signed_in=number_of(branches.due > 0),
        talks_complete=number_of(talked),
        feedback_complete=number_of(branches.told >= branches.graded),
        over_cap=number_of(over),
        over_cap_with_reason=number_of(over & reasoned),
        **sums,
    )


def breaches(connection: Connection, as_of: datetime.date) -> ibis.Table:
    """Return the branches over the cap with their reasons, by name; the first thousand."""
    branches = connection.table("overview")
    found = branches.filter(branches.excellent > branches.cap_limit)
    chosen = found.select(
        "branch", "cap_base", "cap_limit", "excellent", "cap_reason", "bundle", year=found.year.cast("int64")
    )
    return chosen.order_by("year", "branch", "bundle").limit(MOST_BREACHES)


def items_cube(connection: Connection, as_of: datetime.date) -> ibis.Table:
    """Return the committees' items by year, state, when they are due, satisfaction, and whether carried over."""
    items = connection.table("rectification")
    keys = {
        "year": items.year.cast("int64"),
        "state": items.state.coalesce("OPENED"),
        "due": due_band(items, as_of),
        "satisfaction": items.satisfaction.coalesce(NOT_STATED),
        "carried": items.of_year != "",
        "reopened": items.reopened > 0,
    }
    return items.group_by(**keys).agg(number=items.count())


def bundles(connection: Connection, as_of: datetime.date) -> ibis.Table:
    """Return how many bundles of a year count."""
    found = connection.table("bundles")
    return found.group_by(year=found.year.cast("int64")).agg(number=found.count())


QUESTIONS: dict[str, Callable[[Connection, datetime.date], Any]] = {
    "bundles": bundles,
    "members": members_cube,
    "not_graded": not_graded,
    "branches": branch_sums,
    "breaches": breaches,
    "items": items_cube,
}


def stated(column: Any) -> Any:
    """Return a text, or that it is not stated where it did not go up or is empty."""
    return column.nullif("").coalesce(NOT_STATED)


def number_of(condition: Any) -> Any:
    """Return for how many rows a condition holds."""
    return condition.cast("int64").sum()


def age_band(age: Any) -> Any:
    """Return the band of 党内统计 (to 30, then by fives, from 61) that an age is in."""
    import ibis

    pairs = [(age <= most, band) for most, band in AGE_BANDS]
    return ibis.cases((age.isnull(), NOT_STATED), *pairs, else_=OLDEST)


def due_band(items: ibis.Table, as_of: datetime.date) -> Any:
    """Return how near the day of an item is, as of a day; what waits to be verified or is verified has none."""
    import ibis

    state, due = items.state.coalesce("OPENED"), items.due

    def within(days: int) -> Any:
        return due <= ibis.date((as_of + datetime.timedelta(days=days)).isoformat())

    return ibis.cases(
        (state == "VERIFIED", "CLOSED"),
        (state == "DONE", "TO_VERIFY"),
        (due.isnull() & items.immediate, "IMMEDIATE"),
        (due.isnull(), "NO_DATE"),
        (due < ibis.date(as_of.isoformat()), "PAST_DUE"),
        (within(7), "WITHIN_7"),
        (within(30), "WITHIN_30"),
        (within(90), "WITHIN_90"),
        else_="AFTER_90",
    )
