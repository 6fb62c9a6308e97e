"""The meeting's database: one thread that owns the connection, one transaction per act."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from orglife_kit.errors import StorageError, notice, refuse
from orglife_kit.storage.files import is_odd
from orglife_kit.storage.migrations import migrate
from orglife_kit.storage.undo import Snapshot, restore, snapshot

Answer = TypeVar("Answer")

BUSY_SECONDS = 10.0
_PRAGMAS = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
)
_CODES = {
    "SQLITE_BUSY": "database_busy",
    "SQLITE_LOCKED": "database_busy",
    "SQLITE_FULL": "disk_full",
    "SQLITE_READONLY": "folder_read_only",
    "SQLITE_CANTOPEN": "folder_unusable",
    "SQLITE_CORRUPT": "database_damaged",
    "SQLITE_NOTADB": "database_damaged",
    "SQLITE_IOERR": "disk_unreadable",
}


def connect(path: Path, *, create: bool = True) -> sqlite3.Connection:
    """Return a connection as every file of the kit is opened: no WAL, full sync, secure delete.

    A file that is made has rights for its owner alone, and SQLite gives its journal the same.
    """
    mode = "rwc" if create else "rw"
    if create:
        # only where there is none: a file that is closed takes along the locks that this process holds on it
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", timeout=BUSY_SECONDS, isolation_level=None, uri=True
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def storage_error(error: sqlite3.Error, path: Path) -> StorageError:
    """Return what a failed statement means for the organizer."""
    name = getattr(error, "sqlite_errorname", "")
    code = next((code for prefix, code in _CODES.items() if name.startswith(prefix)), "database_failed")
    return StorageError(notice(code, file=str(path), detail=str(error)))


def in_transaction(connection: sqlite3.Connection, act: Callable[[sqlite3.Connection], Answer]) -> Answer:
    """Return what ``act`` returns, all of its writes kept or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        answer = act(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return answer


class Database:
    """One open ``meeting.db``. Any thread may call it; only its own thread touches SQLite."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        if not create and not path.is_file():
            raise StorageError(notice("meeting_missing", folder=str(path.parent)))
        if is_odd(path):
            raise StorageError(notice("database_link", file=str(path)))
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="orglife-database")
        try:
            self._connection = self._thread.submit(self._open).result()
        except BaseException:
            self._thread.shutdown()
            raise
        self._is_closed = False
        self._before: Snapshot | None = None
        self._seen = 0
        self.acts = 0  # how many acts were done here
        self.changes = 0  # how many of them changed a row of this file
        self._closers: list[Callable[[], None]] = []
        self.reads = 0  # how many read transactions there were
        self._identity = self._identify()

    def _open(self) -> sqlite3.Connection:
        self._owner = threading.get_ident()
        try:
            connection = connect(self.path)
            try:
                migrate(connection)
            except BaseException:
                connection.close()
                raise
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error
        return connection

    def _identify(self) -> tuple[int, int]:
        try:
            status = self.path.stat()
        except OSError as error:
            raise StorageError(notice("folder_vanished", folder=str(self.path.parent))) from error
        return status.st_dev, status.st_ino

    def read(self, act: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Return what ``act`` reads, from one consistent state of the file."""

        def reading() -> Answer:
            # rolled back, not committed: what only reads must never be able to keep anything
            self._connection.execute("BEGIN")
            try:
                return act(self._connection)
            finally:
                self._connection.execute("ROLLBACK")

        self.reads += 1
        return self._run(reading)

    def write(self, act: Callable[[sqlite3.Connection], Answer], *, undoable: bool = False) -> Answer:
        """Return what ``act`` returns after its writes are on the disk, all or none.

        An ``undoable`` act can be taken back by ``undo`` until the next act.
        """

        def writing() -> Answer:
            def remembered(connection: sqlite3.Connection) -> tuple[Answer, Snapshot | None, int]:
                before = snapshot(connection) if undoable else None
                # read before the COMMIT: after it another window may have written, which undo must see
                return act(connection), before, data_version(connection)

            rows = self._connection.total_changes
            answer, before, seen = in_transaction(self._connection, remembered)
            # in this thread: whoever reads next must see that what was kept is no longer so, and a wait that is
            # interrupted must not leave the act before as the one that undo takes back
            self.acts += 1
            self.changes += self._connection.total_changes != rows
            self._before, self._seen = before, seen
            return answer

        return self._run(writing)

    @property
    def can_undo(self) -> bool:
        """Whether there is an act that ``undo`` can take back, if no other has come between."""
        return self._before is not None

    def undo(self) -> None:
        """Take back the last act; raises ``RefusedError`` (``nothing_to_undo``, ``undo_too_late``)."""

        def back(connection: sqlite3.Connection) -> None:
            before = self._before
            if before is None:
                raise refuse("nothing_to_undo")
            if data_version(connection) != self._seen:
                self._before = None
                raise refuse("undo_too_late")
            restore(connection, before)

        def undoing() -> None:
            # off before BEGIN, where it has an effect: else what a row's removal takes along would go too
            self._connection.execute("PRAGMA foreign_keys=OFF")
            try:
                in_transaction(self._connection, back)
                self._before = None  # only now: a file that was busy can be asked again
                self.acts += 1
                self.changes += 1
            finally:
                self._connection.execute("PRAGMA foreign_keys=ON")

        self._run(undoing)

    def version(self) -> int:
        """Return a number that is another one after another connection has written."""
        return self._run(lambda: data_version(self._connection))

    def _run(self, task: Callable[[], Answer]) -> Answer:
        if self._is_closed:
            raise StorageError(notice("meeting_closed", folder=str(self.path.parent)))
        if self._identify() != self._identity:
            raise StorageError(notice("folder_vanished", folder=str(self.path.parent)))
        if threading.get_ident() == self._owner:
            raise RuntimeError("an act inside an act would wait for itself")
        try:
            return self._thread.submit(task).result()
        except sqlite3.Error as error:
            raise storage_error(error, self.path) from error

    def at_close(self, close: Callable[[], None]) -> None:
        """Let ``close`` be called in this database's thread when it is closed: of another file used there."""
        self._closers.append(close)

    def close(self) -> None:
        """Close the file; the database is not used again."""
        if self._is_closed:
            return
        self._is_closed = True
        for close in self._closers:
            self._thread.submit(close).result()
        self._thread.submit(self._connection.close).result()
        self._thread.shutdown()


def data_version(connection: sqlite3.Connection) -> int:
    """Return SQLite's number that is another one after another connection has written."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
