"""Whether every value is of its column's kind: no close writes another, and no other may hold bytes."""

from __future__ import annotations

import json
import sqlite3

from .box import OF_CLASS

_UNCOUNTED = " OR ".join(f"{name} IS NULL" for name in OF_CLASS)
_OF_CLOSED = "round IN (SELECT number FROM ballots_round WHERE state = 'closed')"
# A class of a closed round is counted and signed off; one of which no paper ever came in need not be signed off.
_IMPOSSIBLE = (
    (
        "ballots_class",
        f"SELECT count(*) FROM ballots_class WHERE {_OF_CLOSED} AND ({_UNCOUNTED}"
        " OR NOT (signed_off = 1 OR (signed_off = 0 AND issued = 0 AND class != 'members')))",
    ),
    (
        "ballots_officer.place",
        "SELECT count(*) FROM (SELECT 1 FROM ballots_officer GROUP BY round, role"
        " HAVING min(place) != 0 OR max(place) != count(*) - 1)",
    ),
    (
        "ballots_round.state",
        "SELECT count(*) FROM ballots_round WHERE state NOT IN ('open', 'void', 'closed')",
    ),
)


def malformed_values(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return a fault for every value that is not of its column's type, and for rows that belong to no round.

    Only ``ballots_mark.records`` is declared to hold bytes, so that no others can lie anywhere.
    """
    faults = []
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    for (table,) in connection.execute(tables).fetchall():
        for _, column, kind, required, _, key in connection.execute(
            f'PRAGMA table_info("{table}")'
        ).fetchall():
            empty = "" if required or key else f' AND "{column}" IS NOT NULL'
            query = f'SELECT count(*) FROM "{table}" WHERE typeof("{column}") != ?{empty}'
            if connection.execute(query, (kind.lower(),)).fetchone()[0]:
                faults.append(("malformed", f"{table}.{column}"))
    broken = {str(table) for table, *_ in connection.execute("PRAGMA foreign_key_check")}
    faults += [("of_no_round", table) for table in sorted(broken) if table.startswith("ballots_")]
    faults += [("malformed", what) for what, query in _IMPOSSIBLE if connection.execute(query).fetchone()[0]]
    for (frozen,) in connection.execute("SELECT frozen FROM ballots_round"):
        try:
            kept = json.loads(frozen)
            _ = [(number + 0, name + "") for number, name in kept["subjects"]]
            _ = [(member["number"] + 0, member["name"] + "") for member in kept["roster"]]
            _ = [(0, grade["code"] + "") for grade in kept["grade_set"]["grades"]]
        except (ValueError, TypeError, KeyError):
            faults.append(("malformed", "ballots_round.frozen"))
    return faults
