"""The slots of a round that an earlier version left open: read, and put into the new form by the next write."""

from __future__ import annotations

import sqlite3
import struct

from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.marks import Ballot, BallotClass
from orglife_kit.storage.sealing import CHANNELS, TOKEN_LENGTH, DamagedError, TypedBallot

_TABLE = "intake_slot"
_NONCE_LENGTH = 12
_HEAD = struct.Struct(f">BBB{TOKEN_LENGTH}s")  # used, class, channel, token; then one byte a mark
_CLASSES = tuple(BallotClass)


@dataclass(frozen=True)
class OldSlots:
    """The slots of one round of the meeting with the id ``meeting``, each a ciphertext of its own."""

    meeting: str
    round_number: int

    def read(self, connection: sqlite3.Connection, key: bytes) -> tuple[int, tuple[TypedBallot, ...]] | None:
        """Return the number of slots and the ballots, ``None`` where the round has none of them.

        Raises ``DamagedError`` where a slot does not hold what was sealed there.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        if self.round_number not in old_rounds(connection):
            return None
        cipher, found = ChaCha20Poly1305(key), []
        rows = connection.execute(
            f"SELECT slot, sealed FROM {_TABLE} WHERE round = ?", (self.round_number,)
        ).fetchall()
        for slot, sealed in rows:
            bound = f"{self.meeting}:{self.round_number}:{slot}".encode()
            try:
                plain = cipher.decrypt(sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:], bound)
                used, of_class, channel, token = _HEAD.unpack_from(plain)
                if used:
                    ballot = Ballot(_CLASSES[of_class], tuple(plain[_HEAD.size :]))
                    found.append(TypedBallot(token.hex(), ballot, CHANNELS[channel]))
            except (InvalidTag, ValueError, TypeError, LookupError, struct.error) as error:
                raise DamagedError from error
        return len(rows), tuple(found)


def old_rounds(connection: sqlite3.Connection) -> frozenset[int]:
    """Return the numbers of the rounds that have such slots."""
    exists = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_TABLE,)).fetchone()
    if exists is None:
        return frozenset()
    return frozenset(number for (number,) in connection.execute(f"SELECT DISTINCT round FROM {_TABLE}"))


def forget_old(connection: sqlite3.Connection, round_number: int) -> None:
    """Remove the slots of a round."""
    if round_number in old_rounds(connection):
        connection.execute(f"DELETE FROM {_TABLE} WHERE round = ?", (round_number,))
