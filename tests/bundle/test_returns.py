"""The return file is read whole or refused in one sentence."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from orglife_kit.bundle.returns import Return, return_in
from orglife_kit.errors import InputError
from orglife_kit.rules.publication.handing import Decision

ANSWER = Return(
    *("星禾镇第一党支部", "a" * 32, 2023, 2, "b" * 64, Decision.SENT_BACK),
    *("整改第 3 项没有时限。\n请补上。", "李审核", datetime.date(2024, 3, 1)),
)


def told(**changes: Any) -> bytes:
    """Return the answer with something else in it; ``...`` takes a field out."""
    data = json.loads(ANSWER.text()) | changes
    return json.dumps({name: value for name, value in data.items() if value is not ...}).encode()


def test_an_answer_comes_back() -> None:
    """As it was written, the same bytes each time."""
    assert return_in(ANSWER.text()) == ANSWER
    assert return_in(ANSWER.text()).text() == ANSWER.text()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "return_unreadable"),
        (b"PK\x03\x04", "return_unreadable"),
        (b"[" * 60_000, "return_unreadable"),
        (b" " * 100_000, "return_foreign"),
        (b"[]", "return_foreign"),
        (told(format="orglife-bundle/1"), "return_foreign"),
        (told(format="orglife-return/2"), "return_too_new"),
        (told(extra=1), "return_field"),
        (told(opinion=...), "return_field"),
        (told(opinion=None), "return_field"),
        (told(number=True), "return_field"),
        (told(number=0), "return_field"),
        (told(meeting="x"), "return_field"),
        (told(bundle="b" * 63), "return_field"),
        (told(decision="MAYBE"), "return_field"),
        (told(date="2024-02-30"), "return_field"),
        (told(opinion="\ud800"), "return_field"),
        (told(opinion="a\x00"), "return_field"),
        (told(reviewer="a\u202eb"), "return_field"),
    ],
)
def test_what_is_none_is_refused(content: bytes, code: str) -> None:
    """One sentence each."""
    with pytest.raises(InputError) as refused:
        return_in(content)
    assert [notice.code for notice in refused.value.notices] == [code]
