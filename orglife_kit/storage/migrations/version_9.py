"""The ninth schema: the bundles that went up, and what the supervisor answered."""

from __future__ import annotations

import sqlite3


def version_9(connection: sqlite3.Connection) -> None:
    """Add the tables; of what an earlier version handed in nothing is known."""
    for statement in (
        "CREATE TABLE publication_bundle (number INTEGER PRIMARY KEY AUTOINCREMENT, date TEXT NOT NULL,"
        " file TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL)",
        "CREATE TABLE publication_opinion (number INTEGER PRIMARY KEY AUTOINCREMENT,"
        " bundle INTEGER NOT NULL REFERENCES publication_bundle ON DELETE CASCADE, decision TEXT NOT NULL,"
        " opinion TEXT NOT NULL, reviewer TEXT NOT NULL, date TEXT NOT NULL)",
    ):
        connection.execute(statement)
