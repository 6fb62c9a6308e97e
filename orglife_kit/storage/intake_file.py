"""``intake.db``: the file of a folder's sealed intakes, opened once and kept open from ballot to ballot."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from orglife_kit.errors import StorageError, notice
from orglife_kit.storage.database import connect, in_transaction, storage_error
from orglife_kit.storage.files import destroy_file, is_odd, is_plain, sync_folder
from orglife_kit.storage.old_slots import old_rounds

Answer = TypeVar("Answer")

FILE = "intake.db"
LEAVING = f"{FILE}.leaving"
_ASIDE = f"{FILE}.aside"
_TABLE = (
    "CREATE TABLE IF NOT EXISTS intake (id TEXT PRIMARY KEY NOT NULL, round INTEGER NOT NULL,"
    " state TEXT NOT NULL, sealed BLOB NOT NULL)"
)


class IntakeFile:
    """The file in one meeting folder. Used by one thread, that of the meeting's database.

    Whoever writes to it holds the write transaction of ``meeting.db``: it is the one lock around all of them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is such a file, or anything under its name."""
        return os.path.lexists(self.path)

    def read(self, act: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """Return what ``act`` finds; ``None`` where there is no file.

        Raises ``StorageError``: ``intake_link``, ``intake_damaged``, and as any database.
        """
        if not self.is_there:
            self.close()
            return None
        with self._told():
            return act(self._opened())

    def write(self, act: Callable[[sqlite3.Connection], Answer], *, create: bool = False) -> Answer:
        """Return what ``act`` returns, its writes on the disk, all or none; raises as ``read``."""
        with self._told():
            connection = self._opened(create=create)

            def writing(inside: sqlite3.Connection) -> Answer:
                if create:
                    inside.execute(_TABLE)
                return act(inside)

            return in_transaction(connection, writing)

    def close(self) -> None:
        """Close the file; the next act opens it again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def remove(self) -> None:
        """Destroy the file and what was set aside, with journals, whatever is in them.

        Raises ``OSError`` where that is not possible, or where a link or a folder stands under one of the names.
        """
        self.close()
        leaving = self.folder / LEAVING
        destroy_file(leaving)
        if self.is_there:
            if is_odd(self.path):
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(self.path))
            self.path.replace(leaving)  # so that a file half overwritten is never opened again
            sync_folder(self.folder)
            destroy_file(leaving)
        for path in sorted(self.folder.glob(f"{FILE}*")):
            destroy_file(path)

    def set_aside(self) -> None:
        """Put a damaged file out of the way, so that a new one can be made; the close destroys it."""
        self.close()
        number = 1
        while os.path.lexists(self.folder / f"{_ASIDE}-{number}"):
            number += 1
        self.path.replace(self.folder / f"{_ASIDE}-{number}")
        sync_folder(self.folder)

    def _opened(self, *, create: bool = False) -> sqlite3.Connection:
        identity = self._identify()
        if self._connection is not None and identity is not None and identity == self._identity:
            return self._connection
        self.close()  # the file was replaced, or is gone
        self._connection = connect(self.path, create=create)
        self._identity = self._identify()
        return self._connection

    def _identify(self) -> tuple[int, int] | None:
        try:
            status = self.path.lstat()
        except FileNotFoundError:
            return None
        if not is_plain(status):
            self.close()
            raise StorageError(notice("intake_link", file=str(self.path)))
        return status.st_dev, status.st_ino

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self.close()
            told = storage_error(error, self.path)
            # SQLITE_ERROR: the file has other tables than ours
            is_other = getattr(error, "sqlite_errorname", "") == "SQLITE_ERROR"
            if told.notices[0].code == "database_damaged" or is_other:
                told = StorageError(notice("intake_damaged", file=str(self.path)))
            raise told from error


def has_intakes(connection: sqlite3.Connection) -> bool:
    """Return whether the table of the intakes is there; a file of an earlier version has other ones."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'intake'").fetchone()
    return found is not None


def holds(folder: Path, intake: str) -> bool:
    """Return whether the file in ``folder`` holds an intake; one that cannot be read counts as holding it."""
    path = folder / FILE
    if not path.is_file():
        return False
    try:
        connection = connect(path, create=False)
        try:
            if has_intakes(connection):
                query = "SELECT 1 FROM intake WHERE id = ?"
                if connection.execute(query, (intake,)).fetchone() is not None:
                    return True
            _, dash, number = intake.rpartition("-")
            return bool(dash) and number.isdecimal() and int(number) in old_rounds(connection)
        finally:
            connection.close()
    except sqlite3.Error:
        return True
