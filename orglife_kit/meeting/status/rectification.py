"""How the rectification stands (C13–C15)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from orglife_kit.errors import beginning, notice
from orglife_kit.meeting.status.entry import Lines, StatusEntry, labels
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.rules.rectification.due import Band
from orglife_kit.rules.rectification.items import RectificationItem
from orglife_kit.rules.rectification.ledger import heard_by, item_bands, items_lacking

_LINES = Lines("rectification", "6_rectification")
_NAMED = 5  # so many problems are named in one line


def rectification_status(record: MeetingRecord, today: datetime.date) -> Iterator[StatusEntry]:
    """Yield how the ledger, the commitments, the verification and the accounts stand."""
    has_own = any(not item.is_personal for item in record.rectification.items)
    if not has_own:
        yield _LINES.missing("C13", notice("status_ledger_missing"))
    yield from _commitments(record)
    yield from _items(record, today)
    if has_own:
        yield from _accounts(record)


def _commitments(record: MeetingRecord) -> Iterator[StatusEntry]:
    committed = {item.member for item in record.rectification.items if item.member is not None}
    found = {finding.member for finding in record.preparation.findings}
    names = labels(record, record.roster.in_order(found - committed))
    if names:
        says = notice("status_commitments_missing", number=len(names), names="、".join(names))
        yield _LINES.missing("C14", says, names)
    elif committed:
        yield _LINES.done("C14", notice("status_commitments", members=len(committed)))


def _items(record: MeetingRecord, today: datetime.date) -> Iterator[StatusEntry]:
    bands = item_bands(record, today)
    lacking = items_lacking(record)
    if lacking:
        yield _LINES.missing("C13", notice("status_items_lacking", **_named(lacking)))
    late = bands.get(Band.PAST_DUE, ())
    if late:
        yield _LINES.overdue("C13", notice("status_items_overdue", **_named(late)), _owners(late))
    at_once = bands.get(Band.IMMEDIATE, ())
    if at_once and today > record.plan.meeting.date:
        yield _LINES.warning("C13", notice("status_items_at_once", **_named(at_once)), _owners(at_once))
    yield from _to_verify(record, bands.get(Band.TO_VERIFY, ()))
    if record.rectification.items:
        number, verified = len(record.rectification.items), len(bands.get(Band.CLOSED, ()))
        yield _LINES.done("C13", notice("status_items", number=number, verified=verified))


def _to_verify(record: MeetingRecord, items: Sequence[RectificationItem]) -> Iterator[StatusEntry]:
    criticised = [item for item in items if record.rectification.history(item.number).waits_for_criticism]
    waiting = [item for item in items if item not in criticised]
    for code, found in (("status_items_not_satisfied", criticised), ("status_items_to_verify", waiting)):
        if found:
            yield _LINES.missing("C15", notice(code, **_named(found)), _owners(found))


def _accounts(record: MeetingRecord) -> Iterator[StatusEntry]:
    given = {account.audience for account in record.rectification.accounts}
    for audience in Audience:
        hearer = heard_by(record, audience) or audience
        if audience in given:
            yield _LINES.done("C13", notice("status_account", audience=hearer))
        else:
            yield _LINES.missing("C13", notice("status_account_missing", audience=hearer))


def _owners(items: Iterable[RectificationItem]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.owner for item in items if item.owner))


def _named(items: Sequence[RectificationItem]) -> dict[str, object]:
    problems = "；".join(beginning(item.problem, 16) for item in items[:_NAMED])
    return {"number": len(items), "problems": problems + "；…" if len(items) > _NAMED else problems}
