"""meeting.db: one thread, one transaction per act, and a sentence for each way a file can fail."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from orglife_kit.errors import StorageError
from orglife_kit.meeting import open_meeting
from orglife_kit.storage.database import Database, connect
from orglife_kit.storage.migrations import MIGRATIONS
from tests.meeting.building import make_meeting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a new database."""
    Database(tmp_path / "meeting.db", create=True).close()
    return tmp_path / "meeting.db"


@pytest.fixture
def opened(path: Path) -> Iterator[Database]:
    """Return an open database."""
    database = Database(path)
    yield database
    database.close()


def note(rows: sqlite3.Connection, name: str) -> None:
    """Write one row."""
    rows.execute("INSERT INTO assessment_note VALUES (?, '')", (name,))


def count(rows: sqlite3.Connection) -> int:
    """Count the rows written."""
    return int(rows.execute("SELECT count(*) FROM assessment_note").fetchone()[0])


def code(path: Path) -> str:
    """Return the code with which opening ``path`` fails."""
    with pytest.raises(StorageError) as told:
        Database(path)
    return told.value.notices[0].code


def test_an_act_that_fails_leaves_nothing(opened: Database) -> None:
    """A fault in the middle of an act takes back what it had written."""

    def half(rows: sqlite3.Connection) -> None:
        note(rows, "first")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        opened.write(half)
    assert opened.read(count) == 0


def test_any_thread_may_call(opened: Database) -> None:
    """Ten threads write at once; SQLite only ever sees the one that owns the connection."""
    threads = [
        threading.Thread(target=opened.write, args=(lambda rows, name=str(position): note(rows, name),))
        for position in range(10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened.read(count) == 10


def test_a_full_disk_is_told_and_nothing_changes(opened: Database) -> None:
    """When the file cannot grow, the act is taken back and the error says that the disk is full."""

    def limit(rows: sqlite3.Connection) -> None:
        (pages,) = rows.execute("PRAGMA page_count").fetchone()
        rows.execute(f"PRAGMA max_page_count={pages}")

    opened.read(limit)
    with pytest.raises(StorageError) as told:
        opened.write(lambda rows: note(rows, "long" * 5000))
    assert told.value.notices[0].code == "disk_full"
    assert opened.read(count) == 0


def test_a_read_only_file_is_told(opened: Database) -> None:
    """A connection that may not write says that the folder is read-only."""
    opened.read(lambda rows: rows.execute("PRAGMA query_only=ON").fetchall())
    with pytest.raises(StorageError) as told:
        opened.write(lambda rows: note(rows, "one"))
    assert told.value.notices[0].code == "folder_read_only"


def test_a_damaged_file_is_told(path: Path) -> None:
    """A file whose pages are overwritten is damaged, not empty."""
    path.write_bytes(b"not a database" * 1000)
    assert code(path) == "database_damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE preparation_study SET date = '2024-02-30'",
        "INSERT INTO plan_meeting SELECT 'another', persons_taken FROM plan_meeting",
        "DELETE FROM plan_meeting",
        "UPDATE plan_member SET membership = 'GUEST'",
        "INSERT INTO assessment_draft VALUES (1, '{}')",
        "INSERT INTO assessment_draft VALUES (1, 'no JSON')",
    ],
)
def test_a_row_that_no_act_keeps_is_told(tmp_path: Path, statement: str) -> None:
    """A day, a code, a number of rows, a JSON that cannot be: the file is damaged, whoever asks."""
    meeting = make_meeting(tmp_path, 3)
    meeting.preparation.take_study("2024-01-15")
    meeting.close()
    other = sqlite3.connect(meeting.folder / "meeting.db")
    other.execute(statement)
    other.commit()
    other.close()
    with pytest.raises(StorageError) as told:
        open_meeting(meeting.folder).status()
    assert told.value.notices[0].code == "database_damaged"
    assert str(meeting.folder) in str(told.value.notices[0].fields["file"])


def test_a_closed_meeting_says_so(tmp_path: Path) -> None:
    """Reading, an act and undo are told; closing it again does nothing."""
    meeting = make_meeting(tmp_path, 3)
    meeting.close()
    meeting.close()
    for act in (
        lambda: meeting.record,
        meeting.version,
        meeting.undo,
        meeting.ballots.take_attendance,
        lambda: meeting.plan.change({"plan.title": "题目"}),
        meeting.tables.talks,
    ):
        with pytest.raises(StorageError, match="meeting_closed"):
            act()


def test_a_foreign_file_is_told(path: Path) -> None:
    """Another program's SQLite file is left alone."""
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    before = path.read_bytes()
    assert code(path) == "database_foreign"
    assert path.read_bytes() == before


def test_a_newer_file_is_told(path: Path) -> None:
    """A file of a later version asks for an update and is not touched."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    connection.close()
    assert code(path) == "database_too_new"


def test_a_missing_meeting_is_told(tmp_path: Path) -> None:
    """A folder without a meeting names itself."""
    assert code(tmp_path / "meeting.db") == "meeting_missing"


def test_a_moved_folder_is_told(opened: Database, path: Path) -> None:
    """Work on a folder that was moved away is refused, not written into nothing."""
    path.rename(path.with_name("elsewhere.db"))
    with pytest.raises(StorageError) as told:
        opened.write(lambda rows: note(rows, "one"))
    assert told.value.notices[0].code == "folder_vanished"


def test_a_migration_that_fails_leaves_the_old_version(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in a migration takes the file back to the version before."""

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (a)")
        connection.execute("SELECT * FROM nothing")

    monkeypatch.setattr("orglife_kit.storage.migrations.MIGRATIONS", (*MIGRATIONS, broken))
    assert code(path) == "database_failed"
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    connection.close()


def test_an_act_inside_an_act_is_told_not_waited_for(opened: Database) -> None:
    """A verb that forgets itself inside another act fails at once; it would wait for ever."""
    with pytest.raises(RuntimeError, match="inside an act"):
        opened.write(lambda _: opened.read(lambda rows: rows))


def test_a_second_opening_takes_no_lock_away(tmp_path: Path) -> None:
    """Another process still waits for the first after this one opened the file again: POSIX locks go with a close."""
    first = connect(tmp_path / "meeting.db")
    first.execute("CREATE TABLE anything (number INTEGER)")
    first.execute("BEGIN IMMEDIATE")
    connect(tmp_path / "meeting.db").close()
    program = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
        "try:\n"
        "    connection.execute('BEGIN IMMEDIATE')\n"
        "except sqlite3.OperationalError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "meeting.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "database is locked"
    first.close()
