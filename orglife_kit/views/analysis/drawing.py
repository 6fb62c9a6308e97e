"""The kinds of charts: bars, bars in parts, steps over days, the year on a line."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from orglife_kit.frozen import dataclass
from orglife_kit.views.analysis.house_style import (
    BLUE,
    FILLS,
    INK,
    LABELS,
    PALE,
    SOLID,
    WIDTH,
    Fill,
    in_house_style,
    new_figure,
    wrapped,
)
from orglife_kit.views.reports.layout import text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from orglife_kit.views.analysis.figure import ChartFigure

_BAR = 4.8  # mm
_BETWEEN = 2.6
_LINE = 4.1  # of a label
_ROOM = WIDTH - LABELS - 2.0
_STEPS = 48.0
_ROW = 8.4
_CHARACTER = 1.72  # half of a Chinese one
_LEAST = 5  # what an axis reaches at least: a single one is no long bar


@dataclass(frozen=True)
class Bar:
    """One bar: how long it is, the words behind it, how it is filled."""

    value: int
    words: str
    fill: Fill = SOLID


@dataclass(frozen=True)
class Group:
    """What stands under one label: one bar, or one for each thing that is compared."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Span:
    """One row of the year: what was planned from one day to another, and the days on which it took place."""

    label: str
    planned: tuple[datetime.date, datetime.date] | None
    days: tuple[datetime.date, ...]
    words: str


def bars(
    title: str,
    base: str,
    groups: Sequence[Group],
    *,
    limit: tuple[int, str] | None = None,
    most: int = 0,
) -> ChartFigure:
    """Return bars from zero with their numbers behind them; ``limit`` is a line across the first group with its words.

    The axis reaches to ``most``, else to the longest bar.
    """
    above = 3.0 if limit else 0.0
    heights = [_row_height(group.label, len(group.bars)) for group in groups]
    height = above + sum(heights)
    with in_house_style():
        figure, axes = new_figure(title, base, height)
        longest = max(
            [most, _LEAST, *(bar.value for group in groups for bar in group.bars), limit[0] if limit else 0]
        )
        start, places = above, []
        for group, high in zip(groups, heights, strict=True):
            places.append(start + high / 2)
            first = start + (high - _BAR * len(group.bars)) / 2
            for place, bar in enumerate(group.bars):
                middle = first + _BAR * (place + 0.5)
                axes.barh(middle, bar.value, height=_BAR * 0.8, **bar.fill.look)
                axes.text(bar.value + longest * 0.012, middle, bar.words, va="center", ha="left", color=INK)
            start += high
        if limit:
            value, words = limit
            axes.plot(
                [value, value], [1.5, above + heights[0]], color=INK, linewidth=1.4, linestyle=(0, (4, 2))
            )
            axes.text(value + longest * 0.012, 1.6, words, va="center", ha="left", color=INK, fontsize=9)
        axes.set_yticks(places, [wrapped(group.label) for group in groups], linespacing=1.2)
        axes.set_xlim(0, _reach(groups, longest))
        axes.set_ylim(height, 0)
        axes.xaxis.set_visible(False)
    return figure


def _row_height(label: str, bars: int) -> float:
    """Return how high a row is, in millimetres: its bars, or the lines of its label where those are higher."""
    return max(_BAR * bars, _LINE * (wrapped(label).count("\n") + 1)) + _BETWEEN


def _reach(groups: Sequence[Group], longest: int) -> float:
    """Return how far the axis reaches, so that the words behind every bar stand within the picture."""
    room = WIDTH - LABELS - 4.0
    needed = [
        bar.value * room / max(room - text_width(bar.words) * _CHARACTER - 3.0, 10.0)
        for group in groups
        for bar in group.bars
    ]
    return max([longest * 1.05, *needed])


def parts(
    title: str,
    base: str,
    rows: Sequence[tuple[str, Sequence[int]]],
    heads: Sequence[str],
    fills: Sequence[Fill] = FILLS,
) -> ChartFigure:
    """Return one bar a row, in parts of the same order, each with its number; ``heads`` are what the parts are."""
    heights = [_row_height(label, 1) for label, _ in rows]
    shown = [place for place in range(len(heads)) if any(values[place] for _, values in rows)]
    key = [(heads[place], fills[place % len(fills)]) for place in shown]
    with in_house_style():
        figure, axes = new_figure(title, base, sum(heights), key)
        longest = max([_LEAST, *(sum(values) for _, values in rows)])
        places = [sum(heights[:place]) + high / 2 for place, high in enumerate(heights)]
        for middle, (_, values) in zip(places, rows, strict=True):
            left = 0
            for part, value in enumerate(values):
                if not value:
                    continue
                fill = fills[part % len(fills)]
                axes.barh(middle, value, left=left, height=_BAR, **fill.look)
                left += value
                if value * _ROOM < longest * 1.12 * (text_width(str(value)) * _CHARACTER + 0.8):
                    continue  # no room for its number, which stands in the table
                light = fill.face == BLUE
                axes.text(
                    left - value / 2,
                    middle,
                    str(value),
                    va="center",
                    ha="center",
                    fontsize=9,
                    color="#ffffff" if light else INK,
                    bbox=None if light else {"facecolor": "#ffffff", "edgecolor": "none", "pad": 0.6},
                )
            axes.text(left + longest * 0.012, middle, str(left), va="center", ha="left", color=INK)
        axes.set_yticks(places, [wrapped(label) for label, _ in rows], linespacing=1.2)
        axes.set_xlim(0, longest * 1.12)
        axes.set_ylim(sum(heights), 0)
        axes.xaxis.set_visible(False)
    return figure


