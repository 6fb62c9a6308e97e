"""Pictures of a roll-up in the style of the house: what is there, 优秀 used against the limit, what is due."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from orglife_kit.i18n import say, term
from orglife_kit.rollup.questions import ASPECTS, Completeness, cap_use, completeness, due_items, latest_year
from orglife_kit.views.reports.chart import BAR, INK, LINE, chart_settings

if TYPE_CHECKING:
    from orglife_kit.rollup.rolled_up import Rollup

_EMPTY, _SECOND = "#f0f2f4", "#c2552d"
_DUE = ("PAST_DUE", "IMMEDIATE", "WITHIN_7", "WITHIN_30", "WITHIN_90", "AFTER_90", "NO_DATE")


class Picture:
    """A picture with its heading and the same in words, as a notebook or a form shows it."""

    def __init__(self, title: str, words: str, svg: bytes) -> None:
        self.title, self.words, self.svg = title, words, svg

    def __repr__(self) -> str:
        return f"<Picture: {self.title}>"

    def markup(self) -> str:
        """Return heading, picture and words as markup."""
        drawn = self.svg[self.svg.index(b"<svg") :].decode()
        return (
            f'<figure role="img" aria-label="{html.escape(self.words)}"><h3>{html.escape(self.title)}</h3>'
            f"{drawn}<figcaption>{html.escape(self.words)}</figcaption></figure>"
        )

    def _repr_html_(self) -> str:
        return self.markup()


class Pictures(tuple[Picture, ...]):
    """Several pictures, which a notebook shows one under the other."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return "".join(picture.markup() for picture in self)


def completeness_picture(found: Rollup, listed: Sequence[str] = (), year: int | None = None) -> Picture:
    """Return which branches have handed in what, a line each in the order of the list."""
    of_year = year or latest_year(found)
    lines = completeness(found, listed, of_year)
    arrived = sum(line.numbers[0] for line in lines)
    branches = sum(line.branches for line in lines)
    numbers = {"arrived": arrived, "branches": branches, "year": of_year}
    words = (
        say(
            "reports",
            "{arrived} of {branches} branches have handed in for {year}. A line is of several branches; the darker,"
            " the more of them have it.",
            **numbers,
        )
        if len(lines) < branches
        else say(
            "reports",
            "{arrived} of {branches} branches have handed in for {year}. Dark: it is there; light: it is not.",
            **numbers,
        )
    )
    title = (
        say("reports", "What is there, in the order of the list")
        if listed
        else say("reports", "What is there, by the branches' names")
    )
    height = 0.6 + 0.17 * len(lines)
    return Picture(title, words, _drawn((7.0, height), lambda axes: _matrix(axes, lines)))


def cap_picture(found: Rollup, year: int | None = None) -> Picture:
    """Return how many branches used how much of their cap; no branch is named."""
    pairs = cap_use(found, year or latest_year(found))
    over = sum(number for (limit, given), number in pairs.items() if given > limit)
    words = say(
        "reports",
        "{over} of {branches} branches are over their cap (orange); the larger a dot, the more branches it is.",
        over=over,
        branches=sum(pairs.values()),
    )
    title = say("reports", "Excellent used against the limit")
    return Picture(title, words, _drawn((5.2, 4.4), lambda axes: _bubbles(axes, pairs)))


def due_picture(found: Rollup, as_of: datetime.date | None = None) -> Picture:
    """Return when what is still to be done is due."""
    counted = due_items(found, as_of or datetime.date.today())
    past = sum(number for (due, _), number in counted.items() if due == "PAST_DUE")
    words = say(
        "reports", "{past} of {items} open items are past their day.", past=past, items=sum(counted.values())
    )
    title = say("reports", "Rectification that is due")
    return Picture(title, words, _drawn((6.6, 2.6), lambda axes: _bars(axes, counted)))


def _drawn(size: tuple[float, float], draw: Callable[[Any], None]) -> bytes:
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(chart_settings(text_as_shapes=True))  # type: ignore[arg-type]
        figure = Figure(figsize=size, layout="constrained")
        draw(figure.add_subplot())
        target = BytesIO()
        figure.savefig(target, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return target.getvalue()


def _aspect_words() -> dict[str, str]:
    return {
        "arrived": say("reports", "Handed in"),
        "signed_in": say("reports", "Sign-in"),
        "rated": say("reports", "Root"),
        "talked": say("reports", "Talks"),
        "decided": say("reports", "Outcomes"),
        "told": say("reports", "Feedback"),
    }


def _matrix(axes: Any, lines: Sequence[Completeness]) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    shares = [[number / line.branches for number in line.numbers] for line in lines]
    colours = LinearSegmentedColormap.from_list("orglife", [_EMPTY, BAR])
    axes.imshow(shares, cmap=colours, vmin=0, vmax=1, aspect="auto", interpolation="nearest")
    words = _aspect_words()
    axes.set_xticks(range(len(ASPECTS)), [words[aspect] for aspect in ASPECTS], color=INK)
    labels = [line.name if line.branches == 1 else f"{line.first}–{line.last}" for line in lines]
    step = max(1, len(lines) // 60)
    axes.set_yticks(range(0, len(lines), step), labels[::step], color=INK, fontsize=7.5)
    axes.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    for edge in range(len(lines) + 1):
        axes.axhline(edge - 0.5, color="white", linewidth=0.8)
    for edge in range(len(ASPECTS) + 1):
        axes.axvline(edge - 0.5, color="white", linewidth=2)
    for side in axes.spines.values():
        side.set_visible(False)


def _bubbles(axes: Any, pairs: Mapping[tuple[int, int], int]) -> None:
    most = max((max(pair) for pair in pairs), default=1)
    largest = max(pairs.values(), default=1)
    axes.plot([0, most], [0, most], color=LINE, linewidth=0.8, linestyle="--", zorder=1)
    for (limit, given), number in pairs.items():
        colour = _SECOND if given > limit else BAR
        axes.scatter(
            [limit], [given], s=12 + 220 * number / largest, color=colour, alpha=0.75, linewidths=0, zorder=2
        )
    axes.set_xlabel(say("reports", "May be excellent"), color=INK)
    axes.set_ylabel(say("reports", "Are excellent"), color=INK)
    _plain(axes)


def _bars(axes: Any, counted: Mapping[tuple[str, str], int]) -> None:
    positions = list(range(len(_DUE)))
    opened = [counted.get((due, "OPENED"), 0) for due in _DUE]
    under_way = [counted.get((due, "UNDER_WAY"), 0) for due in _DUE]
    axes.bar(positions, opened, color=_SECOND, width=0.6, label=term("OPENED"))
    axes.bar(positions, under_way, bottom=opened, color=BAR, width=0.6, label=term("UNDER_WAY"))
    for position, first, second in zip(positions, opened, under_way, strict=True):
        axes.text(position, first + second, str(first + second), ha="center", va="bottom", color=INK)
    axes.set_xticks(positions, [term(due).replace(" 天", " 天\n") for due in _DUE], color=INK, fontsize=8)
    axes.legend(frameon=False, fontsize=8)
    _plain(axes)


def _plain(axes: Any) -> None:
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(LINE)
    axes.tick_params(color=LINE, labelcolor=INK)
