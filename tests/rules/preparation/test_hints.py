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
        ("工作作风上还存在一定差距，落实不到位", ["hint_general"]),
        ("学习" * 70, ["hint_long"]),
    ],
)
def test_a_point_of_its_own(point: str, codes: list[str]) -> None:
    """What says when, how often or in which matter is left alone."""
    assert [told.code for told in hints(point)] == codes


def test_what_is_copied_is_told_with_its_owner() -> None:
    """From another member, or from the plan itself; a few common words are no copy."""
    words = "结对的困难户上半年去过两次，下半年没有去"
    assert [str(told) for told in hints(words + "过", [("张三", words)])] == ["hint_copied(member='张三')"]
    assert [told.code for told in hints(words, plan_texts=[f"方案说：{words}。"])] == ["hint_of_the_plan"]
    assert [told.code for told in hints(words, last_year=[words])] == ["hint_of_last_year"]
    assert hints("结对的困难户十一月去过一次", [("张三", words)]) == ()


def test_each_point_of_another_is_looked_at() -> None:
    """Also a short one, if it is the same; a part of it is none."""
    others = [("张三", "笔记缺了三篇没有补"), ("张三", "党课迟到一次")]
    assert [told.code for told in hints("笔记缺了三篇，没有补", others)] == ["hint_copied"]
    assert hints("笔记缺了三篇没有补，四月才写", others) == ()
