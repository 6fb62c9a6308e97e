"""Tables of the rectification stage: items, what came of each, accounts, consents."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterable

from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.rectification.accounts import Account, AccountLine, Audience
from orglife_kit.rules.rectification.items import (
    History,
    ItemState,
    Ledger,
    Origin,
    Progress,
    RectificationItem,
    Reopening,
    Verification,
)
from orglife_kit.rules.rectification.ledger import in_ledger_order
from orglife_kit.rules.rectification.record import RectificationRecord
from orglife_kit.storage.tables.mapper import Table, by_key, stored


@dataclass(frozen=True)
class ItemRow:
    """An item; at most one of the four columns says which row it was made from.

    ``first_origin`` and ``carried`` are of one from an earlier year, ``taken_on`` of a criticism.
    """

    number: int
    ledger: Ledger
    member: int | None
    origin: Origin
    committee_finding: int | None
    suggestion: int | None
    finding: int | None
    peer_review: int | None
    carried: str
    problem: str
    goal: str
    measure: str
    owner: str
    immediate: bool
    due: datetime.date | None
    state: ItemState
    first_origin: Origin | None
    taken_on: datetime.date | None
    came_closed: bool


@dataclass(frozen=True)
class AccountRow:
    """An account with its lines as they stood, as JSON."""

    number: int
    audience: Audience
    date: datetime.date
    extract: str


@dataclass(frozen=True)
class ConsentRow:
    """That a member agrees that the branch sees his commitments."""

    member: int


ITEMS = Table("rectification_item", ItemRow, numbered=True)
PROGRESS = Table("rectification_progress", Progress, numbered=True)
VERIFICATIONS = Table("rectification_verification", Verification, numbered=True)
REOPENINGS = Table("rectification_reopening", Reopening, numbered=True)
ACCOUNTS = Table("rectification_account", AccountRow, numbered=True)
CONSENTS = Table("rectification_consent", ConsentRow, key=("member",), order="member")


def item_row(item: RectificationItem) -> ItemRow:
    """Return the row that keeps an item."""

    def made_from(origin: Origin) -> int | None:
        return item.origin_number if item.origin is origin else None

    return ItemRow(
        number=item.number,
        ledger=item.ledger,
        member=item.member,
        origin=item.origin,
        committee_finding=made_from(Origin.COMMITTEE_FINDING),
        suggestion=made_from(Origin.SUGGESTION),
        finding=made_from(Origin.MEMBER_FINDING),
        peer_review=made_from(Origin.CRITICISM),
        carried=item.carried,
        problem=item.problem,
        goal=item.goal,
        measure=item.measure,
        owner=item.owner,
        immediate=item.immediate,
        due=item.due,
        state=item.state,
        first_origin=item.first_origin,
        taken_on=item.taken_on,
        came_closed=item.came_closed,
    )


def account_row(audience: Audience, date: datetime.date, lines: Iterable[AccountLine]) -> AccountRow:
    """Return the row that keeps an account as it was given."""
    extract = [
        {
            "problem": line.problem,
            "measure": line.measure,
            "owner": line.owner,
            "due": stored(line.due) or "",
            "immediate": line.immediate,
            "state": line.state.value,
            "progress": line.progress,
            "year": line.year,
            "satisfaction": line.satisfaction,
            "latest": stored(line.latest) or "",
        }
        for line in lines
    ]
    return AccountRow(0, audience, date, json.dumps(extract, ensure_ascii=False))


def read_rectification(connection: sqlite3.Connection, roster: Roster) -> RectificationRecord:
    """Return the rectification's part of the record."""
    progress = by_key(PROGRESS.read(connection), "item")
    verifications = by_key(VERIFICATIONS.read(connection), "item")
    reopenings = by_key(REOPENINGS.read(connection), "item")
    return RectificationRecord(
        items=in_ledger_order(map(_item, ITEMS.read(connection)), roster),
        histories={
            item: History(progress.get(item, ()), verifications.get(item, ()), reopenings.get(item, ()))
            for item in {*progress, *verifications, *reopenings}
        },
        accounts=tuple(map(_account, ACCOUNTS.read(connection))),
        consents=frozenset(row.member for row in CONSENTS.read(connection)),
    )


def _item(row: ItemRow) -> RectificationItem:
    sources = (row.committee_finding, row.suggestion, row.finding, row.peer_review)
    return RectificationItem(
        number=row.number,
        ledger=row.ledger,
        problem=row.problem,
        member=row.member,
        origin=row.origin,
        origin_number=next((number for number in sources if number is not None), None),
        carried=row.carried,
        goal=row.goal,
        measure=row.measure,
        owner=row.owner,
        immediate=row.immediate,
        due=row.due,
        state=row.state,
        first_origin=row.first_origin,
        taken_on=row.taken_on,
        came_closed=row.came_closed,
    )


def _account(row: AccountRow) -> Account:
    return Account(
        number=row.number,
        audience=row.audience,
        date=row.date,
        lines=tuple(
            AccountLine(
                problem=line["problem"],
                measure=line["measure"],
                owner=line["owner"],
                due=_day(line["due"]),
                immediate=line["immediate"],
                state=ItemState(line["state"]),
                progress=line["progress"],
                year=line.get("year", ""),  # an account of an earlier version holds none of these
                satisfaction=line.get("satisfaction", ""),
                latest=_day(line.get("latest", "")),
            )
            for line in json.loads(row.extract)
        ),
    )


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
