"""What is kept of the rectification: items, what came of each, accounts, consents (C13–C15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from orglife_kit.frozen import dataclass
from orglife_kit.rules.rectification.accounts import Account
from orglife_kit.rules.rectification.items import History, RectificationItem


@dataclass(frozen=True)
class RectificationRecord:
    """The rectification's part of the record.

    ``items`` stand in the ledger's order: the secretary's, the committee's, the members' in roster order;
    ``histories`` by item number, only of items of which something is recorded; ``consents`` are the roster
    numbers of the members who agree that the branch sees their commitments.
    """

    items: tuple[RectificationItem, ...] = ()
    histories: Mapping[int, History] = field(default_factory=dict)
    accounts: tuple[Account, ...] = ()
    consents: frozenset[int] = frozenset()

    def history(self, number: int) -> History:
        """Return what was recorded of an item, empty where there is nothing."""
        return self.histories.get(number, History())
