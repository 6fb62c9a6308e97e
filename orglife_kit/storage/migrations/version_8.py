"""The eighth schema: which items were closed when they were carried over from the year before."""

from __future__ import annotations

import sqlite3


def version_8(connection: sqlite3.Connection) -> None:
    """Add the column; of what an earlier version carried over the next year is told once more."""
    connection.execute("ALTER TABLE rectification_item ADD COLUMN came_closed INTEGER NOT NULL DEFAULT 0")
