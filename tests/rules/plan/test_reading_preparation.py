"""What a written plan says of study, talks and findings: their days, what is read, what is looked at by whom."""

from __future__ import annotations

import datetime

import pytest

from tests.project.plan_reading import found_fields, found_values


def of_preparation(lines: str) -> dict[str, object]:
    """Return what a plan with these lines on the preparation says of it."""
    found = found_values(f"2023年度组织生活会方案\n一、会前准备\n{lines}")
    return {
        key.removeprefix("preparation."): value
        for key, value in found.items()
        if key.startswith("preparation.")
    }


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        pytest.param("（一）集中学习。1月8日集中学习党章。1月12日交流体会。", 8, id="its-own-sentence"),
        pytest.param("（一）集中学习。1月8日集中学习，1月12日前提交体会。", 8, id="a-deadline-beside-it"),
        pytest.param("（一）集中学习。1月8日学习党章。1月12日学习条例。", None, id="two-of-its-own"),
        pytest.param("（一）集中学习\n1.时间：1月8日", 8, id="its-line-on-time"),
        pytest.param(
            "（一）集中学习\n1.准备。1月5日前发材料。\n2.时间：1月8日", 8, id="its-line-on-time-rather"
        ),
        pytest.param("（一）集中学习\n1.时间：另行通知", None, id="time-not-yet-known"),
        pytest.param(
            "（一）集中学习\n1.内容。学习党章。\n2.方式。1月8日集中学习。", 8, id="a-later-inner-section"
        ),
        pytest.param("1月8日集中学习，抓好落实。", 8, id="no-section"),
        pytest.param("1月8日集中学习，1月9日集中学习。", None, id="no-section-and-two"),
        pytest.param("集中学习\t1月8日\n意见建议\t1月12日", 8, id="row"),
        pytest.param("1月8日\t集中学习\t活动室", 8, id="row-that-begins-with-the-day"),
    ],
)
def test_the_day_of_the_study(lines: str, day: int | None) -> None:
    """The one that its section, or the one clause that names it, calls its own; two leave it open."""
    expected = None if day is None else datetime.date(2024, 1, day)
    assert of_preparation(lines).get("study_date") == expected


def test_days_without_their_year_are_told_as_inferred() -> None:
    """Each of them: the day of the study, the first and the last day of the talks."""
    found = found_fields("2023年度组织生活会方案\n一、集中学习（1月8日）\n二、谈心谈话（1月9日至12日）")
    keys = ("preparation.study_date", "preparation.talks_first", "preparation.talks_last")
    assert [found[key].year_inferred for key in keys] == [True, True, True]


@pytest.mark.parametrize(
    ("lines", "reading"),
    [
        pytest.param(
            "集中学习\t高远\t《甲章程》、《乙条例》\t1月10日", ("《甲章程》", "《乙条例》"), id="cell"
        ),
        pytest.param(
            "（一）集中学习\n学习内容\t《甲章程》\t甲会议室", ("《甲章程》",), id="one-title-in-a-cell"
        ),
        pytest.param(
            "（一）集中学习。学习内容：\n1.《甲章程》；\n2.有关会议精神。\n3.撰写体会。",
            ("《甲章程》", "有关会议精神"),
            id="announced-lines",
        ),
        pytest.param(
            "（一）集中学习。学习内容：\n1.学习《甲章程》；\n2.《乙条例》。",
            ("《甲章程》", "《乙条例》"),
            id="with-a-verb",
        ),
        pytest.param("（一）集中学习。\n1.《甲章程》；\n2.《乙条例》。", None, id="lines-not-announced"),
        pytest.param("（一）集中学习。整理内容文件，抓好落实。", None, id="no-verb"),
        pytest.param("（一）集中学习。认真学习党章并通读《甲章程》。", ("《甲章程》",), id="two-verbs"),
        pytest.param(
            "（一）集中学习。认真学习《甲章程》、《乙条例》。", ("《甲章程》", "《乙条例》"), id="sentence"
        ),
    ],
)
def test_what_is_read(lines: str, reading: tuple[str, ...] | None) -> None:
    """Titles and texts behind a word of reading, in a cell of their own, or line by line below their announcement."""
    assert of_preparation(lines).get("reading") == reading


FAITH, DUTY, STYLE, ORDER = "理想信念", "担当作为", "工作作风", "遵规守纪"


