"""The eleventh schema: each step of a disposition has a number of its own, so that the same step may be taken twice."""

from __future__ import annotations

import sqlite3

_FACTS = "member, step, date, body, note, disposition, entitled, present, in_favour, against, abstained"


def version_11(connection: sqlite3.Connection) -> None:
    """Make the table anew with numbers, in the order in which the steps were kept."""
    for statement in (
        "ALTER TABLE assessment_disposition RENAME TO assessment_disposition_before",
        "CREATE TABLE assessment_disposition (number INTEGER PRIMARY KEY AUTOINCREMENT,"
        " member INTEGER NOT NULL REFERENCES plan_member ON DELETE CASCADE, step TEXT NOT NULL,"
        " date TEXT NOT NULL, body TEXT NOT NULL, note TEXT NOT NULL, disposition TEXT, entitled INTEGER,"
        " present INTEGER, in_favour INTEGER, against INTEGER, abstained INTEGER)",
        f"INSERT INTO assessment_disposition ({_FACTS}) SELECT {_FACTS} FROM assessment_disposition_before"
        " ORDER BY member, position",
        "DROP TABLE assessment_disposition_before",
    ):
        connection.execute(statement)
