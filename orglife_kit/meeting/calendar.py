"""日历 (.ics): the stages of the plan and the due days of the ledger, for the organizer's own calendar.

No name of a member stands in it: a calendar is shared sooner than one thinks.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.reading.days import clock_time
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.due import WEEK
from orglife_kit.rules.rectification.items import ItemState


@dataclass(frozen=True)
class CalendarDay:
    """One entry: a stable key, what it is for (a code, or the committee's own words), its first and last day.

    One that ``reminds`` does so a week before (C13); ``begins`` is when on that day, where it is known.
    """

    key: str
    what: str
    first: datetime.date
    last: datetime.date
    detail: str = ""
    reminds: bool = False
    begins: datetime.time | None = None


def calendar_days(record: MeetingRecord) -> tuple[CalendarDay, ...]:
    """Return the plan's stages by day, then the due days of items that are still open."""
    return (*sorted(_stages(record), key=lambda day: (day.first, day.key)), *_due_days(record))


def _stages(record: MeetingRecord) -> Iterator[CalendarDay]:
    preparation, meeting = record.plan.preparation, record.plan.meeting
    for key, first, last in (
        ("stage_study", preparation.study_date, preparation.study_date),
        ("stage_talks", preparation.talks.first, preparation.talks.last),
        ("stage_findings", preparation.findings.first, preparation.findings.last),
        ("stage_meeting", meeting.date, meeting.date),
    ):
        begins, ends = first or last, last or first
        if begins is not None and ends is not None:
            if key == "stage_meeting":
                yield CalendarDay(key, key, begins, ends, meeting.place, begins=clock_time(meeting.time))
            else:
                yield CalendarDay(key, key, begins, ends)


def _due_days(record: MeetingRecord) -> Iterator[CalendarDay]:
    for item in record.rectification.items:
        if item.due is not None and item.state in (ItemState.OPENED, ItemState.UNDER_WAY):
            detail = "" if item.is_personal else item.problem
            yield CalendarDay(f"item-{item.number}", "stage_item_due", item.due, item.due, detail, True)


def calendar_file(record: MeetingRecord, words: Mapping[str, str], title: str) -> bytes:
    """Return the calendar as iCalendar (RFC 5545): entries that keep their identity when made again.

    They are of whole days, but for a meeting whose time of day is known.

    ``words`` are what the codes are called, in the reader's language.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//orglife_kit//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for day in calendar_days(record):
        event = Event()
        event.add("uid", f"{day.key}.{record.identity}@orglife_kit")
        event.add("dtstamp", datetime.datetime.combine(day.first, datetime.time(), datetime.UTC))
        if day.begins is not None:  # where it is held, so of no time zone
            event.add("dtstart", datetime.datetime.combine(day.first, day.begins))
        else:
            event.add("dtstart", day.first)
            event.add("dtend", day.last + datetime.timedelta(days=1))
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
