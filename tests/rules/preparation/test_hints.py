"""A gentle word beside a finding: general, copied, long or short (C5)."""

from __future__ import annotations

import pytest

from orglife_kit.rules.preparation.hints import hints


@pytest.mark.parametrize(
    ("point", "codes"),
    [
        ("", []),
        ("学习少", ["hint_short"]),
        ("理论学习不够深入，需要进一步加强", ["hint_general"]),
        ("联系群众有差距，宗旨意识不强", ["hint_general"]),
        ("对来电咨询的答复有两次超过承诺时限", []),
        ("上半年学习不够系统，两篇笔记没有写完", []),
        ("结对的困难户下半年没有去", []),
        ("学习" * 70, ["hint_long"]),
    ],
)
def test_a_point_of_its_own(point: str, codes: list[str]) -> None:
    """What says when, how often or in which matter is left alone."""
    assert [told.code for told in hints(point, {})] == codes


def test_what_is_copied_is_told_with_its_owner() -> None:
    """From another member, or from the plan itself; a few common words are no copy."""
    words = "结对的困难户上半年去过两次，下半年没有去"
    assert [str(told) for told in hints(words + "过", {"张三": words})] == ["hint_copied(member='张三')"]
    assert [told.code for told in hints(words, {}, (f"方案说：{words}。",))] == ["hint_of_the_plan"]
    assert hints("结对的困难户十一月去过一次", {"张三": words}) == ()
