"""What is in doubt is left: a plan is not refused for a word, a share is not guessed, a day that was moved is gone."""

from __future__ import annotations

import datetime

import pytest

from orglife_kit.rules.plan.reading.purpose import OtherPurpose, other_purpose
from tests.project.plan_reading import found_values

HEAD = "甲镇机关党支部2024年度组织生活会方案\n一、民主评议党员\n"
CAP = "settings.cap_share"
PLANS = {
    "who_takes_the_minutes": (
        "关于召开组织生活会的通知\n时间：2024年1月20日下午2点\n地点：党员活动室\n"
        "由王建国主持，李小红做会议记录\n请全体党员准时参加"
    ),
    "what_to_write": (
        "各位党员：\n定于2024年1月20日下午2点在党员活动室召开组织生活会\n请提前写好个人发言提纲\n请准时参加"
    ),
    "what_to_write_unasked": (
        "组织生活会有关事项\n1月20日召开组织生活会\n各人写好发言提纲\n由王建国做会议记录"
    ),
    "draft": (
        "某党支部2023年度组织生活会实施方案\n（支委会讨论稿）\n一、会前准备\n1.学习。2.撰写发言提纲\n"
        "二、召开会议\n1月20日召开组织生活会。"
    ),
    "course": (
        "第一党支部组织生活会安排\n时间：2024年1月20日\n会议流程：\n1.会上，首先由书记述职\n"
        "2.随后，党员逐一发言\n3.上级领导点评并讲话\n4.散会"
    ),
    "report_before": (
        "某党支部关于2023年度组织生活会准备情况的报告\n镇党委：\n"
        "我支部拟于2024年1月20日召开组织生活会，现将方案报告如下：\n一、会前学习"
    ),
}
TOLD = {
    "name_on_the_second_line": "甲镇机关党支部\n2023年度组织生活会会议记录\n时间：2024年1月20日",
    "speech": "张伟同志\n在组织生活会上的发言提纲\n一、学习不深\n二、作风不实",
}


@pytest.mark.parametrize("text", PLANS.values(), ids=PLANS)
def test_a_plan_is_not_refused_for_a_word(text: str) -> None:
    """Who takes minutes, what is to be written, how the meeting goes, a report on what is prepared."""
    assert other_purpose(text) is None


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_a_name_in_the_head_still_tells(text: str) -> None:
    """Where a line of the head is nothing but the name of minutes or of somebody's own paper."""
    assert other_purpose(text) is OtherPurpose.HELD


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("优秀比例不超过20%，先进支部可不超过30%。", "20%"),
        ("优秀党员比例不超过三分之一，考核优秀单位不超过40%。", "三分之一"),
        ("优秀党员不超过本支部党员总数的30%。", "30%"),
        ("优秀等次由各支部掌握在25%以内。", "25%"),
        ("优秀等次由支部委员会确定，不超过本党支部党员的30%。", "30%"),
        ("优秀比例不超过30%，到会率不低于95%，不合格不超过5%。", "30%"),
    ],
)
def test_the_share_of_members_is_read_beside_others(sentence: str, share: str) -> None:
    """That of branches and units in the same sentence is not taken for it."""
    assert found_values(f"{HEAD}{sentence}")[CAP] == share


@pytest.mark.parametrize(
    "sentence",
    [
        "优秀比例控制在30%-35%。",
        "优秀比例控制在30-35%之间。",
        "优秀比例控制在20%至30%。",
        "优秀比例控制在二至三成。",
        "优秀比例控制在20%左右，最多不超过30%。",
        "优秀比例控制在20%上下。",
        "优秀比例一般为20%，最多不超过30%。",
        "优秀比例不超过20%，特殊情况不超过30%。",
        "优秀支部不超过30%。",
        "优秀集体不超过30%。",
    ],
)
def test_a_share_in_doubt_is_none(sentence: str) -> None:
    """A range, a rough number, two limits, branches and groups."""
    assert CAP not in found_values(f"{HEAD}{sentence}")


@pytest.mark.parametrize(
    ("when", "day", "time"),
    [
        ("2024年1月20日（推迟到1月22日）下午3点", datetime.date(2024, 1, 22), "下午3点"),
        ("2024年1月20日，改为2024年1月22日下午3点", datetime.date(2024, 1, 22), "下午3点"),
        ("2024年1月20日下午3点（因故调整到2024年1月22日）", datetime.date(2024, 1, 22), None),
        ("2024年1月20日（推迟到22日）", None, None),
        ("2024年1月20日下午3点，提前3日通知", datetime.date(2024, 1, 20), "下午3点"),
        ("2024年1月20日下午3点（提前到2点）", datetime.date(2024, 1, 20), "下午3点"),
    ],
)
def test_a_day_that_was_moved_is_gone(when: str, day: datetime.date | None, time: str | None) -> None:
    """The new day is taken where it is written whole; another hour leaves the day."""
    found = found_values(f"甲支部2023年度组织生活会安排\n时间：{when}\n地点：三楼会议室")
    assert (found.get("meeting.date"), found.get("meeting.time")) == (day, time)


HOSTILE = {
    "after_after": f"会议时间：1月5日，{'后' * 60}",
    "months": f"会议时间：1月5日，一月{'一一一月' * 22}",
    "spaces_after_a_day": f"会议时间：1月5日{' ' * 11000}x",
    "spaces_after_signing_in": f"会议时间：1月5日8:30签到{' ' * 11000}x",
    "blanks": f"会议地点：{'_' * 11000}，说明",
    "nobody": f"一、会议\n为此{'现就现将' * 9}支部研究决定",
    "spaces": f"甲{' ' * 11000}乙",
}


@pytest.mark.timeout(10)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_at_once(text: str) -> None:
    """One sign over and over does not hold up the reading."""
    plan = f"甲支部2023年度组织生活会方案\n{text}"
    assert found_values(plan)["plan.year"] == 2023
    assert other_purpose(plan) is None
