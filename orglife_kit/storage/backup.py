"""A second copy of a meeting's own files, by SQLite itself; what is sealed stays behind."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Collection
from pathlib import Path

from orglife_kit.storage.database import connect, in_transaction, storage_error
from orglife_kit.storage.files import is_odd, put_in_place, sync_folder, write_whole
from orglife_kit.storage.tables.ballots import COPY, CopyRow
from orglife_kit.storage.tables.mapper import replace_rows

NOTE_FILE = "backup.json"


def write_database(source: Path, target: Path) -> None:
    """Write the state of the database ``source`` into a fresh file ``target``, whole or not at all.

    Nothing that was deleted or rewritten in ``source`` is left in it. As a copy it gets ballot keys of its
    own, so that what is done in it never touches the sealed ballots of ``source``. Raises ``StorageError``,
    ``OSError``.
    """
    handle, name = tempfile.mkstemp(
        prefix=f".{target.name}.", suffix=".new", dir=target.parent
    )  # rights 0600
    os.close(handle)
    aside = Path(name)
    try:
        connection = connect(source, create=False)
        try:
            connection.execute("VACUUM INTO ?", (name,))
        finally:
            connection.close()
        _make_copy(aside)
        put_in_place(aside, target)
    except sqlite3.Error as error:
        raise storage_error(error, source) from error
    finally:
        aside.unlink(missing_ok=True)


def write_folder(source: Path, target: Path, files: Collection[str]) -> tuple[str, ...]:
    """Copy the ``files`` of a folder in place of all that is in ``target``; return their names below it.

    A file that is not there any more is left out, and so is a link. Raises ``OSError``.
    """
    names = sorted(
        path.relative_to(source)
        for path in source.rglob("*")
        if path.relative_to(source).as_posix() in files
        and path.is_file()
        and not is_odd(path)  # a link would bring along what is not the meeting's
    )
    if not names:
        shutil.rmtree(target, ignore_errors=True)
        return ()
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
    try:
        for name in names:
            (aside / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(aside / name, (source / name).read_bytes(), mode=0o600)
        shutil.rmtree(target, ignore_errors=True)
        aside.replace(target)
        sync_folder(target.parent)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return tuple(name.as_posix() for name in names)


def write_note(folder: Path, meeting: str, database: str, lacking: int) -> None:
    """Note which meeting the backup in ``folder`` is of, and how many ballots it lacks."""
    note = {"meeting": meeting, "database": _digest(folder / database), "ballots_lacking": lacking}
    write_whole(folder / NOTE_FILE, json.dumps(note, indent=2).encode(), mode=0o600)


def is_untouched(folder: Path, meeting: str, database: str) -> bool:
    """Return whether ``folder`` holds a backup of ``meeting`` in which nothing was done since."""
    try:
        note = json.loads((folder / NOTE_FILE).read_bytes())
        return bool((note["meeting"], note["database"]) == (meeting, _digest(folder / database)))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _make_copy(path: Path) -> None:
    own = CopyRow(secrets.token_hex(16))
    connection = connect(path)
    try:
        in_transaction(connection, lambda rows: replace_rows(rows, COPY, (own,)))
    finally:
        connection.close()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
