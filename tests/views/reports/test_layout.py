"""Widths of columns: the same for paper and screen."""

from __future__ import annotations

import datetime
from random import Random
from typing import Literal

import pytest

from orglife_kit.views.reports.cells import Count, Identifier, spoken
from orglife_kit.views.reports.geometry import LEAST_LINE, geometry
from orglife_kit.views.reports.layout import (
    column_align,
    column_widths,
    head_pieces,
    phone_widths,
    screen_widths,
    signing_plan,
    text_width,
)
from orglife_kit.views.reports.model import Column, Page, Signature, Signatures, Table
from orglife_kit.views.reports.table_layout import text_lines

COMPACT = geometry(Page(margins="compact"))


def test_a_chinese_character_is_two_wide() -> None:
    """The longest line counts."""
    assert text_width("第1党支部\nabc") == 9
    assert text_width("") == 0


def test_given_widths_are_kept_in_proportion() -> None:
    """Widths that the table gives are fitted to the page's room, and not worked out again."""
    table = Table((Column("甲", width=10), Column("乙", width=30)), (("长" * 99, ""),))
    assert column_widths(table, geometry(Page())) == (39, 117)


def test_a_short_column_stays_on_one_line() -> None:
    """A long text takes what short ones leave, and every column has some room."""
    table = Table((Column("姓名"), Column("意见"), Column("")), (("欧阳某某", "很长的意见" * 60, ""),))
    name, opinion, empty = column_widths(table, COMPACT)
    assert opinion > 4 * name > 4 * empty > 0
    assert COMPACT.characters(name) >= text_width("欧阳某某")


@pytest.mark.parametrize("value", [Identifier("110101199003071234"), Count(1234567890), 20240118])
def test_what_is_never_broken_has_its_room(value: Identifier | Count | int) -> None:
    """Also where the table gives the column a width that is too small; the table fills the page all the same."""
    table = Table((Column("甲", width=1), Column("乙", width=99)), ((value, "很长" * 300),))
    whole, rest = column_widths(table, COMPACT)
    text = spoken(value, "zh_CN")
    assert COMPACT.characters(whole) > text_width(text)
    assert whole + rest == pytest.approx(COMPACT.room, abs=0.1)


def made_of(*columns: tuple[int, str]) -> Table:
    """Return a table of given widths with a text in each column."""
    heads = tuple(Column("甲乙", width=width) for width, _ in columns)
    return Table(heads, (tuple(text for _, text in columns),) * 2)


def test_room_that_a_column_has_no_text_for_goes_to_those_that_break_theirs() -> None:
    """Short texts stay on one line all the same, long ones share the rest as they were given."""
    short, one, other = column_widths(made_of((60, "合格"), (60, "长" * 200), (54, "长" * 90)), COMPACT)
    assert COMPACT.characters(short) > text_width("合格") + 1
    assert short < 20
    assert one / other == pytest.approx(60 / 54, rel=0.01)
    assert short + one + other == pytest.approx(COMPACT.room, abs=0.1)


def test_on_a_telephone_a_long_text_is_read_without_moving_it() -> None:
    """Its lines are short there whatever the paper gives it; what never breaks has its room."""
    table = Table(
        (Column("序号", "number", width=10), Column("措施", width=200), Column("时限", width=30)),
        ((12, "长" * 200, datetime.date(2026, 12, 31)),),
    )
    number, measure, day = phone_widths(table)
    assert number < 8
    assert 14 < day < 20
    assert measure == 22


def test_where_every_text_has_its_room_the_widths_are_as_given() -> None:
    """Nothing is taken from a column where no other needs it."""
    assert column_widths(made_of((60, "合格"), (114, "学习认真")), COMPACT) == (60, 114)


