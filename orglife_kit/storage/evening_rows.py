"""Rows of the meeting evening: how far the agenda is, who was proposed, the minutes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from orglife_kit.rules.ballots.evening import Proposal
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead

_PASSED = "officers_passed"
_TELLER, _SCRUTINEER = "teller", "scrutineer"
_COMPOSED, _KEPT = 0, 1  # versions of the minutes: as the kit made them, and as they are kept


def write_item(connection: sqlite3.Connection, place: int, *, finished: bool, note: str) -> None:
    """Keep how far one item of the agenda is."""
    connection.execute("INSERT OR REPLACE INTO ballots_agenda VALUES (?, ?, ?)", (place, int(finished), note))


def read_items(connection: sqlite3.Connection) -> dict[int, tuple[bool, str]]:
    """Return whether items are finished and what was noted, by their place."""
    rows = connection.execute("SELECT place, finished, note FROM ballots_agenda ORDER BY place")
    return {place: (bool(finished), note) for place, finished, note in rows}


def write_proposal(connection: sqlite3.Connection, proposal: Proposal) -> None:
    """Keep who was proposed as teller and scrutineer, and how they were passed."""
    connection.execute("DELETE FROM ballots_proposal")
    for role, names in ((_TELLER, proposal.tellers), (_SCRUTINEER, proposal.scrutineers)):
        connection.executemany(
            "INSERT INTO ballots_proposal VALUES (?, ?, ?)",
            ((role, place, name) for place, name in enumerate(names, start=1)),
        )
    connection.execute("INSERT OR REPLACE INTO ballots_note VALUES (?, ?)", (_PASSED, proposal.passed))


def read_proposal(connection: sqlite3.Connection) -> Proposal:
    """Return who was proposed; nobody before."""
    names: dict[str, list[str]] = {_TELLER: [], _SCRUTINEER: []}
    for role, name in connection.execute("SELECT role, name FROM ballots_proposal ORDER BY role, place"):
        names[role].append(name)
    row = connection.execute("SELECT text FROM ballots_note WHERE name = ?", (_PASSED,)).fetchone()
    return Proposal(tuple(names[_TELLER]), tuple(names[_SCRUTINEER]), row[0] if row else "")


def write_minutes(connection: sqlite3.Connection, minutes: Minutes) -> None:
    """Keep the minutes: as they were composed, and as they are now."""
    for version, texts, frozen in (
        (_COMPOSED, minutes.composed, ""),
        (_KEPT, minutes.texts, minutes.frozen),
    ):
        entries = json.dumps({head.value: text for head, text in texts.items()}, ensure_ascii=False)
        connection.execute(
            "INSERT OR REPLACE INTO ballots_minutes VALUES (?, ?, ?)", (version, entries, frozen)
        )


def read_minutes(connection: sqlite3.Connection) -> Minutes | None:
    """Return the minutes as they are kept, ``None`` before anybody kept them."""
    rows = {
        version: (_texts(json.loads(entries)), frozen)
        for version, entries, frozen in connection.execute(
            "SELECT version, entries, frozen FROM ballots_minutes"
        )
    }
    if _KEPT not in rows:
        return None
    texts, frozen = rows[_KEPT]
    return Minutes(texts, rows[_COMPOSED][0], frozen)


def _texts(entries: Mapping[str, str]) -> dict[MinutesHead, str]:
    return {MinutesHead(head): text for head, text in entries.items()}
