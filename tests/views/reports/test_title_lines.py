"""A long title is broken by sense: no word is cut, no line is too long, the lines are alike."""

from __future__ import annotations

import pytest

from orglife_kit.views.reports.geometry import geometry
from orglife_kit.views.reports.layout import text_width
from orglife_kit.views.reports.model import Closing, Document, Page
from orglife_kit.views.reports.render import renderer
from orglife_kit.views.reports.title_lines import subtitle_lines, title_lines, unit_lines
from tests.views.reports.building import file_text

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


LONG_BRANCH = "北方边疆综合交通枢纽建设管理服务中心（集团）机关后勤保障与离退休人员工作第二党支部"


def test_a_subtitle_is_broken_between_branch_and_year() -> None:
    """The year stands on one line; where both have room they stand beside each other."""
    compact = geometry(Page(margins="compact"))
    assert subtitle_lines(f"{LONG_BRANCH}　2025 年度", compact) == (LONG_BRANCH, "2025 年度")
    assert subtitle_lines("某党支部　2025 年度", compact) == ("某党支部　2025 年度",)
    assert subtitle_lines("", compact) == ("",)


def test_a_unit_at_the_end_of_a_paper_is_broken_by_sense() -> None:
    """A long name takes two lines that are as wide as is said; a short one stays on one."""
    lines, width = unit_lines(LONG_BRANCH, OFFICIAL)
    assert lines == ("北方边疆综合交通枢纽建设管理服务中心（集团）", "机关后勤保障与离退休人员工作第二党支部")
    assert 0.6 * OFFICIAL.room < width < 0.85 * OFFICIAL.room
    assert unit_lines("某党支部", OFFICIAL)[0] == ("某党支部",)


@pytest.mark.parametrize("name", ["html", "pdf", "docx", "xlsx"])
def test_both_are_broken_alike_in_every_format(name: str) -> None:
    """No format divides the year or a word of the unit's name."""
    document = Document("方案", (Closing(LONG_BRANCH),), f"{LONG_BRANCH}　2025 年度")
    text = file_text(name, renderer(name)(document))
    assert "2025 年度" in text
    assert "中心（集团）" in text
    assert "机关后勤保障与离退休人员工作第二党支部" in text