@pytest.mark.parametrize("kind", ["blank", "tick", "text"])
def test_what_is_to_be_written_in_gives_no_room(kind: Literal["blank", "tick", "text"]) -> None:
    """A column of boxes or blanks, and one that is mostly empty, keeps the width that it was given."""
    columns = (Column("签名", kind, width=60), Column("意见", width=114))
    table = Table(columns, (("", "长" * 200), ("", "长" * 90), ("有" if kind == "text" else "", "长")))
    assert column_widths(table, COMPACT) == (60, 114)


def test_a_long_name_gets_a_little_of_what_is_to_be_written_in() -> None:
    """On a sheet to sign in two halves a name is not broken into many lines, and there is still room to sign."""
    columns = (Column("姓名", width=30), Column("签名", "blank", width=45), Column("备注", "blank", width=12))
    name, signed, noted = column_widths(
        Table(columns, (("阿卜杜热合曼·买买提明·托合提", "", ""),)), COMPACT, room=87
    )
    assert name > 33
    assert signed >= 0.8 * 45 - 0.1
    assert noted >= 0.8 * 12 - 0.1


def test_a_name_with_its_group_is_two_lines_at_the_most() -> None:
    """In a narrow column beside long texts too: they give it what it lacks, and a little is enough."""
    name = "李婷（后勤保障党小组）"
    widths = column_widths(made_of((18, name), (60, "长" * 200), (60, "长" * 200), (36, "长" * 90)), COMPACT)
    assert text_lines(name, COMPACT.characters(widths[0])) == 2
    assert widths[1] > 55


def test_columns_of_one_group_stay_alike() -> None:
    """What stands under 优秀 and under 基本合格 is set in the same width, whatever the heads are."""
    grades = tuple(Column(head, "number", width=18, group="票数") for head in ("优秀", "合格", "基本合格"))
    table = Table((Column("姓名", width=60), *grades), (("阿" * 40, 1, 2, 3),))
    widths = column_widths(table, COMPACT)
    assert len(set(widths[1:])) == 1


def test_no_column_gives_of_what_it_may_not_break() -> None:
    """Whatever tables there are: also one of long texts that lends a little to names."""
    random = Random(7)
    texts = [
        "王伟",
        "110101199003071234",
        "李婷（后勤保障党小组）",
        "长" * 90,
        "长" * 200,
        "a" * 15 + "长" * 150,
    ]
    lent = 0
    for _ in range(1500):
        heads = tuple(Column("甲乙", width=random.randint(5, 80)) for _ in range(random.randint(2, 6)))
        rows = tuple(
            tuple(
                Identifier(text) if text.isdecimal() else text for text in random.choices(texts, k=len(heads))
            )
            for _ in range(2)
        )
        given = column_widths(Table(heads, rows, as_given=True), COMPACT)
        least = [
            (18 * 1.06 + 2.2 if any(isinstance(value, Identifier) for value in values) else 0.0)
            for values in zip(*rows, strict=True)
        ]
        room = [COMPACT.small_width(width) for width in least]
        if all(width >= one - 0.01 for width, one in zip(given, room, strict=True)):
            made = column_widths(Table(heads, rows), COMPACT)
            assert all(width >= one - 0.01 for width, one in zip(made, room, strict=True)), rows
            lent += made != given
    assert lent > 100


def test_no_column_is_narrower_than_its_least() -> None:
    """A least width holds whatever the others want."""
    table = Table((Column("甲", width=1, least=20), Column("乙", width=500)), ())
    assert column_widths(table, COMPACT)[0] == 20


@pytest.mark.parametrize("name", ["王伟", "阿卜杜热依木·买买提·吐尔逊·阿不都卡德尔·热合曼"])
@pytest.mark.parametrize("page", [Page(), Page("landscape"), Page(margins="compact", paper="A5")])
def test_there_is_room_to_sign(name: str, page: Page) -> None:
    """Each person has a line of his own, never shorter than 45 mm; with long names fewer stand side by side."""
    block = Signatures((Signature("监票人", persons=(name, "李强")), Signature("书记")), 3)
    plan = signing_plan(block, geometry(page))
    assert plan.line >= LEAST_LINE
    lines = [line for row in plan.rows for line in row]
    assert [(line.label, line.person) for line in lines] == [
        ("监票人", name),
        ("监票人", "李强"),
        ("书记", ""),
    ]


