"""A mark's record binds its round and its member, in fixed length."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from orglife_kit.rules.ballots.root import RECORD_LENGTH, encode_mark, first_leaf


@given(st.integers(0, 65535), st.integers(0, 65535), st.integers(0, 255), st.binary(min_size=32, max_size=32))
def test_a_record_is_read_back(round_number: int, member: int, mark: int, nonce: bytes) -> None:
    """38 bytes, whatever is in it."""
    record = encode_mark(round_number, member, mark, nonce)
    assert len(record) == RECORD_LENGTH == 38
    assert struct.unpack(">BHHB32s", record) == (1, round_number, member, mark, nonce)


def test_the_first_leaf_is_canonical() -> None:
    """The same facts give the same bytes, in whatever order they are told."""
    assert first_leaf({"b": "优", "a": 1}) == first_leaf({"a": 1, "b": "优"}) == '{"a":1,"b":"优"}'.encode()
