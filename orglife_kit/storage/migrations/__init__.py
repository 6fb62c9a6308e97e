"""The schema of ``meeting.db``: a list of plain functions, each applied once, never edited after release."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache

from orglife_kit.errors import StorageError, notice
from orglife_kit.storage.migrations.version_1 import version_1
from orglife_kit.storage.migrations.version_2 import version_2
from orglife_kit.storage.migrations.version_3 import version_3
from orglife_kit.storage.migrations.version_4 import version_4
from orglife_kit.storage.migrations.version_5 import version_5
from orglife_kit.storage.migrations.version_6 import version_6
from orglife_kit.storage.migrations.version_7 import version_7
from orglife_kit.storage.migrations.version_8 import version_8
from orglife_kit.storage.migrations.version_9 import version_9
from orglife_kit.storage.migrations.version_10 import version_10
from orglife_kit.storage.migrations.version_11 import version_11
from orglife_kit.storage.migrations.version_12 import version_12
from orglife_kit.storage.migrations.version_13 import version_13

APPLICATION = 0x6F726C66  # "orlf", so that a foreign SQLite file is told from a meeting

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    version_1,
    version_2,
    version_3,
    version_4,
    version_5,
    version_6,
    version_7,
    version_8,
    version_9,
    version_10,
    version_11,
    version_12,
    version_13,
)
# Of the schema that all migrations together make, checked by a test: to make it anew at every opening took longer
# than the opening. Where it is not up to date, nothing but that time is lost.
NEWEST_SCHEMA = "10a53dca8ec9438adc63008d09b14ae7eebb2ed99b7c26980e6a1152b93d7da8"


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database to the newest version, one transaction per step.

    Raises ``StorageError``: ``database_too_new`` for a later kit's file, ``database_foreign`` for a file
    that is no meeting, ``database_schema_foreign`` for one to which another program added or changed anything.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and tables:
        raise StorageError(notice("database_foreign"))
    if version > len(MIGRATIONS):
        raise StorageError(notice("database_too_new", version=version, known=len(MIGRATIONS)))
    _check_schema(connection, version)
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


def schema_digest(schema: dict[str, str]) -> str:
    """Return what is another text for another schema."""
    return hashlib.sha256(repr(sorted(schema.items())).encode()).hexdigest()


def _check_schema(connection: sqlite3.Connection, version: int) -> None:
    """Raise ``StorageError`` for a view, a trigger, a foreign table or a changed column."""
    found = _schema(connection)
    if version == len(MIGRATIONS) and schema_digest(found) == NEWEST_SCHEMA:
        return
    known = _schema_of(version)
    names = sorted(name for name in found.keys() | known.keys() if found.get(name) != known.get(name))
    if names:
        raise StorageError(notice("database_schema_foreign", names=", ".join(names)))


@cache
def _schema_of(version: int) -> dict[str, str]:
    """Return the schema that the migrations up to ``version`` make."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for migration in MIGRATIONS[:version]:
            migration(connection)
        return _schema(connection)


def _schema(connection: sqlite3.Connection) -> dict[str, str]:
    """Return each object's statement; versions of SQLite differ in quotes and spaces alone."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {f"{kind} {name}": table + re.sub(r"[\"\s]+", "", sql).lower() for kind, name, table, sql in rows}
