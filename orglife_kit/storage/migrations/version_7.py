"""The seventh schema: which round's roots were copied to paper, and the recounts of members drawn by dice."""

from __future__ import annotations

import sqlite3


def version_7(connection: sqlite3.Connection) -> None:
    """Add the tables; of a round that an earlier version closed nothing says whether its root was copied."""
    for statement in (
        "CREATE TABLE ballots_copied (round INTEGER PRIMARY KEY REFERENCES ballots_round ON DELETE CASCADE,"
        " date TEXT NOT NULL)",
        "CREATE TABLE ballots_recount (number INTEGER PRIMARY KEY AUTOINCREMENT, round INTEGER NOT NULL,"
        " class TEXT NOT NULL, before_copy INTEGER NOT NULL, date TEXT, counted_by TEXT NOT NULL,"
        " watched_by TEXT NOT NULL, FOREIGN KEY (round, class) REFERENCES ballots_box ON DELETE CASCADE)",
        "CREATE TABLE ballots_recount_count ("
        "recount INTEGER NOT NULL REFERENCES ballots_recount ON DELETE CASCADE, member INTEGER NOT NULL,"
        " code TEXT NOT NULL, number INTEGER, PRIMARY KEY (recount, member, code))",
    ):
        connection.execute(statement)
