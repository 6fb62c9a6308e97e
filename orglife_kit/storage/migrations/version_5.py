"""The fifth schema: each round keeps the random id of its sealed intake."""

from __future__ import annotations

import sqlite3


def version_5(connection: sqlite3.Connection) -> None:
    """Add the intake's id; a round of an earlier version has none, its key goes by meeting and round number."""
    connection.execute("ALTER TABLE ballots_round ADD COLUMN intake TEXT NOT NULL DEFAULT ''")
