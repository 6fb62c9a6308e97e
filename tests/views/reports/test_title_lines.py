"""A long title is broken by sense: no word is cut, no line is too long, the lines are alike."""

from __future__ import annotations

import pytest

from orglife_kit.views.reports.geometry import geometry
from orglife_kit.views.reports.layout import text_width
from orglife_kit.views.reports.model import Page
from orglife_kit.views.reports.title_lines import title_lines

OFFICIAL = geometry(Page())


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("会议记录", ("会议记录",)),
        (
            "2023年度专题组织生活会和开展民主评议党员工作方案",
            ("2023年度专题组织生活会", "和开展民主评议党员工作方案"),
        ),
        (
            "中共云川县星禾镇委员会关于召开2024年度组织生活会的通知",
            ("中共云川县星禾镇委员会", "关于召开2024年度组织生活会的通知"),
        ),
        ("自己分行的\n题目", ("自己分行的", "题目")),
    ],
)
def test_titles_are_broken_by_sense(title: str, lines: tuple[str, ...]) -> None:
    """Before 和 and 关于, after 年度 and the name of a body; lines that were given are kept."""
    assert title_lines(title, OFFICIAL) == lines


@pytest.mark.parametrize("length", [21, 40, 41, 79, 120])
def test_any_title_stands_inside_its_page(length: int) -> None:
    """Also where no sense ends; nothing is lost."""
    title = "".join(chr(0x4E00 + number) for number in range(length))
    lines = title_lines(title, OFFICIAL)
    assert "".join(lines) == title
    assert max(map(text_width, lines)) <= 40
    assert len(lines) == -(-length // 20)


def test_a_number_and_a_mark_stay_where_they_are() -> None:
    """A year is not cut, a line begins with no closing mark."""
    lines = title_lines("某某某某某某某某某某某某某某某某某某2024（试行）某某某某", OFFICIAL)
    assert all(line[0] not in "）" and line[-1] not in "（" for line in lines)
    assert any("2024" in line for line in lines)
