"""The thirteenth schema: with a publication what could be worked out, with a distribution who had which grade."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter

_GRADES = ("EXCELLENT", "QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED")


def version_13(connection: sqlite3.Connection) -> None:
    """Of an earlier distribution whose they were is known only while they are still the same."""
    grades = dict(connection.execute("SELECT member, outcome FROM assessment_outcome ORDER BY member"))
    grades = {member: outcome for member, outcome in grades.items() if outcome in _GRADES}
    earlier = connection.execute("SELECT counts FROM publication_shown WHERE scope = 'BRANCH'").fetchall()
    connection.execute("ALTER TABLE publication_record ADD COLUMN inference TEXT NOT NULL DEFAULT '[]'")
    connection.execute("DROP TABLE publication_shown")
    connection.execute(
        "CREATE TABLE publication_shown (number INTEGER PRIMARY KEY AUTOINCREMENT, grades TEXT NOT NULL)"
    )
    for (counts,) in earlier:
        shown = {
            outcome: number for outcome, number in json.loads(counts).items() if outcome in _GRADES and number
        }
        same = shown == dict(Counter(grades.values()))
        text = json.dumps({str(member): grade for member, grade in grades.items()}) if same else "{}"
        connection.execute("INSERT INTO publication_shown (grades) VALUES (?)", (text,))
