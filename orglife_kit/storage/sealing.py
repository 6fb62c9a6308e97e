"""What one slot of an intake holds: a ballot or nothing, sealed to one length."""

from __future__ import annotations

import secrets
import struct
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, Channel

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

TOKEN_LENGTH = 16  # bytes
_NONCE_LENGTH = 12
_HEAD = struct.Struct(f">BBB{TOKEN_LENGTH}s")  # used, class, channel, token; then one byte a mark
_CLASSES = tuple(BallotClass)


class DamagedError(Exception):
    """A slot does not hold what was sealed there."""


@dataclass(frozen=True)
class TypedBallot:
    """One ballot in the intake: a random token by which it can be corrected, and how it came in."""

    token: str
    ballot: Ballot
    channel: Channel


def _byte_of(channel: Channel) -> int:
    # these bytes lie sealed in rounds that earlier versions opened: none of them ever gets another meaning
    match channel:
        case Channel.FILE:
            return 0
        case Channel.PAPER_FIRST:
            return 1
        case Channel.PAPER_SECOND:
            return 2
        case Channel.PHONE:
            return 3
        case _:
            assert_never(channel)


_CHANNELS = {_byte_of(channel): channel for channel in Channel}  # at import: no channel is without its byte
if len(_CHANNELS) != len(Channel):
    raise RuntimeError("two channels have the same byte")


@dataclass(frozen=True)
class Sealing:
    """The cipher of one round's slots; ``subjects`` is the number of marks on a ballot."""

    key: bytes
    meeting: str
    round_number: int
    subjects: int

    def seal(self, slot: int, typed: TypedBallot | None) -> bytes:
        """Return the ciphertext for a slot, of one length whether it holds a ballot or nothing."""
        nonce = secrets.token_bytes(_NONCE_LENGTH)
        return nonce + self._cipher.encrypt(nonce, self._plain(typed), self._bound(slot))

    def open(self, slot: int, sealed: bytes) -> TypedBallot | None:
        """Return what a slot holds; raises ``DamagedError`` where that is not what was sealed there."""
        from cryptography.exceptions import InvalidTag

        try:
            plain = self._cipher.decrypt(sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:], self._bound(slot))
            used, of_class, channel, token = _HEAD.unpack_from(plain)
            if not used:
                return None
            ballot = Ballot(_CLASSES[of_class], tuple(plain[_HEAD.size :]))
            return TypedBallot(token.hex(), ballot, _CHANNELS[channel])
        except (InvalidTag, ValueError, TypeError, LookupError) as error:  # of another length or kind
            raise DamagedError from error

    @cached_property
    def _cipher(self) -> ChaCha20Poly1305:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        return ChaCha20Poly1305(self.key)

    def _plain(self, typed: TypedBallot | None) -> bytes:
        if typed is None:
            return bytes(_HEAD.size + self.subjects)
        of_class = _CLASSES.index(typed.ballot.ballot_class)
        head = _HEAD.pack(1, of_class, _byte_of(typed.channel), bytes.fromhex(typed.token))
        return head + bytes(typed.ballot.marks)

    def _bound(self, slot: int) -> bytes:
        return f"{self.meeting}:{self.round_number}:{slot}".encode()
