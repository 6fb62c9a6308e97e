"""会议当天: how far the agenda is, and what 投屏 may show (C12)."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.attendance import attendance_count
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind, identified
from orglife_kit.rules.plan.plan import is_filled_in

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord

_TITLE_OF_PLAN = re.compile("(?<=.)(?:工作|实施)?(?:方案|安排)$")


@dataclass(frozen=True)
class AgendaNote:
    """What is kept of one item of the agenda, by its identity: its words and kind as they were then, a few words on it.

    ``note`` is for the deciding organ; ``comment`` was taken down as 督导组点评, which others may read. Neither ever
    becomes the other, whatever the agenda becomes.
    """

    item: str
    text: str
    kind: ItemKind = ItemKind.OTHER
    finished: bool = False
    note: str = ""
    comment: str = ""


@dataclass(frozen=True)
class ItemProgress:
    """One item of the agenda (``position`` from 1) with what is kept of it."""

    position: int
    item: AgendaItem
    kept: AgendaNote

    @property
    def identity(self) -> str:
        """What names the item wherever it stands."""
        return self.item.id

    @property
    def finished(self) -> bool:
        """Whether the meeting has gone past it."""
        return self.kept.finished

    @property
    def takes_comment(self) -> bool:
        """Whether what is written down at it is 督导组点评."""
        return self.item.kind is ItemKind.COMMENT

    @property
    def note(self) -> str:
        """What is written down at it: the comment where it is for that, else the deciding organ's own note."""
        return self.kept.comment if self.takes_comment else self.kept.note

    @property
    def apart(self) -> str:
        """What was written down at it while it was for something else; shown to the deciding organ alone."""
        return self.kept.note if self.takes_comment else self.kept.comment


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
    time: str = ""


def agenda_items(record: MeetingRecord) -> tuple[ItemProgress, ...]:
    """Return the plan's agenda with how far each item is, positions from 1."""
    items, kept = identified(record.plan.meeting.agenda), _kept_notes(record)
    return tuple(
        ItemProgress(position, item, kept.get(item.id, AgendaNote(item.id, item.text, item.kind)))
        for position, item in enumerate(items, start=1)
    )


def notes_apart(record: MeetingRecord) -> tuple[AgendaNote, ...]:
    """Return what was written down at items that are not on the agenda any more."""
    shown = {note.item for note in _kept_notes(record).values()}
    return tuple(
        note
        for note in record.ballots.notes.values()
        if note.item not in shown and (note.note or note.comment)
    )


def comments(record: MeetingRecord) -> tuple[str, ...]:
    """Return 督导组点评: what was taken down as such, at items that are for it."""
    return tuple(
        entry.kept.comment for entry in agenda_items(record) if entry.takes_comment and entry.kept.comment
    )


def _kept_notes(record: MeetingRecord) -> dict[str, AgendaNote]:
    """Return what is kept, by the identity of the item it belongs to now.

    An item that was reworded in plan.toml is known by what it is for, where it is the only one.
    """
    notes, items = record.ballots.notes, identified(record.plan.meeting.agenda)
    found = {item.id: notes[item.id] for item in items if item.id in notes}
    of_kind = Counter(item.kind for item in items)
    lost = [note for name, note in notes.items() if name not in found]
    for item in items:
        if item.id in found or item.kind is ItemKind.OTHER or of_kind[item.kind] > 1:
            continue
        alike = [note for note in lost if note.kind is item.kind]
        if len(alike) == 1:
            found[item.id] = alike[0]
    return found


def current_position(items: Iterable[ItemProgress]) -> int:
    """Return the position of the first item that is not finished, 0 when all are."""
    return next((entry.position for entry in items if not entry.finished), 0)


def projector_facts(record: MeetingRecord) -> ProjectorFacts:
    """Return all that the projector may show: the agenda, and three numbers of members."""
    items, meeting = agenda_items(record), record.plan.meeting
    taken, count = bool(record.ballots.attendance), attendance_count(record)
    return ProjectorFacts(
        _TITLE_OF_PLAN.sub("", record.plan.title),
        meeting.date,
        meeting.place if is_filled_in(meeting.place) else "",
        tuple(entry.item.text.rstrip(";；。.") for entry in items),
        current_position(items),
        count.due if taken else None,
        count.present if taken else None,
        count.on_leave if taken else None,
        meeting.time,
    )
