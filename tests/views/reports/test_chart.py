"""The chart: drawn from data, the same bytes each time, whatever style the reader chose."""

from __future__ import annotations

import re

import matplotlib
import pytest

from orglife_kit.errors import InputError
from orglife_kit.views.reports.chart import draw_chart
from orglife_kit.views.reports.model import Chart

GRADES = Chart("分布", ("优秀", "未参加评议（因长期病休等原因，经批准）", "$x_1"), (7, 0, 3), "说明", "人")


def test_words_are_text_for_the_pdf_and_shapes_for_the_page() -> None:
    """The PDF can be searched; the page needs no font for its chart."""
    assert "优秀" in draw_chart(GRADES, text_as_shapes=False).decode()
    assert b"<text" not in draw_chart(GRADES, text_as_shapes=True)


def test_the_readers_own_style_changes_nothing() -> None:
    """A notebook that set colours and grids gets the chart that the command line gets, and keeps its style."""
    plain = draw_chart(GRADES, text_as_shapes=True)
    with matplotlib.rc_context({"axes.facecolor": "red", "axes.grid": True, "text.usetex": True}):
        assert draw_chart(GRADES, text_as_shapes=True) == plain
        assert matplotlib.rcParams["axes.facecolor"] == "red"


def test_a_long_label_is_broken_before_a_character_not_a_comma() -> None:
    """No line of a label begins with a closing mark."""
    drawn = draw_chart(
        Chart("", ("一二三四五六七八九十一二三四，五",), (1,), "x"), text_as_shapes=False
    ).decode()
    assert "四，" in drawn


@pytest.mark.parametrize("values", [(), (-1,), (10**400,), (1, 2)])
def test_values_that_cannot_be_drawn_are_refused(values: tuple[int, ...]) -> None:
    """One count per label, none below zero or beyond any branch."""
    with pytest.raises(InputError):
        Chart("", ("甲",), values, "")


@pytest.mark.parametrize("values", [(7, 0), (3_573_453, 31_223), (99_000_000, 98_000_000)])
@pytest.mark.parametrize("labels", [("优秀", "合格"), ("基本合格、不合格", "未参加评议（病休）")])
def test_the_words_after_a_bar_have_room(values: tuple[int, ...], labels: tuple[str, ...]) -> None:
    """A branch's chart and a country's: no word goes beyond the picture's edge."""
    drawn = draw_chart(Chart("", labels, values, "说明", "人"), text_as_shapes=False).decode()
    found = re.search(r'viewBox="0 0 ([\d.]+) ', drawn)
    assert found is not None
    words = re.findall(r'text-anchor: start[^>]*x="([\d.]+)"[^>]*>(\d+) 人<', drawn)
    assert len(words) == 2
    for start, number in words:
        assert float(start) + 10.5 * (0.56 * len(number) + 1.25) <= float(found[1])
