"""Keeping what comes of an item: progress, verifications, reopenings, for acts and for files."""

from __future__ import annotations

from dataclasses import replace

from orglife_kit.errors import Notice, RefusedError, beginning, refuse
from orglife_kit.meeting.entries import text_of
from orglife_kit.meeting.recording.entry import Entry, record_of
from orglife_kit.meeting.work import Change
from orglife_kit.rules.rectification.days import check_days, check_reopening_day
from orglife_kit.rules.rectification.items import (
    History,
    ItemState,
    Progress,
    RectificationItem,
    Reopening,
    Satisfaction,
    Verification,
    lacking,
)
from orglife_kit.rules.rectification.ledger import item_of, open_item_of
from orglife_kit.rules.rectification.verification import check_verification
from orglife_kit.storage.tables.rectification import ITEMS, PROGRESS, REOPENINGS, VERIFICATIONS


def keep_progress(
    change: Change, item: RectificationItem, progress: Progress, *, done: bool
) -> tuple[Notice, ...]:
    """Keep what was done about an open item; ``done`` says that it is finished and waits to be verified.

    Returns warnings for days that are before what they follow.
    """
    check_progress(item, progress.words)
    change.add(PROGRESS, progress)
    state = ItemState.DONE if done else ItemState.UNDER_WAY
    change.change(ITEMS, {"number": item.number}, state=state)
    return days_told(change, item.number)


def check_progress(item: RectificationItem, words: str) -> None:
    """Raise ``RefusedError`` with what an item lacks before it is worked on, or where nothing was written."""
    missing = lacking(item)
    if missing:
        raise RefusedError(*missing)
    if not text_of(words):
        raise refuse("progress_empty")


def keep_verification(
    change: Change, verification: Verification, *, item: RectificationItem
) -> tuple[Notice, ...]:
    """Keep that somebody looked at a finished item, verified unless those concerned are not satisfied.

    Returns warnings for days that are before what they follow.
    """
    check_verifier(change, item, verification.verified_by, verification.satisfaction)
    change.add(VERIFICATIONS, verification)
    if verification.satisfaction is not Satisfaction.NOT_SATISFIED:
        change.change(ITEMS, {"number": item.number}, state=ItemState.VERIFIED)
    return days_told(change, item.number)


def days_told(change: Change, number: int) -> tuple[Notice, ...]:
    """Return what of an item is dated before what it follows, as this act leaves it."""
    record = change.reread()
    history = record.rectification.history(number)
    return check_days(item_of(record, number), history, record.plan.meeting.date)


def check_verifier(change: Change, item: RectificationItem, verified_by: str, satisfaction: str) -> None:
    """Raise ``RefusedError`` where an item cannot be verified so."""
    told = check_verification(item, text_of(verified_by), satisfaction, change.record.roster)
    if told:
        raise RefusedError(*told)


def keep_reopening(change: Change, reopening: Reopening) -> tuple[Notice, ...]:
    """Keep that a perfunctory item was criticised, and reopen it with its new day; return warnings for the days."""
    item = item_of(change.record, reopening.item)
    if item.state not in (ItemState.DONE, ItemState.VERIFIED):
        raise refuse("item_not_done", problem=beginning(item.problem))
    check_reopening(reopening)
    early = check_reopening_day(item, change.record.rectification.history(item.number), reopening.date)
    change.add(REOPENINGS, reopening)
    change.change(
        ITEMS,
        {"number": item.number},
        state=ItemState.UNDER_WAY,
        due=reopening.due,
        immediate=False,
        came_closed=False,
    )
    return (*early, *(told for told in days_told(change, item.number) if told not in early))


def check_reopening(reopening: Reopening) -> None:
    """Raise ``RefusedError``: ``critic_missing``, ``criticism_empty``."""
    if not text_of(reopening.criticised_by):
        raise refuse("critic_missing")
    if not text_of(reopening.said):
        raise refuse("criticism_empty")


def finished_progress(item: RectificationItem, history: History) -> frozenset[int]:
    """Return the numbers of the notes of progress that said that an item was finished.

    Such a note is followed by a verification or a reopening, or it is the last one of an item that is finished.
    """
    finished = set()
    later = [entry.date for entry in history.verifications] + [entry.date for entry in history.reopenings]
    for index, progress in enumerate(history.progress):
        following = history.progress[index + 1 : index + 2]
        until = following[0].date if following else None
        is_followed = any(progress.date <= day and (until is None or day <= until) for day in later)
        is_last = not following and item.state in (ItemState.DONE, ItemState.VERIFIED)
        if is_followed or is_last:
            finished.add(progress.number)
    return frozenset(finished)


def take_progress(change: Change, entry: Entry) -> tuple[Notice, ...]:
    """Keep one row of the progress: a new note, or what is another in one that is kept."""
    entry.require("item", "date", "words")
    now, record = entry.now, change.record
    progress = record_of(Progress, entry, "progress")
    if entry.is_new:
        return keep_progress(change, open_item_of(record, progress.item), progress, done=bool(now["done"]))
    item = _same_item(change, entry)
    if "done" in entry.changed:
        kept = record.rectification.history(item.number).progress
        if item.state is ItemState.VERIFIED or kept[-1].number != progress.number:
            raise refuse("progress_past", entry.at("done"))
        change.change(
            ITEMS, {"number": item.number}, state=ItemState.DONE if now["done"] else ItemState.UNDER_WAY
        )
    change.put(PROGRESS, progress)
    return days_told(change, item.number)


def take_verification(change: Change, entry: Entry) -> tuple[Notice, ...]:
    """Keep one row of the verifications: a new one, or what is another in one that is kept."""
    entry.require("item", "date", "satisfaction")
    record = change.record
    verification = record_of(Verification, entry, "verification")
    if entry.is_new:
        return keep_verification(change, verification, item=item_of(record, verification.item))
    item = _same_item(change, entry)
    done = replace(item, state=ItemState.DONE)
    check_verifier(change, done, verification.verified_by, verification.satisfaction)
    if "satisfaction" in entry.changed:
        history = record.rectification.history(item.number)
        is_last = history.verifications[-1].number == verification.number
        if not is_last or item.state not in (ItemState.DONE, ItemState.VERIFIED):
            raise refuse("verification_past", entry.at("satisfaction"))
        is_verified = verification.satisfaction is not Satisfaction.NOT_SATISFIED
        state = ItemState.VERIFIED if is_verified else ItemState.DONE
        change.change(
            ITEMS, {"number": item.number}, state=state, came_closed=item.came_closed and is_verified
        )
    change.put(VERIFICATIONS, verification)
    return days_told(change, item.number)


def take_reopening(change: Change, entry: Entry) -> tuple[Notice, ...]:
    """Keep one row of the reopenings: a new one, or what is another in one that is kept."""
    entry.require("item", "date", "due")
    reopening = record_of(Reopening, entry, "reopening")
    if entry.is_new:
        return keep_reopening(change, reopening)
    item = _same_item(change, entry)
    check_reopening(reopening)
    last = change.record.rectification.history(item.number).reopenings[-1]
    if "due" in entry.changed and last.number == reopening.number and item.is_open:
        change.change(ITEMS, {"number": item.number}, due=reopening.due, immediate=False)
    change.put(REOPENINGS, reopening)
    return days_told(change, item.number)


def _same_item(change: Change, entry: Entry) -> RectificationItem:
    """Return the item of a row that is kept, which stays the row's."""
    if "item" in entry.changed:
        raise refuse("row_item_fixed", entry.at("item"))
    return item_of(change.record, entry.now["item"])
