"""What of the ledger is handed to a scope: all, the committee's, one's own, the chosen."""

from __future__ import annotations

from dataclasses import replace

from orglife_kit.rules.publication.release import ItemLine
from orglife_kit.rules.publication.scopes import Content, Scope
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import Account, Audience
from orglife_kit.rules.rectification.items import History, RectificationItem, without_criticism
from orglife_kit.rules.rectification.ledger import accounts

_LEDGERS = frozenset(
    {
        Content.RECTIFICATION,
        Content.COMMITTEE_RECTIFICATION,
        Content.AGREED_COMMITMENTS,
        Content.OWN_RECTIFICATION,
        Content.CHOSEN_RECTIFICATION,
    }
)
_HEARERS = {Scope.BRANCH: Audience.MEMBERS_MEETING, Scope.SUPERVISOR: Audience.WORKING_COMMITTEE}


def item_lines(
    record: MeetingRecord, held: frozenset[Content], member: int | None = None
) -> tuple[ItemLine, ...] | None:
    """Return the items of a scope; those of ``member`` (number) where it holds his own.

    A member's own item is never among the chosen, whatever was chosen, nor is one of an earlier year.
    """
    if not held & _LEDGERS:
        return None
    consents, chosen = record.rectification.consents, record.publication.chosen

    def belongs(item: RectificationItem) -> bool:
        return (
            Content.RECTIFICATION in held
            or (Content.COMMITTEE_RECTIFICATION in held and not item.is_personal)
            or (Content.AGREED_COMMITMENTS in held and item.is_commitment and item.member in consents)
            or (Content.OWN_RECTIFICATION in held and item.member == member)
            or (Content.CHOSEN_RECTIFICATION in held and item.number in chosen and item.can_be_chosen)
        )

    items = [item for item in record.rectification.items if belongs(item)]
    if Content.AGREED_COMMITMENTS in held:
        items = [without_criticism(item) for item in items]
    if Content.CHOSEN_RECTIFICATION in held:
        items = [replace(item, problem="") for item in items]
    return tuple(_line(record, item, held) for item in items)


def _line(record: MeetingRecord, item: RectificationItem, held: frozenset[Content]) -> ItemLine:
    history = record.rectification.history(item.number)
    if Content.AGREED_COMMITMENTS in held:
        history = History() if item.is_personal else _without_names(history)
    elif Content.CHOSEN_RECTIFICATION in held:
        history = _progress_only(history)
    label = record.roster.label(item.member) if item.member is not None else ""
    chosen = Content.RECTIFICATION in held and item.number in record.publication.chosen
    return ItemLine(item, label, history, chosen)


def consents(record: MeetingRecord) -> tuple[str, ...]:
    """Return the labels of those who agree that the branch sees their commitments, in roster order."""
    return tuple(map(record.roster.label, record.roster.in_order(record.rectification.consents)))


def accounts_for(record: MeetingRecord, scope: Scope, held: frozenset[Content]) -> tuple[Account, ...] | None:
    """Return the accounts that a scope heard, all of them for the deciding organ; ``None`` where it hears none."""
    if Content.RECTIFICATION in held:
        return accounts(record)
    if Content.HEARD_ACCOUNTS not in held:
        return None
    audience = _HEARERS[scope]
    return tuple(account for account in accounts(record) if account.audience is audience)


def _without_names(history: History) -> History:
    """Return what the branch sees of the committee's items: no name of who verified or criticised."""
    return History(
        history.progress,
        tuple(replace(entry, verified_by="", note="") for entry in history.verifications),
        tuple(replace(entry, criticised_by="") for entry in history.reopenings),
    )


def _progress_only(history: History) -> History:
    """Return what a wider circle sees: what was done, and when (C16)."""
    return History(tuple(replace(entry, evidence="") for entry in history.progress))
