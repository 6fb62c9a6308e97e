"""A long title, and a unit's long name, in lines: broken by sense, no word cut, as alike as can be (GB/T 9704)."""

from __future__ import annotations

import re
from functools import cache
from math import ceil

from orglife_kit.views.reports.geometry import POINT, Geometry
from orglife_kit.views.reports.layout import text_width

_BEFORE = ("和开展", "暨", "关于", "工作方案", "实施方案", "和", "及", "汇总表", "情况")
_AFTER = (
    *("年度", "党支部", "党总支", "党委", "组织生活会", "的", "、"),
    *("中心", "公司", "委员会", "）"),
)
_NEVER_FIRST = "，。、；：）》”’·？！"
_NEVER_LAST = "（《“‘·"
_WORD = re.compile(r"[0-9A-Za-z]")
_BETWEEN = "　"  # a branch and its year
_OF_ROOM = 0.85  # of a line, for the unit at the end of a paper
_UNMEANT = 400  # what a break where no sense ends costs


def title_lines(title: str, measures: Geometry) -> tuple[str, ...]:
    """Return the lines of a title on a page; one that has its own line ends keeps them."""
    most = int(measures.room / (measures.title * POINT / 2))
    return tuple(line for given in title.split("\n") for line in _broken(given, most))


def subtitle_lines(subtitle: str, measures: Geometry) -> tuple[str, ...]:
    """Return the lines of what stands under a title: one that is too long is broken between its parts if it can be."""
    most = int(measures.room / (measures.subtitle * POINT / 2))
    lines: list[str] = []
    for given in subtitle.split("\n"):
        first, *parts = given.split(_BETWEEN)
        lines += _broken(first, most)
        for part in parts:
            if text_width(joined := f"{lines[-1]}{_BETWEEN}{part}") <= most:
                lines[-1] = joined
            else:
                lines += _broken(part, most)
    return tuple(lines)


def unit_lines(unit: str, measures: Geometry) -> tuple[tuple[str, ...], float]:
    """Return the lines of the unit that issues a paper, and how wide they are in millimetres."""
    character = measures.size * POINT / 2
    lines = tuple(
        line
        for given in unit.split("\n")
        for line in _broken(given, int(_OF_ROOM * measures.room / character))
    )
    return lines, max(map(text_width, lines)) * character


@cache
def _broken(text: str, most: int) -> tuple[str, ...]:
    """Return a text in lines of at most so many half-width characters."""
    if text_width(text) <= most or " " in text.strip():
        return (text,)
    number = ceil(text_width(text) / most)
    while number <= len(text):
        found = _best(text, number, most)
        if found is not None:
            return found[1]
        number += 1
    return (text,)


@cache
def _best(text: str, number: int, most: int) -> tuple[float, tuple[str, ...]] | None:
    """Return the lines of so many that cost least, and what they cost: uneven ones and breaks inside a sense do."""
    if number == 1:
        return (float(text_width(text) ** 2), (text,)) if text_width(text) <= most else None
    found = None
    for place in range(1, len(text)):
        line, rest = text[:place], text[place:]
        if text_width(line) > most:
            break
        after = _best(rest, number - 1, most) if _may_break(line, rest) else None
        if after is None:
            continue
        cost = after[0] + text_width(line) ** 2 + (0 if _is_meant(line, rest) else _UNMEANT)
        if found is None or cost < found[0]:
            found = (cost, (line, *after[1]))
    return found


def _may_break(line: str, rest: str) -> bool:
    inside_word = _WORD.match(line[-1]) and _WORD.match(rest[0])
    return not (inside_word or rest[0] in _NEVER_FIRST or line[-1] in _NEVER_LAST)


def _is_meant(line: str, rest: str) -> bool:
    return rest.startswith(_BEFORE) or line.endswith(_AFTER)
