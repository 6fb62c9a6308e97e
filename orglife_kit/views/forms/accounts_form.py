"""述职时报告整改落实情况: an account is frozen on its day, before the supervisor and the members (C13)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from orglife_kit.errors import Notice, refuse
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import AccountLine, Audience, check_account
from orglife_kit.rules.rectification.ledger import account_extract, accounts, heard_by
from orglife_kit.views.forms.account_lines import became_of
from orglife_kit.views.forms.base import Card, Form, Row, Shown, WrittenFiles, folded, items, table


class AccountsForm(Form):
    """The two accounts of the rectification."""

    def __init__(self, meeting: Meeting, printing: Callable[..., Iterable[Path]] | None = None) -> None:
        super().__init__(meeting)
        self._printing = printing
        self.files = WrittenFiles()
        self.date = self.day_field(say("rectification", "On"))
        self.date.value = datetime.date.today()
        self.buttons = {
            audience: self.button(partial(_reported_to, audience), partial(self.record, audience))
            for audience in Audience
        }
        self.put(
            *self.heading(
                say("rectification", "Accounts of the rectification"),
                say("rectification", "What is reported is the ledger as it stands; nothing is typed."),
            ),
            Card(
                Row(self.date, *self.buttons.values()),
                Shown(_given),
                Shown(_now),
                *([self._prints(), self.files] if printing else []),
            ),
        )

    def _prints(self) -> Row:
        return Row(
            self.button(say("rectification", "Print what it covers"), self.print_outline),
            self.button(say("rectification", "Print those given"), self.print_given),
        )

    def record(self, audience: Audience) -> tuple[Notice, ...]:
        """Freeze the account given on the day in the field."""
        self.meeting.rectification.record_account(audience, self.date.day())
        return check_account(self.meeting.record.rectification.accounts[-1])

    def print_outline(self) -> str:
        """Write what an account given now covers."""
        return self._printed(None)

    def print_given(self) -> str:
        """Write every account as it was given."""
        return self._printed(*(account.number for account in accounts(self.meeting.record)))

    def _printed(self, *numbers: int | None) -> str:
        assert self._printing is not None
        files = [path for number in numbers for path in self._printing(self.meeting, number)]
        if not files:
            raise refuse("account_not_given")
        return self.files.told(files)


def _reported_to(audience: Audience, record: MeetingRecord) -> str:
    hearer = heard_by(record, audience) or term(audience)
    return say("rectification", "Reported to {audience}", audience=hearer)


def _given(record: MeetingRecord) -> str:
    rows = [
        (account.date, account.heard_by or term(account.audience), len(account.lines))
        for account in accounts(record)
    ]
    heads = (
        say("rectification", "Date"),
        say("rectification", "Reported to"),
        say("rectification", "Items"),
    )
    return table(heads, rows) if rows else ""


def _now(record: MeetingRecord) -> str:
    """Return what an account given now reports, folded."""
    reported = [_year(line) + became_of(line) for line in account_extract(record)]
    words = say("rectification", "What an account given now reports")
    return folded(words, items(reported, numbered=True)) if reported else ""


def _year(line: AccountLine) -> str:
    return say("rectification", "{year}: ", year=line.year) if line.year else ""
