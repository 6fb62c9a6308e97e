"""Rows of the findings, of the members and of the committee, and of the suggestions."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from orglife_kit.rules.preparation.findings import CommitteeFinding, Finding, Source, Suggestion


def write_findings(
    connection: sqlite3.Connection,
    member: int,
    aspect: str,
    points: Sequence[str],
    renamed: Mapping[str, str],
) -> None:
    """Keep one member's points of one aspect in place of those he had there; a point keeps its goal.

    ``renamed`` is the new wording of each point that was reworded, by its old one.
    """
    goals = {
        renamed.get(point, point): goal
        for point, goal in connection.execute(
            "SELECT point, goal FROM preparation_finding WHERE member = ? AND aspect = ?", (member, aspect)
        )
    }
    connection.execute("DELETE FROM preparation_finding WHERE member = ? AND aspect = ?", (member, aspect))
    connection.executemany(
        "INSERT INTO preparation_finding (member, aspect, place, point, goal) VALUES (?, ?, ?, ?, ?)",
        ((member, aspect, place, point, goals.get(point, "")) for place, point in enumerate(points, start=1)),
    )


def point_finding(connection: sqlite3.Connection, finding: Finding) -> int:
    """Keep which goal a member's point points to; return how many points there were to change."""
    changed = connection.execute(
        "UPDATE preparation_finding SET goal = ? WHERE member = ? AND aspect = ? AND point = ?",
        (finding.goal, finding.member, finding.aspect, finding.point),
    )
    return changed.rowcount


def read_findings(connection: sqlite3.Connection) -> tuple[Finding, ...]:
    """Return every finding of the members, by roster number, points in their order."""
    rows = connection.execute(
        "SELECT member, aspect, point, goal FROM preparation_finding ORDER BY member, aspect, place"
    )
    return tuple(Finding(*row) for row in rows)


def write_committee_finding(connection: sqlite3.Connection, finding: CommitteeFinding) -> int:
    """Keep a finding of the committee, a new one (number 0) or in place of that number; return its number."""
    row = connection.execute(
        "INSERT OR REPLACE INTO preparation_committee_finding VALUES (?, ?, ?, ?, ?, ?) RETURNING number",
        (
            finding.number or _next(connection, "preparation_committee_finding"),
            finding.aspect,
            finding.source.value,
            finding.point,
            finding.cause,
            finding.goal,
        ),
    ).fetchone()
    return int(row[0])


def remove_committee_finding(connection: sqlite3.Connection, number: int) -> None:
    """Take a finding of the committee out; the suggestions in it wait to be sorted again."""
    connection.execute("UPDATE preparation_suggestion SET finding = NULL WHERE finding = ?", (number,))
    connection.execute("DELETE FROM preparation_committee_finding WHERE number = ?", (number,))


def read_committee_findings(connection: sqlite3.Connection) -> tuple[CommitteeFinding, ...]:
    """Return the findings of the committee in the order they were entered."""
    rows = connection.execute("SELECT * FROM preparation_committee_finding ORDER BY number")
    return tuple(
        CommitteeFinding(number, aspect, Source(source), point, cause, goal)
        for number, aspect, source, point, cause, goal in rows
    )


def write_suggestion(connection: sqlite3.Connection, suggestion: Suggestion) -> int:
    """Keep a suggestion, a new one (number 0) or in place of that number; return its number."""
    row = connection.execute(
        "INSERT OR REPLACE INTO preparation_suggestion VALUES (?, ?, ?, ?) RETURNING number",
        (
            suggestion.number or _next(connection, "preparation_suggestion"),
            suggestion.source.value,
            suggestion.words,
            suggestion.finding,
        ),
    ).fetchone()
    return int(row[0])


def remove_suggestion(connection: sqlite3.Connection, number: int) -> None:
    """Take a suggestion out."""
    connection.execute("DELETE FROM preparation_suggestion WHERE number = ?", (number,))


def read_suggestions(connection: sqlite3.Connection) -> tuple[Suggestion, ...]:
    """Return the suggestions in the order they were entered."""
    rows = connection.execute("SELECT * FROM preparation_suggestion ORDER BY number")
    return tuple(
        Suggestion(number, Source(source), words, finding) for number, source, words, finding in rows
    )


def _next(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(number), 0) + 1 FROM {table}").fetchone()[0])
