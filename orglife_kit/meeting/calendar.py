"""日历 (.ics): the stages of the plan and the due days of the ledger, for the organizer's own calendar.

No name of a member stands in it: a calendar is shared sooner than one thinks.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from orglife_kit.meeting.status import StatusActs
from orglife_kit.rules.rectification.due import WEEK
from orglife_kit.rules.rectification.items import ItemState


@dataclass(frozen=True)
class CalendarDay:
    """One entry: a stable key, what it is for (a code, or the committee's own words), its first and last day (ISO).

    One that ``reminds`` does so a week before (C13).
    """

    key: str
    what: str
    first: str
    last: str
    detail: str = ""
    reminds: bool = False


class CalendarActs(StatusActs):
    """The days of the plan."""

    def calendar_days(self) -> tuple[CalendarDay, ...]:
        """Return the plan's stages by day, then the due days of items that are still open."""
        return (*sorted(self._stages(), key=lambda day: (day.first, day.key)), *self._due_days())

    def _stages(self) -> Iterator[CalendarDay]:
        plan = self.plan
        preparation = plan.preparation
        for key, first, last in (
            ("stage_study", preparation.study_date, preparation.study_date),
            ("stage_talks", preparation.talks.first, preparation.talks.last),
            ("stage_findings", preparation.findings.first, preparation.findings.last),
            ("stage_meeting", plan.meeting.date, plan.meeting.date),
        ):
            if first or last:
                detail = plan.meeting.place if key == "stage_meeting" else ""
                yield CalendarDay(key, key, first or last, last or first, detail)

    def _due_days(self) -> Iterator[CalendarDay]:
        for item in self.rectification_items():
            if item.due and item.state in (ItemState.OPENED, ItemState.UNDER_WAY):
                detail = "" if item.is_personal else item.problem
                yield CalendarDay(f"item-{item.number}", "stage_item_due", item.due, item.due, detail, True)


def calendar_file(meeting: CalendarActs, words: dict[str, str], title: str) -> bytes:
    """Return the calendar as iCalendar (RFC 5545): all-day entries that keep their identity when made again.

    ``words`` are what the codes are called, in the reader's language.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//orglife_kit//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for day in meeting.calendar_days():
        event = Event()
        event.add("uid", f"{day.key}.{meeting.identity}@orglife_kit")
        first = datetime.date.fromisoformat(day.first)
        event.add("dtstamp", datetime.datetime(first.year, first.month, first.day, tzinfo=datetime.UTC))
        event.add("dtstart", first)
        event.add("dtend", datetime.date.fromisoformat(day.last) + datetime.timedelta(days=1))
        name = words[day.what]
        event.add("summary", f"{name}：{day.detail}" if day.detail else name)
        if day.reminds:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", name)
            alarm.add("trigger", datetime.timedelta(days=-WEEK))
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
