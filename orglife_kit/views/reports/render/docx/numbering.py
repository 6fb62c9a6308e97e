"""The numbered and bulleted lists of one file: each ordered list begins anew."""

from __future__ import annotations

from orglife_kit.views.reports.render.docx.markup import NAMESPACES

_DEEPEST = 8
_HANGING = 420  # twentieths of a point from an item's mark to its words
_BULLETS, _NUMBERS = 0, 1


class Numbering:
    """The lists that were begun."""

    def __init__(self) -> None:
        self._lists: list[str] = []

    def begin(self, *, ordered: bool, start: int = 1) -> int:
        """Return the number of a new list."""
        number = len(self._lists) + 1
        kind = _NUMBERS if ordered else _BULLETS
        again = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level in range(_DEEPEST if ordered else 0)
        )
        self._lists.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{again}</w:num>')
        return number

    def xml(self) -> str:
        """Return the part of numberings."""
        kinds = _abstract(_BULLETS) + _abstract(_NUMBERS)
        return f"<w:numbering {NAMESPACES}>{kinds}{''.join(self._lists)}</w:numbering>"


def list_properties(number: int, depth: int, indent: int = 0) -> str:
    """Return what makes a paragraph an item of list ``number``; ``indent`` is in twentieths of a point."""
    level = min(depth, _DEEPEST - 1)
    place = f'<w:ind w:left="{_left(level) + indent}" w:hanging="{_HANGING}"/>' if indent else ""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{place}'


def _left(level: int) -> int:
    return 480 + _HANGING * level


def _abstract(kind: int) -> str:
    form, text = ("bullet", "•") if kind == _BULLETS else ("decimal", "")
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text or f"%{level + 1}."}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_left(level)}" w:hanging="{_HANGING}"/></w:pPr></w:lvl>'
        for level in range(_DEEPEST)
    )
    return f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
