"""The next year begins with the last one: its plan moved on, its roster, pairs to avoid, its items (C7, C18)."""

from __future__ import annotations

import calendar
import datetime
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from orglife_kit.errors import Location, Notice, RefusedError, StorageError, notice
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.work import DATABASE_FILE, PLAN_FILE
from orglife_kit.rules.plan.members import Member, Roster
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.rules.rectification.carried import CarriedItem, items_left
from orglife_kit.storage.backup import write_database
from orglife_kit.storage.plan_file import changed_plan, read_text
from orglife_kit.storage.readers.roster import RosterReading, RosterRow
from orglife_kit.storage.tables.plan import MEMBER_FACTS

_DATES = (
    *("preparation.study_date", "preparation.talks_first", "preparation.talks_last"),
    *("preparation.findings_first", "preparation.findings_last", "meeting.date"),
)


@dataclass(frozen=True)
class LastYear:
    """What a new meeting takes over; nothing is ever written into last year's folder.

    ``pairs`` are who talked with whom, ``items`` last year's with what became of each, and what is still open of
    years before it; both by last year's roster numbers.
    """

    folder: Path
    plan_text: str
    plan: Plan
    roster: Roster
    pairs: tuple[frozenset[int], ...]
    items: tuple[CarriedItem, ...]


def read_last_year(folder: Path | str) -> LastYear:
    """Return what the meeting in ``folder`` leaves to the next year; raises as ``open_meeting``.

    It is read from a copy, so that a meeting of an older kit stays as it is.
    """
    folder = Path(folder).resolve()
    if not (folder / DATABASE_FILE).is_file():
        raise StorageError(notice("meeting_missing", folder=str(folder)))
    with tempfile.TemporaryDirectory(prefix="orglife-last-") as scratch:
        copy = Path(scratch)
        (copy / PLAN_FILE).write_bytes((folder / PLAN_FILE).read_bytes())
        write_database(folder / DATABASE_FILE, copy / DATABASE_FILE)
        last = Meeting(copy)
        try:
            record = last.record
            return LastYear(
                folder,
                read_text(folder / PLAN_FILE),
                record.plan,
                record.roster,
                tuple({talk.pair for talk in record.preparation.talks}),
                items_left(record),
            )
        finally:
            last.close()


def next_plan(last: LastYear) -> tuple[str, Plan, tuple[Notice, ...]]:
    """Return last year's plan moved on by a year, and a notice for each date and text to look at."""
    year = last.plan.year
    moved = {key: _year_later(day) for key, day in _dates_of(last.plan) if day is not None}
    changes: dict[str, object] = {"plan.year": year + 1, **moved}
    changes["plan.title"] = last.plan.title.replace(str(year), str(year + 1))
    text, plan = changed_plan(last.plan_text, changes)
    told = [notice("plan_date_moved", Location(field=key), date=day) for key, day in moved.items()]
    if str(year) in text.partition("[settings]")[0].replace(str(year + 1), ""):
        told.append(notice("plan_names_last_year", year=str(year)))
    return text, plan, tuple(told)


def last_roster(last: LastYear) -> RosterReading:
    """Return last year's roster as if it had been read from a file."""
    rows = tuple(
        RosterRow(member.position, **{name: str(getattr(member, name)) for name in MEMBER_FACTS})
        for member in last.roster.members
    )
    originals: tuple[Mapping[str, str], ...] = tuple(
        {name: str(getattr(row, name)) for name in ("name", "post")} for row in rows
    )
    columns = {"name": "姓名", "post": "党内职务"}
    return RosterReading(last.folder.name, None, None, columns, 0, rows, originals)


def gone_members(roster: Roster, last: LastYear) -> tuple[Notice, ...]:
    """Return a notice for members with open items whom the new roster no longer names."""
    gone = dict.fromkeys(
        last.roster.label(entry.item.member)
        for entry in last.items
        if entry.item.member is not None
        and entry.item.is_open
        and _same(last.roster.member(entry.item.member), roster) is None
    )
    return (notice("items_of_the_gone", names="、".join(gone)),) if gone else ()


def take_over(meeting: Meeting, last: LastYear) -> None:
    """Keep last year's pairs and items in a new meeting, as far as its roster still names the members."""
    roster = meeting.record.roster
    found = {member.number: _same(member, roster) for member in last.roster.members}
    pairs = [[found[number] for number in pair] for pair in last.pairs]
    meeting.preparation.keep_last_pairs(
        frozenset(number for number in pair if number is not None) for pair in pairs if None not in pair
    )
    meeting.rectification.carry_over(_of_those_here(last.items, found), last.folder)


def _of_those_here(items: Iterable[CarriedItem], found: Mapping[int, int | None]) -> list[CarriedItem]:
    """Return the items of nobody, and those of members who are here, by their new numbers."""
    here = [entry for entry in items if entry.item.member is None or found[entry.item.member] is not None]
    return [
        entry
        if entry.item.member is None
        else replace(entry, item=replace(entry.item, member=found[entry.item.member]))
        for entry in here
    ]


def _same(member: Member, roster: Roster) -> int | None:
    """Return the new roster number of a member of last year: by his id, else by a name that one member bears."""
    if member.identity:
        for other in roster.members:
            if other.identity == member.identity:
                return other.number
    try:
        return roster.resolve(member.name).number
    except RefusedError:
        return None


def _dates_of(plan: Plan) -> tuple[tuple[str, datetime.date | None], ...]:
    preparation = plan.preparation
    days = (
        *(preparation.study_date, preparation.talks.first, preparation.talks.last),
        *(preparation.findings.first, preparation.findings.last, plan.meeting.date),
    )
    return tuple(zip(_DATES, days, strict=True))


def _year_later(day: datetime.date) -> datetime.date:
    last = calendar.monthrange(day.year + 1, day.month)[1]
    return day.replace(year=day.year + 1, day=min(day.day, last))
