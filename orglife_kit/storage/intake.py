"""The sealed intake: until the close a ballot is one ciphertext in a random slot, and nothing else.

Whoever changes an intake holds the write transaction of ``meeting.db``: it is the one lock around all of them.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from orglife_kit.errors import StorageError, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, Channel
from orglife_kit.storage.database import connect, in_transaction, storage_error
from orglife_kit.storage.files import destroy_file, overwrite_file, sync_folder
from orglife_kit.storage.sealing import TOKEN_LENGTH, DamagedError, Sealing, TypedBallot
from orglife_kit.storage.state import KEY_LENGTH, keep_key, key_path, read_key

Answer = TypeVar("Answer")

FILE = "intake.db"
LEAVING = f"{FILE}.leaving"
LOST = ("intake_lost", "intake_damaged")  # codes after which the paper is typed again


def slots_for(entitled: int) -> int:
    """Return how many slots a round gets: both typings of every ballot, with room to spare."""
    return 4 * entitled + 40


@dataclass(frozen=True)
class Intake:
    """The intake of one round. ``meeting`` is the id under which its key is kept, ``subjects`` the marks a ballot."""

    folder: Path
    meeting: str
    round_number: int
    subjects: int

    @property
    def path(self) -> Path:
        """The file, shared by the rounds that are open."""
        return self.folder / FILE

    @property
    def key_path(self) -> Path:
        """The key's file, outside the meeting folder."""
        return key_path(self.meeting, self.round_number)

    def lay_out(self, slots: int) -> None:
        """Fill ``slots`` slots with sealed nothing and make the key, in place of whatever this number had."""
        self.destroy()
        key = os.urandom(KEY_LENGTH)
        sealing = Sealing(key, self.meeting, self.round_number, self.subjects)

        def fill(connection: sqlite3.Connection) -> None:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS intake_slot (round INTEGER NOT NULL, slot INTEGER NOT NULL,"
                " sealed BLOB NOT NULL, PRIMARY KEY (round, slot)) WITHOUT ROWID"
            )
            connection.executemany(
                "INSERT INTO intake_slot VALUES (?, ?, ?)",
                ((self.round_number, slot, sealing.seal(slot, None)) for slot in range(slots)),
            )

        self._write(fill, create=True)
        # the key last: a key whose round is not in this folder's file may be another folder's and is never touched
        keep_key(self.key_path, key)

    def add(self, token: str, ballot: Ballot, channel: Channel) -> int:
        """Seal a ballot into a random free slot; return how many of its class and channel are in.

        A token that is in already is overwritten in its own slot, so that a repeated act counts once and
        what is kept is what was sent last. Raises ``RefusedError`` (``token_of_another``, ``intake_full``).
        """
        sealing = self._sealing()
        typed = TypedBallot(token, ballot, channel)

        def put(connection: sqlite3.Connection) -> int:
            slots = dict(self._slots(connection, sealing))
            alike = [kept for kept in slots.values() if kept is not None and _are_alike(kept, typed)]
            own = next((slot for slot, kept in slots.items() if kept and kept.token == token), None)
            if own is None:
                free = [slot for slot, kept in slots.items() if kept is None]
                self._fill(connection, sealing, free, [typed])
                return len(alike) + 1
            if all(kept.token != token for kept in alike):
                raise refuse("token_of_another")
            self._overwrite(connection, sealing, own, typed)
            return len(alike)

        return self._write(put)

    def put_pile(self, ballot_class: BallotClass, ballots: Sequence[Ballot]) -> None:
        """Seal a file's whole pile, all or none, in place of a pile of the class that was not signed off."""
        sealing = self._sealing()

        def put(connection: sqlite3.Connection) -> None:
            free = []
            for slot, kept in self._slots(connection, sealing):
                if kept is None:
                    free.append(slot)
                elif (kept.ballot.ballot_class, kept.channel) == (ballot_class, Channel.FILE):
                    self._overwrite(connection, sealing, slot, None)
                    free.append(slot)
            pile = [TypedBallot(secrets.token_hex(TOKEN_LENGTH), ballot, Channel.FILE) for ballot in ballots]
            self._fill(connection, sealing, free, pile)

        self._write(put)

    def replace(self, token: str, marks: tuple[int, ...]) -> None:
        """Overwrite the marks of the ballot that has ``token``, in its own slot."""
        sealing = self._sealing()

        def correct(connection: sqlite3.Connection) -> None:
            slot, kept = self._find(connection, sealing, token)
            ballot = Ballot(kept.ballot.ballot_class, marks)
            self._overwrite(connection, sealing, slot, TypedBallot(token, ballot, kept.channel))

        self._write(correct)

    def remove(self, token: str) -> None:
        """Overwrite the ballot that has ``token`` with sealed nothing."""
        sealing = self._sealing()

        def withdraw(connection: sqlite3.Connection) -> None:
            slot, _ = self._find(connection, sealing, token)
            self._overwrite(connection, sealing, slot, None)

        self._write(withdraw)

    def ballots(self) -> tuple[TypedBallot, ...]:
        """Return the ballots that are in, ordered by their random tokens."""
        sealing = self._sealing()
        with self._connected() as connection:
            kept = [typed for _, typed in self._slots(connection, sealing) if typed is not None]
        return tuple(sorted(kept, key=lambda typed: typed.token))

    def is_lost(self) -> bool:
        """Return whether file or key is gone or damaged, so that paper must be typed again."""
        try:
            self.ballots()
        except StorageError as error:
            if error.notices[0].code not in LOST:
                raise
            return True
        return False

    def rounds(self) -> frozenset[int]:
        """Return the numbers of all rounds that are in the file, none where there is no file."""
        if not self.path.is_file():
            return frozenset()
        with self._connected() as connection:
            return _rounds(connection)

    def destroy(self) -> None:
        """Destroy the key, then the slots; the file goes with the last round in it."""
        # the key's file is emptied first and goes last: as long as it is there, something is left to be done
        overwrite_file(self.key_path)
        destroy_file(self.folder / LEAVING)
        if self.path.is_file() and not self._keeps_others():
            remove_intakes(self.folder)
        destroy_file(self.key_path)

    def _keeps_others(self) -> bool:
        """Forget this round; return whether others are in the file. Of a damaged one nothing can be kept."""

        def forget(connection: sqlite3.Connection) -> bool:
            others = _rounds(connection) - {self.round_number}
            if others:
                connection.execute("DELETE FROM intake_slot WHERE round = ?", (self.round_number,))
            return bool(others)

        try:
            return self._write(forget)
        except StorageError as error:
            if error.notices[0].code not in LOST:
                raise
            return False

    def _sealing(self) -> Sealing:
        key = read_key(self.key_path)
        if key is None or not self.path.is_file():
            raise self._lost()
        return Sealing(key, self.meeting, self.round_number, self.subjects)

    def _lost(self) -> StorageError:
        return StorageError(notice("intake_lost", round=self.round_number))

    def _slots(
        self, connection: sqlite3.Connection, sealing: Sealing
    ) -> Iterator[tuple[int, TypedBallot | None]]:
        if self.round_number not in _rounds(connection):
            raise self._lost()
        rows = connection.execute(
            "SELECT slot, sealed FROM intake_slot WHERE round = ?", (self.round_number,)
        ).fetchall()
        for slot, sealed in rows:
            try:
                yield slot, sealing.open(slot, sealed)
            except DamagedError as error:
                raise StorageError(notice("intake_damaged", file=str(self.path))) from error

    def _find(self, connection: sqlite3.Connection, sealing: Sealing, token: str) -> tuple[int, TypedBallot]:
        for slot, kept in self._slots(connection, sealing):
            if kept is not None and kept.token == token:
                return slot, kept
        raise refuse("ballot_unknown")

    def _fill(
        self,
        connection: sqlite3.Connection,
        sealing: Sealing,
        free: Sequence[int],
        ballots: Sequence[TypedBallot],
    ) -> None:
        if len(free) < len(ballots):
            raise refuse("intake_full", ballots=len(ballots), slots=len(free))
        for slot, typed in zip(secrets.SystemRandom().sample(free, len(ballots)), ballots, strict=True):
            self._overwrite(connection, sealing, slot, typed)

    def _overwrite(
        self, connection: sqlite3.Connection, sealing: Sealing, slot: int, typed: TypedBallot | None
    ) -> None:
        connection.execute(
            "UPDATE intake_slot SET sealed = ? WHERE round = ? AND slot = ?",
            (sealing.seal(slot, typed), self.round_number, slot),
        )

    @contextmanager
    def _connected(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            connection = connect(self.path, create=create)
            try:
                yield connection
            finally:
                connection.close()
        except sqlite3.Error as error:
            if not create and not self.path.is_file():
                raise self._lost() from error
            told = storage_error(error, self.path)
            if told.notices[0].code == "database_damaged":
                told = StorageError(notice("intake_damaged", file=str(self.path)))
            raise told from error

    def _write(self, act: Callable[[sqlite3.Connection], Answer], *, create: bool = False) -> Answer:
        with self._connected(create=create) as connection:
            return in_transaction(connection, act)


def remove_intakes(folder: Path) -> None:
    """Destroy the file of a folder's intakes, with its journal, whatever is in it."""
    path, leaving = folder / FILE, folder / LEAVING
    if path.exists():
        path.replace(leaving)  # so that a file half overwritten is never opened again
        sync_folder(folder)
    destroy_file(leaving)
    destroy_file(folder / f"{FILE}-journal")


def _are_alike(kept: TypedBallot, typed: TypedBallot) -> bool:
    return (kept.channel, kept.ballot.ballot_class) == (typed.channel, typed.ballot.ballot_class)


def _rounds(connection: sqlite3.Connection) -> frozenset[int]:
    exists = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'intake_slot'").fetchone()
    if exists is None:
        return frozenset()
    return frozenset(number for (number,) in connection.execute("SELECT DISTINCT round FROM intake_slot"))
