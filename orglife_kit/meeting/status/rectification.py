"""How the rectification stands (C13–C15)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from orglife_kit.errors import beginning, notice
from orglife_kit.meeting.status.entry import Lines, StatusEntry, labels
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import Audience, check_account
from orglife_kit.rules.rectification.carried import of_earlier_years, of_this_year
from orglife_kit.rules.rectification.days import check_days
from orglife_kit.rules.rectification.due import Band
from orglife_kit.rules.rectification.items import Origin, RectificationItem
from orglife_kit.rules.rectification.ledger import heard_by, item_bands, items_lacking

_LINES = Lines("rectification", "6_rectification")
_NAMED = 5  # so many problems are named in one line


def rectification_status(record: MeetingRecord, today: datetime.date) -> Iterator[StatusEntry]:
    """Yield how the ledger, the commitments, the verification and the accounts stand."""
    if all(item.is_personal for item in of_this_year(record)) and _has_to_rectify(record):
        yield _LINES.missing("C13", notice("status_ledger_missing"))
    yield from _commitments(record)
    yield from _items(record, today)
    yield from _earlier(record)
    if any(not item.is_personal for item in record.rectification.items):
        yield from _accounts(record)


def _has_to_rectify(record: MeetingRecord) -> bool:
    """Return whether the plan says anything of the rectification, or something was found that is to be rectified."""
    plan, found = record.plan, record.preparation
    planned = plan.rectification or plan.preparation.committee_aspects
    return bool(planned or found.committee_findings or found.suggestions)


def _commitments(record: MeetingRecord) -> Iterator[StatusEntry]:
    items = record.rectification.items
    committed = {item.member for item in items if item.is_commitment and item.member is not None}
    found = {finding.member for finding in record.preparation.findings}
    names = labels(record, record.roster.in_order(found - committed))
    if names:
        says = notice("status_commitments_missing", number=len(names), names="、".join(names))
        yield _LINES.missing("C14", says, names)
    elif committed:
        yield _LINES.done("C14", notice("status_commitments", members=len(committed)))
    unasked = [item for item in items if item.origin is Origin.CRITICISM and item.taken_on is None]
    if unasked:
        yield _LINES.warning("C14", notice("status_criticism_not_chosen", **_named(unasked)))


def _items(record: MeetingRecord, today: datetime.date) -> Iterator[StatusEntry]:
    bands = item_bands(record, today)
    lacking = items_lacking(record)
    if lacking:
        yield _LINES.missing("C13", notice("status_items_lacking", **_named(lacking)))
    late, promised = _apart(bands.get(Band.PAST_DUE, ()))
    if promised:
        says = notice("status_commitments_due", **_named(promised))
        yield _LINES.warning("C14", says, _owners(promised))
    if late:
        yield _LINES.overdue("C13", notice("status_items_overdue", **_named(late)), _owners(late))
    at_once = bands.get(Band.IMMEDIATE, ())
    held = record.plan.meeting.date
    if at_once and held is not None and today > held:
        yield _LINES.warning("C13", notice("status_items_at_once", **_named(at_once)), _owners(at_once))
    yield from _to_verify(record, bands.get(Band.TO_VERIFY, ()))
    if record.rectification.items:
        number, verified = len(record.rectification.items), len(bands.get(Band.CLOSED, ()))
        line = _LINES.done if verified == number else _LINES.warning  # what is late or waits has its own line
        yield line("C13", notice("status_items", number=number, verified=verified))
    for item in record.rectification.items:
        for told in check_days(item, record.rectification.history(item.number), held):
            yield _LINES.warning("C15", told)


def _earlier(record: MeetingRecord) -> Iterator[StatusEntry]:
    """Yield how many items come from earlier years, and how many of them are still open (C18)."""
    items = of_earlier_years(record)
    if items:
        still_open = sum(item.is_open for item in items)
        line = _LINES.warning if still_open else _LINES.done
        yield line("C18", notice("status_earlier_items", number=len(items), open=still_open))


def _to_verify(record: MeetingRecord, items: Sequence[RectificationItem]) -> Iterator[StatusEntry]:
    criticised = [item for item in items if record.rectification.history(item.number).waits_for_criticism]
    waiting, _ = _apart([item for item in items if item not in criticised])
    for code, found in (("status_items_not_satisfied", criticised), ("status_items_to_verify", waiting)):
        if found:
            yield _LINES.missing("C15", notice(code, **_named(found)), _owners(found))


def _apart(
    items: Iterable[RectificationItem],
) -> tuple[list[RectificationItem], list[RectificationItem]]:
    """Return the items that somebody answers for to others, and the commitments, those of earlier years too."""
    listed = list(items)
    answered_for = [item for item in listed if not item.is_promised]
    return answered_for, [item for item in listed if item.is_promised]


def _accounts(record: MeetingRecord) -> Iterator[StatusEntry]:
    given, plan = {account.audience for account in record.rectification.accounts}, record.plan
    names_superior = plan.accounts_to or plan.superior or plan.rectification
    for audience in Audience:
        hearer = heard_by(record, audience) or audience
        if audience is Audience.WORKING_COMMITTEE and not names_superior and audience not in given:
            continue
        if audience in given:
            yield _LINES.done("C13", notice("status_account", audience=hearer))
        else:
            yield _LINES.missing("C13", notice("status_account_missing", audience=hearer))
    for account in record.rectification.accounts:
        for told in check_account(account):
            yield _LINES.warning("C13", told)


def _owners(items: Iterable[RectificationItem]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.owner for item in items if item.owner))


def _named(items: Sequence[RectificationItem]) -> dict[str, object]:
    problems = "；".join(beginning(item.problem, 16) for item in items[:_NAMED])
    return {"number": len(items), "problems": problems + "；…" if len(items) > _NAMED else problems}
