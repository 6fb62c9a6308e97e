"""Widths of columns: the same for paper and screen."""

from __future__ import annotations

import pytest

from orglife_kit.views.reports.layout import column_align, column_shares, text_width
from orglife_kit.views.reports.model import Column, Page, Table


def test_a_chinese_character_is_two_wide() -> None:
    """The longest line counts."""
    assert text_width("第1党支部\nabc") == 9
    assert text_width("") == 0


def test_given_widths_are_kept() -> None:
    """Shares that the page's author gave are not worked out again."""
    table = Table((Column("甲", width=1), Column("乙", width=3)), (("长" * 99, ""),))
    assert column_shares(table, Page()) == (250, 750)


def test_a_short_column_stays_on_one_line() -> None:
    """A long text takes what short ones leave, and every column has some room."""
    table = Table((Column("姓名"), Column("意见"), Column("")), (("欧阳某某", "很长的意见" * 60, ""),))
    name, opinion, empty = column_shares(table, Page())
    assert opinion > 4 * name > 4 * empty > 0
    assert name * 72 / 1000 >= text_width("欧阳某某")


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
