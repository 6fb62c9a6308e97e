"""校验码: the root that binds a box's every mark (RFC 9162 §2.1), and the record it is made of."""

from __future__ import annotations

import hashlib
import json
import struct
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orglife_kit.rules.ballots.record import ClassCounts, RoundRecord
    from orglife_kit.rules.record import MeetingRecord

FORMAT = "orglife-root/3"  # of the first leaf: /3 also binds the void attempts before
SHORTEST_COPY = 32  # characters; 16 were forged in 13 minutes on one core by who makes the root
VERSION = 1
NONCE_LENGTH = 32
_RECORD = struct.Struct(f">BHHB{NONCE_LENGTH}s")
RECORD_LENGTH = _RECORD.size


def encode_mark(round_number: int, member: int, mark: int, nonce: bytes) -> bytes:
    """Return a mark's record: version, round, member, mark and 32 random bytes, in 38 bytes."""
    return _RECORD.pack(VERSION, round_number, member, mark, nonce)


def first_leaf(bound: Mapping[str, object]) -> bytes:
    """Return the leaf that binds what the marks belong to, as canonical JSON in UTF-8."""
    return json.dumps(bound, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """Return the RFC 9162 Merkle tree hash of ``leaves``, 32 bytes."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    while len(level) > 1:  # pairing neighbours and lifting a lone last one equals the RFC's recursion
        pairs = zip(level[::2], level[1::2], strict=False)
        lifted = level[-1:] if len(level) % 2 else []
        level = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs] + lifted
    return level[0]


def root_lines(root: str) -> tuple[str, ...]:
    """Return a root whole as it is read aloud and copied: four lines of four groups of four characters.

    A copy by hand needs the first two lines: shorter ones were forged within minutes by who makes the root.
    """
    groups = [root[start : start + 4] for start in range(0, len(root), 4)]
    return tuple(" ".join(groups[start : start + 4]) for start in range(0, len(groups), 4))


def is_copy_of(typed: str, root: str) -> bool:
    """Return whether what was typed back, in any grouping, is at least the first half of ``root``."""
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", typed).lower()))
    return len(letters) >= SHORTEST_COPY and root.startswith(letters)


def earlier_attempts(record: MeetingRecord, entry: RoundRecord) -> list[dict[str, object]]:
    """Return what a root binds of the void attempts before its own round: their numbers, and who counted them."""
    return [
        {
            "number": earlier.number,
            "attempt": earlier.round.attempt,
            "state": earlier.state,
            "frozen": hashlib.sha256(earlier.frozen.encode()).hexdigest(),
            "intake": earlier.intake,
            "classes": [_numbers(counts) for counts in earlier.classes.values()],
            "officers": officers_of(earlier),
        }
        for earlier in record.ballots.rounds
        if earlier.kind is entry.kind and earlier.round.attempt < entry.round.attempt
    ]


def officers_of(entry: RoundRecord) -> list[list[str]]:
    """Return who watched and who counted a round, each with the role."""
    return [
        *(["scrutineer", name] for name in entry.scrutineers),
        *(["teller", name] for name in entry.tellers),
    ]


def _numbers(counts: ClassCounts) -> list[object]:
    return [
        counts.ballot_class,
        counts.entitled,
        counts.issued,
        counts.received,
        counts.valid,
        counts.void,
        counts.typings,
        counts.corrections,
        counts.box,
        int(counts.signed_off),
    ]
