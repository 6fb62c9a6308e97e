"""会议议程 (C12): the items as the plan lists them, and what each is for, so that the evening can follow it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from orglife_kit.errors import Location, Notice, notice
from orglife_kit.frozen import dataclass


class ItemKind(StrEnum):
    """What an item of the agenda is for; ``OTHER`` is anything that the kit has no form for."""

    FIRST_ITEM = "FIRST_ITEM"
    ACCOUNT = "ACCOUNT"
    COMMITTEE_RATING = "COMMITTEE_RATING"
    REVIEWS = "REVIEWS"
    MEMBERS_RATING = "MEMBERS_RATING"
    COMMENT = "COMMENT"
    CLOSING = "CLOSING"
    OTHER = "OTHER"


@dataclass(frozen=True)
class AgendaItem:
    """One item in the plan's own words; ``guessed`` where the plan names no kind and its words were read.

    ``id`` is its identity where that is not what its words give: it was reworded, or another has the same words.
    """

    text: str
    kind: ItemKind = ItemKind.OTHER
    guessed: bool = False
    id: str = ""


_BODIES = ("支部委员会", "支委会", "班子", "支部工作", "对党支部", "对支部")
_SUPERIORS = ("上级", "党委", "党组", "总支", "领导")
_ID_LENGTH = 8
_ENDING = ";；。.,，"
# Read in this order: the committee's rating names the committee, the members' rating does not.
_WORDS: tuple[tuple[ItemKind, tuple[tuple[str, ...], ...]], ...] = (
    (ItemKind.FIRST_ITEM, (("第一议题",),)),
    (ItemKind.OTHER, (("学习", "讲话"), ("传达", "讲话"))),  # what a leader said is read there
    (ItemKind.COMMENT, (("点评",), ("讲评",), ("督导组",), *((who, "讲话") for who in _SUPERIORS))),
    (ItemKind.CLOSING, (("总结",), ("表态",), ("书记", "讲话"))),
    (ItemKind.ACCOUNT, (("述职",), ("通报",), ("报告",), ("汇报",))),
    (ItemKind.MEMBERS_RATING, (("对党员", "评议"), ("对党员", "测评"), ("评议党员",), ("测评党员",))),
    (ItemKind.COMMITTEE_RATING, tuple((body, act) for body in _BODIES for act in ("评议", "测评"))),
    (ItemKind.REVIEWS, (("对照检查",), ("批评",), ("自评",), ("互评",), ("检视剖析",), ("互相提",))),
    (ItemKind.MEMBERS_RATING, (("评议",), ("测评",))),
    (ItemKind.REVIEWS, (("党员", "发言"),)),
)


def guess_kind(text: str) -> ItemKind:
    """Return what an item is for, by the words that plans use; ``OTHER`` where none of them stands there."""
    for kind, sets in _WORDS:
        if any(all(word in text for word in words) for words in sets):
            return kind
    return ItemKind.OTHER


def item_of(text: str) -> AgendaItem:
    """Return the item that a bare text makes, its kind guessed."""
    return AgendaItem(text, guess_kind(text), guessed=True)


def identities(agenda: Iterable[AgendaItem]) -> tuple[str, ...]:
    """Return each item's identity, which its place in the list does not change: its own, else that of its words.

    Of several with the same words each has one of its own.
    """
    items = tuple(agenda)
    taken = {item.id for item in items if item.id}
    found: list[str] = []
    for item in items:
        name, number = item.id or _id_of(item.text), 1
        while name in (found if item.id else taken.union(found)):  # a line that was copied with its id
            number += 1
            name = f"{item.id or _id_of(item.text)}-{number}"
        found.append(name)
    return tuple(found)


def identified(agenda: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return the items with their identities, so that they keep them whatever becomes of the list."""
    items = tuple(agenda)
    return tuple(
        AgendaItem(item.text, item.kind, item.guessed, name)
        for item, name in zip(items, identities(items), strict=True)
    )


def agenda_entries(wanted: Sequence[object], agenda: Iterable[AgendaItem]) -> list[object]:
    """Return entries of ``meeting.agenda`` as they are written in place of ``agenda``; what is none stays as it is.

    An entry is an item, a text, or a table of the plan. One with the words or the id of an item that is there is that
    item: what it is for was chosen and is not guessed anew. Else its kind is what its words say.
    """
    kept = identified(agenda)
    by_id = {item.id: item for item in kept}
    by_words: dict[str, list[AgendaItem]] = {}
    for item in kept:
        by_words.setdefault(_words(item.text), []).append(item)
    made = [_entry_item(entry, by_id, by_words) for entry in wanted]
    items = [item for item in made if item is not None]
    alike = Counter(_id_of(item.text) for item in items)
    return [
        entry if item is None else _written(item, alike) for entry, item in zip(wanted, made, strict=True)
    ]


def _written(item: AgendaItem, alike: Mapping[str, int]) -> dict[str, str]:
    """Return an item as a table of the plan, with its identity where its words do not give it."""
    own = item.id and (item.id != _id_of(item.text) or alike[item.id] > 1)
    return {**({"id": item.id} if own else {}), "kind": item.kind.value, "text": item.text}


def _entry_item(
    entry: object, by_id: Mapping[str, AgendaItem], by_words: Mapping[str, list[AgendaItem]]
) -> AgendaItem | None:
    """Return the item that an entry makes; ``None`` for what the plan's reader has to refuse."""
    if isinstance(entry, AgendaItem):
        return entry
    table = {"text": entry} if isinstance(entry, str) else entry
    if not isinstance(table, Mapping) or not table.keys() <= {"id", "kind", "text"}:
        return None
    text, kind, own = table.get("text"), table.get("kind"), table.get("id", "")
    known = kind is None or (isinstance(kind, str) and kind in set(ItemKind))
    if not isinstance(text, str) or not text.strip() or not isinstance(own, str) or not known:
        return None
    alike = by_words.get(_words(text), [])
    before = by_id.get(own) if own else next(iter(alike), None)
    if before in alike:
        alike.remove(before)
    chosen = ItemKind(kind) if isinstance(kind, str) else before.kind if before else guess_kind(text)
    return AgendaItem(text.strip(), chosen, id=own or (before.id if before else ""))


def _words(text: str) -> str:
    """Return the words of an item as they are compared: no spaces, nothing at the end."""
    return "".join(text.split()).rstrip(_ENDING)


def _id_of(text: str) -> str:
    return hashlib.sha256(_words(text).encode()).hexdigest()[:_ID_LENGTH]


def check_agenda(agenda: Iterable[AgendaItem]) -> tuple[Notice, ...]:
    """Return what should be looked at: no rating of the members, or two items of one kind."""
    counts = Counter(item.kind for item in agenda if item.kind is not ItemKind.OTHER)
    if not counts:
        return ()
    where = Location(field="meeting.agenda")
    told = [notice("agenda_kind_twice", where, kind=kind) for kind, number in counts.items() if number > 1]
    if ItemKind.MEMBERS_RATING not in counts:
        told.append(notice("agenda_without_rating", where))
    return tuple(told)
