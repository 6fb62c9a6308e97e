"""The sealed intake: until the close a ballot is one ciphertext in a random slot, and nothing else."""

from __future__ import annotations

import secrets
import sqlite3
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from orglife_kit.errors import StorageError, notice, refuse
from orglife_kit.rules.ballots.marks import Ballot, BallotClass
from orglife_kit.storage.database import connect, in_transaction, storage_error
from orglife_kit.storage.files import destroy_file, sync_folder
from orglife_kit.storage.state import key_path, make_key, read_key

Answer = TypeVar("Answer")

FILE = "intake.db"
TOKEN_LENGTH = 16
_NONCE_LENGTH = 12
_HEAD = struct.Struct(f">BBB{TOKEN_LENGTH}s")  # used, class, typing, token; then one byte a mark
_CLASSES = tuple(BallotClass)
FILE_TYPING, FIRST_TYPING, SECOND_TYPING = 0, 1, 2


@dataclass(frozen=True)
class TypedBallot:
    """One ballot in the intake: a random token by which it can be corrected, and which typing it is."""

    token: str
    ballot: Ballot
    typing: int


def slots_for(entitled: int) -> int:
    """Return how many slots a round gets: both typings of every ballot, with room to spare."""
    return 4 * entitled + 40


@dataclass(frozen=True)
class Intake:
    """The intake of one open round.

    ``subjects`` is the number of marks on a ballot; every slot's ciphertext has the same length.
    """

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
        """Make the key and fill ``slots`` slots with sealed nothing; a half-made one is made anew."""
        self.destroy()
        key = make_key(self.key_path)

        def fill(connection: sqlite3.Connection) -> None:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS intake_slot (round INTEGER NOT NULL, slot INTEGER NOT NULL,"
                " sealed BLOB NOT NULL, PRIMARY KEY (round, slot)) WITHOUT ROWID"
            )
            nothing = bytes(_HEAD.size + self.subjects)
            connection.executemany(
                "INSERT INTO intake_slot VALUES (?, ?, ?)",
                ((self.round_number, slot, self._seal(key, slot, nothing)) for slot in range(slots)),
            )

        self._write(fill)

    def add(self, token: str, ballot: Ballot, typing: int) -> int:
        """Seal a ballot into a random free slot; return how many of its class and typing are in.

        A token that is in already is overwritten in its own slot, so that a repeated act counts once and
        what is kept is what was sent last.
        """
        key = self._key()

        def put(connection: sqlite3.Connection) -> int:
            slots = dict(self._open_slots(connection, key))
            kept = [typed for typed in slots.values() if typed is not None]
            known = next((slot for slot, typed in slots.items() if typed and typed.token == token), None)
            if known is not None:
                self._overwrite(connection, key, known, self._plain(token, ballot, typing))
            else:
                free = [slot for slot, typed in slots.items() if typed is None]
                self._fill(connection, key, free, [self._plain(token, ballot, typing)])
                kept.append(TypedBallot(token, ballot, typing))
            return sum(
                typed.typing == typing and typed.ballot.ballot_class is ballot.ballot_class for typed in kept
            )

        return self._write(put)

    def put_pile(self, ballot_class: BallotClass, ballots: Sequence[Ballot]) -> None:
        """Seal a file's whole pile, all or none, in place of a pile of the class that was not signed off."""
        key = self._key()

        def put(connection: sqlite3.Connection) -> None:
            free = []
            for slot, typed in self._open_slots(connection, key):
                if typed is None:
                    free.append(slot)
                elif (typed.ballot.ballot_class, typed.typing) == (ballot_class, FILE_TYPING):
                    self._overwrite(connection, key, slot, bytes(_HEAD.size + self.subjects))
                    free.append(slot)
            tokens = (secrets.token_hex(TOKEN_LENGTH) for _ in ballots)
            plains = [
                self._plain(token, ballot, FILE_TYPING)
                for token, ballot in zip(tokens, ballots, strict=False)
            ]
            self._fill(connection, key, free, plains)

        self._write(put)

    def replace(self, token: str, marks: tuple[int, ...]) -> None:
        """Overwrite the marks of the ballot that has ``token``, in its own slot."""
        key = self._key()

        def correct(connection: sqlite3.Connection) -> None:
            slot, kept = self._find(connection, key, token)
            ballot = Ballot(kept.ballot.ballot_class, marks)
            self._overwrite(connection, key, slot, self._plain(token, ballot, kept.typing))

        self._write(correct)

    def remove(self, token: str) -> None:
        """Overwrite the ballot that has ``token`` with sealed nothing."""
        key = self._key()

        def withdraw(connection: sqlite3.Connection) -> None:
            slot, _ = self._find(connection, key, token)
            self._overwrite(connection, key, slot, bytes(_HEAD.size + self.subjects))

        self._write(withdraw)

    def ballots(self) -> tuple[TypedBallot, ...]:
        """Return the ballots that are in, ordered by their random tokens."""
        key = self._key()
        with self._connected() as connection:
            kept = [ballot for _, ballot in self._open_slots(connection, key) if ballot is not None]
        return tuple(sorted(kept, key=lambda typed: typed.token))

    def is_lost(self) -> bool:
        """Return whether file or key is gone or damaged, so that paper must be typed again."""
        try:
            self.ballots()
        except StorageError as error:
            if error.notices[0].code not in ("intake_lost", "intake_damaged"):
                raise
            return True
        return False

    def remains(self) -> bool:
        """Return whether anything of this round is still on the disk."""
        if self.key_path.exists() or self._leaving.exists():
            return True
        if not self.path.is_file():
            return False
        try:
            with self._connected() as connection:
                return self.round_number in _rounds(connection)
        except StorageError as error:
            if error.notices[0].code != "intake_damaged":
                raise
            return True

    def destroy(self) -> None:
        """Destroy the key, then the slots; the file goes with the last round in it."""
        destroy_file(self.key_path)
        destroy_file(self._leaving)
        if not self.path.is_file():
            return

        def forget(connection: sqlite3.Connection) -> bool:
            others = _rounds(connection) - {self.round_number}
            if others:
                connection.execute("DELETE FROM intake_slot WHERE round = ?", (self.round_number,))
            return bool(others)

        if not self._keeps_others(forget):
            self.path.replace(self._leaving)  # so that a file half overwritten is never opened again
            sync_folder(self.folder)
            destroy_file(self._leaving)

    def _keeps_others(self, forget: Callable[[sqlite3.Connection], bool]) -> bool:
        """Return whether other rounds are still in the file; of a damaged one nothing can be kept."""
        try:
            return self._write(forget)
        except StorageError as error:
            if error.notices[0].code != "intake_damaged":
                raise
            return False

    @property
    def _leaving(self) -> Path:
        return self.path.with_name(f"{FILE}.leaving")

    def _key(self) -> bytes:
        key = read_key(self.key_path)
        if key is None or not self.path.is_file():
            raise StorageError(notice("intake_lost", round=self.round_number))
        return key

    def _bound(self, slot: int) -> bytes:
        return f"{self.meeting}:{self.round_number}:{slot}".encode()

    def _seal(self, key: bytes, slot: int, plain: bytes) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        nonce = secrets.token_bytes(_NONCE_LENGTH)
        return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, self._bound(slot))

    def _plain(self, token: str, ballot: Ballot, typing: int) -> bytes:
        place = _CLASSES.index(ballot.ballot_class)
        return _HEAD.pack(1, place, typing, bytes.fromhex(token)) + bytes(ballot.marks)

    def _open_slots(
        self, connection: sqlite3.Connection, key: bytes
    ) -> Iterator[tuple[int, TypedBallot | None]]:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        cipher = ChaCha20Poly1305(key)
        if self.round_number not in _rounds(connection):
            raise StorageError(notice("intake_lost", round=self.round_number))
        rows = connection.execute(
            "SELECT slot, sealed FROM intake_slot WHERE round = ?", (self.round_number,)
        ).fetchall()
        for slot, sealed in rows:
            try:
                plain = cipher.decrypt(sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:], self._bound(slot))
            except (InvalidTag, ValueError, TypeError) as error:  # a slot of another length or kind
                raise StorageError(notice("intake_damaged", file=str(self.path))) from error
            used, place, typing, token = _HEAD.unpack_from(plain)
            marks = tuple(plain[_HEAD.size :])
            yield slot, TypedBallot(token.hex(), Ballot(_CLASSES[place], marks), typing) if used else None

    def _find(self, connection: sqlite3.Connection, key: bytes, token: str) -> tuple[int, TypedBallot]:
        for slot, kept in self._open_slots(connection, key):
            if kept is not None and kept.token == token:
                return slot, kept
        raise refuse("ballot_unknown")

    def _fill(
        self, connection: sqlite3.Connection, key: bytes, free: list[int], plains: Sequence[bytes]
    ) -> None:
        if len(free) < len(plains):
            raise refuse("intake_full", ballots=len(plains), slots=len(free))
        for slot, plain in zip(secrets.SystemRandom().sample(free, len(plains)), plains, strict=True):
            self._overwrite(connection, key, slot, plain)

    def _overwrite(self, connection: sqlite3.Connection, key: bytes, slot: int, plain: bytes) -> None:
        connection.execute(
            "UPDATE intake_slot SET sealed = ? WHERE round = ? AND slot = ?",
            (self._seal(key, slot, plain), self.round_number, slot),
        )

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = connect(self.path)
            try:
                yield connection
            finally:
                connection.close()
        except sqlite3.Error as error:
            told = storage_error(error, self.path)
            if told.notices[0].code == "database_damaged":
                told = StorageError(notice("intake_damaged", file=str(self.path)))
            raise told from error

    def _write(self, act: Callable[[sqlite3.Connection], Answer]) -> Answer:
        with self._connected() as connection:
            return in_transaction(connection, act)


def _rounds(connection: sqlite3.Connection) -> set[int]:
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'intake_slot'").fetchone()
    if known is None:
        return set()
    return {number for (number,) in connection.execute("SELECT DISTINCT round FROM intake_slot")}
