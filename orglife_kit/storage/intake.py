"""The sealed intake of a round: until the close its ballots are one ciphertext, and the key lies elsewhere."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeVar

from orglife_kit.errors import StorageError, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, Channel
from orglife_kit.storage.intake_file import IntakeFile, has_intakes, holds
from orglife_kit.storage.keys import KEY_LENGTH, Key, Owner
from orglife_kit.storage.memory import forbid_core_dumps
from orglife_kit.storage.old_slots import OldSlots, forget_old
from orglife_kit.storage.sealing import TOKEN_LENGTH, DamagedError, Sealing, TypedBallot
from orglife_kit.storage.state import state_id

Answer = TypeVar("Answer")

_ID_LENGTH = 32  # hex digits
LOST = frozenset({"intake_lost", "intake_damaged"})  # what was typed is gone
UNREADABLE = LOST | {"intake_elsewhere", "intake_copy", "intake_moved", "intake_link"}


def new_id() -> str:
    """Return a random id for an intake."""
    return secrets.token_hex(_ID_LENGTH // 2)


def is_id(text: str) -> bool:
    """Return whether a text has the form of such an id."""
    return len(text) == _ID_LENGTH and set(text) <= set("0123456789abcdef")


@dataclass(frozen=True)
class _Content:
    """What was read of an intake: how many slots, the ballots by token, and whether an earlier version made it."""

    slots: int
    ballots: dict[str, TypedBallot]
    is_old: bool


@dataclass(frozen=True)
class Intake:
    """The intake with the random ``id`` of one round in one folder's file; ``subjects`` marks a ballot.

    Every act raises ``StorageError`` where the ballots cannot be read here: ``intake_lost`` and ``intake_damaged``;
    ``intake_elsewhere`` where another computer or account has the key; ``intake_moved`` where the key belongs to a
    folder that no longer has this intake; ``intake_copy`` where that folder has it, so that this one is a copy.
    """

    file: IntakeFile
    id: str
    round_number: int
    subjects: int

    def lay_out(self, slots: int) -> None:
        """Make the key, and a ciphertext of ``slots`` empty slots; one of the round before stays, set aside."""
        key = os.urandom(KEY_LENGTH)
        # the key and whose it is first: what an interrupted act leaves is found by them
        Key(self.id).keep(key, self._owner)
        sealed = Sealing(key, self.id, self.subjects).seal(slots, ())

        def put(connection: sqlite3.Connection) -> None:
            values = (self.id, self.round_number, state_id(), sealed)
            connection.execute("INSERT INTO intake VALUES (?, ?, ?, ?)", values)

        try:
            self.file.write(put, create=True)
        except StorageError as error:
            if error.notices[0].code != "intake_damaged":
                raise
            self.file.set_aside()
            self.file.write(put, create=True)

    def add(self, token: str, ballot: Ballot, channel: Channel) -> int:
        """Seal a ballot; return how many of its class and channel are in.

        A token that is in already gets the new marks, so that a repeated act counts once and what is kept is what
        was sent last. Raises ``RefusedError`` (``token_of_another``, ``intake_full``).
        """
        typed = TypedBallot(token, ballot, channel)

        def put(ballots: dict[str, TypedBallot]) -> int:
            if token in ballots and not _are_alike(ballots[token], typed):
                raise refuse("token_of_another")
            ballots[token] = typed
            return sum(_are_alike(kept, typed) for kept in ballots.values())

        return self._change(put)

    def put_pile(self, ballot_class: BallotClass, ballots: Sequence[Ballot]) -> None:
        """Seal a file's whole pile, all or none, in place of a pile of the class that was not signed off."""

        def put(kept: dict[str, TypedBallot]) -> None:
            for typed in list(kept.values()):
                if (typed.ballot.ballot_class, typed.channel) == (ballot_class, Channel.FILE):
                    del kept[typed.token]
            pile = [TypedBallot(secrets.token_hex(TOKEN_LENGTH), ballot, Channel.FILE) for ballot in ballots]
            kept.update((typed.token, typed) for typed in pile)

        self._change(put)

    def replace(self, token: str, marks: tuple[int, ...]) -> None:
        """Give the ballot that has ``token`` other marks."""

        def correct(ballots: dict[str, TypedBallot]) -> None:
            if token not in ballots:
                raise refuse("ballot_unknown")
            kept = ballots[token]
            ballots[token] = TypedBallot(token, Ballot(kept.ballot.ballot_class, marks), kept.channel)

        self._change(correct)

    def remove(self, token: str) -> None:
        """Take out the ballot that has ``token``."""

        def withdraw(ballots: dict[str, TypedBallot]) -> None:
            if ballots.pop(token, None) is None:
                raise refuse("ballot_unknown")

        self._change(withdraw)

    def ballots(self) -> tuple[TypedBallot, ...]:
        """Return the ballots that are in, ordered by their random tokens."""
        sealing = Sealing(self._key(), self.id, self.subjects)
        content = self.file.read(lambda connection: self._content(connection, sealing))
        if content is None:
            raise self._lost()
        return tuple(sorted(content.ballots.values(), key=lambda typed: typed.token))

    def unreadable(self) -> StorageError | None:
        """Return why the ballots cannot be read here, ``None`` where they can."""
        try:
            self.ballots()
        except StorageError as error:
            if error.notices[0].code not in UNREADABLE:
                raise
            return error
        return None

    def adopt(self) -> bool:
        """Let the key belong to this folder where the one it belonged to no longer has the intake."""
        told = self.unreadable()
        if told is None or told.notices[0].code != "intake_moved":
            return False
        Key(self.id).give_to(self._owner)
        return True

    def claim(self) -> None:
        """Let a key that an earlier version kept, without saying whose it is, belong to this folder.

        Only where the ballots here are those of the key: whoever made the folder may have written any id into it.
        """
        if self._old is not None and Key(self.id).owner() is None:
            self.ballots()
            Key(self.id).give_to(self._owner)

    @property
    def _owner(self) -> Owner:
        return Owner(self.file.folder.resolve(), self.round_number)

    @property
    def _old(self) -> OldSlots | None:
        """The slots of an earlier version, whose keys went by the meeting's id and the round's number."""
        meeting, dash, number = self.id.rpartition("-")
        return OldSlots(meeting, int(number)) if dash and number.isdecimal() else None

    def _change(self, change: Callable[[dict[str, TypedBallot]], Answer]) -> Answer:
        sealing = Sealing(self._key(), self.id, self.subjects)
        if not self.file.is_there:
            raise self._lost()
        self.claim()  # of an earlier version: whoever writes first has it

        def put(connection: sqlite3.Connection) -> Answer:
            content = self._content(connection, sealing)
            before = len(content.ballots)
            answer = change(content.ballots)
            after = len(content.ballots)
            if after > content.slots:
                raise refuse("intake_full", ballots=after - before, slots=content.slots - before)
            # all of it anew: a ciphertext that stays as it was would say what was not touched
            sealed = sealing.seal(content.slots, content.ballots.values())
            self._keep(connection, sealed, is_old=content.is_old)
            return answer

        return self.file.write(put, create=self._old is not None)

    def _keep(self, connection: sqlite3.Connection, sealed: bytes, *, is_old: bool) -> None:
        if is_old:
            forget_old(connection, self.round_number)
            values = (self.id, self.round_number, state_id(), sealed)
            connection.execute("INSERT INTO intake VALUES (?, ?, ?, ?)", values)
        else:
            # of the same length: SQLite puts it over what was there, no copy stays in a page that is free
            connection.execute("UPDATE intake SET sealed = ? WHERE id = ?", (sealed, self.id))

    def _content(self, connection: sqlite3.Connection, sealing: Sealing) -> _Content:
        try:
            row = None
            if has_intakes(connection):
                query = "SELECT sealed FROM intake WHERE id = ?"
                row = connection.execute(query, (self.id,)).fetchone()
            if row is not None:
                found = sealing.open(row[0])
            else:
                found_old = self._old.read(connection, sealing.key) if self._old is not None else None
                if found_old is None:
                    raise self._lost()
                found = found_old
        except DamagedError as error:
            raise StorageError(notice("intake_damaged", file=str(self.file.path))) from error
        slots, ballots = found
        return _Content(slots, {typed.token: typed for typed in ballots}, is_old=row is None)

    def _key(self) -> bytes:
        """Return the key where it is this folder's to use."""
        forbid_core_dumps()
        key = Key(self.id)
        content, owner = key.read(), key.owner()
        if content is None:
            state = self._state()
            if state is None or state == state_id():
                raise self._lost()
            raise StorageError(notice("intake_elsewhere", round=self.round_number))
        if owner is None or owner.is_at(self.file.folder):
            return content
        if holds(owner.folder, self.id):
            raise StorageError(notice("intake_copy", folder=str(owner.folder)))
        if holds(self.file.folder, self.id):
            raise StorageError(notice("intake_moved", folder=str(owner.folder)))
        raise self._lost()

    def _state(self) -> str | None:
        """Return the id of the state folder that has the key, as the file says; ``None`` where it does not say."""

        def look(connection: sqlite3.Connection) -> str | None:
            if not has_intakes(connection):
                return None
            row = connection.execute("SELECT state FROM intake WHERE id = ?", (self.id,)).fetchone()
            return None if row is None else str(row[0])

        return self.file.read(look)

    def _lost(self) -> StorageError:
        return StorageError(notice("intake_lost", round=self.round_number))


def _are_alike(kept: TypedBallot, typed: TypedBallot) -> bool:
    return (kept.channel, kept.ballot.ballot_class) == (typed.channel, typed.ballot.ballot_class)
