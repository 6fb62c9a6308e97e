"""The schema of ``meeting.db``: a list of plain functions, each applied once, never edited after release."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from orglife_kit.errors import StorageError, notice
from orglife_kit.storage.migrations.version_1 import version_1
from orglife_kit.storage.migrations.version_2 import version_2
from orglife_kit.storage.migrations.version_3 import version_3

APPLICATION = 0x6F726C66  # "orlf", so that a foreign SQLite file is told from a meeting

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (version_1, version_2, version_3)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database to the newest version, one transaction per step.

    Raises ``StorageError``: ``database_too_new`` for a later kit's file, ``database_foreign`` for a file
    that is no meeting.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and tables:
        raise StorageError(notice("database_foreign"))
    if version > len(MIGRATIONS):
        raise StorageError(notice("database_too_new", version=version, known=len(MIGRATIONS)))
    while version < len(MIGRATIONS):
        version = _apply_next(connection)


def _apply_next(connection: sqlite3.Connection) -> int:
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < len(MIGRATIONS):  # another process may have been first
            MIGRATIONS[version](connection)
            connection.execute(f"PRAGMA application_id={APPLICATION}")
            connection.execute(f"PRAGMA user_version={version + 1}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return int(version) + 1 if version < len(MIGRATIONS) else int(version)
