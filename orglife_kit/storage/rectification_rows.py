"""Rows of the rectification stage: items with their progress, verifications and reopenings; accounts; consents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict

from orglife_kit.rules.rectification.accounts import Account, AccountLine, Audience
from orglife_kit.rules.rectification.items import (
    History,
    ItemState,
    Ledger,
    Origin,
    Progress,
    RectificationItem,
    Reopening,
    Satisfaction,
    Verification,
)

_COLUMNS = "number, ledger, member, origin, origin_key, problem, goal, measure, owner, immediate, due, state"
_OF_AN_ITEM = ("rectification_progress", "rectification_verification", "rectification_reopening")


def write_item(connection: sqlite3.Connection, item: RectificationItem) -> int:
    """Keep an item, a new one (number 0) or in place of that number; return its number."""
    number = item.number or _next(connection, "rectification_item")
    facts = (
        *(item.ledger.value, item.member, item.origin.value, item.origin_key, item.problem, item.goal),
        *(item.measure, item.owner, int(item.immediate), item.due, item.state.value),
    )
    connection.execute(
        f"INSERT OR REPLACE INTO rectification_item ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, *facts),
    )
    return number


def rename_origin(
    connection: sqlite3.Connection, origin: Origin, member: int, keys: Sequence[tuple[str, str]]
) -> None:
    """Let the member's items that remember an old key (the first of each pair) remember the new one."""
    connection.executemany(
        "UPDATE rectification_item SET origin_key = ? WHERE origin = ? AND member = ? AND origin_key = ?",
        ((new, origin.value, member, old) for old, new in keys),
    )


def remove_item(connection: sqlite3.Connection, number: int) -> None:
    """Take an item out with everything that was recorded of it."""
    for table in _OF_AN_ITEM:
        connection.execute(f"DELETE FROM {table} WHERE item = ?", (number,))
    connection.execute("DELETE FROM rectification_item WHERE number = ?", (number,))


def read_items(connection: sqlite3.Connection) -> tuple[RectificationItem, ...]:
    """Return every item in the order they were opened."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM rectification_item ORDER BY number")
    return tuple(
        RectificationItem(
            number,
            Ledger(ledger),
            problem,
            member,
            Origin(origin),
            origin_key,
            goal,
            measure,
            owner,
            bool(immediate),
            due,
            ItemState(state),
        )
        for (
            number,
            ledger,
            member,
            origin,
            origin_key,
            problem,
            goal,
            measure,
            owner,
            immediate,
            due,
            state,
        ) in rows
    )


def add_progress(connection: sqlite3.Connection, entry: Progress) -> int:
    """Keep a note of progress and return its number; ``entry.number`` is not used."""
    return _add(connection, "rectification_progress", (entry.item, entry.date, entry.words, entry.evidence))


def add_verification(connection: sqlite3.Connection, entry: Verification) -> int:
    """Keep a verification and return its number; ``entry.number`` is not used."""
    facts = (entry.item, entry.date, entry.verified_by, entry.satisfaction.value, entry.note)
    return _add(connection, "rectification_verification", facts)


def add_reopening(connection: sqlite3.Connection, entry: Reopening) -> int:
    """Keep a reopening and return its number; ``entry.number`` is not used."""
    facts = (entry.item, entry.date, entry.criticised_by, entry.said, entry.due)
    return _add(connection, "rectification_reopening", facts)


def read_histories(connection: sqlite3.Connection) -> dict[int, History]:
    """Return what was recorded of each item, by its number, in the order it was entered."""
    progress: dict[int, list[Progress]] = {}
    for row in connection.execute("SELECT * FROM rectification_progress ORDER BY number"):
        progress.setdefault(row[1], []).append(Progress(*row))
    verifications: dict[int, list[Verification]] = {}
    for number, item, date, by, satisfaction, note in connection.execute(
        "SELECT * FROM rectification_verification ORDER BY number"
    ):
        entry = Verification(number, item, date, by, Satisfaction(satisfaction), note)
        verifications.setdefault(item, []).append(entry)
    reopenings: dict[int, list[Reopening]] = {}
    for row in connection.execute("SELECT * FROM rectification_reopening ORDER BY number"):
        reopenings.setdefault(row[1], []).append(Reopening(*row))
    return {
        item: History(
            tuple(progress.get(item, ())),
            tuple(verifications.get(item, ())),
            tuple(reopenings.get(item, ())),
        )
        for item in {*progress, *verifications, *reopenings}
    }


def add_account(
    connection: sqlite3.Connection, audience: Audience, date: str, lines: Sequence[AccountLine]
) -> int:
    """Keep an account as it was given and return its number."""
    extract = json.dumps([asdict(line) for line in lines], ensure_ascii=False)
    return _add(connection, "rectification_account", (audience.value, date, extract))


def read_accounts(connection: sqlite3.Connection) -> tuple[Account, ...]:
    """Return the accounts in the order they were given."""
    rows = connection.execute(
        "SELECT number, audience, date, extract FROM rectification_account ORDER BY number"
    )
    return tuple(
        Account(
            number,
            Audience(audience),
            date,
            tuple(AccountLine(**{**line, "state": ItemState(line["state"])}) for line in json.loads(extract)),
        )
        for number, audience, date, extract in rows
    )


def write_consent(connection: sqlite3.Connection, member: int, *, agrees: bool) -> None:
    """Keep whether a member agrees that the branch sees his commitments."""
    if agrees:
        connection.execute("INSERT OR IGNORE INTO rectification_consent VALUES (?)", (member,))
    else:
        connection.execute("DELETE FROM rectification_consent WHERE member = ?", (member,))


def read_consents(connection: sqlite3.Connection) -> frozenset[int]:
    """Return the roster numbers of the members who agree."""
    return frozenset(number for (number,) in connection.execute("SELECT member FROM rectification_consent"))


def _add(connection: sqlite3.Connection, table: str, facts: Sequence[object]) -> int:
    number = _next(connection, table)
    marks = ", ".join("?" * (1 + len(facts)))
    connection.execute(f"INSERT INTO {table} VALUES ({marks})", (number, *facts))
    return number


def _next(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(number), 0) + 1 FROM {table}").fetchone()[0])
