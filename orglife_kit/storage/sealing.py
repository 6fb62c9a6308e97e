"""What an intake holds: all ballots of a round in one ciphertext, which is made anew at every put."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, Channel

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

FORMAT = 2  # 1 was one ciphertext a slot
TOKEN_LENGTH = 16  # bytes
_NONCE_LENGTH = 12
_TAG_LENGTH = 16
_HEAD = struct.Struct(f">BBB{TOKEN_LENGTH}s{TOKEN_LENGTH}s")  # kind, class, channel, code tag, token
_KINDS = 3  # bytes before the code tag
_EMPTY, _BALLOT, _CODED = 0, 1, 2  # kinds of slots; no number ever gets another meaning
# After the marks a slot has room to spare, filled at random: a ballot that a station seals to a public key, and
# cannot read itself, takes an X25519 key and a tag more than its marks.
_SPARE = 32 + _TAG_LENGTH
_CLASSES = tuple(BallotClass)


class DamagedError(Exception):
    """What is kept is not what was sealed."""


@dataclass(frozen=True)
class TypedBallot:
    """One ballot in the intake: a random token by which it can be corrected, and how it came in.

    ``code`` is the tag of the one-time code that it spent, empty for paper.
    """

    token: str
    ballot: Ballot
    channel: Channel
    code: str = ""


def byte_of(channel: Channel) -> int:
    """Return the byte that says in a slot how its ballot came in."""
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


CHANNELS = {byte_of(channel): channel for channel in Channel}  # at import: no channel is without its byte
if len(CHANNELS) != len(Channel):
    raise RuntimeError("two channels have the same byte")


def slots_for(ballots: int, codes: int) -> int:
    """Return how many slots a round gets: two typings of every ballot, a ballot a code, and room to spare."""
    return 2 * ballots + codes + max(32, ballots // 2)


@dataclass(frozen=True)
class Sealing:
    """The cipher of one intake; ``subjects`` is the number of marks on a ballot."""

    key: bytes
    intake: str
    subjects: int

    def seal(self, slots: int, ballots: Iterable[TypedBallot]) -> bytes:
        """Return the ciphertext of ``slots`` slots of one length, the ballots in random ones of them."""
        length = self._slot_length
        plain = bytearray(os.urandom(slots * length))
        plain[::length] = bytes([_EMPTY]) * slots
        # never in the places they had before: two copies of the file must not tell which ballots came between
        for slot, typed in zip(_shuffled(slots), ballots, strict=False):
            self._put(plain, slot * length, typed)
        nonce = os.urandom(_NONCE_LENGTH)
        return nonce + self._cipher.encrypt(nonce, bytes(plain), self._bound)

    def open(self, sealed: bytes) -> tuple[int, tuple[TypedBallot, ...]]:
        """Return the number of slots and the ballots; raises ``DamagedError`` where it is not what was sealed."""
        from cryptography.exceptions import InvalidTag

        length = self._slot_length
        try:
            plain = self._cipher.decrypt(sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:], self._bound)
            if len(plain) % length:
                raise DamagedError
            kinds = plain[::length]
            return len(kinds), tuple(
                self._slot(plain, slot * length) for slot, kind in enumerate(kinds) if kind != _EMPTY
            )
        except (InvalidTag, ValueError, TypeError, LookupError) as error:  # of another length or kind
            raise DamagedError from error

    @cached_property
    def _cipher(self) -> ChaCha20Poly1305:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        return ChaCha20Poly1305(self.key)

    @cached_property
    def _slot_length(self) -> int:
        return _HEAD.size + self.subjects + _SPARE

    @property
    def _bound(self) -> bytes:
        return f"orglife-intake/{FORMAT}:{self.intake}:{self.subjects}".encode()

    def _put(self, plain: bytearray, start: int, typed: TypedBallot) -> None:
        """Put a ballot into a slot that is filled at random: where it has no code, that stays."""
        marks = bytes(typed.ballot.marks)
        if len(marks) != self.subjects:
            raise ValueError("a ballot of another round")
        of_class, channel = _CLASSES.index(typed.ballot.ballot_class), byte_of(typed.channel)
        plain[start : start + _KINDS] = bytes((_CODED if typed.code else _BALLOT, of_class, channel))
        if typed.code:
            plain[start + _KINDS : start + _KINDS + TOKEN_LENGTH] = bytes.fromhex(typed.code)
        token = bytes.fromhex(typed.token)
        plain[start + _HEAD.size - TOKEN_LENGTH : start + _HEAD.size + self.subjects] = token + marks

    def _slot(self, plain: bytes, start: int) -> TypedBallot:
        kind, of_class, channel, code, token = _HEAD.unpack_from(plain, start)
        if kind not in (_BALLOT, _CODED):
            raise DamagedError
        marks = plain[start + _HEAD.size : start + _HEAD.size + self.subjects]
        ballot = Ballot(_CLASSES[of_class], tuple(marks))
        return TypedBallot(token.hex(), ballot, CHANNELS[channel], code.hex() if kind == _CODED else "")


def _shuffled(slots: int) -> list[int]:
    """Return the numbers of the slots in an order drawn at random, by one draw from the system for all of them."""
    draws = struct.unpack(f">{slots}Q", os.urandom(8 * slots))
    return sorted(range(slots), key=draws.__getitem__)
