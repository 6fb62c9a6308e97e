"""日历: the plan's stages day by day, as markup (C1)."""

from __future__ import annotations

import datetime
import html
from collections.abc import Sequence

from orglife_kit.i18n import day_words, say, term
from orglife_kit.meeting.calendar import CalendarDay
from orglife_kit.views.forms.base import paragraph, wide_table

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
    heads = "".join(f'<th scope="col"{_weekend(date)}>{date.month}/{date.day}</th>' for date in dates)
    rows = "".join(_row(day, dates) for day in stages)
    corner = html.escape(say("plan", "Stage"))
    head = f'<tr><th scope="col">{corner}</th>{heads}</tr>'
    return wide_table(say("plan", "Calendar of the stages"), head, rows, "talks")


def _row(day: CalendarDay, dates: Sequence[datetime.date]) -> str:
    name = html.escape(term(day.what))
    cells = "".join(
        f'<td><span role="img" aria-label="{name}">●</span></td>'
        if day.first <= date <= day.last
        else f"<td{_weekend(date)}></td>"
        for date in dates
    )
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _weekend(date: datetime.date) -> str:
    return ' class="self"' if date.isoweekday() > 5 else ""


def _period(day: CalendarDay) -> str:
    if day.first == day.last:
        return day_words(day.first)
    return say("reports", "{first} – {last}", first=day.first, last=day.last)
