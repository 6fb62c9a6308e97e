"""会议议程 (C12): the items as the plan lists them, and what each is for, so that the evening can follow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
    """One item in the plan's own words; ``guessed`` where the plan names no kind and its words were read."""

    text: str
    kind: ItemKind = ItemKind.OTHER
    guessed: bool = False


# Read in this order: the committee's rating names the committee, the members' rating does not.
_WORDS: tuple[tuple[ItemKind, tuple[tuple[str, ...], ...]], ...] = (
    (ItemKind.FIRST_ITEM, (("第一议题",),)),
    (ItemKind.COMMENT, (("点评",), ("督导组",), ("上级", "讲话"))),
    (ItemKind.CLOSING, (("总结",), ("表态",))),
    (ItemKind.ACCOUNT, (("述职",), ("通报",), ("报告",), ("汇报",))),
    (
        ItemKind.COMMITTEE_RATING,
        tuple(
            (body, act) for body in ("支部委员会", "支委会", "班子", "支部工作") for act in ("评议", "测评")
        ),
    ),
    (ItemKind.REVIEWS, (("对照检查",), ("批评",), ("自评",), ("互评",), ("检视剖析",))),
    (ItemKind.MEMBERS_RATING, (("民主评议",), ("民主测评",), ("测评",))),
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


def reworded_item(item: AgendaItem, text: str) -> AgendaItem:
    """Return the item with other words; a kind that was only what its words say is read from the new ones."""
    kind = guess_kind(text) if item.kind is guess_kind(item.text) else item.kind
    return AgendaItem(text, kind)


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
