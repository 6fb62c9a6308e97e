"""The folder of a practice round: inside the meeting's, with keys of its own, wiped afterwards."""

from __future__ import annotations

import re
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orglife_kit.errors import Notice, StorageError, notice, system_reason
from orglife_kit.storage.database import Database, storage_error
from orglife_kit.storage.files import destroy_file, is_odd
from orglife_kit.storage.intake_file import FILE
from orglife_kit.storage.keys import Key, keys_of
from orglife_kit.storage.tables.plan import FLAGS, MEETING, MEMBERS, NOT_COUNTED, MeetingRow

_NAME = re.compile(r"\.rehearsal-[0-9a-f]{8}")
_BUSY = "busy.db"  # locked as long as the practice runs; a lock dies with its process
_OURS = re.compile(rf"(meeting\.db|busy\.db)(-journal)?|{re.escape(FILE)}.*|plan\.toml|\..*\.new")


@contextmanager
def practice_folder(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield a new folder inside ``folder`` and an id for the practice; wipe the folder at the end, come what may."""
    wipe_left(folder)
    inside = folder / f".rehearsal-{secrets.token_hex(4)}"
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
        yield inside, secrets.token_hex(16)
    finally:
        _wipe(inside, busy)


def wipe_left(folder: Path) -> tuple[Notice, ...]:
    """Wipe what practices left that were interrupted; one that is still running is left alone.

    Returns what was left alone because it is not as a practice leaves it, or cannot be removed now.
    """
    told = []
    for inside in sorted(folder.glob(".rehearsal-*")):
        if not _is_ours(inside):
            told.append(notice("odd_folder", folder=str(inside)))
            continue
        try:
            _wipe(inside, _lock(inside))
        except sqlite3.Error:
            continue
        except OSError as error:
            told.append(notice("practice_left", folder=str(inside), detail=system_reason(error)))
    return tuple(told)


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


def _is_ours(inside: Path) -> bool:
    """Return whether a folder has the name of a practice's, is no link, and holds only plain files of one."""
    if inside.is_symlink() or not inside.is_dir() or not _NAME.fullmatch(inside.name):
        return False
    return all(_OURS.fullmatch(path.name) and not is_odd(path) for path in inside.iterdir())


def _lock(inside: Path) -> sqlite3.Connection:
    busy = sqlite3.connect(inside / _BUSY, timeout=0, isolation_level=None)
    try:
        busy.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        busy.close()
        raise
    return busy


def _wipe(inside: Path, busy: sqlite3.Connection) -> None:
    """Destroy the keys first, then every file, the lock last."""
    try:
        for key in map(Key, keys_of(inside)):
            key.remove()
        for path in inside.iterdir():
            if path.name not in (_BUSY, f"{_BUSY}-journal"):
                destroy_file(path)
    finally:
        busy.close()
    for name in (_BUSY, f"{_BUSY}-journal"):
        (inside / name).unlink(missing_ok=True)
    inside.rmdir()
