"""How every chart looks: 160 mm, the bundled font at 9 pt and more, one blue with greys and hatches, no frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.layout import text_width
from orglife_kit.views.typefaces import SANS, SERIF, font_paths

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from orglife_kit.views.analysis.figure import ChartFigure

WIDTH = 160.0  # mm
LABELS = 44.0  # mm, left of the axis
INK, BLUE, GREY, PALE = "#222222", "#1f5582", "#8c8c8c", "#d4d4d4"
_MM = 1 / 25.4  # inches
_LABEL_WIDTH = 24  # half-width characters on a line
_TITLE_WIDTH = 72
_BASE_WIDTH = 96
_NEVER_FIRST = "，。、；：！？）》”’)],.;:!?"
_SETTINGS = {
    "svg.fonttype": "path",
    "svg.hashsalt": "orglife",
    "text.parse_math": False,
    "font.family": [SANS, SERIF],
    "font.size": 9.5,
    "hatch.linewidth": 0.7,
    "hatch.color": INK,
    "axes.unicode_minus": False,
}


@dataclass(frozen=True)
class Fill:
    """How an area is filled: told apart without colour too."""

    face: str
    hatch: str = ""

    @property
    def look(self) -> dict[str, Any]:
        """What matplotlib is told."""
        return {"facecolor": self.face, "edgecolor": INK, "hatch": self.hatch, "linewidth": 0.6}


# not dotted: a drawing holds each of its dots as a path, a quarter of a megabyte
SOLID, STRIPED, PALE_GREY, UPRIGHT = Fill(BLUE), Fill("#ffffff", "////"), Fill(PALE), Fill("#ffffff", "||")
DARK_GREY, CROSSED, EMPTY, LINED = (
    Fill(GREY),
    Fill("#ffffff", "xxxx"),
    Fill("#ffffff"),
    Fill("#ffffff", "----"),
)
FILLS = (SOLID, STRIPED, PALE_GREY, UPRIGHT, DARK_GREY, CROSSED, EMPTY, LINED)


@cache
def _learn_fonts() -> None:
    from matplotlib import font_manager

    for path in font_paths().values():
        font_manager.fontManager.addfont(str(path))


@contextmanager
def in_house_style() -> Iterator[None]:
    """Draw in the house style, whatever style the reader chose in his notebook."""
    import matplotlib

    _learn_fonts()
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)  # type: ignore[arg-type]  # the keys are a Literal of 300 names
        yield


def new_figure(
    title: str, base: str, height: float, key: Sequence[tuple[str, Fill]] = ()
) -> tuple[ChartFigure, Axes]:
    """Return a figure of 160 mm with its title and what it is counted of, and axes of ``height`` mm under them."""
    from matplotlib.patches import Patch

    from orglife_kit.views.analysis.figure import ChartFigure

    titles, bases, keys = wrapped(title, _TITLE_WIDTH), wrapped(base, _BASE_WIDTH), _key_rows(key)
    title_high = 6.0 * (titles.count("\n") + 1)
    base_high = 4.2 * (bases.count("\n") + 1) + 1.3 if base else 0.0
    whole = title_high + base_high + (5.0 * keys + 1.0 if key else 0.0) + 2.0 + height + 2.0
    figure = ChartFigure(figsize=(WIDTH * _MM, whole * _MM))
    figure.title = title
    figure.text(0, 1, titles, ha="left", va="top", fontsize=11.5, color=INK, linespacing=1.3)
    if base:
        figure.text(
            0,
            1 - title_high / whole,
            bases,
            ha="left",
            va="top",
            fontsize=9,
            color="#555555",
            linespacing=1.3,
        )
    axes = figure.add_axes((LABELS / WIDTH, 2.0 / whole, 1 - (LABELS + 2) / WIDTH, height / whole))
    if key:
        figure.legend(
            handles=[Patch(label=words, **fill.look) for words, fill in key],
            loc="upper left",
            bbox_to_anchor=(LABELS / WIDTH - 0.01, 1 - (title_high + base_high) / whole),
            ncols=-(-len(key) // max(1, keys)),
            frameon=False,
            fontsize=9,
            handlelength=1.6,
            borderaxespad=0.0,
            borderpad=0.0,
            columnspacing=1.2,
        )
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(GREY)
    axes.tick_params(axis="y", length=0, pad=5, labelcolor=INK, labelsize=9.5)
    return figure, axes


def _key_rows(key: Sequence[tuple[str, Fill]]) -> int:
    """Return in how many rows the key fits beside the labels."""
    widest = max([0, *(text_width(words) for words, _ in key)]) * 1.6 + 11.0
    across = max(1, int((WIDTH - LABELS) // widest))
    return -(-len(key) // across)


def as_svg(figure: Figure) -> str:
    """Return the picture, the same bytes each time."""
    target = BytesIO()
    with in_house_style():
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return target.getvalue().decode("utf-8")


def wrapped(text: str, width: int = _LABEL_WIDTH) -> str:
    """Return ``text`` in lines of at most so many half-width characters; none begins with a mark.

    A line ends behind a mark or a space where one is in its second half.
    """
    lines = []
    while text_width(text) > width:
        most = next(end for end in range(len(text), 0, -1) if text_width(text[:end]) <= width or end == 1)
        most += len(text[most:]) - len(text[most:].lstrip(_NEVER_FIRST))
        marks = [end for end in range(most // 2, most) if text[end - 1] in _NEVER_FIRST + " "]
        end = marks[-1] if marks and most < len(text) else most
        lines.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return "\n".join([*lines, text] if text or not lines else lines)
