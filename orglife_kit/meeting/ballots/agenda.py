"""The evening follows the plan's agenda; what is written down at an item stays with it (C12)."""

from __future__ import annotations

import dataclasses

from orglife_kit.errors import refuse
from orglife_kit.meeting.entries import text_of, truth_of
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.ballots.evening import agenda_items, notes_apart
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.storage.migrations.version_10 import PLACE
from orglife_kit.storage.tables.ballots import AGENDA

_NOWHERE = "-"


def record_item(change: Change, item: int | str, finished: bool | None, note: str | None) -> None:
    """Keep what is said of an item of the agenda, named by its place or its identity; ``None`` leaves as it is."""
    entry = next(
        (entry for entry in agenda_items(change.record) if item in (entry.identity, entry.position)), None
    )
    if entry is None:
        raise refuse("item_not_on_agenda", number=item)
    kept = dataclasses.replace(entry.kept, item=entry.identity, text=entry.item.text, kind=entry.item.kind)
    if finished is not None:
        kept = dataclasses.replace(kept, finished=truth_of(finished))
    if note is not None:
        words = text_of(note)
        kept = (
            dataclasses.replace(kept, comment=words)
            if entry.takes_comment
            else dataclasses.replace(kept, note=words)
        )
    if entry.kept.item != kept.item:  # the item was reworded in plan.toml
        change.remove(AGENDA, item=entry.kept.item)
    change.put(AGENDA, kept)


def remove_note(change: Change, item: str) -> None:
    """Take out what was written down at an item that is not on the agenda any more."""
    if item not in {note.item for note in notes_apart(change.record)}:
        raise refuse("note_not_apart")
    change.remove(AGENDA, item=item)


def take_over_notes(work: Work) -> None:
    """Give the notes of an earlier version, kept by an item's place, to the item that stands there now; once."""
    if any(name.startswith(PLACE) for name in work.record.ballots.notes):
        work.write(_take_over, (AGENDA,), undoable=False)


def _take_over(change: Change) -> None:
    items = {f"{PLACE}{entry.position}": entry.item for entry in agenda_items(change.record)}
    for name, kept in change.record.ballots.notes.items():
        if not name.startswith(PLACE):
            continue
        change.remove(AGENDA, item=name)
        item = items.get(name)
        if item is None:  # of a place that the agenda has no more
            change.put(AGENDA, dataclasses.replace(kept, item=name.removeprefix(PLACE) + _NOWHERE))
            continue
        note = dataclasses.replace(kept, item=item.id, text=item.text, kind=item.kind)
        if item.kind is ItemKind.COMMENT:  # then every note at it was the comment
            note = dataclasses.replace(note, note="", comment=kept.note)
        change.put(AGENDA, note)
