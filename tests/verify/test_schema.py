"""A database is read only where its schema is the one of its version: here, and by the kit that opens it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from orglife_kit.errors import StorageError
from orglife_kit.meeting import open_meeting
from orglife_kit.storage.migrations import MIGRATIONS
from orglife_kit.verify import verify
from orglife_kit.verify.result import UnreadableError
from orglife_kit.verify.schema import NEWEST, SCHEMA, foreign_schema
from tests.project.schema import made

FOREIGN = {
    "CREATE VIEW extra AS SELECT * FROM ballots_tally": "view extra",
    "CREATE TRIGGER extra AFTER UPDATE ON plan_member BEGIN DELETE FROM plan_flag; END": "trigger extra",
    "CREATE TABLE extra (piece BLOB)": "table extra",
    "CREATE INDEX extra ON plan_member (name)": "index extra",
    "ALTER TABLE plan_member ADD COLUMN extra TEXT": "table plan_member",
    "ALTER TABLE ballots_tally RENAME COLUMN number TO amount": "table ballots_tally",
    "ALTER TABLE ballots_box RENAME TO ballots_case": "table ballots_case",
    "DROP TABLE ballots_mark": "table ballots_mark",
}


def test_the_digests_are_those_of_the_migrations() -> None:
    """For every version; after a new migration ``python -m tests.project.schema`` writes them anew."""
    assert made() == SCHEMA
    assert len(MIGRATIONS) == NEWEST


def test_every_version_is_known_as_it_was_made() -> None:
    """A database of each version, as its migrations make it, has no fault, and is none of another version."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for version, migration in enumerate(MIGRATIONS, start=1):
        migration(connection)
        connection.execute(f"PRAGMA user_version={version}")
        assert foreign_schema(connection) == []
        connection.execute(f"PRAGMA user_version={version + 1}")
        assert foreign_schema(connection) != []
    connection.close()


@pytest.mark.parametrize(("statement", "name"), FOREIGN.items())
def test_what_another_program_built_is_a_fault(demo: Path, statement: str, name: str) -> None:
    """It is named by the recount, and the kit does not open the meeting, nor changes a byte of it."""
    connection = sqlite3.connect(demo / "meeting.db")
    connection.execute(statement)
    connection.commit()
    connection.close()
    before = (demo / "meeting.db").read_bytes()
    found = verify(demo)
    assert ("schema_foreign", name) in found.faults
    assert not found.is_consistent
    with pytest.raises(StorageError) as told:
        open_meeting(demo)
    assert [entry.code for entry in told.value.notices] == ["database_schema_foreign"]
    assert name in str(told.value.notices[0].fields["names"])
    assert (demo / "meeting.db").read_bytes() == before


def test_a_later_version_is_said_to_be_one(demo: Path) -> None:
    """What this recount does not know it does not call consistent."""
    connection = sqlite3.connect(demo / "meeting.db")
    connection.execute(f"PRAGMA user_version={NEWEST + 1}")
    connection.close()
    assert verify(demo).faults == [("version_unknown", str(NEWEST + 1))]


@pytest.mark.parametrize(
    "statement", ["PRAGMA user_version=0", "ALTER TABLE plan_meeting RENAME TO plan_other"]
)
def test_a_database_of_something_else_is_no_meeting(demo: Path, statement: str) -> None:
    """One without a version, and one without the meeting's own row: each alone is enough."""
    connection = sqlite3.connect(demo / "meeting.db")
    connection.execute(statement)
    connection.close()
    with pytest.raises(UnreadableError, match="not_a_meeting"):
        verify(demo)
