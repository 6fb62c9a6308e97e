"""The next year begins with the last one: its plan moved on, its roster, pairs to avoid, its items (C7, C18)."""

from __future__ import annotations

import calendar
import datetime
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from orglife_kit.errors import Location, Notice, StorageError, notice
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.release import release
from orglife_kit.meeting.work import DATABASE_FILE, PLAN_FILE
from orglife_kit.rules.plan.another_roster import members_found
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.plan.plan import DAYS, Plan
from orglife_kit.rules.preparation.talks import secretary_of
from orglife_kit.rules.publication.release import Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.publication.withholding import grades_given, shown_grades
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.carried import CarriedItem, items_left
from orglife_kit.rules.rectification.items import History, Ledger, Origin
from orglife_kit.rules.rectification.verification import members_meant, people
from orglife_kit.storage.backup import write_database
from orglife_kit.storage.plan_file import changed_plan, read_text
from orglife_kit.storage.readers.roster import RosterReading, RosterRow
from orglife_kit.storage.tables.plan import MEMBER_FACTS


@dataclass(frozen=True)
class LastYear:
    """What a new meeting takes over; nothing is ever written into last year's folder.

    ``pairs`` are who talked with whom, ``items`` those of its ledger with what became of each, also those of years
    before that were still open when it began; both by last year's roster numbers.
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
    record = _record_in_a_copy(folder)
    return LastYear(
        folder,
        read_text(folder / PLAN_FILE),
        record.plan,
        record.roster,
        tuple({talk.pair for talk in record.preparation.talks}),
        items_left(record),
    )


def previous_folder(meeting: Meeting) -> Path | None:
    """Return the folder of last year's meeting that the plan names, beside this one's unless it is a whole path."""
    named = meeting.record.plan.previous
    return meeting.folder.resolve().parent / named if named else None


def released_last_year(folder: Path | str, scope: str | Scope) -> tuple[Release, int]:
    """Return what last year's meeting in ``folder`` shows ``scope``, and its smallest group, both by its own plan.

    It stays as it is, so that nothing can be kept there of what is shown now: the branch has a distribution only where
    it was shown that one already. Raises as ``open_meeting`` and ``release``.
    """
    record = _record_in_a_copy(Path(folder).resolve())
    found = release(record, scope)
    if found.scope is Scope.BRANCH and grades_given(record) not in shown_grades(record):
        found = replace(found, distribution=None)
    return found, record.plan.settings.smallest_group


def _record_in_a_copy(folder: Path) -> MeetingRecord:
    if not (folder / DATABASE_FILE).is_file():
        raise StorageError(notice("meeting_missing", folder=str(folder)))
    with tempfile.TemporaryDirectory(prefix="orglife-last-") as scratch:
        copy = Path(scratch)
        (copy / PLAN_FILE).write_bytes((folder / PLAN_FILE).read_bytes())
        write_database(folder / DATABASE_FILE, copy / DATABASE_FILE)
        last = Meeting(copy)
        try:
            return last.record
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
    if names_year(text, year):
        told.append(notice("plan_names_last_year", year=str(year)))
    return text, plan, tuple(told)


def names_year(text: str, year: int) -> bool:
    """Return whether the texts of a plan name a year; a setting that does is meant so."""
    return str(year) in text.partition("[settings]")[0]


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
    """Return a notice for members whose open items stay behind, and one for those who answered for the committee's.

    Both are no longer in the new roster, or it does not tell which of two namesakes is meant.
    """
    found = members_found(last.roster, roster)
    gone = [number for number in last.roster.numbers if number not in found]
    still_open = [entry.item for entry in last.items if entry.item.is_open]
    theirs = {item.member for item in still_open if item.is_personal}
    answered = {
        number
        for item in still_open
        if not item.is_personal
        for name in people(item.owner)
        for number in members_meant(name, last.roster)
    }
    return tuple(
        notice(code, names="、".join(map(last.roster.label, numbers)))
        for code, numbers in (
            ("items_of_the_gone", [number for number in gone if number in theirs]),
            ("owners_gone", [number for number in gone if number in answered]),
        )
        if numbers
    )


def take_over(meeting: Meeting, last: LastYear) -> None:
    """Keep last year's pairs and items in a new meeting, as far as its roster still names the members."""
    roster = meeting.record.roster
    found = members_found(last.roster, roster)
    meeting.preparation.keep_last_pairs(
        frozenset(found[number] for number in pair) for pair in last.pairs if pair <= found.keys()
    )
    labels = {
        last.roster.label(member.number): roster.label(found[member.number])
        if member.number in found
        else member.name
        for member in last.roster.members
        if last.roster.label(member.number) != member.name
    }
    here = _of_those_here(last.items, found, secretary_of(roster))
    meeting.rectification.carry_over([_with_labels(entry, labels) for entry in here], last.folder)


def _with_labels(entry: CarriedItem, labels: Mapping[str, str]) -> CarriedItem:
    """Return an item with namesakes called as this year's roster calls them: 王伟#7 has another number here."""
    if not labels:
        return entry
    known = re.compile("|".join(f"{re.escape(label)}(?![0-9])" for label in labels))

    def named(text: str) -> str:
        return known.sub(lambda found: labels[found.group()], text)

    history = entry.history
    return CarriedItem(
        replace(entry.item, owner=named(entry.item.owner)),
        History(
            history.progress,
            tuple(replace(check, verified_by=named(check.verified_by)) for check in history.verifications),
            tuple(replace(again, criticised_by=named(again.criticised_by)) for again in history.reopenings),
        ),
    )


def _of_those_here(
    items: Iterable[CarriedItem], found: Mapping[int, int], secretary: int | None
) -> list[CarriedItem]:
    """Return the items of members who are here, by their new numbers, and all of the committee's.

    What a secretary took on for the committee is the present secretary's to answer for; what was found in a member
    stands in the secretary's part only while he is the secretary.
    """
    here = []
    for entry in items:
        item = entry.item
        if item.member is None:
            here.append(entry)
        elif not item.is_personal:
            here.append(replace(entry, item=replace(item, member=secretary)))
        elif item.member in found:
            member = found[item.member]
            is_his = (
                member == secretary and item.began_as is not Origin.OWN
            )  # else it would be the committee's
            ledger = Ledger.SECRETARY if is_his else Ledger.MEMBER
            ledger = item.ledger if secretary is None else ledger  # a roster without posts names nobody
            here.append(replace(entry, item=replace(item, member=member, ledger=ledger)))
    return here


def _dates_of(plan: Plan) -> tuple[tuple[str, datetime.date | None], ...]:
    preparation = plan.preparation
    days = (
        *(preparation.study_date, preparation.talks.first, preparation.talks.last),
        *(preparation.findings.first, preparation.findings.last, plan.meeting.date),
    )
    return tuple(zip(DAYS, days, strict=True))


def _year_later(day: datetime.date) -> datetime.date:
    last = calendar.monthrange(day.year + 1, day.month)[1]
    return day.replace(year=day.year + 1, day=min(day.day, last))
