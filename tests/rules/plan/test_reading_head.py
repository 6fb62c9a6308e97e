"""What stands around the sections of a written plan: title, year, branch, documents, introduction, signature."""

from __future__ import annotations

import pytest

from tests.project.plan_reading import found_fields, found_values

BODY = "一、整改落实\n认真整改，逐条销号。"
INTRODUCTION = "为开好组织生活会，制定本方案。"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param(["组织生活会工作方案"], "组织生活会工作方案", id="one-line"),
        pytest.param(
            ["关于召开年度组织生活会", "和民主评议党员的", "工作方案"],
            "关于召开年度组织生活会和民主评议党员的工作方案",
            id="three-lines",
        ),
        pytest.param(
            ["内部资料", "关于召开年度组织生活会", "和民主评议党员的", "工作方案"],
            "关于召开年度组织生活会和民主评议党员的工作方案",
            id="not-four",
        ),
        pytest.param(["星禾镇党委", "组织生活会工作方案"], "组织生活会工作方案", id="below-an-organization"),
        pytest.param(["评议会方案"], "评议会方案", id="five-characters"),
        pytest.param(["工作方案"], None, id="a-word"),
        pytest.param(["一、工作安排"], None, id="a-section"),
        pytest.param(["全体党员：", "现就有关工作作出安排"], None, id="behind-an-address"),
        pytest.param(
            ["内部资料"] * 7 + ["组织生活会工作方案"],
            "内部资料内部资料组织生活会工作方案",
            id="in-the-eighth-line",
        ),
        pytest.param(["内部资料"] * 8 + ["组织生活会工作方案"], None, id="in-the-ninth-line"),
    ],
)
def test_the_title(lines: list[str], title: str | None) -> None:
    """It ends with 方案 or the like within the first lines, is up to three lines long and more than that one word."""
    assert found_values("\n".join((*lines, BODY))).get("plan.title") == title


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("组织生活会工作方案", id="one-line"),
        pytest.param("关于召开年度组织生活会\n工作方案", id="two-lines"),
    ],
)
def test_a_title_that_stands_twice(title: str) -> None:
    """The second one heads nothing: what follows is read as without it."""
    once = found_values(f"{title}\n{INTRODUCTION}\n{BODY}")
    assert once["plan.introduction"] == INTRODUCTION
    assert found_values(f"{title}\n{title}\n{INTRODUCTION}\n{BODY}") == once


@pytest.mark.parametrize(
    ("title", "introduction", "year", "written"),
    [
        pytest.param("2023年度组织生活会方案", INTRODUCTION, 2023, "2023年度", id="of-the-title"),
        pytest.param(
            "2024年1月召开2023年度组织生活会方案", INTRODUCTION, 2023, "2023年度", id="called-so-in-the-title"
        ),
        pytest.param("2023年度组织生活会2024年安排", INTRODUCTION, 2023, "2023年度", id="called-so-first"),
        pytest.param(
            "2023年组织生活会方案", "现就开好2022年度组织生活会通知如下。", 2023, "2023年", id="title-rather"
        ),
        pytest.param(
            "组织生活会工作方案",
            "现就2024年初开好2023年度组织生活会通知如下。",
            2023,
            "2023年度",
            id="introduction",
        ),
        pytest.param("二〇二三年度组织生活会方案", INTRODUCTION, 2023, "二〇二三年度", id="numerals"),
        pytest.param("二零二三年度组织生活会方案", INTRODUCTION, 2023, "二零二三年度", id="numerals-zero"),
        pytest.param("二○二三年度组织生活会方案", INTRODUCTION, 2023, "二○二三年度", id="numerals-circle"),
    ],
)
def test_the_year(title: str, introduction: str, year: int, written: str) -> None:
    """That of the title, first the one called 年度, else one called so in the introduction."""
    text = f"{title}\n{introduction}\n{BODY}"
    found = found_fields(text)["plan.year"]
    assert (found.value, text[found.start : found.end]) == (year, written)


