"""Rows of the preparation stage: the members' findings."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from orglife_kit.rules.preparation import Finding


def write_findings(connection: sqlite3.Connection, member: int, aspect: str, points: Sequence[str]) -> None:
    """Keep one member's points of one aspect in place of those he had there."""
    connection.execute("DELETE FROM preparation_finding WHERE member = ? AND aspect = ?", (member, aspect))
    connection.executemany(
        "INSERT INTO preparation_finding (member, aspect, place, point) VALUES (?, ?, ?, ?)",
        ((member, aspect, place, point) for place, point in enumerate(points, start=1)),
    )


def read_findings(connection: sqlite3.Connection) -> tuple[Finding, ...]:
    """Return every finding, by roster number, points in their order."""
    rows = connection.execute(
        "SELECT member, aspect, point FROM preparation_finding ORDER BY member, aspect, place"
    )
    return tuple(Finding(*row) for row in rows)
