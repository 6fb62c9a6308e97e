"""What one act has changed, kept in memory only, so that the last act can be taken back."""

from __future__ import annotations

import sqlite3

from orglife_kit.errors import StorageError, notice

Snapshot = dict[str, list[tuple[object, ...]]]

# What no act takes back: the meeting's own ids, rounds (a ballot has ways of its own), what a scope was shown.
# Every other table of the file is taken back, also one that a later schema adds.
NOT_UNDONE = frozenset(
    {
        "plan_meeting",
        "ballots_copy",
        "ballots_round",
        "ballots_officer",
        "ballots_class",
        "ballots_box",
        "ballots_mark",
        "ballots_tally",
        "ballots_copied",
        "ballots_recount",
        "ballots_recount_count",
        "publication_shown",
        "publication_bundle",  # its number stands in the file that went up
    }
)


def undone_tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the tables whose rows an act can take back."""
    names = connection.execute(
        "SELECT name FROM pragma_table_list"
        " WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return tuple(sorted({name for (name,) in names} - NOT_UNDONE))


def snapshot(connection: sqlite3.Connection) -> Snapshot:
    """Return every row that an act can take back."""
    return {
        table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in undone_tables(connection)
    }


def restore(connection: sqlite3.Connection, before: Snapshot) -> None:
    """Put the tables back as they were; foreign keys are off, so the references are checked at the end.

    ``sqlite_sequence`` is left as it is: a number that was given once is not given again.
    """
    for table, rows in before.items():
        if connection.execute(f"SELECT * FROM {table}").fetchall() == rows:
            continue
        connection.execute(f"DELETE FROM {table}")
        for row in rows:
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise StorageError(notice("database_references"))
