"""The numbers that Word puts before the paragraphs of its lists; they stand in no text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from orglife_kit.storage.readers.content.archive import Archive
from orglife_kit.storage.readers.content.xml_events import attribute, local_name, read_events

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseCounting",
    )
)
_BULLET = "•"  # whatever picture a list has: a letter of a symbol font says nothing as text
_LEVELS = 9


@dataclass
class Level:
    """One level of a list: how its number is written, in which words, and where it begins."""

    style: str = "decimal"
    words: str = ""
    start: int = 1


@dataclass
class Numbering:
    """The lists of a document, how far each has come, and which style is numbered by which list.

    A list has a shape with its levels; it is counted on its own where it restarts, else with its shape.
    """

    shapes: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarting: set[str] = field(default_factory=set)
    styles: dict[str, tuple[str, str]] = field(default_factory=dict)
    reached: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, style: str, number: str, level: str) -> str:
        """Return the number of the next paragraph with this style, list and level, as it is written before it."""
        of_style, level_of_style = self.styles.get(style, ("", ""))
        chosen = number or of_style
        if chosen not in self.lists:
            return ""
        shape = self.lists[chosen]
        levels = self.shapes.get(shape, {})
        text = level or level_of_style
        index = int(text) if text.isdecimal() and int(text) < _LEVELS else 0
        meant = levels.get(index, Level())
        reached = self.reached.setdefault(chosen if chosen in self.restarting else f"shape {shape}", {})
        reached[index] = reached.get(index, meant.start - 1) + 1
        for deeper in range(index + 1, _LEVELS):
            reached.pop(deeper, None)
        if meant.style == "bullet":
            return _BULLET
        if meant.style == "none":
            return ""

        def written(found: re.Match[str]) -> str:
            above = int(found[1]) - 1
            return _written(reached.get(above, 1), levels.get(above, Level()).style)

        return re.sub("%([1-9])", written, meant.words)


def numbering_of(archive: Archive, numbers: str, styles: str) -> Numbering:
    """Return the numbering of a document by the names of its parts; one without them has none."""
    numbering = Numbering()
    if numbers in archive:
        _read_lists(archive, numbers, numbering)
        if styles in archive:
            _read_styles(archive, styles, numbering)
    return numbering


def _read_lists(archive: Archive, part: str, numbering: Numbering) -> None:
    shape, number = "", ""
    level = Level()

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal shape, number, level
        kind, value = local_name(name), attribute(attributes, "val")
        if kind == "abstractNum":
            shape = attribute(attributes, "abstractNumId")
            numbering.shapes[shape] = {}
        elif kind == "num":
            number = attribute(attributes, "numId")
        elif kind == "abstractNumId":
            numbering.lists[number] = value
        elif kind == "startOverride":
            numbering.restarting.add(number)
        elif kind == "lvl":
            level = Level()
            index = attribute(attributes, "ilvl")
            if not number and index.isdecimal():  # what a list overrides of its shape is left out
                numbering.shapes.setdefault(shape, {})[int(index)] = level
        elif kind == "numFmt":
            level.style = value
        elif kind == "lvlText":
            level.words = value
        elif kind == "start" and value.isdecimal():
            level.start = int(value)

    read_events(archive.open(part), start)


def _read_styles(archive: Archive, part: str, numbering: Numbering) -> None:
    style = ""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal style
        kind, value = local_name(name), attribute(attributes, "val")
        if kind == "style":
            style = attribute(attributes, "styleId")
        elif kind == "numId":
            numbering.styles[style] = value, numbering.styles.get(style, ("", ""))[1]
        elif kind == "ilvl":
            numbering.styles[style] = numbering.styles.get(style, ("", ""))[0], value

    read_events(archive.open(part), start)


def _written(number: int, style: str) -> str:
    if style in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
        return ten + (_DIGITS[ones] if ones else "")
    if style == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)
