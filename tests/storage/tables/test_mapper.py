"""Rows and records go by the names of the fields, never by the position of a column."""

from __future__ import annotations

import dataclasses
import datetime
import importlib
import pkgutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.rules.preparation.findings import Source
from orglife_kit.storage import tables
from orglife_kit.storage.database import Database
from orglife_kit.storage.tables.mapper import Table, stored


@dataclasses.dataclass(frozen=True)
class Note:
    """A row of every kind of value."""

    number: int
    words: str
    source: Source
    done: bool
    day: datetime.date | None
    parent: int | None


NOTES = Table("note", Note, columns={"words": "text"}, numbered=True)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Return a database whose columns stand in another order than the fields."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.execute("PRAGMA foreign_keys=ON")
    made.execute(
        "CREATE TABLE note (parent INTEGER REFERENCES note ON DELETE CASCADE, day TEXT, done INTEGER NOT NULL,"
        " source TEXT NOT NULL, text TEXT NOT NULL, number INTEGER PRIMARY KEY AUTOINCREMENT)"
    )
    yield made
    made.close()


def test_what_was_kept_is_read_back(connection: sqlite3.Connection) -> None:
    """Each kind of value comes back as what it was; a new row gets its number, whatever it brought."""
    note = Note(99, "一条", Source.OWN_LOOK, True, datetime.date(2024, 1, 18), None)
    assert NOTES.add(connection, note) == 1
    assert NOTES.add(connection, dataclasses.replace(note, day=None, parent=1)) == 2
    assert NOTES.read(connection) == (
        dataclasses.replace(note, number=1),
        dataclasses.replace(note, number=2, day=None, parent=1),
    )
    assert [entry.number for entry in NOTES.read(connection, day=None)] == [2]


def test_a_number_is_never_given_twice(connection: sqlite3.Connection) -> None:
    """Also the highest one, after its row was removed."""
    note = Note(0, "一条", Source.OWN_LOOK, False, None, None)
    NOTES.add(connection, note)
    last = NOTES.add(connection, note)
    assert NOTES.remove(connection, number=last) == 1
    assert NOTES.add(connection, note) == last + 1


def test_a_row_put_in_place_keeps_what_refers_to_it(connection: sqlite3.Connection) -> None:
    """An INSERT OR REPLACE would take the rows that refer to it along."""
    note = Note(0, "一条", Source.OWN_LOOK, False, None, None)
    NOTES.add(connection, note)
    NOTES.add(connection, dataclasses.replace(note, parent=1))
    NOTES.put(connection, dataclasses.replace(note, number=1, words="改过"))
    assert [entry.words for entry in NOTES.read(connection)] == ["改过", "一条"]


def test_only_the_named_fields_are_changed(connection: sqlite3.Connection) -> None:
    """The rest of the row stays as it is, whatever it was when somebody looked."""
    NOTES.add(connection, Note(0, "一条", Source.OWN_LOOK, False, None, None))
    assert NOTES.change(connection, {"number": 1}, done=True, words="改过") == 1
    assert NOTES.change(connection, {"number": 2}, done=True) == 0
    assert NOTES.read(connection) == (Note(1, "改过", Source.OWN_LOOK, True, None, None),)


def test_what_no_column_keeps_is_refused() -> None:
    """A value of another kind is a mistake in the code, told at once."""
    with pytest.raises(TypeError, match="no column keeps float"):
        stored(0.5)


def _declared() -> list[Table[Any]]:
    modules = [
        importlib.import_module(f"{tables.__name__}.{module.name}")
        for module in pkgutil.iter_modules(tables.__path__)
    ]
    return [value for module in modules for value in vars(module).values() if isinstance(value, Table)]


def test_every_table_of_the_file_is_declared_with_every_column(tmp_path: Path) -> None:
    """What a migration adds has a record, or the build fails; and the reverse."""
    database = Database(tmp_path / "meeting.db", create=True)
    columns = database.read(
        lambda connection: {
            name: {column for (_, column, *_) in connection.execute(f"PRAGMA table_info({name})")}
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            )
        }
    )
    database.close()
    declared = {
        table.name: {table.columns.get(field.name, field.name) for field in dataclasses.fields(table.record)}
        for table in _declared()
    }
    assert declared == columns


def test_every_reference_is_a_foreign_key_and_every_number_its_own(tmp_path: Path) -> None:
    """A numbered table is AUTOINCREMENT; a column that holds a member or a row's number says what it refers to."""
    database = Database(tmp_path / "meeting.db", create=True)

    def look(connection: sqlite3.Connection) -> tuple[set[str], set[tuple[str, str]]]:
        made = {
            name
            for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if "AUTOINCREMENT" in (sql or "")
        }
        references = {
            (table.name, row[3])
            for table in _declared()
            for row in connection.execute(f"PRAGMA foreign_key_list({table.name})")
            if row[6] != "NO ACTION" or row[2] in ("ballots_round", "ballots_box")
        }
        return made, references

    made, references = database.read(look)
    database.close()
    assert {table.name for table in _declared() if table.numbered} <= made
    # a frozen roster's number, 0 for the committee
    frozen = {"ballots_mark", "ballots_tally", "ballots_recount_count"}
    names = (
        "member",
        "talker",
        "listener",
        "first",
        "second",
        "critic",
        "item",
        "study",
        "publication",
        "round",
    )
    wanted = {
        (table.name, field.name)
        for table in _declared()
        for field in dataclasses.fields(table.record)
        if field.name in names and str(field.type).startswith("int")
        if not (table.name in frozen and field.name == "member")
    }
    assert wanted <= references
