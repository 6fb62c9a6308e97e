"""The sections of a written plan: which number begins one, how deep it lies, its title, and what a row says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from orglife_kit.rules.plan.reading.markers import marker_of
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.sections import sections_of
from orglife_kit.rules.plan.reading.text import WrittenText


def outline(text: str) -> list[str]:
    """Return one line a section: as deep as it lies, number, kind, title, rest of its line, lines below it."""

    def shown(section: Section, depth: int) -> Iterator[str]:
        for inner in section.inner:
            number = inner.number if inner.number else "-"
            words = (inner.title.text, inner.rest.text, *(line.text for line in inner.lines))
            yield f"{'  ' * depth}{number} {inner.kind}: {' | '.join(words)}"
            yield from shown(inner, depth + 1)

    root = sections_of(WrittenText(text).lines)
    return [*(f"* {line.text}" for line in root.lines), *shown(root, 0)]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        pytest.param("第一部分：会前准备", ("part", 1, 5), id="part"),
        pytest.param("第三项，听取意见", ("step", 3, 4), id="step"),
        pytest.param("（十）其他", ("bracket", 10, 3), id="bracket"),
        pytest.param("九、其他", ("han", 9, 2), id="han-9"),
        pytest.param("十、其他", ("han", 10, 2), id="han-10"),
        pytest.param("十一、其他", ("han", 11, 3), id="han-11"),
        pytest.param("十九、其他", ("han", 19, 3), id="han-19"),
        pytest.param("二十、其他", ("han", 20, 3), id="han-20"),
        pytest.param("三十二、其他", ("han", 32, 4), id="han-32"),
        pytest.param("2.3 其他", ("decimal", 3, 3), id="decimal"),
        pytest.param("（12）其他", ("number_bracket", 12, 4), id="number-bracket"),
        pytest.param("12．其他", ("number", 12, 3), id="number"),
        pytest.param("①其他", ("circle", 1, 1), id="circle-1"),
        pytest.param("⑳其他", ("circle", 20, 1), id="circle-20"),
        pytest.param("二是其他", ("is", 2, 2), id="is"),
        pytest.param("1.2024年1月15日集中学习", ("number", 1, 2), id="number-before-a-year"),
        pytest.param("1.12月15日集中学习", ("number", 1, 2), id="number-before-a-month"),
        pytest.param("3.", ("number", 3, 2), id="number-alone"),
        pytest.param("1.15日前完成", None, id="a-day-of-a-month"),
        pytest.param("24.1.15集中学习", None, id="a-day-of-a-short-year"),
        pytest.param("1）2名党员", None, id="a-number-of-members"),
        pytest.param("2024.1.15集中学习", None, id="a-day"),
        pytest.param("其他", None, id="none"),
    ],
)
def test_the_number_that_a_line_begins_with(text: str, marker: tuple[str, int, int] | None) -> None:
    """In each style its value and how long it is; a day is no number."""
    assert marker_of(text) == marker


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        pytest.param(
            "一、会前准备\n1.集中学习\n2.谈心谈话\n二、会议召开\n1.听取报告",
            [
                "1 preparation: 会前准备 | ",
                "  1 study: 集中学习 | ",
                "  2 talks: 谈心谈话 | ",
                "2 meeting: 会议召开 | ",
                "  1 other: 听取报告 | ",
            ],
            id="two-styles",
        ),
        pytest.param(
            "1.会前准备\n（1）集中学习\n1.读原著\n2.读讲话",
            [
                "1 preparation: 会前准备 | ",
                "  1 study: 集中学习 | ",
                "    1 other: 读原著 | ",
                "    2 other: 读讲话 | ",
            ],
            id="a-list-goes-on",
        ),
        pytest.param(
            "1.会前准备\n（1）集中学习\n1.读原著\n2.会议召开",
            [
                "1 preparation: 会前准备 | ",
                "  1 study: 集中学习 | ",
                "    1 other: 读原著 | ",
                "2 meeting: 会议召开 | ",
            ],
            id="a-part-ends-the-list",
        ),
        pytest.param(
            "1.会前准备\n（1）集中学习\n1.读原著\n2.读讲话\n2.会议召开",
            [
                "1 preparation: 会前准备 | ",
                "  1 study: 集中学习 | ",
                "    1 other: 读原著 | ",
                "    2 other: 读讲话 | ",
                "2 meeting: 会议召开 | ",
            ],
            id="only-one-list-has-that-number-next",
        ),
        pytest.param(
            "1.会前准备\n1.集中学习\n2.谈心谈话",
            ["1 preparation: 会前准备 | ", "  1 study: 集中学习 | ", "  2 talks: 谈心谈话 | "],
            id="the-same-style-inside",
        ),
        pytest.param(
            "一、会前准备\n1.集中学习\n3.谈心谈话",
            ["1 preparation: 会前准备 | ", "  1 study: 集中学习 | ", "  3 talks: 谈心谈话 | "],
            id="a-number-left-out",
        ),
        pytest.param(
            "会前准备\n集中学习\n谈心谈话",
            ["- preparation: 会前准备 | ", "- study: 集中学习 | ", "- talks: 谈心谈话 | "],
            id="without-numbers",
        ),
        pytest.param(
            "一、会议召开\n会议时间：1月18日\n会议地点：活动室\n请带好材料。\n二、整改落实",
            [
                "1 meeting: 会议召开 |  | 请带好材料。",
                "  - time: 会议时间 | 1月18日",
                "  - place: 会议地点 | 活动室",
                "2 rectification: 整改落实 | ",
            ],
            id="facts-in-their-own-lines",
        ),
        pytest.param(
            "一、会议召开\n（一）会议时间：1月18日\n请带好材料。\n1.听取报告",
            [
                "1 meeting: 会议召开 |  | 请带好材料。",
                "  1 time: 会议时间 | 1月18日",
                "  1 other: 听取报告 | ",
            ],
            id="nothing-lies-in-a-numbered-fact",
        ),
        pytest.param(
            "一、会议召开\n（一）会议地点：活动室\n1.听取报告",
            ["1 meeting: 会议召开 | ", "  1 place: 会议地点 | 活动室", "  1 other: 听取报告 | "],
            id="no-list-lies-in-a-fact",
        ),
        pytest.param(
            "一、会议召开\n（一）有关安排\n会议地点：活动室\n1.听取报告",
            [
                "1 meeting: 会议召开 | ",
                "  1 other: 有关安排 | ",
                "    - place: 会议地点 | 活动室",
                "    1 other: 听取报告 | ",
            ],
            id="a-list-behind-a-fact",
        ),
        pytest.param(
            "一、会议召开\n会议地点：\n活动室",
            ["1 meeting: 会议召开 | ", "  - place: 会议地点 |  | 活动室"],
            id="a-fact-in-the-next-line",
        ),
        pytest.param(
            "一、会议召开\n会议议程：\n1.听取报告\n2.整改落实",
            [
                "1 meeting: 会议召开 | ",
                "  - agenda: 会议议程 | ",
                "    1 other: 听取报告 | ",
                "    2 rectification: 整改落实 | ",
            ],
            id="the-agenda-holds-its-items",
        ),
        pytest.param(
            "一、会议议程\n听取报告\n整改落实",
            ["1 agenda: 会议议程 |  | 听取报告 | 整改落实"],
            id="an-item-of-the-agenda-is-no-section",
        ),
    ],
)
def test_how_deep_a_section_lies(text: str, sections: list[str]) -> None:
    """A number goes on the list it follows, 1 begins a list in the section above, a fact holds nothing."""
    assert outline(text) == sections


@pytest.mark.parametrize(
    ("line", "section"),
    [
        pytest.param("一、集中学习", "1 study: 集中学习 | ", id="alone"),
        pytest.param("一、集中学习。读原著。", "1 study: 集中学习 | 读原著。", id="stop"),
        pytest.param("一、集中学习：读原著", "1 study: 集中学习 | 读原著", id="colon"),
        pytest.param("一、集中学习:读原著", "1 study: 集中学习 | 读原著", id="ascii-colon"),
        pytest.param("一、集中学习；读原著", "1 study:  | 集中学习；读原著", id="semicolon"),
        pytest.param("一、集中学习\t读原著", "1 study:  | 集中学习\t读原著", id="tab"),
        pytest.param("一、集中学习，读原著", "1 study:  | 集中学习，读原著", id="comma"),
        pytest.param("一、集中学习《党章》", "1 study:  | 集中学习《党章》", id="a-document"),
        pytest.param(
            "一、集中学习（1月8日，上午）。读原著。",
            "1 study: 集中学习（1月8日，上午） | 读原著。",
            id="brackets",
        ),
        pytest.param("一、会", "1 other: 会 | ", id="one-character"),
        pytest.param("一、（略）", "1 other:  | （略）", id="brackets-alone"),
        pytest.param("一、。", "1 other:  | 。", id="no-text"),
        pytest.param("一、：", "1 other:  | ：", id="no-text-before-a-colon"),
        pytest.param(
            "一、认真组织好党员和入党积极分子一起开展一次集中学习",
            "1 study: 认真组织好党员和入党积极分子一起开展一次集中学习 | ",
            id="24-characters",
        ),
        pytest.param(
            "一、认真组织好各党员和入党积极分子一起开展一次集中学习",
            "1 study:  | 认真组织好各党员和入党积极分子一起开展一次集中学习",
            id="25-characters",
        ),
        pytest.param(
            "一、认真组织好党员和入党积极分子一起开展一次集中学习（1月8日）",
            "1 study: 认真组织好党员和入党积极分子一起开展一次集中学习（1月8日） | ",
            id="24-characters-and-brackets",
        ),
        pytest.param(
            "一、支部要求，谈心谈话应开展",
            "1 other:  | 支部要求，谈心谈话应开展",
            id="what-the-first-clause-is-about",
        ),
        pytest.param("一、主题教育开展情况", "1 other: 主题教育开展情况 | ", id="the-education-is-no-theme"),
        pytest.param(
            "一、会议（拟定）时间：1月18日", "1 time: 会议（拟定）时间 | 1月18日", id="label-with-brackets"
        ),
    ],
)
def test_the_title_that_a_numbered_line_begins_with(line: str, section: str) -> None:
    """What stands before a full stop or a colon and is short enough; brackets in it do not count."""
    assert outline(line) == [section]


@pytest.mark.parametrize(
    ("line", "sections"),
    [
        pytest.param("活动主题安排：谈心", ["* 活动主题安排：谈心"], id="no-label"),
        pytest.param("会议时间：1月18日", ["- time: 会议时间 | 1月18日"], id="label"),
        pytest.param(
            "谈心谈话安排在本月十日以前完成好",
            ["- talks: 谈心谈话安排在本月十日以前完成好 | "],
            id="16-characters",
        ),
        pytest.param(
            "谈心谈话安排在本月的十日以前完成好", ["* 谈心谈话安排在本月的十日以前完成好"], id="17-characters"
        ),
        pytest.param("开展谈心，查摆问题", ["* 开展谈心，查摆问题"], id="comma"),
        pytest.param("开展谈心。", ["* 开展谈心。"], id="stop"),
        pytest.param("学习《党章》", ["* 学习《党章》"], id="document"),
        pytest.param("某某党支部", ["* 某某党支部"], id="about-nothing"),
    ],
)
def test_a_line_without_a_number_that_heads_a_section(line: str, sections: list[str]) -> None:
    """A label before a colon, or a short line that is no sentence and names a part of the meeting."""
    assert outline(line) == sections


@pytest.mark.parametrize(
    ("line", "sections"),
    [
        pytest.param("会议时间\t1月18日", ["- time: 会议时间 | 1月18日"], id="one-fact"),
        pytest.param(
            "会议时间\t1月18日\t会议地点\t活动室\t主持人\t高远",
            ["- time: 会议时间 | 1月18日", "- place: 会议地点 | 活动室", "- host: 主持人 | 高远"],
            id="three-facts",
        ),
        pytest.param(
            "会议时间\t会议地点\t主持人", ["* 会议时间\t会议地点\t主持人"], id="the-head-of-a-table"
        ),
        pytest.param("1\t会议时间\t1月18日", ["- time: 会议时间 | 1月18日"], id="numbered"),
        pytest.param("1\t主持人：\t高远", ["- host: 主持人： | 高远"], id="colon"),
        pytest.param("会议时间（拟）\t1月18日", ["- time: 会议时间（拟） | 1月18日"], id="brackets"),
        pytest.param(
            "会前准备\t集中学习\t1月10日",
            ["- study: 集中学习 | 1月10日"],
            id="the-stage-rather-than-preparation",
        ),
        pytest.param("会前准备\t1月10日", ["- preparation: 会前准备 | 1月10日"], id="preparation-alone"),
        pytest.param(
            "会前准备\t支部委员\t1月10日",
            ["- preparation: 会前准备 | 支部委员\t1月10日"],
            id="preparation-and-a-text",
        ),
        pytest.param(
            "支部委员\t集中学习\t1月10日", ["- study: 集中学习 | 1月10日"], id="whoever-does-it-before"
        ),
        pytest.param(
            "2024年1月10日\t集中学习\t活动室",
            ["- study: 集中学习 | 2024年1月10日\t集中学习\t活动室"],
            id="the-day-before",
        ),
        pytest.param("1\t征求意见\t高远", ["- other: 征求意见 | 高远"], id="of-no-stage"),
        pytest.param(
            "2024年1月8日\t征求意见\t高远",
            ["- other: 征求意见 | 2024年1月8日\t征求意见\t高远"],
            id="of-no-stage-dated",
        ),
        pytest.param("1\t2024年1月10日", ["* 1\t2024年1月10日"], id="numbers-and-days"),
        pytest.param("（ ）\t2024年1月10日", ["* （ ）\t2024年1月10日"], id="empty-brackets"),
        pytest.param(
            "1\t支部书记与每名委员之间开展一次谈心谈话",
            ["* 1\t支部书记与每名委员之间开展一次谈心谈话"],
            id="a-text",
        ),
        pytest.param(
            "党员之间一一开展谈心谈话\t高远", ["- talks: 党员之间一一开展谈心谈话 | 高远"], id="12-characters"
        ),
        pytest.param(
            "党员之间一对一开展谈心谈话\t2024年1月10日",
            ["* 党员之间一对一开展谈心谈话\t2024年1月10日"],
            id="13-characters",
        ),
    ],
)
def test_what_a_row_of_a_table_is_about(line: str, sections: list[str]) -> None:
    """The first cell that names a fact or a stage, several facts one by one; numbers, days, texts name none."""
    assert outline(line) == sections


def test_a_row_of_no_stage_ends_the_row_above() -> None:
    """What a row says belongs to it alone, also where the row below is about nothing of the plan."""
    text = "集中学习\t1月10日\n意见建议\t1月12日\n会议时间\t1月18日"
    assert outline(text) == [
        "- study: 集中学习 | 1月10日",
        "- other: 意见建议 | 1月12日",
        "- time: 会议时间 | 1月18日",
    ]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        pytest.param(
            "时间：1月18日 地点：活动室 主持人：高远",
            ["- time: 时间 | 1月18日", "- place: 地点 | 活动室", "- host: 主持人 | 高远"],
            id="labels-in-a-line",
        ),
        pytest.param(
            "会中\t召开会议\t时间：1月18日；地点：活动室",
            [
                "- meeting: 召开会议 | 时间：1月18日；地点：活动室",
                "- time: 时间 | 1月18日",
                "- place: 地点 | 活动室",
            ],
            id="labels-in-a-cell",
        ),
        pytest.param(
            "【主题】为民办事\n【谈心谈话】1月8日前完成\n【地点】活动室",
            ["- theme: 主题 | 为民办事", "- talks: 谈心谈话 | 1月8日前完成", "- place: 地点 | 活动室"],
            id="in-boxes",
        ),
        pytest.param(
            "会前准备：\n◆学习研讨（1月8日）：读党章\n◆谈心谈话：互相谈",
            [
                "- preparation: 会前准备 | ",
                "  - study: 学习研讨（1月8日） | 读党章",
                "  - talks: 谈心谈话 | 互相谈",
            ],
            id="bullets",
        ),
        pytest.param(
            "壹、会议主题\n为民办事\n贰、会议流程\n⒈ 述职\n⒉ 测评",
            [
                "1 theme: 会议主题 |  | 为民办事",
                "2 agenda: 会议流程 | ",
                "  1 other: 述职 | ",
                "  2 other: 测评 | ",
            ],
            id="other-numerals",
        ),
        pytest.param(
            "二、做好会前准备。1.组织学习。读党章。2.开展谈心。互相谈。",
            [
                "2 preparation: 做好会前准备 | ",
                "  1 study: 组织学习 | 读党章。",
                "  2 talks: 开展谈心 | 互相谈。",
            ],
            id="numbers-in-a-line",
        ),
        pytest.param(
            "2.学起来。1月8日，认真学习党章。",
            ["2 study: 学起来 | 1月8日，认真学习党章。"],
            id="a-title-that-is-an-image",
        ),
    ],
)
def test_other_ways_to_head_a_section(text: str, sections: list[str]) -> None:
    """Boxes, bullets, other numerals, and labels or numbers inside a line each begin a section."""
    assert outline(text) == sections
