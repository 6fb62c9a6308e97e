"""An item of the ledger in words: whose it is, and what became of it as the account says it (C7, C13)."""

from __future__ import annotations

from orglife_kit.i18n import term, words_of
from orglife_kit.rules.ballots.planned import has_committee
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import AccountLine
from orglife_kit.rules.rectification.items import Ledger, RectificationItem

_ = words_of("rectification")


def became_of(line: AccountLine) -> str:
    """Return the problem of an item with its state, its last progress and what those concerned say."""
    words = f"{term(line.state)}：{line.progress}" if line.progress else term(line.state)
    said = f"；{term(line.satisfaction)}" if line.satisfaction else ""
    return f"{line.problem}（{words}{said}）"


def whose_item(item: RectificationItem, record: MeetingRecord) -> str:
    """Return whose an item is: the member's name, or which part of the ledger."""
    if item.ledger is Ledger.MEMBER and item.member is not None:
        return record.roster.label(item.member)
    return ledger_word(item.ledger, record)


def ledger_word(ledger: Ledger, record: MeetingRecord) -> str:
    """Return whose part of the ledger it is; without a committee the committee's is the branch's."""
    if ledger is Ledger.COMMITTEE and not has_committee(record):
        return _("Branch")
    return term(ledger)
