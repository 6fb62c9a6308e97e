"""When an item is due: bands in days from today, in integers (C13)."""

from __future__ import annotations

import datetime
from enum import StrEnum

from orglife_kit.rules.rectification.items import ItemState, RectificationItem

WEEK, MONTH = 7, 30  # days


class Band(StrEnum):
    """How near the day of an item is, nearest first; then what waits to be verified, then what is verified."""

    PAST_DUE = "PAST_DUE"
    IMMEDIATE = "IMMEDIATE"
    WITHIN_WEEK = "WITHIN_WEEK"
    WITHIN_MONTH = "WITHIN_MONTH"
    LATER = "LATER"
    NO_DATE = "NO_DATE"
    TO_VERIFY = "TO_VERIFY"
    CLOSED = "CLOSED"


def days_to_due(item: RectificationItem, today: datetime.date) -> int | None:
    """Return how many days are left, negative when it is past its day, ``None`` without a day."""
    return (item.due - today).days if item.due is not None else None


def band(item: RectificationItem, today: datetime.date) -> Band:
    """Return how near the day of an item is; its very day is not past it."""
    if item.state is ItemState.VERIFIED:
        return Band.CLOSED
    if item.state is ItemState.DONE:
        return Band.TO_VERIFY
    days = days_to_due(item, today)
    if days is None:
        return Band.IMMEDIATE if item.immediate else Band.NO_DATE
    if days < 0:
        return Band.PAST_DUE
    if days <= WEEK:
        return Band.WITHIN_WEEK
    return Band.WITHIN_MONTH if days <= MONTH else Band.LATER
