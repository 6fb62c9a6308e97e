"""What of the ledger is handed to a scope: all, the committee's, one's own, the chosen."""

from __future__ import annotations

from orglife_kit.rules.publication.release import ItemLine
from orglife_kit.rules.publication.scopes import Content
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import RectificationItem, without_criticism

_LEDGERS = frozenset(
    {
        Content.RECTIFICATION,
        Content.COMMITTEE_RECTIFICATION,
        Content.AGREED_COMMITMENTS,
        Content.OWN_RECTIFICATION,
        Content.CHOSEN_RECTIFICATION,
    }
)


def item_lines(
    record: MeetingRecord, held: frozenset[Content], member: int | None = None
) -> tuple[ItemLine, ...] | None:
    """Return the items of a scope; those of ``member`` (number) where it holds his own.

    A member's own item is never among the chosen, whatever was chosen.
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
            or (Content.CHOSEN_RECTIFICATION in held and item.number in chosen and not item.is_personal)
        )

    items = [item for item in record.rectification.items if belongs(item)]
    if Content.AGREED_COMMITMENTS in held:
        items = [without_criticism(item) for item in items]
    return tuple(_line(record, item) for item in items)


def _line(record: MeetingRecord, item: RectificationItem) -> ItemLine:
    history = record.rectification.history(item.number)
    progress = history.progress[-1].words if history.progress else ""
    verifications = history.verifications
    return ItemLine(
        item,
        record.roster.label(item.member) if item.member is not None else "",
        progress,
        verifications[-1].satisfaction.value if verifications else "",
    )
