"""上年度事项: what one year leaves to the next, and what a meeting holds of an earlier year (C7, C18)."""

from __future__ import annotations

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
    """Return what a year leaves to the next: all of its own items, and of years before it what is still open.

    Each keeps its state, its theme and what it was made from; it is known by the year in which it began.
    """
    return tuple(
        CarriedItem(_left(item, record.plan.year), record.rectification.history(item.number))
        for item in record.rectification.items
        if item.is_open or not item.is_carried
    )


def of_this_year(record: MeetingRecord) -> tuple[RectificationItem, ...]:
    """Return the items that began this year."""
    return tuple(item for item in record.rectification.items if not item.is_carried)


def of_earlier_years(record: MeetingRecord) -> tuple[RectificationItem, ...]:
    """Return the items that were carried over, verified ones too."""
    return tuple(item for item in record.rectification.items if item.is_carried)


def _left(item: RectificationItem, year: int) -> RectificationItem:
    first = item.first_origin if item.is_carried else item.origin
    return replace(
        item,
        origin=Origin.CARRIED,
        origin_number=None,
        carried=item.carried if item.is_carried and item.carried else f"{year}｜{item.number}",
        first_origin=first,
    )
