"""A gentle word beside a finding: general, copied, long or short (C5)."""

from __future__ import annotations

import dataclasses

import pytest

from orglife_kit.rules.plan.settings import Settings
from orglife_kit.rules.preparation.findings import Finding
from orglife_kit.rules.preparation.hints import _COPIED, _LONGEST, _SHORTEST, finding_hints, hints
from orglife_kit.rules.preparation.record import PreparationRecord
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem
from orglife_kit.rules.rectification.record import RectificationRecord
from tests.rules.building import PLAN, record_of, roster_of


@pytest.mark.parametrize(
    ("point", "codes"),
    [
        ("", []),
        ("学习少", ["hint_short"]),
        ("理论学习不够深入，需要进一步加强", ["hint_general"]),
        ("联系群众有差距，宗旨意识不强", ["hint_general"]),
        ("加强学习，提高认识，改进作风", ["hint_general"]),
        ("加强学习的安排有三次没有落实", []),
        ("对来电咨询的答复有两次超过承诺时限", []),
        ("上半年学习不够系统，两篇笔记没有写完", []),
        ("结对的困难户下半年没有去", []),
        ("工作作风上还存在一定差距，落实不到位", ["hint_general"]),
        ("学习" * 70, ["hint_long"]),
        (f"三月{'学' * (_LONGEST - 2)}", []),
        (f"三月{'学' * (_LONGEST - 1)}", ["hint_long"]),
        ("学" * _SHORTEST, []),
        ("学" * (_SHORTEST - 1), ["hint_short"]),
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


def test_so_many_characters_in_a_row_are_a_copy() -> None:
    """Wherever they stand, the last ones too; one fewer is none, and of a short point only the whole."""
    run = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"[:_COPIED]
    for other in (f"先有两句话{run}", f"{run}后有两句话", run):
        assert [told.code for told in hints(run, [("张三", other)])] == ["hint_copied"]
        assert [told.code for told in hints(f"另一个开头{run[:-1]}", [("张三", other)])] == []
    short = "甲乙丙丁戊己庚辛"[:_SHORTEST]
    assert [told.code for told in hints(short, [("张三", short)])] == ["hint_copied"]
    tiny = short[:-1]
    assert [told.code for told in hints(tiny, [("张三", tiny)])] == ["hint_short"]


def test_each_point_of_another_is_looked_at() -> None:
    """Also a short one, if it is the same; a part of it is none."""
    others = [("张三", "笔记缺了三篇没有补"), ("张三", "党课迟到一次")]
    assert [told.code for told in hints("笔记缺了三篇，没有补", others)] == ["hint_copied"]
    assert hints("笔记缺了三篇没有补，四月才写", others) == ()


def test_what_is_written_is_looked_at_beside_the_record() -> None:
    """The others' points but not one's own, one's own items of last year, the plan's texts; each told once."""
    own, others = "结对的困难户上半年去过两次，下半年没有去", "党小组会的记录有三篇没有当天写完"
    carried = "午间值班的交接单有两个月没有逐项写清"
    text = "党员要联系思想和工作实际，重点查摆四个方面问题"
    plan = dataclasses.replace(
        PLAN, preparation=dataclasses.replace(PLAN.preparation, findings_text=f"方案：{text}。")
    )
    record = record_of(
        roster_of((4, 9)),
        plan,
        preparation=PreparationRecord(findings=(Finding(1, 4, "", own), Finding(2, 9, "", others))),
        rectification=RectificationRecord(
            items=(
                RectificationItem(1, Ledger.MEMBER, carried, 4, Origin.CARRIED),
                RectificationItem(2, Ledger.MEMBER, own, 4, Origin.MEMBER_FINDING, 1),
            )
        ),
    )

    def told(member: int | None, *lines: str) -> list[str]:
        return [hint.code for hint in finding_hints(record, member, "\n".join(lines))]

    assert told(4, own, carried, text) == ["hint_of_last_year", "hint_of_the_plan"]
    assert told(9, own, carried, "", own) == ["hint_copied"]
    assert told(None, own, others, carried) == ["hint_copied", "hint_copied"]
    assert finding_hints(record, 4, others)[0].fields["member"] == "党员9"
    assert told(4, carried) == ["hint_of_last_year"]
    assert told(4, "") == told(4, own) == []
    silent = dataclasses.replace(
        record, plan=dataclasses.replace(plan, settings=Settings(finding_hints=False))
    )
    assert finding_hints(silent, 9, own) == ()