@pytest.mark.parametrize(
    ("head", "branch"),
    [
        pytest.param("星禾镇第一党支部\n组织生活会工作方案", "星禾镇第一党支部", id="above-the-title"),
        pytest.param(
            "组织生活会工作方案\n星禾镇第一党支部\n（2023年12月20日）",
            "星禾镇第一党支部",
            id="under-the-title",
        ),
        pytest.param(
            "组织生活会工作方案\n2023年12月20日\n星禾镇第一党支部", "星禾镇第一党支部", id="under-the-day"
        ),
        pytest.param("星禾镇第一党支部\n通知", "星禾镇第一党支部", id="above-a-word"),
        pytest.param("星禾镇第一党支部2023年度组织生活会方案", "星禾镇第一党支部", id="in-the-title"),
        pytest.param(
            "中共星禾镇示例\n第一党支部2023年度组织生活会方案", None, id="part-of-its-name-on-the-second-line"
        ),
        pytest.param("星禾镇支部书记培训工作方案", None, id="part-of-another-word"),
        pytest.param(
            "组织生活会工作方案\n为开好会，星禾镇支部书记要带头。",
            None,
            id="part-of-another-word-in-a-sentence",
        ),
        pytest.param("组织生活会工作方案\n为开好会，星禾镇支部决定如下。", "星禾镇支部", id="who-acts"),
        pytest.param("各党支部2023年度组织生活会方案", None, id="nobody"),
    ],
)
def test_the_branch(head: str, branch: str | None) -> None:
    """It stands above or under the title or begins it; 各党支部 is no branch, nor is the end of a name."""
    assert found_values(f"{head}\n{INTRODUCTION}\n{BODY}").get("plan.branch") == branch


def test_a_remark_behind_the_plan_does_not_hide_who_signed_it() -> None:
    """The one who issued it stands below the contact; the remark itself is no part of the last section."""
    found = found_values(
        f"组织生活会工作方案\n{INTRODUCTION}\n{BODY}\n联系人：高远\n星禾镇党委\n2023年12月20日"
    )
    assert found["plan.superior"] == "星禾镇党委"
    assert found["plan.rectification"] == "认真整改，逐条销号。"


def test_a_line_of_a_table_is_no_introduction() -> None:
    """It is made of paragraphs alone."""
    row = "1\t支部书记与每名委员之间开展一次谈心谈话，每人一次"
    found = found_values(f"组织生活会工作方案\n{INTRODUCTION}\n{row}\n{BODY}")
    assert found["plan.introduction"] == INTRODUCTION


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        pytest.param("根据《甲通知》，制定本方案。", ("《甲通知》",), id="basis"),
        pytest.param(
            "根据《甲通知》，要开好会。按照《乙意见》，制定本方案。",
            ("《甲通知》", "《乙意见》"),
            id="two-sentences",
        ),
        pytest.param("根据上级要求，制定本方案。会前请阅读《党章》。", None, id="to-be-read"),
        pytest.param("为开好会，制定本方案。\n依据：《甲通知》", ("《甲通知》",), id="a-line-of-its-own"),
        pytest.param(
            "为开好会，制定本方案。\n一、文件依据\n《甲通知》\n《乙意见》",
            ("《甲通知》", "《乙意见》"),
            id="a-section",
        ),
        pytest.param(
            "根据《甲通知》，制定本方案。\n依据：《乙意见》", ("《甲通知》",), id="the-introduction-rather"
        ),
    ],
)
def test_the_documents_a_plan_rests_on(text: str, documents: tuple[str, ...] | None) -> None:
    """Those behind 根据 in the same sentence, else those of the line or section on the basis."""
    assert found_values(f"组织生活会工作方案\n{text}\n{BODY}").get("plan.documents") == documents


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        pytest.param("书记向上级党委和党员大会述职。", "上级党委", id="before-the-assembly"),
        pytest.param("书记向党员大会和镇党委报告工作。", "镇党委", id="behind-the-assembly"),
        pytest.param("会后向镇党委报告整改情况。", "镇党委", id="rectification"),
        pytest.param("书记向党员大会述职。", None, id="the-assembly-alone"),
    ],
)
def test_to_whom_the_accounts_go(sentence: str, body: str | None) -> None:
    """The body beside the members' assembly, or the one told of the rectification."""
    found = found_values(f"组织生活会工作方案\n一、整改落实\n认真整改。{sentence}")
    assert found.get("plan.accounts_to") == body


def test_rectification_inside_another_section() -> None:
    """It is found in an inner section; an item of the agenda on it says nothing of it."""
    inner = (
        "一、会议召开\n（一）会议议程\n1.整改承诺。人人表态，逐条说。\n（二）整改落实\n认真整改，逐条销号。"
    )
    assert found_values(f"组织生活会工作方案\n{inner}")["plan.rectification"] == "认真整改，逐条销号。"
