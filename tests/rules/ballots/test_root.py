"""校验码: a mark's record, the root over them, and what it binds besides (RFC 9162 §2.1)."""

from __future__ import annotations

import hashlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.ballots.root import (
    RECORD_LENGTH,
    earlier_attempts,
    encode_mark,
    first_leaf,
    is_copy_of,
    root_lines,
    tree_root,
)
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from tests.rules.building import record_of, roster_of
from tests.rules.rounds import round_record


@given(st.integers(0, 65535), st.integers(0, 65535), st.integers(0, 255), st.binary(min_size=32, max_size=32))
def test_a_record_is_read_back(round_number: int, member: int, mark: int, nonce: bytes) -> None:
    """38 bytes, whatever is in it."""
    record = encode_mark(round_number, member, mark, nonce)
    assert len(record) == RECORD_LENGTH == 38
    assert struct.unpack(">BHHB32s", record) == (1, round_number, member, mark, nonce)


def test_the_first_leaf_is_canonical() -> None:
    """The same facts give the same bytes, in whatever order they are told."""
    assert first_leaf({"b": "优", "a": 1}) == first_leaf({"a": 1, "b": "优"}) == '{"a":1,"b":"优"}'.encode()


def rfc_root(leaves: list[bytes]) -> bytes:
    """Return the tree hash by the recursion of RFC 9162 §2.1.1, word for word."""
    if len(leaves) < 2:
        return hashlib.sha256(b"\x00" + leaves[0] if leaves else b"").digest()
    split = 2 ** ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\x01" + rfc_root(leaves[:split]) + rfc_root(leaves[split:])).digest()


@pytest.mark.parametrize("leaves", range(18))
def test_the_root_is_that_of_the_rfc(leaves: int) -> None:
    """No leaf, one, powers of two, and what lies between; with no mark it is SHA-256 of nothing."""
    made = [bytes([number]) * number for number in range(leaves)]
    assert tree_root(made) == rfc_root(made)
    assert tree_root([]).hex().startswith("e3b0c44298fc1c149afbf4c8996fb924")


def test_a_root_is_read_aloud_in_four_lines() -> None:
    """Four groups of four; whole."""
    root = "0123456789abcdef" * 4
    assert root_lines(root) == ("0123 4567 89ab cdef",) * 4
    assert root_lines("") == ()


@pytest.mark.parametrize(
    ("typed", "is_copy"),
    [
        ("01" * 32, True),
        ("01" * 16, True),
        ("０１０１ 0101-0101.0101" + "01" * 8, True),
        ("01" * 15 + "0", False),
        ("01" * 15 + "02", False),
        ("01" * 32 + "0", False),
        ("", False),
    ],
)
def test_half_a_root_is_a_copy(typed: str, *, is_copy: bool) -> None:
    """32 characters at least, whatever groups them; each must be the root's."""
    assert is_copy_of(typed, "01" * 32) is is_copy


def test_capital_letters_are_the_same_root() -> None:
    """Whoever reads aloud says no case."""
    assert is_copy_of("AB" * 16, "ab" * 32)


def test_a_root_binds_the_void_attempts_before_its_own() -> None:
    """Of its own kind, with numbers and officers; neither later ones nor the other kind's."""
    void = round_record(1, state=RoundState.VOID)
    other = round_record(2, RoundKind.COMMITTEE)
    own = round_record(3, attempt=2)
    record = record_of(roster_of(3), ballots=BallotsRecord(rounds=(void, other, own)))
    assert earlier_attempts(record, void) == []
    assert earlier_attempts(record, own) == [
        {
            "number": 1,
            "attempt": 1,
            "state": "void",
            "frozen": hashlib.sha256(b"{}").hexdigest(),
            "intake": f"{1:032x}",
            "classes": [["members", 22, 20, 20, 19, 1, 1, 0, "members", 1]],
            "officers": [["scrutineer", "赵监"], ["teller", "王计"]],
        }
    ]
