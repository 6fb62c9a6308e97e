"""Outcomes and opinions from a file, as the form takes them (DESIGN.md §4, C9)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.rules.assessment.outcomes import Basis, Outcome
from orglife_kit.storage.readers.assessments import read_assessments
from tests.storage.readers.office import roster, text_file, workbook

MEMBERS = roster("张三", "李雪", "王伟", "赵六")
HEADS = [
    "姓名",
    "评议结果",
    "评定意见",
    "努力方向",
    "评定依据",
    "理由",
    "差距",
    "帮助人",
    "改进措施",
    "复查日期",
]


def test_every_column(tmp_path: Path) -> None:
    """Words and codes, several bases joined, a day as the spreadsheet keeps it."""
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["评定情况"],
            HEADS,
            [
                "张三",
                "基本合格",
                "意见",
                "方向",
                "日常表现、测评情况",
                "理由",
                "差距",
                "李雪",
                "措施",
                datetime.date(2024, 7, 1),
            ],
            ["李雪", "EXCELLENT", "意见", None, "DAILY_CONDUCT，PARTICIPATION"],
            ["王伟", "未参加评议", None, None, None, "住院"],
            ["赵六", None, None],
        ],
    )
    first, second, third = read_assessments(path, MEMBERS)
    assert (first.outcome, first.follow_up.review_date) == (
        Outcome.BASICALLY_QUALIFIED,
        datetime.date(2024, 7, 1),
    )
    assert first.bases == {Basis.DAILY_CONDUCT, Basis.RATING}
    assert second.bases == {Basis.DAILY_CONDUCT, Basis.PARTICIPATION}
    assert (third.member, third.outcome, third.reason) == (3, Outcome.NOT_TAKEN_PART, "住院")


@pytest.mark.parametrize(
    "text", ["2024-07-01", "2024/7/1", "2024年7月1日", "2024.7.1", "20240701", "２０２４-０７-０１"]
)
def test_days_as_people_write_them(tmp_path: Path, text: str) -> None:
    """All become ISO."""
    path = text_file(tmp_path / "a.csv", [["姓名", "评议结果", "复查日期"], ["张三", "合格", text]])
    assert read_assessments(path, MEMBERS)[0].follow_up.review_date == datetime.date(2024, 7, 1)


def test_faults_come_together(tmp_path: Path) -> None:
    """An unknown outcome, basis, day and name, a row without an outcome, a member twice."""
    rows = [
        ["姓名", "评议结果", "评定意见", "评定依据", "复查日期"],
        ["张三", "良好", "意见", "日常表现", ""],
        ["李雪", "合格", "意见", "人缘", "2024-13-01"],
        ["不认识", "合格", "", "", ""],
        ["王伟", "", "意见", "", ""],
        ["李雪", "合格", "意见", "日常表现", ""],
    ]
    with pytest.raises(InputError) as told:
        read_assessments(text_file(tmp_path / "a.csv", rows), MEMBERS)
    assert [(one.code, one.location.row) for one in told.value.notices] == [
        ("outcome_unknown", 2),
        ("basis_unknown", 3),
        ("date_impossible", 3),
        ("member_unknown", 4),
        ("outcome_empty", 5),
        ("member_twice", None),
    ]
