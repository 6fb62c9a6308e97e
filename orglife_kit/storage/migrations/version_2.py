"""The second schema: released, never edited."""

from __future__ import annotations

import sqlite3


def version_2(connection: sqlite3.Connection) -> None:
    """The members' findings and who has spoken of himself."""
    for statement in (
        "CREATE TABLE preparation_finding (member INTEGER NOT NULL REFERENCES plan_member,"
        " aspect TEXT NOT NULL, place INTEGER NOT NULL, point TEXT NOT NULL,"
        " PRIMARY KEY (member, aspect, place))",
        "CREATE TABLE reviews_self_review (member INTEGER PRIMARY KEY REFERENCES plan_member,"
        " place INTEGER NOT NULL, note TEXT NOT NULL)",
    ):
        connection.execute(statement)
