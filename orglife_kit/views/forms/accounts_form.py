"""述职时报告整改落实情况: an account is frozen on its day, before the supervisor and the members (C13)."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import ipywidgets

from orglife_kit.errors import InputError, notice, refuse
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.rectification.accounts import AccountLine, Audience, check_account
from orglife_kit.rules.rectification.ledger import account_extract, accounts, heard_by
from orglife_kit.views.forms.account_lines import became_of
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, heading, line, table


class AccountsForm(Form):
    """The two accounts of the rectification."""

    undoes = True

    def __init__(self, meeting: Meeting, printing: Callable[..., Iterable[Path]] | None = None) -> None:
        super().__init__(meeting)
        self._printing = printing
        self.date = ipywidgets.DatePicker(
            description=say("rectification", "On"), value=datetime.date.today(), style=LABELS, layout=MIDDLE
        )
        self._given = ipywidgets.HTML()
        self.buttons = {audience: self.button("", partial(self.record, audience)) for audience in Audience}
        prints = [self.button(say("rectification", "Print what it covers"), self.print_outline)]
        prints.append(self.button(say("rectification", "Print those given"), self.print_given))
        self._show()
        self.put(
            heading(say("rectification", "Accounts of the rectification")),
            line(
                say("rectification", "What is reported is the ledger as it stands; nothing is typed."),
                "quiet",
            ),
            ipywidgets.HBox(
                [
                    self.date,
                    *self.buttons.values(),
                ]
            ),
            self._given,
            *([ipywidgets.HBox(prints)] if printing else []),
        )

    def record(self, audience: Audience) -> None:
        """Freeze the account given on the day in the field."""
        if self.date.value is None:
            raise InputError(notice("date_impossible", text=""))
        self.meeting.rectification.record_account(audience, self.date.value)
        self._show()
        self.spread()
        kept = self.meeting.record.rectification.accounts[-1]
        self.tell_notices(check_account(kept), say("rectification", "Saved"))

    def print_outline(self) -> None:
        """Write what an account given now covers."""
        self._printed(None)

    def print_given(self) -> None:
        """Write every account as it was given."""
        self._printed(*(account.number for account in accounts(self.meeting.record)))

    def _printed(self, *numbers: int | None) -> None:
        assert self._printing is not None
        files = [path for number in numbers for path in self._printing(self.meeting, number)]
        if not files:
            raise refuse("account_not_given")
        self.tell(say("rectification", "Written: {files}", files="、".join(map(str, files))))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        self._show()

    def _show(self) -> None:
        record = self.meeting.record
        for audience, button in self.buttons.items():
            hearer = heard_by(record, audience) or term(audience)
            button.description = say("rectification", "Reported to {audience}", audience=hearer)
        rows = [
            (account.date, account.heard_by or term(account.audience), len(account.lines))
            for account in accounts(record)
        ]
        heads = (
            say("rectification", "Date"),
            say("rectification", "Reported to"),
            say("rectification", "Items"),
        )
        shown = table(heads, rows) if rows else ""
        reported = "".join(
            f"<li>{html.escape(_year(line) + became_of(line))}</li>" for line in account_extract(record)
        )
        if reported:
            words = html.escape(say("rectification", "What an account given now reports"))
            shown += f"<details><summary>{words}</summary><ol>{reported}</ol></details>"
        self._given.value = shown


def _year(line: AccountLine) -> str:
    return say("rectification", "{year}: ", year=line.year) if line.year else ""
