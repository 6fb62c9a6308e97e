"""A second copy of a meeting's own files, by SQLite itself; what is sealed stays behind."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import sqlite3
from pathlib import Path

from orglife_kit.storage import ballot_rows
from orglife_kit.storage.database import connect, in_transaction, storage_error
from orglife_kit.storage.files import sync_folder

NOTE_FILE = "backup.json"
_HALF = ".half"


def write_database(source: Path, target: Path) -> None:
    """Write the state of the database ``source`` into a fresh file ``target``, whole or not at all.

    Nothing that was deleted or rewritten in ``source`` is left in it. As a copy it gets ballot keys of its
    own, so that what is done in it never touches the sealed ballots of ``source``. Raises ``StorageError``,
    ``OSError``.
    """
    half = target.with_name(target.name + _HALF)
    half.unlink(missing_ok=True)
    try:
        connection = connect(source)
        try:
            connection.execute("VACUUM INTO ?", (str(half),))
        finally:
            connection.close()
        _make_copy(half)
    except sqlite3.Error as error:
        half.unlink(missing_ok=True)
        raise storage_error(error, source) from error
    half.chmod(0o600)
    _put(half, target)


def write_file(content: bytes, target: Path) -> None:
    """Write a file whole or not at all; raises ``OSError``."""
    half = target.with_name(target.name + _HALF)
    try:
        half.write_bytes(content)
        _put(half, target)
    except OSError:
        half.unlink(missing_ok=True)
        raise


def write_folder(source: Path, target: Path) -> tuple[str, ...]:
    """Copy a folder's files in place of those in ``target``; return their names below it."""
    half = target.with_name(target.name + _HALF)
    shutil.rmtree(half, ignore_errors=True)
    try:
        shutil.copytree(source, half)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        raise
    shutil.rmtree(target, ignore_errors=True)
    half.replace(target)
    return tuple(sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()))


def write_note(folder: Path, meeting: str, database: str, lacking: int) -> None:
    """Note which meeting the backup in ``folder`` is of, and how many ballots it lacks."""
    note = {"meeting": meeting, "database": _digest(folder / database), "ballots_lacking": lacking}
    write_file(json.dumps(note, indent=2).encode(), folder / NOTE_FILE)


def is_untouched(folder: Path, meeting: str, database: str) -> bool:
    """Return whether ``folder`` holds a backup of ``meeting`` in which nothing was done since."""
    try:
        note = json.loads((folder / NOTE_FILE).read_bytes())
        return bool((note["meeting"], note["database"]) == (meeting, _digest(folder / database)))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _make_copy(path: Path) -> None:
    connection = connect(path)
    try:
        in_transaction(connection, lambda rows: ballot_rows.write_copy(rows, secrets.token_hex(16)))
    finally:
        connection.close()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _put(half: Path, target: Path) -> None:
    with half.open("r+b") as file:
        os.fsync(file.fileno())
    half.replace(target)
    sync_folder(target.parent)
