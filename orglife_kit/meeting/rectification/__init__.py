"""Acts of the rectification stage: the ledger, what came of each item, the accounts."""

from __future__ import annotations

from orglife_kit.meeting.rectification.accounts import AccountActs

__all__ = ["RectificationActs"]


class RectificationActs(AccountActs):
    """From findings to verified rectification."""
