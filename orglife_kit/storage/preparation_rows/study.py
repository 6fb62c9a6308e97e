"""Rows of the study sessions and who was absent."""

from __future__ import annotations

import sqlite3

from orglife_kit.rules.preparation.study import Absence, Study


def write_study(connection: sqlite3.Connection, study: Study) -> None:
    """Keep a session in place of what was kept of that day."""
    connection.execute("DELETE FROM preparation_study_absence WHERE date = ?", (study.date,))
    connection.execute("INSERT OR REPLACE INTO preparation_study VALUES (?, ?)", (study.date, study.place))
    connection.executemany(
        "INSERT INTO preparation_study_absence VALUES (?, ?, ?, ?)",
        ((study.date, one.member, one.reason, one.made_up) for one in study.absences),
    )


def remove_study(connection: sqlite3.Connection, date: str) -> None:
    """Take a session out."""
    connection.execute("DELETE FROM preparation_study_absence WHERE date = ?", (date,))
    connection.execute("DELETE FROM preparation_study WHERE date = ?", (date,))


def read_studies(connection: sqlite3.Connection) -> tuple[Study, ...]:
    """Return the sessions by day, absences in roster order."""
    absences: dict[str, list[Absence]] = {}
    for date, *rest in connection.execute("SELECT * FROM preparation_study_absence ORDER BY date, member"):
        absences.setdefault(date, []).append(Absence(*rest))
    rows = connection.execute("SELECT date, place FROM preparation_study ORDER BY date")
    return tuple(Study(date, place, tuple(absences.get(date, ()))) for date, place in rows)
