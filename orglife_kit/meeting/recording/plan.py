"""Keeping the roster, its flags and the members not counted, for the acts of the plan stage and for files."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from orglife_kit.errors import InputError, Notice, notice, raise_input, refuse
from orglife_kit.meeting.entries import code_of, day_of, text_of
from orglife_kit.meeting.recording.entry import Entry
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.corrections import correction_notices
from orglife_kit.rules.plan.members import Flag, Membership, NotCounted, NotCountedReason, check_not_counted
from orglife_kit.rules.publication.scopes import is_masked
from orglife_kit.storage.readers.dates import past_date
from orglife_kit.storage.readers.roster import check_name, clean_name
from orglife_kit.storage.tables.plan import (
    FLAGS,
    MEMBER_FACTS,
    MEMBERS,
    NOT_COUNTED,
    FlagRow,
    MemberRow,
    member_row,
)

FACTS = frozenset(MEMBER_FACTS)


def add_member(change: Change, facts: Mapping[str, str]) -> int:
    """Add a member at the end of the roster and return his number."""
    rows = roster_rows(change)
    row = MemberRow(0, len(rows) + 1, **_checked(facts))
    _check_roster([*rows, row])
    return change.add(MEMBERS, row)


def change_member(change: Change, number: int, facts: Mapping[str, str]) -> None:
    """Change facts of a member."""
    rows = roster_rows(change)
    changed = {
        row.number: dataclasses.replace(row, **_checked(facts)) if row.number == number else row
        for row in rows
    }
    _check_roster(tuple(changed.values()))
    change.put(MEMBERS, changed[number])


def set_flag(change: Change, number: int, flag: Flag, reason: str, *, holds: bool) -> None:
    """Set what a member counts in; raises ``RefusedError`` (``flag_reason_missing``)."""
    if not text_of(reason):
        raise refuse("flag_reason_missing", member=change.record.roster.label(number))
    change.put(FLAGS, FlagRow(number, flag, holds, text_of(reason)))


def keep_not_counted(
    change: Change, number: int, reason: str, approved_by: str, date: str | datetime.date
) -> tuple[Notice, ...]:
    """Keep that a member was approved as not counted in 应到; return a warning for a day after the meeting."""
    why = code_of(NotCountedReason, reason, "not_counted_reason_unknown")
    label = change.record.roster.label(number)
    if not text_of(approved_by):
        raise refuse("approved_by_missing", member=label)
    entry = NotCounted(number, why, text_of(approved_by), day_of(date))
    change.put(NOT_COUNTED, entry)
    return check_not_counted(entry, change.record.plan.meeting.date, label)


def take_member(change: Change, entry: Entry) -> None:
    """Keep one row of a roster: a new member, or what is another for him now."""
    facts = {name: entry.now[name] for name in FACTS & (entry.given if entry.is_new else entry.changed)}
    if is_masked(facts.get("identity", "")):
        raise InputError(notice("identity_masked", entry.at("identity")))
    _check_days(entry)
    number = entry.now["member"]
    if entry.is_new:
        entry.require("name", "membership")
        number = add_member(change, facts)
        change.reread()
    elif facts:
        change_member(change, number, facts)
    if "must_talk" in entry.changed:
        change.change(MEMBERS, {"number": number}, must_talk=bool(entry.now["must_talk"]))
    _take_flags(change, number, entry)


def _check_days(entry: Entry) -> None:
    """Raise ``InputError`` for a day of birth or of joining that no calendar has, or that is still to come."""
    today = datetime.date.today()
    faults = []
    for column in sorted({"birth", "joined"} & entry.changed):
        text, code = past_date(entry.now[column], today)
        faults += [notice(code, entry.at(column), text=text)] if code else []
    raise_input(faults)


def _take_flags(change: Change, number: int, entry: Entry) -> None:
    """Set the flags that a row has otherwise; of those set by hand already, the reason."""
    member, reason = change.record.member(number), entry.now["flag_reason"]
    for flag in Flag:
        wanted = entry.now[flag.value]
        is_set = (number, flag) in change.record.flag_reasons
        if flag.value in entry.changed and wanted is not None and wanted != member.has(flag):
            set_flag(change, number, flag, reason, holds=bool(wanted))
        elif is_set and "flag_reason" in entry.changed:
            set_flag(change, number, flag, reason, holds=member.has(flag))


def take_not_counted(change: Change, entry: Entry) -> tuple[Notice, ...]:
    """Keep one row of the members not counted; return which pages that changes once a rating was opened."""
    entry.require("member", "reason", "date")
    now = entry.now
    told = keep_not_counted(change, now["member"], now["reason"], now["approved_by"], now["date"])
    return (*told, *correction_notices(change.record))


def roster_rows(change: Change) -> tuple[MemberRow, ...]:
    """Return the roster's rows, to be changed; raises ``RefusedError`` (``roster_frozen``) once a round was opened."""
    if change.record.ballots.rounds:
        raise refuse("roster_frozen")
    return tuple(map(member_row, change.record.roster.members))


def _checked(facts: Mapping[str, str]) -> dict[str, Any]:
    unknown = sorted(facts.keys() - FACTS)
    if unknown:
        raise refuse("member_fact_unknown", fact="、".join(unknown), known="、".join(sorted(FACTS)))
    checked: dict[str, Any] = {name: text_of(value) for name, value in facts.items()}
    if "name" in facts:
        checked["name"] = clean_name(text_of(facts["name"]))
    if "membership" in facts:
        checked["membership"] = code_of(Membership, facts["membership"], "membership_unknown")
    return checked


def _check_roster(rows: Sequence[MemberRow]) -> None:
    identities = [row.identity for row in rows if row.identity]
    twice = sorted({identity for identity in identities if identities.count(identity) > 1})
    raise_input(
        [
            *(fault for row in rows for fault in check_name(row.name)),
            *(notice("identity_twice", text=identity) for identity in twice),
        ]
    )
