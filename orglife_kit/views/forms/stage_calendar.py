"""日历: the plan's stages day by day, as markup (C1)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from orglife_kit.i18n import day_words, say, term
from orglife_kit.meeting.calendar import CalendarDay
from orglife_kit.views.forms.base import Cell, paragraph, wide_table

_WIDEST = 45  # days: a longer plan is shown as a list


def stage_calendar(days: Sequence[CalendarDay]) -> str:
    """Return the stages as a strip of days, or as a list where they reach over many weeks."""
    stages = [day for day in days if day.key.startswith("stage_")]
    if not stages:
        return ""
    first = min(day.first for day in stages)
    last = max(day.last for day in stages)
    if (last - first).days >= _WIDEST:
        return "".join(paragraph(f"{_period(day)}　{term(day.what)}") for day in stages)
    dates = [first + datetime.timedelta(days=number) for number in range((last - first).days + 1)]
    heads = [say("plan", "Stage"), *(Cell(f"{date.month}/{date.day}", _weekend(date)) for date in dates)]
    rows = [[term(day.what), *(_cell(day, date) for date in dates)] for day in stages]
    return wide_table(say("plan", "Calendar of the stages"), [heads], rows, looks="talks", named=True)


def _cell(day: CalendarDay, date: datetime.date) -> Cell:
    held = day.first <= date <= day.last
    return Cell("●", spoken=term(day.what)) if held else Cell(looks=_weekend(date))


def _weekend(date: datetime.date) -> str:
    return "self" if date.isoweekday() > 5 else ""


def _period(day: CalendarDay) -> str:
    if day.first == day.last:
        return day_words(day.first)
    return say("reports", "{first} – {last}", first=day.first, last=day.last)
