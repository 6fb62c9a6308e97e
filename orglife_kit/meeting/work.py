"""The unit of work: an act reads the record as it is, decides, and writes, in one transaction; the record is kept
until its version changes.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from orglife_kit.errors import StorageError, notice, refuse
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.database import Database, data_version
from orglife_kit.storage.plan_file import plan_in, read_bytes, text_in, write_plan
from orglife_kit.storage.tables.mapper import Table
from orglife_kit.storage.tables.record import read_record

Answer = TypeVar("Answer")
Record = TypeVar("Record")
Version = tuple[int, int, str]  # own changes, SQLite's data version, SHA-256 of the plan

PLAN_FILE = "plan.toml"
DATABASE_FILE = "meeting.db"


class Change:
    """What an act holds inside its own write transaction: the record as it is now, and the tables it may write."""

    def __init__(self, work: Work, connection: sqlite3.Connection, may_write: frozenset[Table[Any]]) -> None:
        self.folder = work.folder
        self.record = work.record_in(connection)
        self._work = work
        self._connection = connection
        self._may_write = may_write

    def connection_for(self, table: Table[Any]) -> sqlite3.Connection:
        """Return the connection for a write to ``table``, which must be one that the stage declares."""
        if table not in self._may_write:
            raise RuntimeError(f"this stage does not write {table.name}")
        return self._connection

    def add(self, table: Table[Record], record: Record) -> int:
        """Keep a new row; return its number."""
        return table.add(self.connection_for(table), record)

    def put(self, table: Table[Record], record: Record) -> None:
        """Keep a row in place of the one with the same key, or as a new one."""
        table.put(self.connection_for(table), record)

    def keep(self, table: Table[Record], record: Record) -> int:
        """Keep a record of a numbered table, as a new row where its number is 0; return its number."""
        return table.keep(self.connection_for(table), record)

    def change(self, table: Table[Any], wanted: dict[str, object], **values: object) -> int:
        """Set fields of the rows that have the ``wanted`` values; return how many there were."""
        return table.change(self.connection_for(table), wanted, **values)

    def remove(self, table: Table[Any], **wanted: object) -> int:
        """Remove the rows whose fields have the ``wanted`` values; return how many there were."""
        return table.remove(self.connection_for(table), **wanted)

    def reread(self) -> MeetingRecord:
        """Return the record with what this act has written so far, and keep it as ``record``."""
        self.record = read_record(self._connection, self.record.plan)
        return self.record


class Work:
    """One meeting's files: the record, and acts on it."""

    def __init__(self, folder: Path) -> None:
        if not (folder / DATABASE_FILE).is_file():
            raise StorageError(notice("meeting_missing", folder=str(folder)))
        self.folder = folder
        self._plan: tuple[str, Plan] | None = None  # its SHA-256, and what it says
        self._kept: tuple[Version, MeetingRecord] | None = None
        # after which act the plan was changed, and its file before and after
        self._plan_change: tuple[int, bytes, bytes] | None = None
        self._read_plan()  # a plan that cannot be read is told before the database is touched
        self.database = Database(folder / DATABASE_FILE)

    @property
    def record(self) -> MeetingRecord:
        """The record as it is now; read anew, in one transaction, only where something was changed."""
        kept = self._kept
        if kept is not None and kept[0] == self.version():
            return kept[1]
        while True:
            record = self.database.read(self.record_in)
            if self._kept is not None and self._kept[0][2] == self._digest():
                return record  # else the plan was changed while the record was read

    def record_in(self, connection: sqlite3.Connection) -> MeetingRecord:
        """Return the record as a transaction sees it."""
        digest, plan = self._read_plan()
        version = self.database.changes, data_version(connection), digest
        if self._kept is None or self._kept[0] != version:
            self._kept = version, read_record(connection, plan)
        return self._kept[1]

    def version(self) -> Version:
        """Return numbers that are other ones after the meeting was changed, here or elsewhere."""
        return self.database.changes, self.database.version(), self._digest()

    def write(
        self,
        act: Callable[[Change], Answer],
        may_write: Iterable[Table[Any]] = (),
        *,
        undoable: bool = True,
    ) -> Answer:
        """Return what ``act`` returns once its writes are on the disk; all of them are kept, or none.

        ``act`` decides on ``change.record``, as it is inside this transaction. An ``undoable`` act can be taken
        back until the next one.
        """
        tables = frozenset(may_write)
        return self.database.write(
            lambda connection: act(Change(self, connection, tables)), undoable=undoable
        )

    def write_plan(self, make: Callable[[Change, str], str], *, undoable: bool = True) -> None:
        """Put what ``make`` returns for the plan's text now in its place; two windows write one after the other.

        An ``undoable`` change can be taken back until the next act.
        """
        path = self.folder / PLAN_FILE

        def rewrite(change: Change) -> tuple[bytes, bytes]:
            before = read_bytes(path)
            after = make(change, text_in(before, PLAN_FILE)).encode()
            write_plan(path, after)
            return before, after

        before, after = self.write(rewrite, undoable=False)
        self._plan_change = (self.database.acts, before, after) if undoable else None

    @property
    def can_undo(self) -> bool:
        """Whether the last act of this meeting, here, is one that can be taken back."""
        return self.database.can_undo or self._undoes_plan

    @property
    def _undoes_plan(self) -> bool:
        return self._plan_change is not None and self._plan_change[0] == self.database.acts

    def undo(self) -> None:
        """Take back the last act.

        Raises ``RefusedError``: ``nothing_to_undo`` after an act that cannot be taken back, ``undo_too_late`` when
        the meeting was changed elsewhere since.
        """
        if not self._undoes_plan:
            self.database.undo()
            return
        assert self._plan_change is not None
        _, before, after = self._plan_change

        def back(_: Change) -> None:
            path = self.folder / PLAN_FILE
            if read_bytes(path) != after:
                self._plan_change = None
                raise refuse("undo_too_late")
            write_plan(path, before)

        self.write(back, undoable=False)  # an act more: the change is no longer the last one

    def close(self) -> None:
        """Close the meeting's files."""
        self.database.close()

    def _digest(self) -> str:
        return hashlib.sha256(self._plan_bytes()).hexdigest()

    def _plan_bytes(self) -> bytes:
        if not self.folder.is_dir():
            raise StorageError(notice("folder_vanished", folder=str(self.folder)))
        return read_bytes(self.folder / PLAN_FILE)

    def _read_plan(self) -> tuple[str, Plan]:
        content = self._plan_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if self._plan is None or self._plan[0] != digest:
            self._plan = digest, plan_in(content, PLAN_FILE)
        return self._plan
