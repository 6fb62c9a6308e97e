"""The tenth schema: what is written down at an item of the agenda belongs to the item, not to its place."""

from __future__ import annotations

import sqlite3

PLACE = "@"  # before the place of an item, until the opening knows from the plan which item stands there


def version_10(connection: sqlite3.Connection) -> None:
    """Keep the notes by the item; a round keeps how its officers were passed, where they are those proposed."""
    for statement in (
        "ALTER TABLE ballots_agenda RENAME TO old_agenda",
        "CREATE TABLE ballots_agenda (item TEXT PRIMARY KEY, text TEXT NOT NULL, kind TEXT NOT NULL,"
        " finished INTEGER NOT NULL, note TEXT NOT NULL, comment TEXT NOT NULL)",
        f"INSERT INTO ballots_agenda SELECT '{PLACE}' || position, '', 'OTHER', finished, note, ''"
        " FROM old_agenda ORDER BY position",
        "DROP TABLE old_agenda",
        "ALTER TABLE ballots_round ADD COLUMN passed TEXT NOT NULL DEFAULT ''",
    ):
        connection.execute(statement)
    proposed = _named(connection, "SELECT role, name FROM ballots_proposal ORDER BY role, position")
    passed = connection.execute("SELECT text FROM ballots_note WHERE name = 'officers_passed'").fetchone()
    for (number,) in connection.execute("SELECT number FROM ballots_round").fetchall():
        query = "SELECT role, name FROM ballots_officer WHERE round = ? ORDER BY role, place"
        if passed and _named(connection, query, number) == proposed:
            connection.execute("UPDATE ballots_round SET passed = ? WHERE number = ?", (passed[0], number))


def _named(connection: sqlite3.Connection, query: str, *values: object) -> list[tuple[str, str]]:
    return connection.execute(query, values).fetchall()
