"""Keeping items of the ledger, for the acts of the rectification stage and for files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from orglife_kit.errors import Notice, OrglifeError, notice, refuse
from orglife_kit.meeting.entries import code_of, day_or_none, text_of, truth_of
from orglife_kit.meeting.recording.entry import Entry, Told, placed
from orglife_kit.meeting.recording.history import keep_progress
from orglife_kit.meeting.work import Change
from orglife_kit.rules.plan.plan import Theme
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.candidates import (
    candidates,
    check_choice,
    check_ledger,
    check_sources,
    criticisms,
    own_item,
)
from orglife_kit.rules.rectification.items import (
    ItemState,
    Ledger,
    Origin,
    Progress,
    RectificationItem,
    check_item,
)
from orglife_kit.rules.rectification.ledger import open_item_of
from orglife_kit.storage.tables.rectification import ITEMS, item_row

_TEXTS = frozenset(("problem", "goal", "measure", "owner"))
_DAYS = frozenset(("due", "taken_on"))
FACTS = _TEXTS | _DAYS | {"immediate"}


def keep_items(change: Change, entered: Sequence[RectificationItem]) -> tuple[int, ...]:
    """Take items into the ledger, all or none; return their numbers."""
    new = [_new_item(change, item) for item in entered]
    check_sources(change.record, new)
    return tuple(change.add(ITEMS, item_row(item)) for item in new)


def change_item(change: Change, number: int, facts: Mapping[str, object]) -> RectificationItem:
    """Change the named facts of an open item; return it."""
    item, values = open_item_of(change.record, number), _values(facts)
    changed = replace(item, **values)
    check_item(changed)
    check_choice(change.record, item, changed)
    if changed.goal != item.goal:
        _check_goal(changed.goal, change.record.plan.theme)
    change.change(ITEMS, {"number": number}, **values)
    return changed


def take_items(change: Change, entries: Sequence[Entry]) -> Told:
    """Keep rows of a ledger: new items with what they were made from, what is another now, and the latest progress."""
    faults: list[tuple[type[OrglifeError], Notice]] = []
    warnings: list[Notice] = []
    offered = [*candidates(change.record), *criticisms(change.record)]
    for entry in entries:
        try:
            item = _take_new(change, entry, offered) if entry.is_new else _take_changed(change, entry)
            warnings += [placed(told, entry.location) for told in _take_progress(change, entry, item)]
        except OrglifeError as error:
            faults += [(type(error), placed(told, entry.location)) for told in error.notices]
    return Told(tuple(faults), tuple(warnings))


def _take_new(change: Change, entry: Entry, offered: list[RectificationItem]) -> RectificationItem:
    """Take a row in as a new item: the candidate that it means by its problem, else one of its own."""
    now, record = entry.now, change.record
    meant = [
        candidate
        for candidate in offered
        if candidate.problem == now["problem"]
        and now["member"] in (candidate.member, None)
        and now["origin"] in (candidate.origin, None)
    ]
    if meant:
        offered.remove(meant[0])
    item = meant[0] if meant else _own_item(record, entry)
    facts = {name: now[name] for name in FACTS & entry.given if now[name] not in (None, "")}
    (number,) = keep_items(change, [replace(item, ledger=now["ledger"] or item.ledger, **_values(facts))])
    return replace(item, number=number, state=ItemState.OPENED, **_values(facts))


def _own_item(record: MeetingRecord, entry: Entry) -> RectificationItem:
    """Return an item that comes from no row of this meeting: carried over from last year, or of its own wording."""
    member, problem = entry.now["member"], entry.now["problem"]
    origin = entry.now["origin"] or Origin.OWN
    own = own_item(record, problem, Ledger.COMMITTEE if member is None else Ledger.MEMBER, member)
    return replace(
        own,
        origin=origin,
        carried=f"{record.plan.year - 1}｜{problem}" if origin is Origin.CARRIED else "",
        owner="" if member is None else own.owner,  # a row names who answers, where somebody does
    )


def _take_changed(change: Change, entry: Entry) -> RectificationItem:
    """Keep what a row says otherwise of an item that is in the ledger."""
    fixed = entry.changed & {"ledger", "member", "origin"}
    if fixed:
        heads = "、".join(entry.written.get(name, name) for name in sorted(fixed))
        raise refuse("item_fact_fixed", entry.at(min(fixed)), fact=heads)
    facts = {name: entry.now[name] for name in FACTS & entry.changed}
    number = entry.now["item"]
    if facts:
        return change_item(change, number, facts)
    return next(item for item in change.record.rectification.items if item.number == number)


def _take_progress(change: Change, entry: Entry, item: RectificationItem) -> tuple[Notice, ...]:
    """Keep the latest progress that a row tells as a note of its own; return what of it could not be kept."""
    now, state = entry.now, entry.now["state"]
    tells = {"progress", "progressed"} & entry.changed and now["progress"]
    is_done = state in (ItemState.DONE, ItemState.VERIFIED)
    told: tuple[Notice, ...] = ()
    if state is ItemState.VERIFIED and item.state is not ItemState.VERIFIED:
        told = (notice("item_verified_apart", entry.at("state")),)
    if not tells:
        if not ({"state"} & entry.changed and state) or item.state is ItemState.VERIFIED:
            return told
        if change.record.rectification.history(item.number).progress and state is not ItemState.OPENED:
            wanted = ItemState.DONE if is_done else ItemState.UNDER_WAY
            change.change(ITEMS, {"number": item.number}, state=wanted)
            return told
        return (*told, notice("item_state_not_kept", entry.at("state"))) if is_done else told
    if now["progressed"] is None:
        return (*told, notice("item_progress_not_kept", entry.at("progress")))
    progress = Progress(0, item.number, now["progressed"], now["progress"])
    return (*told, *keep_progress(change, item, progress, done=is_done))


def _new_item(change: Change, entered: RectificationItem) -> RectificationItem:
    """Return an item as it begins in the ledger; raises ``RefusedError`` where it cannot be kept."""
    item = replace(
        entered,
        number=0,
        ledger=code_of(Ledger, entered.ledger, "ledger_unknown"),
        origin=code_of(Origin, entered.origin, "origin_unknown"),
        member=None if entered.member is None else change.record.member(entered.member).number,
        state=ItemState.OPENED,
        **_values({name: getattr(entered, name) for name in FACTS}),
    )
    check_item(item)
    check_ledger(change.record, item)
    _check_goal(item.goal, change.record.plan.theme)
    return item


def _values(facts: Mapping[str, object]) -> dict[str, Any]:
    """Return facts of an item as they are kept; raises ``RefusedError`` (``item_fact_unknown``)."""
    unknown = sorted(facts.keys() - FACTS)
    if unknown:
        raise refuse("item_fact_unknown", fact="、".join(unknown), known="、".join(sorted(FACTS)))
    values: dict[str, Any] = dict(facts)
    for name in _TEXTS & facts.keys():
        values[name] = text_of(facts[name] or "")
    if "immediate" in values:
        values["immediate"] = truth_of(values["immediate"] or False)
    for name in _DAYS & facts.keys():
        values[name] = day_or_none(values[name])
    if values.get("immediate"):
        values["due"] = None
    elif values.get("due"):
        values["immediate"] = False
    return values


def _check_goal(goal: str, theme: Theme) -> None:
    if goal and goal not in theme.points:
        raise refuse("goal_unknown", goal=goal, known="、".join(theme.points))