def steps(
    title: str,
    base: str,
    lines: Mapping[str, Sequence[tuple[datetime.date, int]]],
    first: datetime.date,
    last: datetime.date,
) -> ChartFigure:
    """Return numbers that change on days, from zero, each with its name and its last number at the end."""
    from matplotlib.ticker import MaxNLocator

    with in_house_style():
        figure, axes = new_figure(title, base, _STEPS)
        axes.set_position(_with_room(axes.get_position().bounds, figure.get_figheight() * 25.4))
        most = max([1, *(number for line in lines.values() for _, number in line)])
        ends: dict[str, int] = {}
        for (name, line), style in zip(lines.items(), ("-", (0, (5, 2)), (0, (1, 1.5))), strict=False):
            days = [first, *(day for day, _ in line), last]
            numbers = [line[0][1] if line and line[0][0] == first else 0, *(number for _, number in line)]
            numbers.append(numbers[-1])
            colour = BLUE if style == "-" else INK
            axes.step(days, numbers, where="post", color=colour, linestyle=style, linewidth=1.8)  # type: ignore[arg-type]
            ends[name] = numbers[-1]
        for name, place in _apart(ends, most).items():
            axes.annotate(
                f"{name} {ends[name]}",
                (last, place),
                (4, 0),
                textcoords="offset points",
                va="center",
                color=INK,
                annotation_clip=False,
            )
        _days_below(axes, first, last)
        axes.set_ylim(0, most * 1.15)
        axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
        axes.grid(axis="y", color=PALE, linewidth=0.6)
        axes.set_axisbelow(True)
    return figure


def _apart(ends: Mapping[str, int], most: int) -> dict[str, float]:
    """Return where the name of each line stands: at its end, from below each clear of the one under it."""
    places: dict[str, float] = {}
    place = -float(most)
    for name in sorted(ends, key=ends.__getitem__):
        places[name] = place = max(float(ends[name]), place + most * 0.11)
    over = max(0.0, place - most * 1.1)
    return {name: at - over for name, at in places.items()}


def year_line(title: str, base: str, rows: Sequence[Span], today: tuple[datetime.date, str]) -> ChartFigure:
    """Return the year: a pale bar where something was planned, a dot for each day on which it took place.

    A line with its words stands at ``today`` where that is within the year.
    """
    from matplotlib.dates import date2num

    days = [day for row in rows for day in (*row.days, *(row.planned or ()))]
    first, last = min(days), max(days)
    day, words = today
    above = 0.5 if first <= day <= last else 0.0  # rows, for the words at the line
    with in_house_style():
        figure, axes = new_figure(title, base, (len(rows) + above) * _ROW + 6.0)
        axes.set_position(_with_room(axes.get_position().bounds, figure.get_figheight() * 25.4, left=0.0))
        for place, row in enumerate(rows):
            middle = place + 0.66
            if row.planned:
                start, end = row.planned
                width = (end - start).days + 1
                morning: Any = date2num(start) - 0.5  # a day's dot stands in the middle of its day
                axes.barh(middle, width, left=morning, height=0.38, color=PALE, edgecolor=INK, linewidth=0.5)
            points: Any = list(row.days)  # matplotlib takes days, its types do not say so
            axes.scatter(points, [middle] * len(row.days), s=26, color=BLUE, edgecolors="#ffffff", zorder=3)
            axes.text(first, place + 0.19, row.words, va="center", ha="left", fontsize=9, color="#555555")
        if above:
            now: Any = day
            axes.axvline(now, color=INK, linewidth=1.0, linestyle=(0, (4, 2)), zorder=0)
            axes.annotate(
                words,
                (now, -0.3),
                (3, 0),
                textcoords="offset points",
                va="center",
                ha="left",
                fontsize=9,
            )
        axes.set_yticks([place + 0.66 for place in range(len(rows))], [wrapped(row.label) for row in rows])
        axes.set_ylim(len(rows), -above)
        _days_below(axes, first, last)
    return figure


def _with_room(
    bounds: tuple[float, float, float, float], height: float, left: float = 25.0
) -> tuple[float, float, float, float]:
    """Return the place of axes that have days under them, and names at their right end where ``left`` mm are spared."""
    start, _, width, high = bounds
    below = 8.0 / height
    spared = left / 160.0
    return (start - spared, below, width - (0.02 if not left else 0.04), high - below + 2.0 / height)


def _days_below(axes: Axes, first: datetime.date, last: datetime.date) -> None:
    from matplotlib.dates import AutoDateLocator, DateFormatter

    margin = max(2, (last - first).days // 40)
    axes.set_xlim(first - datetime.timedelta(margin), last + datetime.timedelta(margin))  # type: ignore[arg-type]
    axes.xaxis.set_major_locator(AutoDateLocator(minticks=3, maxticks=7))
    axes.xaxis.set_major_formatter(DateFormatter("%Y-%m" if (last - first).days > 120 else "%m-%d"))
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color("#8c8c8c")
    axes.tick_params(axis="x", labelsize=9, labelcolor=INK, color="#8c8c8c")