@pytest.mark.parametrize(
    ("lines", "aspects"),
    [
        pytest.param("党员要围绕理想信念、担当作为两个方面查摆。", {"member": (FAITH, DUTY)}, id="clause"),
        pytest.param(
            "会前，组织党员认真围绕理想信念、担当作为等方面查摆。",
            {"member": (FAITH, DUTY)},
            id="named-on-the-way",
        ),
        pytest.param("党员要围绕理想信念、担当作为四方面查摆。", {"member": (FAITH, DUTY)}, id="four"),
        pytest.param(
            "党员要对照党章围绕理想信念、担当作为方面查摆。", {"member": (FAITH, DUTY)}, id="two-triggers"
        ),
        pytest.param("党员要围绕理想信念方面查摆。", {}, id="clause-with-one"),
        pytest.param(
            "党员要对照学习方面和围绕理想信念、担当作为两个方面查摆。",
            {"member": (FAITH, DUTY)},
            id="one-before-two",
        ),
        pytest.param("要围绕理想信念、担当作为两个方面查摆。", {}, id="whose-is-not-said"),
        pytest.param(
            "支部班子要围绕理想信念、担当作为两个方面，党员要围绕工作作风、遵规守纪两个方面查摆。",
            {"committee": (FAITH, DUTY), "member": (STYLE, ORDER)},
            id="both-between-commas",
        ),
        pytest.param(
            "支部班子围绕理想信念、担当作为等方面查摆；党员围绕工作作风、遵规守纪等方面查摆。",
            {"committee": (FAITH, DUTY), "member": (STYLE, ORDER)},
            id="both-in-clauses",
        ),
        pytest.param(
            "支部班子查摆以下问题：理想信念、担当作为。党员查摆以下问题：工作作风、遵规守纪。",
            {"committee": (FAITH, DUTY), "member": (STYLE, ORDER)},
            id="both-in-sentences",
        ),
        pytest.param("党员查摆以下问题：理想信念。", {}, id="listed-one"),
        pytest.param("党员查摆以下问题：理想信念、担当作为，结合实际。", {}, id="listed-with-a-clause"),
        pytest.param(
            "党员查摆以下问题：一是理想信念不坚定；二是担当作为不够。",
            {"member": ("理想信念不坚定", "担当作为不够")},
            id="listed-two-numbered",
        ),
        pytest.param(
            "党员查摆以下问题：理想信念，看是否坚定；担当作为，看是否够。",
            {"member": (FAITH, DUTY)},
            id="listed-in-clauses",
        ),
        pytest.param(
            "党员查摆以下问题：一是学习；二是作风。", {"member": ("学习", "作风")}, id="two-characters"
        ),
        pytest.param("党员查摆以下问题：一是学；二是作风。", {}, id="one-character"),
        pytest.param(
            f"党员查摆以下问题：一是{'学' * 30}；二是作风。",
            {"member": ("学" * 30, "作风")},
            id="30-characters",
        ),
        pytest.param(f"党员查摆以下问题：一是{'学' * 31}；二是作风。", {}, id="31-characters"),
        pytest.param(
            "党员重点检视：\n①理想信念，坚定不坚定。\n②担当作为，够不够。",
            {"member": (FAITH, DUTY)},
            id="announced-lines",
        ),
        pytest.param("党员重点检视：\n①理想信念，坚定不坚定。", {}, id="announced-line"),
        pytest.param(
            "党员要认真检视。\n①理想信念，坚定不坚定。\n②担当作为，够不够。", {}, id="lines-not-announced"
        ),
        pytest.param(
            "重点检视：\n①理想信念，坚定不坚定。\n②担当作为，够不够。", {}, id="whose-lines-is-not-said"
        ),
    ],
)
def test_what_is_looked_at(lines: str, aspects: dict[str, tuple[str, ...]]) -> None:
    """A list of at least two aspects, each of some words, of the body that the text names."""
    found = of_preparation(f"（三）查摆问题\n{lines}")
    assert found.keys() <= {"findings_text", "member_aspects", "committee_aspects"}
    assert {key.split("_")[0]: value for key, value in found.items() if key != "findings_text"} == aspects


def test_the_title_says_who_looks() -> None:
    """What a section's lines leave open, its title may say."""
    text = "围绕理想信念、担当作为等方面查摆。"
    assert of_preparation(f"（三）支部班子查摆问题\n{text}")["committee_aspects"] == (FAITH, DUTY)
    assert of_preparation(f"（三）党员查摆问题\n{text}")["member_aspects"] == (FAITH, DUTY)


def test_a_paragraph_on_the_preparation_has_a_text_of_each_stage() -> None:
    """Sentences that speak of one stage alone, one after the other; an aspect that is called so is none."""
    text = (
        "甲支部2025年度组织生活会方案\n一、做实会前准备。各支部要认真学习《中国共产党章程》。学习不少于1次。要开展谈心谈话，"
        "书记与每名党员至少谈1次。党员要从学习、作风、纪律三个方面查摆问题。\n二、会后整改。列清单。"
    )
    found = found_values(text)
    assert found["preparation.study_text"] == "各支部要认真学习《中国共产党章程》。学习不少于1次。"
    assert found["preparation.talks_text"] == "要开展谈心谈话，书记与每名党员至少谈1次。"
    apart = found_values(text.replace("学习不少于1次。", "请准备。会前还要学习报告。"))
    assert "preparation.study_text" not in apart


def test_a_stage_for_two_has_its_days_for_both_and_their_own_texts() -> None:
    """第二阶段：谈心查摆（1月10日—16日） with two numbered lines."""
    text = (
        "甲支部2025年度组织生活会方案\n一、步骤\n第一阶段：学习（2026年1月5日—1月9日）\n学习党章。\n"
        "第二阶段：谈心查摆（2026年1月10日—1月16日）\n1．谈心谈话。支委与党员谈，党员互相谈。\n2．查摆问题。党员查摆问题，列出清单。"
    )
    found = found_values(text)
    assert found["preparation.talks_text"] == "支委与党员谈，党员互相谈。"
    assert found["preparation.findings_text"] == "党员查摆问题，列出清单。"
    for stage in ("talks", "findings"):
        assert str(found[f"preparation.{stage}_first"]) == "2026-01-10"
        assert str(found[f"preparation.{stage}_last"]) == "2026-01-16"


def test_no_aspect_begins_with_the_word_before_the_list() -> None:
    """查找在政治学习、党员管理两个方面的不足."""
    text = (
        "甲支部2025年度组织生活会方案\n一、查摆问题\n党员查找在党员意识、护理服务、遵守纪律三个方面的不足。"
    )
    assert found_values(text)["preparation.member_aspects"] == ("党员意识", "护理服务", "遵守纪律")
