"""会议当晚: how far the agenda is, and what 投屏 may show (C12)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.attendance import attendance_count
from orglife_kit.rules.plan.agenda import AgendaItem
from orglife_kit.rules.plan.members import name_key

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


@dataclass(frozen=True)
class AgendaNote:
    """What is kept of the agenda's item at ``position`` (from 1): whether it is finished, and a few words."""

    position: int
    finished: bool = False
    note: str = ""


@dataclass(frozen=True)
class ItemProgress:
    """One item of the agenda (``position`` from 1) with what is kept of it."""

    position: int
    item: AgendaItem
    finished: bool = False
    note: str = ""


@dataclass(frozen=True)
class Proposal:
    """推选计票人、监票人: who was proposed, and how they were passed; empty before."""

    tellers: tuple[str, ...] = ()
    scrutineers: tuple[str, ...] = ()
    passed: str = ""


@dataclass(frozen=True)
class ProjectorFacts:
    """All that the projector may show: title, date, the agenda with the current item, three numbers of members.

    ``current`` is its position from 1, 0 once all is finished; the numbers are ``None`` before the sign-in.
    """

    title: str
    date: datetime.date | None
    place: str
    agenda: tuple[str, ...]
    current: int
    due: int | None = None
    present: int | None = None
    on_leave: int | None = None


def check_officers(tellers: Iterable[str], scrutineers: Iterable[str]) -> None:
    """Raise ``RefusedError`` (``officer_twice``) for who would both count and watch, or is named twice."""
    names = (*tellers, *scrutineers)
    keys = Counter(map(name_key, names))
    twice = dict.fromkeys(name for name in names if keys[name_key(name)] > 1)
    if twice:
        raise refuse("officer_twice", name="、".join(twice))


def agenda_items(record: MeetingRecord) -> tuple[ItemProgress, ...]:
    """Return the plan's agenda with how far each item is, positions from 1."""
    notes = record.ballots.notes
    found = []
    for position, item in enumerate(record.plan.meeting.agenda, start=1):
        kept = notes.get(position, AgendaNote(position))
        found.append(ItemProgress(position, item, kept.finished, kept.note))
    return tuple(found)


def current_position(items: Iterable[ItemProgress]) -> int:
    """Return the position of the first item that is not finished, 0 when all are."""
    return next((entry.position for entry in items if not entry.finished), 0)


def projector_facts(record: MeetingRecord) -> ProjectorFacts:
    """Return all that the projector may show: the agenda, and three numbers of members."""
    items, meeting = agenda_items(record), record.plan.meeting
    taken, count = bool(record.ballots.attendance), attendance_count(record)
    return ProjectorFacts(
        record.plan.title,
        meeting.date,
        meeting.place,
        tuple(entry.item.text.rstrip(";；。.") for entry in items),
        current_position(items),
        count.due if taken else None,
        count.present if taken else None,
        count.on_leave if taken else None,
    )
