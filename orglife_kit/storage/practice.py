"""The folder of a practice round: inside the meeting's, with keys of its own, wiped afterwards."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orglife_kit.errors import StorageError, notice, system_reason
from orglife_kit.storage.database import Database, storage_error
from orglife_kit.storage.files import destroy_file
from orglife_kit.storage.residue import keys_of
from orglife_kit.storage.tables.plan import FLAGS, MEETING, MEMBERS, NOT_COUNTED, MeetingRow

_PREFIX = ".rehearsal-"
_BUSY = "busy.db"  # locked as long as the practice runs; a lock dies with its process


@contextmanager
def practice_folder(folder: Path, meeting: str) -> Iterator[tuple[Path, str]]:
    """Yield a new folder inside ``folder`` and an id for the practice; wipe both at the end, come what may."""
    wipe_left(folder, meeting)
    inside = folder / f"{_PREFIX}{secrets.token_hex(4)}"
    try:
        inside.mkdir(mode=0o700)
        busy = _lock(inside)
    except (OSError, sqlite3.Error) as error:
        shutil.rmtree(inside, ignore_errors=True)
        if isinstance(error, sqlite3.Error):
            raise storage_error(error, inside) from error
        raise StorageError(
            notice("folder_unusable", file=str(inside), detail=system_reason(error))
        ) from error
    try:
        yield inside, _identity(meeting, inside)
    finally:
        _wipe(inside, meeting, busy)


def wipe_left(folder: Path, meeting: str) -> None:
    """Wipe what practices left that were interrupted; one that is still running is left alone."""
    for inside in folder.glob(f"{_PREFIX}*"):
        try:
            busy = _lock(inside)
        except sqlite3.Error:
            continue
        _wipe(inside, meeting, busy)


def copy_roster(source: Database, path: Path, identity: str) -> None:
    """Make a new database at ``path`` with the roster of ``source``, its members under their own numbers."""
    members, flags, not_counted = source.read(
        lambda connection: (MEMBERS.read(connection), FLAGS.read(connection), NOT_COUNTED.read(connection))
    )

    def keep(connection: sqlite3.Connection) -> None:
        MEETING.add(connection, MeetingRow(identity, persons_taken=True))
        for member in members:
            MEMBERS.put(connection, member)
        for flag in flags:
            FLAGS.put(connection, flag)
        for entry in not_counted:
            NOT_COUNTED.put(connection, entry)

    database = Database(path, create=True)
    try:
        database.write(keep)
    finally:
        database.close()


def _identity(meeting: str, inside: Path) -> str:
    return f"{meeting}-practice-{inside.name.removeprefix(_PREFIX)}"


def _lock(inside: Path) -> sqlite3.Connection:
    busy = sqlite3.connect(inside / _BUSY, timeout=0, isolation_level=None)
    try:
        busy.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        busy.close()
        raise
    return busy


def _wipe(inside: Path, meeting: str, busy: sqlite3.Connection) -> None:
    """Destroy the keys first, then every file, the lock last."""
    for key in keys_of(_identity(meeting, inside)):
        destroy_file(key)
    for path in inside.iterdir():
        if path.name != _BUSY:
            destroy_file(path)
    busy.close()
    (inside / _BUSY).unlink(missing_ok=True)
    inside.rmdir()
