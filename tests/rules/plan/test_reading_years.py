"""The year of a day that a plan writes without one: told by the meeting, the day of issue or the plan's year."""

from __future__ import annotations

import datetime

import pytest

from orglife_kit.rules.plan.reading.days import WrittenDays, days_in
from orglife_kit.rules.plan.reading.text import Span
from orglife_kit.rules.plan.reading.years import Years
from tests.project.plan_reading import found_fields, found_values

MEETING = Years(meeting=datetime.date(2024, 1, 18))
ISSUED = Years(issued=datetime.date(2023, 12, 20))
YEAR = Years(year=2023)


@pytest.mark.parametrize(
    ("years", "text", "dated"),
    [
        pytest.param(MEETING, "1月10日", ("2024-01-10", "2024-01-10"), id="before-the-meeting"),
        pytest.param(MEETING, "1月18日", ("2024-01-18", "2024-01-18"), id="on-its-day"),
        pytest.param(
            MEETING, "12月28日—1月5日", ("2023-12-28", "2024-01-05"), id="over-the-turn-of-the-year"
        ),
        pytest.param(MEETING, "1月10日—1月25日", ("2024-01-10", "2024-01-25"), id="begun-before-the-meeting"),
        pytest.param(MEETING, "2月20日", None, id="most-of-a-year-before-the-meeting"),
        pytest.param(ISSUED, "12月25日", ("2023-12-25", "2023-12-25"), id="behind-the-day-of-issue"),
        pytest.param(ISSUED, "12月20日", ("2023-12-20", "2023-12-20"), id="on-the-day-of-issue"),
        pytest.param(ISSUED, "1月5日", ("2024-01-05", "2024-01-05"), id="in-the-next-year"),
        pytest.param(ISSUED, "12月10日—12月25日", None, id="begun-before-the-day-of-issue"),
        pytest.param(
            Years(issued=datetime.date(2023, 3, 1)), "12月26日", ("2023-12-26", "2023-12-26"), id="300-days"
        ),
        pytest.param(Years(issued=datetime.date(2023, 3, 1)), "12月27日", None, id="301-days"),
        pytest.param(YEAR, "1月18日", ("2024-01-18", "2024-01-18"), id="january-after-the-year"),
        pytest.param(YEAR, "3月31日", ("2024-03-31", "2024-03-31"), id="march-after-the-year"),
        pytest.param(YEAR, "4月1日", None, id="april-of-either-year"),
        pytest.param(YEAR, "6月30日", None, id="june-of-either-year"),
        pytest.param(YEAR, "7月1日", ("2023-07-01", "2023-07-01"), id="july-of-the-year"),
        pytest.param(YEAR, "12月2日", ("2023-12-02", "2023-12-02"), id="december-of-the-year"),
        pytest.param(Years(year=2024), "2月29日", None, id="no-such-day-in-that-year"),
        pytest.param(Years(), "1月18日", None, id="nothing-tells"),
    ],
)
def test_the_year_is_told_by_what_leaves_no_doubt(
    years: Years, text: str, dated: tuple[str, str] | None
) -> None:
    """Before the meeting, or behind the day of issue, by at most 300 days; by the year only in its own months."""
    (days,) = days_in(Span(text, 0))
    found = years.of(days)
    assert found == (None if dated is None else (tuple(map(datetime.date.fromisoformat, dated)), True))


def test_a_written_year_is_not_inferred() -> None:
    """It stands, whatever else is known; a day which that year does not have is none."""
    (days,) = days_in(Span("2022年1月18日", 0))
    day = datetime.date(2022, 1, 18)
    assert MEETING.of(days) == ((day, day), False)
    assert MEETING.of(WrittenDays(Span("2023年2月29日", 0), 2023, (2, 29), None, (2, 29))) is None


@pytest.mark.parametrize(
    ("title", "signature", "day"),
    [
        pytest.param("2023年度组织生活会方案", "", "2024-01-08", id="year-of-the-title"),
        pytest.param("组织生活会工作方案", "星禾镇党委\n2022年12月20日", "2023-01-08", id="day-of-issue"),
        pytest.param(
            "组织生活会工作方案",
            "星禾镇党委\n（2022年12月20日）",
            "2023-01-08",
            id="day-of-issue-in-brackets",
        ),
        pytest.param(
            "2023年度组织生活会方案", "星禾镇党委\n2022年12月20日", "2023-01-08", id="day-of-issue-rather"
        ),
        pytest.param(
            "组织生活会工作方案\n（2022年12月20日）", "", "2023-01-08", id="day-of-issue-under-the-title"
        ),
        pytest.param(
            "组织生活会工作方案\n（2022年12月20日）\n星禾镇第一党支部",
            "",
            "2023-01-08",
            id="and-the-branch-below-it",
        ),
        pytest.param(
            "组织生活会工作方案\n（2021年12月20日）",
            "星禾镇党委\n2022年12月20日",
            "2023-01-08",
            id="the-signed-day-rather",
        ),
        pytest.param(
            "组织生活会工作方案",
            "联系人：高远\n星禾镇党委\n2022年12月20日",
            "2023-01-08",
            id="signed-behind-a-remark",
        ),
        pytest.param("组织生活会工作方案", "", None, id="nothing-tells"),
    ],
)
def test_the_year_of_a_day_in_a_plan(title: str, signature: str, day: str | None) -> None:
    """What a plan says of its year and its day of issue dates its days, and each is told as inferred."""
    found = found_fields(
        f"{title}\n一、会前准备\n（一）集中学习（1月8日）\n学习党章，认真讨论。\n{signature}"
    )
    study = found.get("preparation.study_date")
    assert (str(study.value) if study else None) == day
    assert study is None or study.year_inferred


def test_a_year_that_two_things_tell_differently_is_none() -> None:
    """The plan's year and a day beside it that has its own: what is in doubt stays empty."""
    text = "甲支部2024年度组织生活会方案\n一、会前准备\n（一）谈心谈话。2026年1月4日开始。\n"
    text += "（二）查摆问题。1月12日前查摆问题。"
    assert "preparation.findings_last" not in found_values(text)
    same = found_values(text.replace("2026", "2025"))
    assert same["preparation.findings_last"] == datetime.date(2025, 1, 12)
