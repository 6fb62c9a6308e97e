"""上年度事项: what one year leaves to the next, and what a meeting holds of an earlier year (C7, C18)."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass
from orglife_kit.rules.rectification.items import History, Origin, RectificationItem

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


@dataclass(frozen=True)
class CarriedItem:
    """An item of an earlier year with everything that was recorded of it."""

    item: RectificationItem
    history: History


def items_left(record: MeetingRecord) -> tuple[CarriedItem, ...]:
    """Return what a year leaves to the next: all of its ledger but what was closed when the year began.

    That was told in this year's account; what was carried over open and closed since is told in the next one's.
    Each keeps its state, its theme and what it was made from; it is known by the year in which it began.
    """
    items = record.rectification.items
    taken = {item.carried for item in items if item.is_carried}
    return tuple(
        CarriedItem(
            _left(item, _known_by(item, record.plan.year, taken)), record.rectification.history(item.number)
        )
        for item in items
        if not item.came_closed
    )


def of_this_year(record: MeetingRecord) -> tuple[RectificationItem, ...]:
    """Return the items that began this year."""
    return tuple(item for item in record.rectification.items if not item.is_carried)


def of_earlier_years(record: MeetingRecord) -> tuple[RectificationItem, ...]:
    """Return the items that were carried over, verified ones too."""
    return tuple(item for item in record.rectification.items if item.is_carried)


def _known_by(item: RectificationItem, year: int, taken: Set[str]) -> str:
    """Return the year in which an item began with a number of it; two plans of one year do not share one."""
    if item.is_carried and item.carried:
        return item.carried
    known = f"{year}｜{item.number}"
    return f"{known}｜{year}" if known in taken else known


def _left(item: RectificationItem, carried: str) -> RectificationItem:
    first = item.first_origin if item.is_carried else item.origin
    return replace(
        item,
        origin=Origin.CARRIED,
        origin_number=None,
        carried=carried,
        first_origin=first,
        came_closed=not item.is_open,
    )
