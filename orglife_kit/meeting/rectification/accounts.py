"""述职 before the supervisor and the members: what was reported of the rectification, frozen on its day (C13)."""

from __future__ import annotations

from dataclasses import replace

from orglife_kit.errors import refuse
from orglife_kit.meeting.base import checked_date
from orglife_kit.meeting.rectification.progress import ProgressActs
from orglife_kit.rules.rectification.accounts import Account, AccountLine, Audience, account_lines
from orglife_kit.storage import rectification_rows


class AccountActs(ProgressActs):
    """The accounts of the rectification."""

    def account_extract(self) -> tuple[AccountLine, ...]:
        """Return what an account given now would report: the secretary's and the committee's items as they stand."""
        return account_lines(self.rectification_items(), self.item_histories())

    def record_account(self, audience: str | Audience, date: str) -> int:
        """Freeze what was reported on a day before the working committee or the members' meeting; return its number.

        Raises ``RefusedError`` (``account_empty``) while there is nothing to report.
        """
        lines, day = self.account_extract(), checked_date(date)
        if not lines:
            raise refuse("account_empty")
        return self._database.write(
            lambda rows: rectification_rows.add_account(rows, Audience(audience), day, lines), undoable=True
        )

    def accounts(self) -> tuple[Account, ...]:
        """Return the accounts in the order they were given."""
        given = self._database.read(rectification_rows.read_accounts)
        return tuple(replace(account, heard_by=self.heard_by(account.audience)) for account in given)

    def heard_by(self, audience: Audience) -> str:
        """Return what the plan calls an audience, empty where it gives it no name of its own."""
        return self.plan.accounts_to if audience is Audience.WORKING_COMMITTEE else ""
