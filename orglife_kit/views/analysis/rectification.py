"""The ledger: by ledger and band, what is verified over the days, how long it took, how satisfied, what came over."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from orglife_kit.i18n import say, term
from orglife_kit.rules.publication.release import ItemLine
from orglife_kit.rules.publication.scopes import Content
from orglife_kit.rules.rectification.due import Band, band
from orglife_kit.rules.rectification.items import ItemState, Ledger, Satisfaction
from orglife_kit.views.analysis.drawing import Bar, Group, bars, parts, steps
from orglife_kit.views.analysis.house_style import (
    CROSSED,
    DARK_GREY,
    EMPTY,
    LINED,
    PALE_GREY,
    SOLID,
    STRIPED,
    UPRIGHT,
)
from orglife_kit.views.analysis.panel import Panel
from orglife_kit.views.analysis.words import items_words, ledger_word, long_date, nothing, table
from orglife_kit.views.analysis.year import Year

if TYPE_CHECKING:
    from pandas import DataFrame


_FILLS = {  # what is verified is blue, in each picture
    Band.CLOSED: SOLID,
    Band.TO_VERIFY: STRIPED,
    Band.PAST_DUE: DARK_GREY,
    Band.IMMEDIATE: CROSSED,
    Band.WITHIN_WEEK: LINED,
    Band.WITHIN_MONTH: UPRIGHT,
    Band.LATER: PALE_GREY,
    Band.NO_DATE: EMPTY,
}
_OF_STATE = {
    ItemState.VERIFIED: SOLID,
    ItemState.DONE: STRIPED,
    ItemState.UNDER_WAY: UPRIGHT,
    ItemState.OPENED: EMPTY,
}


def _supervised(year: Year) -> tuple[ItemLine, ...] | None:
    """Return the items of a scope; a wider circle is told neither what is late nor what is verified."""
    return None if Content.CHOSEN_RECTIFICATION in year.release.contents else year.release.rectification


def ledger(year: Year) -> Panel:
    """Return the items of each ledger by how near their day is."""
    lines = _supervised(year)
    if not lines:
        return nothing(year, say("analysis", "Rectification by ledger and day"), lines)
    counts = Counter((line.item.ledger, band(line.item, year.today)) for line in lines)
    bands = [each for each in Band if any(counts[of, each] for of in Ledger)]
    held = [of for of in Ledger if any(counts[of, each] for each in bands)]
    rows = [(ledger_word(year, of), tuple(counts[of, each] for each in bands)) for of in held]
    late = sum(counts[of, Band.PAST_DUE] for of in Ledger)
    closed = sum(counts[of, Band.CLOSED] for of in Ledger)
    title = say(
        "analysis",
        "Rectification: {closed} of {items} verified, {late} past their day",
        closed=closed,
        items=len(lines),
        late=late,
    )
    return Panel(
        title,
        parts(
            title,
            _base(year, lines),
            rows,
            [term(each.value) for each in bands],
            [_FILLS[each] for each in bands],
        ),
        _numbers(say("analysis", "Ledger"), rows, [term(each.value) for each in bands]),
    )


def burn_up(year: Year) -> Panel:
    """Return how many items had some progress and how many were verified, day by day, of all there are."""
    lines = _supervised(year)
    title = say("analysis", "Verified over the days")
    if not lines:
        return nothing(year, title, lines)
    begun = sorted(line.history.progress[0].date for line in lines if line.history.progress)
    closed = sorted(
        line.history.verifications[-1].date
        for line in lines
        if line.item.state is ItemState.VERIFIED and line.history.verifications
    )
    first = min([year.release.facts.date, *begun, *closed])
    soon, late = (year.release.facts.date + datetime.timedelta(days) for days in (30, 365))
    last = max([soon, min(year.today, late), *begun, *closed])
    title = say(
        "analysis",
        "{closed} of {items} items are verified, {begun} have begun",
        closed=len(closed),
        items=len(lines),
        begun=len(begun),
    )
    series = {
        say("analysis", "all"): [(first, len(lines))],
        say("analysis", "begun"): _rising(begun),
        say("analysis", "verified"): _rising(closed),
    }
    days = _month_ends(first, max([first, *begun, *closed]))
    numbers = table(
        {
            say("analysis", "Until"): [long_date(day) for day in days],
            say("analysis", "begun"): [sum(each <= day for each in begun) for day in days],
            say("analysis", "verified"): [sum(each <= day for each in closed) for day in days],
        }
    )
    lines_ordered = {
        name: series[name]
        for name in (say("analysis", "verified"), say("analysis", "begun"), say("analysis", "all"))
    }
    undated = sum(line.item.state is ItemState.VERIFIED for line in lines) - len(closed)
    words = (
        say("analysis", "Verified on days that are not shown here: {number} items", number=undated)
        if undated
        else ""
    )
    return Panel(title, steps(title, _base(year, lines), lines_ordered, first, last), numbers, words)


def _month_ends(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """Return the last day of each month from the one to the other."""
    found, day = [], first
    while day <= last:
        following = (day.replace(day=1) + datetime.timedelta(32)).replace(day=1)
        found.append(following - datetime.timedelta(1))
        day = following
    return found


def _rising(days: Sequence[datetime.date]) -> list[tuple[datetime.date, int]]:
    counts = Counter(days)
    together, line = 0, []
    for day in sorted(counts):
        together += counts[day]
        line.append((day, together))
    return line


def days_to_verified(year: Year) -> Panel:
    """Return how many days it took from the meeting until an item of this year was verified."""
    title = say("analysis", "How long it took until an item was verified")
    start = year.release.facts.date
    days = [
        max(0, (line.history.verifications[-1].date - start).days)
        for line in _supervised(year) or ()
        if line.item.state is ItemState.VERIFIED and line.history.verifications and not line.item.is_carried
    ]
    if not days:
        return nothing(year, title, _supervised(year), say("analysis", "no item is verified yet"))
    bounds = ((0, 7), (8, 30), (31, 90), (91, 180), (181, None))
    rows = [
        (
            say("analysis", "more than {days} days", days=low - 1)
            if high is None
            else say("analysis", "{low} to {high} days", low=low, high=high),
            sum(low <= each and (high is None or each <= high) for each in days),
        )
        for low, high in bounds
    ]
    middle = sorted(days)[(len(days) - 1) // 2]
    title = say("analysis", "Half of the verified items were verified within {days} days", days=middle)
    base = say(
        "analysis",
        "Base: {items} items of this year, from the meeting on {day}",
        items=len(days),
        day=long_date(start),
    )
    groups = [Group(label, (Bar(number, items_words(number)),)) for label, number in rows]
    return Panel(
        title,
        bars(title, base, groups),
        table(
            {
                say("analysis", "Days"): [label for label, _ in rows],
                say("analysis", "Items"): [number for _, number in rows],
            }
        ),
    )


def satisfaction(year: Year) -> Panel:
    """Return what those concerned said when items were verified last."""
    lines = [line for line in _supervised(year) or () if line.history.verifications]
    if not lines:
        title, why = (
            say("analysis", "How satisfied those concerned are"),
            say("analysis", "no item is verified yet"),
        )
        return nothing(year, title, _supervised(year), why)
    counts = Counter(line.history.verifications[-1].satisfaction for line in lines)
    title = say(
        "analysis",
        "{number} of {items} verified items: those concerned are satisfied",
        number=counts[Satisfaction.SATISFIED],
        items=len(lines),
    )
    groups = [
        Group(term(each.value), (Bar(counts[each], items_words(counts[each])),)) for each in Satisfaction
    ]
    reopened = sum(bool(line.history.reopenings) for line in _supervised(year) or ())
    words = say("analysis", "Reopened after criticism: {number} items", number=reopened) if reopened else ""
    numbers = table(
        {
            say("analysis", "Those concerned"): [term(each.value) for each in Satisfaction],
            say("analysis", "Items"): [counts[each] for each in Satisfaction],
        }
    )
    return Panel(title, bars(title, _base(year, lines), groups), numbers, words)


def carried_over(year: Year) -> Panel:
    """Return what became of the items that came over from earlier years."""
    lines = [line for line in _supervised(year) or () if line.item.is_carried]
    title = say("analysis", "Items of earlier years")
    if not lines:
        none = say("analysis", "none came over from an earlier year")
        return nothing(year, title, _supervised(year), none)
    years = sorted({line.item.of_year for line in lines})
    counts = Counter((line.item.of_year, line.item.state) for line in lines)
    rows = [
        (say("analysis", "From {year}", year=each), tuple(counts[each, state] for state in ItemState))
        for each in years
    ]
    closed = sum(line.item.state is ItemState.VERIFIED for line in lines)
    title = say(
        "analysis", "Of {items} items of earlier years {closed} are verified", items=len(lines), closed=closed
    )
    heads = [term(state.value) for state in ItemState]
    return Panel(
        title,
        parts(title, _base(year, lines), rows, heads, [_OF_STATE[state] for state in ItemState]),
        _numbers(say("analysis", "From"), rows, heads),
    )


def _base(year: Year, lines: Sequence[ItemLine]) -> str:
    return say("analysis", "Base: {items} items; as of {day}", items=len(lines), day=long_date(year.today))


def _numbers(head: str, rows: Sequence[tuple[str, Sequence[int]]], heads: Sequence[str]) -> DataFrame:
    return table(
        {
            head: [label for label, _ in rows],
            **{words: [values[place] for _, values in rows] for place, words in enumerate(heads)},
            say("analysis", "Together"): [sum(values) for _, values in rows],
        }
    )
