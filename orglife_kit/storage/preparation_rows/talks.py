"""Rows of the talks, and of last year's pairs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from orglife_kit.rules.preparation.talks import Talk

_COLUMNS = "number, date, talker, listener, place, theme, content, suggestion"


def write_talk(connection: sqlite3.Connection, talk: Talk) -> int:
    """Keep a talk, a new one (number 0) or in place of that number; return its number."""
    number = (
        talk.number
        or connection.execute("SELECT coalesce(max(number), 0) + 1 FROM preparation_talk").fetchone()[0]
    )
    facts = (talk.date, talk.talker, talk.listener, talk.place, talk.theme, talk.content, talk.suggestion)
    connection.execute(
        f"INSERT OR REPLACE INTO preparation_talk ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (number, *facts),
    )
    return int(number)


def remove_talk(connection: sqlite3.Connection, number: int) -> None:
    """Take a talk out."""
    connection.execute("DELETE FROM preparation_talk WHERE number = ?", (number,))


def read_talks(connection: sqlite3.Connection) -> tuple[Talk, ...]:
    """Return the talks by day, those of one day as they were entered."""
    return tuple(
        Talk(*row)
        for row in connection.execute(f"SELECT {_COLUMNS} FROM preparation_talk ORDER BY date, number")
    )


def write_last_pairs(connection: sqlite3.Connection, pairs: Iterable[frozenset[int]]) -> None:
    """Keep who talked with whom last year, by this year's roster numbers."""
    connection.execute("DELETE FROM preparation_last_pair")
    connection.executemany("INSERT INTO preparation_last_pair VALUES (?, ?)", sorted(map(sorted, pairs)))


def read_last_pairs(connection: sqlite3.Connection) -> frozenset[frozenset[int]]:
    """Return who talked with whom last year."""
    return frozenset(
        frozenset(row) for row in connection.execute("SELECT first, second FROM preparation_last_pair")
    )
