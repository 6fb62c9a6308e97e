"""The charts hold whatever a branch writes: long aspects, many parts, several boxes, lines that end together."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from orglife_kit.views.analysis.drawing import Bar, Group, Span, bars, parts, steps, year_line
from orglife_kit.views.analysis.house_style import FILLS

LONG = "以服务群众为中心的党员教育管理监督和发展党员工作及流动党员管理服务保障情况"
BASE = "；".join(f"{year} 年度群众代表 400 项，有效票 20 张" for year in range(2018, 2024))
FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2024, 3, 1)
NAMES = ("已销号", "有进展", "全部")


def charts() -> dict[str, Figure]:
    """Return a chart of each kind with more in it than the sample has."""
    compared = [
        Group(
            LONG[:length],
            tuple(Bar(share, f"{share}%（999）2023 年度党员、群众代表", fill) for fill in FILLS[:3]),
        )
        for length, share in ((36, 3), (12, 97), (4, 100))
    ]
    held = [(LONG, (1, 2, 3, 40, 50, 1, 1, 2)), ("短", (0, 0, 1, 0, 0, 0, 0, 0)), (LONG[:14], (9,) * 8)]
    heads = [
        "待核验的事项",
        "立行立改",
        "七天以内",
        "三十天以内",
        "三十天以后",
        "没有期限",
        "已逾期",
        "已销号",
    ]
    spans = [
        Span("集中学习", (FIRST, FIRST), (FIRST,), "2024年1月1日"),
        Span("整改", (FIRST, LAST), (), "至3月"),
    ]
    return {
        "bars": bars(BASE[:90], BASE, compared, most=100, limit=(30, "可评 30 人")),
        "one": bars("题", "基数", [Group(LONG, (Bar(1, "1 条"),)), Group(LONG[:20], (Bar(0, "0 条"),))]),
        "parts": parts(BASE[:90], BASE, held, heads),
        "steps": steps("题", BASE, {name: [(FIRST, 1)] for name in NAMES}, FIRST, LAST),
        "none": steps("题", "", {"已销号": [], "有进展": [], "全部": [(FIRST, 31)]}, FIRST, LAST),
        "year": year_line("题", BASE, spans, (FIRST, "今天")),
    }


@pytest.mark.parametrize("name", ["bars", "one", "parts", "steps", "none", "year"])
def test_every_word_stands_in_the_picture(name: str) -> None:
    """Nothing leaves the 160 mm, above or below, and no label runs into the next one."""
    figure = charts()[name]
    figure.draw_without_rendering()
    page = figure.bbox
    (axes,) = figure.axes
    low, high = sorted(axes.get_ylim())
    labels = [
        text.get_window_extent() for text in axes.get_yticklabels() if low <= text.get_position()[1] <= high
    ]
    legends = [text for legend in figure.legends for text in legend.get_texts()]
    shown = [text.get_window_extent() for text in (*figure.texts, *axes.texts, *legends)]
    for box in (*labels, *shown):
        assert box.x0 >= page.x0 - 1
        assert box.x1 <= page.x1 + 1
        assert box.y0 >= page.y0 - 1
        assert box.y1 <= page.y1 + 1
    for upper, lower in pairwise(sorted(labels, key=lambda box: -box.y0)):
        assert lower.y1 <= upper.y0 + 1
    heads = [text.get_window_extent() for text in figure.texts]
    inside = max(box.y1 for box in (*labels, *(text.get_window_extent() for text in (*axes.texts, *legends))))
    assert all(box.y0 >= inside - 1 for box in heads)


@pytest.mark.parametrize("name", ["steps", "none"])
def test_names_of_lines_that_end_together_stand_apart(name: str) -> None:
    """Each can be read, in the order of their numbers."""
    figure = charts()[name]
    figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in figure.axes[0].texts]
    assert len(boxes) == 3
    for upper, lower in pairwise(sorted(boxes, key=lambda box: -box.y0)):
        assert lower.y1 <= upper.y0 + 2


def test_a_number_without_room_is_left_to_the_table() -> None:
    """One of a hundred is too narrow for its number; the whole stands behind the bar."""
    texts = [text.get_text() for text in charts()["parts"].axes[0].texts]
    assert texts[:4] == ["3", "40", "50", "100"]