@pytest.mark.parametrize(
    ("column", "align"),
    [
        (Column("x"), "left"),
        (Column("x", "number"), "right"),
        (Column("x", "tick"), "center"),
        (Column("x", "number", "center"), "center"),
    ],
)
def test_the_kind_of_a_column_says_where_its_text_stands(column: Column, align: str) -> None:
    """Numbers stand to the right unless the author says otherwise."""
    assert column_align(column) == align


@pytest.mark.parametrize(
    ("head", "pieces"),
    [
        ("不合格", ("不合格",)),
        ("基本合格", ("基本", "合格")),
        ("学工号/身份证号", ("学工号/", "身份证号")),
        ("整改落实情况", ()),
        ("Responsible", ()),
        ("票数（张）", ()),
    ],
)
def test_a_short_head_is_divided_in_the_middle_alone(head: str, pieces: tuple[str, ...]) -> None:
    """Up to three characters stay together, four are two and two, a slash ends a part."""
    assert head_pieces(head) == pieces


def test_short_heads_stay_on_one_line_where_there_is_room() -> None:
    """Columns that were given too little get what their heads need; in a narrow place what the parts need."""
    measures = geometry(Page(margins="compact"))
    heads = ("序号", "姓名", "优秀", "合格", "基本合格", "不合格")
    table = Table(tuple(Column(head, width=10) for head in heads), (("1", "赵一", "", "", "", ""),))
    wide = column_widths(table, measures)
    assert wide[4] >= measures.small_width(8) + 2.8
    narrow = column_widths(table, measures, room=measures.half)
    assert narrow[5] >= measures.small_width(6) + 2.8
    assert sum(narrow) == pytest.approx(measures.half, abs=0.1)


def test_words_of_english_stay_whole() -> None:
    """A column is as wide as its longest word; a very long one is divided."""
    measures = geometry(Page(margins="compact"))
    columns = (Column("Source", width=5), Column("Finding", width=60))
    table = Table(columns, (("rectification", "late"),))
    assert column_widths(table, measures, "en")[0] >= measures.small_width(13)
    assert column_widths(table, measures)[0] < measures.small_width(13) + 10


def test_a_day_in_a_text_stays_whole() -> None:
    """On a Chinese page too: it would not be broken, but run over the next column."""
    heads = (
        "编号",
        "日期",
        "地点",
        "谈话人编号",
        "被谈话人编号",
        "谈话人",
        "被谈话人",
        "主题",
        "内容",
        "意见建议",
    )
    row = ("1", "2024-01-15", "党建活动室", "1", "2", "林知远", "王伟（第二党小组）", "", "", "")
    table = Table(tuple(map(Column, heads)), (row,))
    assert column_widths(table, COMPACT)[1] >= COMPACT.small_width(text_width("2024-01-15")) + 2


@pytest.mark.parametrize("columns", [3, 6, 9, 14])
def test_a_table_that_is_whole_on_paper_is_whole_on_as_wide_a_screen(columns: int) -> None:
    """A narrow column that is given too little does not make the whole table wider than its page."""
    heads = (Column("序号", "number", width=2), *(Column("四个汉字", width=20) for _ in range(columns - 1)))
    table = Table(heads, ((12, *("名字",) * (columns - 1)),))
    widths, least = screen_widths(table, column_widths(table, COMPACT), COMPACT)
    room = COMPACT.characters(COMPACT.room)
    needed = 7 + 11 * (columns - 1)
    assert least <= max(room, needed) + 1
    assert COMPACT.characters(widths[0]) * max(room, needed) / room >= 7 * 0.99
    assert len(widths) == columns
