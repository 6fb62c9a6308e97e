"""The twelfth schema: corrections of the attendance, 群众代表 who signed in, minutes that were taken back."""

from __future__ import annotations

import sqlite3


def version_12(connection: sqlite3.Connection) -> None:
    """Add the tables; of minutes that an earlier version kept nothing says what the record said then."""
    for statement in (
        "CREATE TABLE ballots_attendance_correction (number INTEGER PRIMARY KEY AUTOINCREMENT, date TEXT NOT NULL,"
        " member INTEGER REFERENCES plan_member ON DELETE CASCADE, before TEXT, before_reason TEXT NOT NULL,"
        " presence TEXT, reason TEXT NOT NULL, correction TEXT NOT NULL)",
        "CREATE TABLE ballots_representative (position INTEGER PRIMARY KEY, name TEXT NOT NULL)",
        "ALTER TABLE ballots_minutes ADD COLUMN sources TEXT NOT NULL DEFAULT '{}'",
        "CREATE TABLE ballots_earlier_minutes (number INTEGER PRIMARY KEY AUTOINCREMENT, frozen TEXT NOT NULL,"
        " withdrawn TEXT NOT NULL, reason TEXT NOT NULL, entries TEXT NOT NULL)",
    ):
        connection.execute(statement)
