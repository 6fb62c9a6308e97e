"""A written plan as text: its lines and sentences with their positions, and what is found in them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cached_property

from orglife_kit.frozen import dataclass

Value = str | int | datetime.date | tuple[str, ...]

_BLANK = " \t\r\u3000\xa0\u200b\ufeff"
_LINE = re.compile(r"[^\n]+")
_SENTENCE_ENDS = "。！？\n"
_LONGEST_LINE = 12_000  # what the rules ask of a line takes more than its length in time
_CLOSING = "”’』」）)"
_WIDE_LETTERS = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_WIDE = {wide: wide - 0xFEE0 for wide in _WIDE_LETTERS} | str.maketrans(";()!?", "；（）！？")
_NARROW = (  # what is typed without a Chinese keyboard, each as long as what it stands for
    (re.compile(r"(?<!\d),|,(?!\d)"), "，"),
    (re.compile(r"(?<!\d):|:(?!\d)"), "："),
    (re.compile(r"(?<=[\u4e00-\u9fff》”）])\.(?!\.)"), "。"),
)
_NUMBERED = re.compile(r"(?m)^([ \t\u3000]*[一二三四五六七八九十]{1,3})。(?=\S)")  # 一.会议主题
_TITLE = re.compile(r"<([^<>\n]{2,60})>")
_QUOTED = re.compile(r'"([^"\n]{1,200})"')


@dataclass(frozen=True)
class Span:
    """A part of the text, from ``start`` to before ``end``."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The position after its last character."""
        return self.start + len(self.text)

    def part(self, start: int, end: int | None = None) -> Span:
        """Return what stands from ``start`` to ``end`` of this part, without blanks around it."""
        return trimmed(self.text[start:end], self.start + start)

    def group(self, found: re.Match[str], name: str | int) -> Span:
        """Return a group that ``found`` in this part."""
        return self.part(found.start(name), found.end(name))


@dataclass(frozen=True)
class FoundField:
    """A value of the plan, by its dotted key in plan.toml, and the sentence it stands in.

    ``start`` and ``end`` are its position in the text. ``year_inferred`` tells that a day stands there without
    its year.
    """

    key: str
    value: Value
    sentence: str
    start: int
    end: int
    year_inferred: bool = False


@dataclass(frozen=True)
class WrittenText:
    """The text of a written plan."""

    text: str

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The lines that hold anything, without blanks around them; one that is no paragraph of a plan is left out.

        Wide digits and letters (２０２４) stand in them as plain ones, and narrow signs (, ; <…>) as Chinese ones, each
        at its position: so that what is looked for is said once.
        """
        lines = (trimmed(line.group(), line.start()) for line in _LINE.finditer(_as_printed(self.text)))
        return tuple(line for line in lines if 0 < len(line.text) <= _LONGEST_LINE)

    def sentence(self, start: int, end: int) -> str:
        """Return the sentences that hold a position, from the first one's beginning to the last one's end."""
        while start > 0 and self.text[start - 1] not in _SENTENCE_ENDS:
            start -= 1
        while start < end and self.text[start] in _CLOSING:
            start += 1
        while end < len(self.text) and not (end > start and self.text[end - 1] in _SENTENCE_ENDS):
            end += 1
        return self.text[start:end].strip(_BLANK + "\n")

    def found(self, key: str, value: Value, *spans: Span, year_inferred: bool = False) -> FoundField:
        """Return what stands in ``spans`` as the value of ``key``, its texts as they are written."""
        start, end = spans[0].start, spans[-1].end
        as_written = {span.text: self.text[span.start : span.end] for span in spans}
        if isinstance(value, tuple):
            value = tuple(as_written.get(item, item) for item in value)
        elif isinstance(value, str):
            for plain, written in as_written.items():
                value = value.replace(plain, written)
        return FoundField(key, value, self.sentence(start, end), start, end, year_inferred)


def _as_printed(text: str) -> str:
    """Return ``text`` with the signs that a printed page has, of the same length."""
    text = _QUOTED.sub(r"“\1”", _TITLE.sub(r"《\1》", text.translate(_WIDE)))
    for narrow, sign in _NARROW:
        text = narrow.sub(sign, text)
    return _NUMBERED.sub(r"\1.", text)


def trimmed(text: str, start: int) -> Span:
    """Return ``text``, which stands at ``start``, without blanks around it."""
    kept = text.lstrip(_BLANK)
    return Span(kept.rstrip(_BLANK), start + len(text) - len(kept))


def pieces(span: Span, ends: str) -> Iterator[Span]:
    """Yield the parts of ``span`` that end with one of ``ends``, each with its end."""
    for found in re.finditer(rf"[^{ends}]+[{ends}]?", span.text):
        piece = span.group(found, 0)
        if piece.text:
            yield piece


def squeezed(text: str) -> str:
    """Return ``text`` without blanks, as a label is compared."""
    return re.sub(r"[\s\u3000\xa0\u200b]+", "", text)
