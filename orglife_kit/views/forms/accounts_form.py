"""述职时报告整改落实情况: an account is frozen on its day, before the supervisor and the members (C13)."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path

from orglife_kit.errors import Notice, refuse
from orglife_kit.i18n import term, words_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import AccountLine, Audience, check_account
from orglife_kit.rules.rectification.ledger import account_extract, accounts, heard_by
from orglife_kit.views.forms.base import Card, Form, Parts, Row, folded, items, table
from orglife_kit.views.forms.item_words import became_of

_ = words_of("rectification")


class AccountsForm(Form):
    """The two accounts of the rectification."""

    def _declare(self) -> Parts:
        self.date = self.day_field(_("On"), value=datetime.date.today())
        self.buttons = {
            audience: self.button(partial(_reported_to, audience), partial(self.record, audience))
            for audience in Audience
        }
        yield self.heading(
            _("Accounts of the rectification"),
            _("What is reported is the ledger as it stands; nothing is typed."),
        )
        printed = self.printed(
            {
                _("Print what it covers"): lambda: self.reports(self.meeting, None),
                _("Print those given"): self._print_given,
            }
        )
        yield Card(Row(self.date, *self.buttons.values()), _given, _now, printed)

    def record(self, audience: Audience) -> tuple[Notice, ...]:
        """Freeze the account given on the day in the field."""
        self.meeting.rectification.record_account(audience, self.date.day())
        return check_account(self.meeting.record.rectification.accounts[-1])

    def _print_given(self) -> list[Path]:
        """Write every account as it was given."""
        given = [account.number for account in accounts(self.meeting.record)]
        if not given:
            raise refuse("account_not_given")
        return [path for number in given for path in self.reports(self.meeting, number)]


def _reported_to(audience: Audience, record: MeetingRecord) -> str:
    hearer = heard_by(record, audience) or term(audience)
    return _("Reported to {audience}", audience=hearer)


def _given(record: MeetingRecord) -> str:
    rows = [
        (account.date, account.heard_by or term(account.audience), len(account.lines))
        for account in accounts(record)
    ]
    heads = (_("Date"), _("Reported to"), _("Items"))
    return table(heads, rows) if rows else ""


def _now(record: MeetingRecord) -> str:
    """Return what an account given now reports, folded."""
    reported = (_year(line) + became_of(line) for line in account_extract(record))
    return folded(_("What an account given now reports"), items(reported, numbered=True))


def _year(line: AccountLine) -> str:
    return _("{year}: ", year=line.year) if line.year else ""
