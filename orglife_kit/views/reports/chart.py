"""A chart drawn from its data as SVG, the same bytes each time."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from orglife_kit.views.reports.layout import text_width
from orglife_kit.views.reports.model import Chart
from orglife_kit.views.typefaces import SANS, SERIF, font_paths

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BAR = "#3f6484"
INK = "#222222"
LINE = "#8a8a8a"
_OF_A_CHARACTER = 0.0125  # of the picture's width, of a half-width one
_LABEL_WIDTH = 28  # half-width characters
_NEVER_FIRST = "，。、；：！？）》”’)],.;:!?"  # in a line


@cache
def _learn_fonts() -> None:
    from matplotlib import font_manager

    for path in font_paths().values():
        font_manager.fontManager.addfont(str(path))


def chart_settings(*, text_as_shapes: bool) -> dict[str, object]:
    """Return the settings under which every picture is drawn: the bundled fonts, the same bytes each time."""
    _learn_fonts()
    return {
        "svg.fonttype": "path" if text_as_shapes else "none",
        "svg.hashsalt": "orglife",
        "text.parse_math": False,
        "font.family": [SANS, SERIF],
        "font.size": 10.5,
    }


def draw_chart(chart: Chart, *, text_as_shapes: bool) -> bytes:
    """Return ``chart`` as SVG: its words as text for the PDF, or as shapes where no font can be relied on."""
    import matplotlib
    from matplotlib.figure import Figure

    settings = chart_settings(text_as_shapes=text_as_shapes)
    labels = [_wrapped(label) for label in chart.labels]
    lines = sum(label.count("\n") + 1 for label in labels)
    longest = max(text_width(label) for label in labels)
    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # a style that the reader chose in the notebook does not change a report
        matplotlib.rcParams.update(settings)  # type: ignore[arg-type]  # the keys are a Literal of 300 names
        figure = Figure(figsize=(6.0, 0.18 * (lines + len(labels)) + 0.1))
        label_room = 0.03 + _OF_A_CHARACTER * longest
        width = 0.98 - label_room
        axes = figure.add_axes((label_room, 0.0, width, 1.0))
        _draw_bars(axes, chart, labels, width)
        target = BytesIO()
        figure.savefig(target, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return target.getvalue()


def _wrapped(label: str) -> str:
    lines = [""]
    for character in label:
        full = text_width(lines[-1] + character) > _LABEL_WIDTH and character not in _NEVER_FIRST
        if character == "\n" or full:
            lines.append("")
        lines[-1] += character.strip("\n")
    return "\n".join(lines)


def _draw_bars(axes: Axes, chart: Chart, labels: list[str], width: float) -> None:
    """Draw the bars into ``axes``, ``width`` of the picture wide, with room for the words after each."""
    positions = list(range(len(chart.values)))
    axes.barh(positions, list(chart.values), height=0.58, color=BAR)
    most = max(*chart.values, 1)
    ends = [most * 1.16]
    for position, value in zip(positions, chart.values, strict=True):
        words = f"{value} {chart.unit}".strip()
        start = value + most * 0.015
        axes.text(start, position, words, va="center", ha="left", color=INK)
        ends.append(start / (1 - _OF_A_CHARACTER * text_width(words) / width))
    axes.set_yticks(positions, labels, linespacing=1.25)
    axes.set_xlim(0, max(ends))
    axes.set_ylim(len(positions) - 0.5, -0.5)
    axes.xaxis.set_visible(False)
    axes.tick_params(axis="y", length=0, pad=7, labelcolor=INK)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(LINE)
