"""What several pictures say alike."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from orglife_kit.i18n import say, term
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.rectification.items import Ledger
from orglife_kit.views.analysis.panel import Panel
from orglife_kit.views.reports.pages.words import from_to, long_date

if TYPE_CHECKING:
    from pandas import DataFrame

    from orglife_kit.views.analysis.year import Year

__all__ = [
    "body_word",
    "days_words",
    "from_to",
    "ledger_word",
    "long_date",
    "nothing",
    "percent",
    "table",
    "too_few_ballots",
    "too_few_members",
]


def table(columns: Mapping[str, Sequence[object]]) -> DataFrame:
    """Return the numbers under a picture."""
    from pandas import DataFrame

    return DataFrame(dict(columns))


def nothing(year: Year, title: str, part: object, words: str = "") -> Panel:
    """Return that the scope was not handed the ``part``, or that nothing of it is recorded yet, or ``words``."""
    if part is None:
        scope = term(year.release.scope.value)
        return Panel(title, words=say("analysis", "not among what {scope} is shown", scope=scope))
    return Panel(title, words=words or say("analysis", "nothing recorded yet"))


def body_word(year: Year) -> str:
    """Return whose work is looked at: without a committee it is the branch's."""
    if year.release.facts.organ is DecidingOrgan.MEETING:
        return say("analysis", "the branch")
    return say("analysis", "the committee")


def members_words(number: int) -> str:
    """Return a number of members with its unit."""
    if number == 1:
        return say("analysis", "{number} member", number=number)
    return say("analysis", "{number} members", number=number)


def items_words(number: int) -> str:
    """Return a number of items with its unit."""
    if number == 1:
        return say("analysis", "{number} item", number=number)
    return say("analysis", "{number} items", number=number)


def points_words(number: int) -> str:
    """Return a number of points with its unit."""
    if number == 1:
        return say("analysis", "{number} point", number=number)
    return say("analysis", "{number} points", number=number)


def ledger_word(year: Year, ledger: Ledger) -> str:
    """Return whose ledger it is: without a committee it is the branch's."""
    if ledger is Ledger.COMMITTEE and year.release.facts.organ is DecidingOrgan.MEETING:
        return say("analysis", "Branch")
    return {
        Ledger.SECRETARY: say("analysis", "Secretary"),
        Ledger.COMMITTEE: say("analysis", "Committee"),
        Ledger.MEMBER: say("analysis", "Members, each his own"),
    }[ledger]


def too_few_ballots(title: str, number: int, smallest: int) -> Panel:
    """Return that a box holds too few ballots to be shown."""
    return Panel(
        title,
        words=say(
            "analysis",
            "only {number} valid ballots, fewer than {smallest}: not shown",
            number=number,
            smallest=smallest,
        ),
    )


def too_few_members(title: str, number: int, smallest: int) -> Panel:
    """Return that too few members were rated for their numbers to be shown."""
    return Panel(
        title,
        words=say(
            "analysis",
            "only {number} members rated, fewer than {smallest}: not shown",
            number=number,
            smallest=smallest,
        ),
    )


def percent(part: int, whole: int) -> int:
    """Return how many of a hundred, rounded to the nearest, halves up."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def days_words(days: Sequence[datetime.date]) -> str:
    """Return the day, or the first and the last one."""
    if not days:
        return ""
    first, last = days[0], days[-1]
    if first == last:
        return long_date(first)
    if first.year != last.year:
        return from_to(first, last)
    return say(
        "analysis", "{first} – {month:02d}-{day:02d}", first=long_date(first), month=last.month, day=last.day
    )
