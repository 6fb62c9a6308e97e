"""The sixth schema: an item says what it was in the year before and who took it on; a vote keeps its count."""

from __future__ import annotations

import sqlite3


def version_6(connection: sqlite3.Connection) -> None:
    """Add the columns; of what an earlier version kept they say nothing."""
    for table, column in (
        ("rectification_item", "first_origin TEXT"),
        ("rectification_item", "taken_on TEXT"),
        ("assessment_disposition", "disposition TEXT"),
        ("assessment_disposition", "entitled INTEGER"),
        ("assessment_disposition", "present INTEGER"),
        ("assessment_disposition", "in_favour INTEGER"),
        ("assessment_disposition", "against INTEGER"),
        ("assessment_disposition", "abstained INTEGER"),
    ):
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
