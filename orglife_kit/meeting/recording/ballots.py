"""Keeping the sign-in, for the acts of the ballots stage and for files; once a rating is open with a reason."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from orglife_kit.errors import Notice, notice, refuse
from orglife_kit.meeting.entries import check_named_once, code_of, listed, one_or_several, text_of, text_or
from orglife_kit.meeting.recording.entry import Entry, Told, row_by_row
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.attendance import (
    AttendanceLine,
    Presence,
    check_attendance,
    fill_attendance,
    usual_line,
)
from orglife_kit.rules.ballots.corrections import (
    AttendanceCorrection,
    correction_notices,
    correction_of,
    touched_pages,
)
from orglife_kit.rules.plan.members import Flag, name_key
from orglife_kit.storage.tables.ballots import (
    ATTENDANCE,
    CORRECTIONS,
    REPRESENTATIVES,
    write_representatives,
)


def take_attendance(
    change: Change, exceptions: Iterable[AttendanceLine], correction: str
) -> tuple[Notice, ...]:
    """Keep every member as present but ``exceptions``, in place of what was recorded."""
    roster = change.record.roster
    named = [_checked(change, line) for line in listed(exceptions)]
    check_named_once((line.member for line in named), roster)
    return _keep(change, fill_attendance(roster, named), correction)


def record_attendance(change: Change, line: AttendanceLine, correction: str) -> tuple[Notice, ...]:
    """Keep one member's line, and who has none yet as present; the lines of others stay."""
    kept = {entry.member for entry in change.record.ballots.attendance}
    changed = _checked(change, line)
    others = (usual_line(member) for member in change.record.roster.members if member.number not in kept)
    lines = (*(other for other in others if other.member != changed.member), changed)
    return _keep(change, lines, correction, changed.member)


def change_attendance(
    change: Change,
    names: str | int | Iterable[str | int],
    presence: str | None,
    reason: str | None,
    correction: str,
) -> tuple[Notice, ...]:
    """Keep what is said of members' attendance; ``None`` leaves as it is. What is told is told once."""
    told: list[Notice] = []
    for name in one_or_several(names):
        found = _change_attendance_of(change, name, presence, reason, correction)
        told += [each for each in found if each not in told]
    return tuple(told)


def _change_attendance_of(
    change: Change, name: str | int, presence: str | None, reason: str | None, correction: str
) -> tuple[Notice, ...]:
    """Keep what is said of one member's attendance; who is present has no reason."""
    member = change.record.member(name)
    kept = next(
        (line for line in change.record.ballots.attendance if line.member == member.number),
        usual_line(member),
    )
    how = kept.presence if presence is None else code_of(Presence, presence, "presence_unknown")
    why = "" if how is Presence.PRESENT else text_or(kept.reason, reason)
    return record_attendance(change, AttendanceLine(member.number, how, why), correction)


def sign_in_representatives(change: Change, names: Iterable[str], correction: str) -> tuple[Notice, ...]:
    """Keep the 群众代表 who signed in, in place of those named before."""
    before = change.record.ballots.representatives
    signed = tuple(filter(None, map(text_of, listed(names))))
    twice = [name for number, name in enumerate(signed) if name_key(name) in map(name_key, signed[:number])]
    if twice:
        raise refuse("representative_twice", name="、".join(twice))
    if signed == before:
        return ()
    told = _told(change, text_of(correction))
    if change.record.ballots.rounds:
        names_of = "、".join
        _add(change, None, (None, names_of(before)), (None, names_of(signed)), text_of(correction))
    write_representatives(change.connection_for(REPRESENTATIVES), signed)
    planned = change.record.plan.settings.public_representatives
    if planned and len(signed) > planned:
        told = (*told, notice("representatives_over_plan", signed=len(signed), planned=planned))
    return told


def take_rows(change: Change, entries: Sequence[Entry]) -> Told:
    """Keep rows of a sign-in; a blank presence is 到会, and who has no line yet is present."""
    warnings: list[Notice] = []

    def keep(change: Change, entry: Entry) -> None:
        entry.require("member")
        now = entry.now
        line = AttendanceLine(now["member"], now["presence"] or Presence.PRESENT, now["reason"])
        warnings[:] = record_attendance(change, line, _correction(entry))

    told = row_by_row(keep, follows=True)(change, entries)
    return Told(told.faults, tuple(warnings))


def take_representatives(change: Change, entries: Sequence[Entry]) -> Told:
    """Add the 群众代表 of a file to those who signed in."""
    warnings: list[Notice] = []

    def keep(change: Change, entry: Entry) -> None:
        entry.require("name")
        signed = change.record.ballots.representatives
        warnings[:] = sign_in_representatives(change, (*signed, entry.now["name"]), _correction(entry))

    told = row_by_row(keep, follows=True)(change, entries)
    return Told(told.faults, tuple(warnings))


def _correction(entry: Entry) -> str:
    """Return why a row is changed: what the file says, even where an earlier change had the same reason."""
    return str(entry.now["correction"] or "") if "correction" in entry.given else ""


def _keep(
    change: Change, lines: Sequence[AttendanceLine], correction: str, of_member: int | None = None
) -> tuple[Notice, ...]:
    """Keep lines in place of those of the same members; return what the minutes lack, and what is touched.

    What is said of one member alone (``of_member``) keeps its reason also where nothing else is new.
    """
    record, why = change.record, text_of(correction)
    kept = {line.member: line for line in record.ballots.attendance}
    changed = [line for line in lines if kept.get(line.member) != line]
    told = _told(change, why) if changed and kept else ()
    for line in lines:
        before = kept.get(line.member)
        is_late = bool(record.ballots.rounds) and before is not None and line in changed
        is_said = line.member == of_member and why not in ("", correction_of(record, line.member))
        if is_late or is_said:
            was = (before.presence, before.reason) if before is not None else (None, "")
            _add(change, line.member, was, (line.presence, line.reason), why)
    for line in changed:
        change.put(ATTENDANCE, line)
        kept[line.member] = line
    roster = record.roster
    return (*check_attendance(roster, (kept[number] for number in roster.numbers if number in kept)), *told)


def _told(change: Change, correction: str) -> tuple[Notice, ...]:
    """Return what a change of the attendance touches; raises ``RefusedError`` where its reason lacks."""
    record = change.record
    if record.ballots.rounds and not correction:
        raise refuse("attendance_correction_missing", pages=touched_pages(record))
    return correction_notices(record)


def _add(
    change: Change,
    member: int | None,
    before: tuple[Presence | None, str],
    now: tuple[Presence | None, str],
    correction: str,
) -> None:
    change.add(CORRECTIONS, AttendanceCorrection(0, datetime.date.today(), member, *before, *now, correction))


def _checked(change: Change, line: AttendanceLine) -> AttendanceLine:
    member = change.record.member(line.member)
    presence = code_of(Presence, line.presence, "presence_unknown")
    if member.has(Flag.COUNTS_IN_DUE):
        if presence is Presence.NOT_COUNTED:
            raise refuse("presence_not_counted_unapproved", member=change.record.roster.label(member.number))
    elif not presence.is_there:
        presence = Presence.NOT_COUNTED
    return AttendanceLine(member.number, presence, text_of(line.reason))
