"""整改台账: its order, its bands, what items lack, and what an account would report (C13, C14)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from orglife_kit.errors import beginning, refuse
from orglife_kit.rules.rectification.accounts import Account, AccountLine, Audience, account_lines
from orglife_kit.rules.rectification.carried import of_earlier_years
from orglife_kit.rules.rectification.due import Band, band
from orglife_kit.rules.rectification.items import Ledger, RectificationItem, lacking

if TYPE_CHECKING:
    from orglife_kit.rules.plan.members import Roster
    from orglife_kit.rules.record import MeetingRecord

EARLIER_YEARS = "earlier"  # the part of the ledger beside the bands
_ORDER = tuple(Ledger)


def in_ledger_order(items: Iterable[RectificationItem], roster: Roster) -> tuple[RectificationItem, ...]:
    """Return the secretary's items first, then the committee's, then the members' in roster order."""
    positions = {member.number: member.position for member in roster.members}
    return tuple(
        sorted(
            items,
            key=lambda item: (_ORDER.index(item.ledger), positions.get(item.member or 0, 0), item.number),
        )
    )


def item_of(record: MeetingRecord, number: int) -> RectificationItem:
    """Return an item of the ledger; raises ``RefusedError`` (``item_unknown``)."""
    for item in record.rectification.items:
        if item.number == number:
            return item
    raise refuse("item_unknown", number=number)


def open_item_of(record: MeetingRecord, number: int) -> RectificationItem:
    """Return an item that is not verified; raises ``RefusedError`` (``item_unknown``, ``item_verified``)."""
    item = item_of(record, number)
    if not item.is_open:
        raise refuse("item_verified", problem=beginning(item.problem))
    return item


def items_lacking(record: MeetingRecord) -> tuple[RectificationItem, ...]:
    """Return the open items that still need a measure, an owner or a day."""
    return tuple(item for item in record.rectification.items if item.is_open and lacking(item))


def item_bands(record: MeetingRecord, today: datetime.date) -> dict[Band, tuple[RectificationItem, ...]]:
    """Return the items by how near their day is, nearest first; only bands that hold something."""
    found: dict[Band, tuple[RectificationItem, ...]] = dict.fromkeys(Band, ())
    for item in record.rectification.items:
        found[band(item, today)] += (item,)
    return {name: items for name, items in found.items() if items}


def ledger_parts(record: MeetingRecord, today: datetime.date) -> dict[str, tuple[RectificationItem, ...]]:
    """Return the items by their bands, and those of earlier years as a part of their own, where there are any."""
    parts: dict[str, tuple[RectificationItem, ...]] = dict(item_bands(record, today).items())
    earlier = of_earlier_years(record)
    return parts | ({EARLIER_YEARS: earlier} if earlier else {})


def account_extract(record: MeetingRecord) -> tuple[AccountLine, ...]:
    """Return what an account given now would report: the secretary's and the committee's items as they stand.

    Those of earlier years are among them, with what became of each, the verified ones too (C7).
    """
    return account_lines(record.rectification.items, record.rectification.histories)


def accounts(record: MeetingRecord) -> tuple[Account, ...]:
    """Return the accounts in the order they were given, each with what the plan calls its hearers."""
    return tuple(
        replace(account, heard_by=heard_by(record, account.audience))
        for account in record.rectification.accounts
    )


def heard_by(record: MeetingRecord, audience: Audience) -> str:
    """Return what the plan calls an audience, empty where it gives it no name of its own."""
    return record.plan.accounts_to if audience is Audience.WORKING_COMMITTEE else ""
