"""What an intake holds: all ballots of a round in one ciphertext, which is made anew at every put."""

from __future__ import annotations

import os
import secrets
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
        kept, length = tuple(ballots), self._slot_length
        plain = bytearray(os.urandom(slots * length))
        plain[::length] = bytes([_EMPTY]) * slots
        # never in the places they had before: two copies of the file must not tell which ballots came between
        for slot, typed in zip(secrets.SystemRandom().sample(range(slots), len(kept)), kept, strict=True):
            content = self._content(typed)
            plain[slot * length : slot * length + len(content)] = content
        nonce = os.urandom(_NONCE_LENGTH)
        return nonce + self._cipher.encrypt(nonce, bytes(plain), self._bound)

    def open(self, sealed: bytes) -> tuple[int, tuple[TypedBallot, ...]]:
        """Return the number of slots and the ballots; raises ``DamagedError`` where it is not what was sealed."""
        from cryptography.exceptions import InvalidTag

        try:
            plain = self._cipher.decrypt(sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:], self._bound)
            slots, rest = divmod(len(plain), self._slot_length)
            if rest:
                raise DamagedError
            found = (self._slot(plain, slot * self._slot_length) for slot in range(slots))
            return slots, tuple(typed for typed in found if typed is not None)
        except (InvalidTag, ValueError, TypeError, LookupError) as error:  # of another length or kind
            raise DamagedError from error

    @cached_property
    def _cipher(self) -> ChaCha20Poly1305:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        return ChaCha20Poly1305(self.key)

    @property
    def _slot_length(self) -> int:
        return _HEAD.size + self.subjects + _SPARE

    @property
    def _bound(self) -> bytes:
        return f"orglife-intake/{FORMAT}:{self.intake}:{self.subjects}".encode()

    def _content(self, typed: TypedBallot) -> bytes:
        kind = _CODED if typed.code else _BALLOT
        code = bytes.fromhex(typed.code) if typed.code else os.urandom(TOKEN_LENGTH)
        of_class = _CLASSES.index(typed.ballot.ballot_class)
        head = _HEAD.pack(kind, of_class, byte_of(typed.channel), code, bytes.fromhex(typed.token))
        if len(typed.ballot.marks) != self.subjects:
            raise ValueError("a ballot of another round")
        return head + bytes(typed.ballot.marks)

    def _slot(self, plain: bytes, start: int) -> TypedBallot | None:
        if plain[start] == _EMPTY:
            return None
        kind, of_class, channel, code, token = _HEAD.unpack_from(plain, start)
        if kind not in (_BALLOT, _CODED):
            raise DamagedError
        marks = plain[start + _HEAD.size : start + _HEAD.size + self.subjects]
        ballot = Ballot(_CLASSES[of_class], tuple(marks))
        return TypedBallot(token.hex(), ballot, CHANNELS[channel], code.hex() if kind == _CODED else "")
