"""The schema of ``meeting.db``: a list of plain functions, each applied once, never edited after release."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from orglife_kit.errors import StorageError, notice
from orglife_kit.storage.migrations.version_1 import version_1
from orglife_kit.storage.migrations.version_2 import version_2
from orglife_kit.storage.migrations.version_3 import version_3
from orglife_kit.storage.migrations.version_4 import version_4

APPLICATION = 0x6F726C66  # "orlf", so that a foreign SQLite file is told from a meeting

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    version_1,
    version_2,
    version_3,
    version_4,
)


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
    # a table that is made anew must not take along what refers to it; inside a transaction this would do nothing
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        before = version
        while version < len(MIGRATIONS):
            version = _apply_next(connection)
        if version > before:
            connection.execute("VACUUM")  # no page of a table that was made anew stays behind
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def _apply_next(connection: sqlite3.Connection) -> int:
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < len(MIGRATIONS):  # another process may have been first
            MIGRATIONS[version](connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise StorageError(notice("database_references"))
            connection.execute(f"PRAGMA application_id={APPLICATION}")
            connection.execute(f"PRAGMA user_version={version + 1}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return int(version) + 1 if version < len(MIGRATIONS) else int(version)
