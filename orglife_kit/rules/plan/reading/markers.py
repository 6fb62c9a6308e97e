"""The numbers that lines of a written plan begin with, in every style that offices use."""

from __future__ import annotations

import re

from orglife_kit.rules.plan.reading.text import Span

_HAN = "一二三四五六七八九十"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_IN_BRACKETS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_STYLES = (
    ("part", rf"第(?P<n>[{_HAN}]+)(?:部分|章|篇)[、，：:\s\u3000]*"),
    ("step", rf"第(?P<n>[{_HAN}]+)(?:项|步|阶段|个环节)?[，、：:,]\s*"),
    ("bracket", rf"[（(]\s*(?P<n>[{_HAN}]+)\s*[）)][、.．]?"),
    ("han", rf"(?P<n>[{_HAN}]+)\s*[、．.]"),
    ("decimal", r"\d{1,2}[.．](?P<n>\d{1,2})(?:[.．、]|(?=[^\d.．月日]))(?!\d)"),
    ("number_bracket", r"[（(]\s*(?P<n>\d{1,2})\s*[）)]"),
    ("number", r"(?P<n>\d{1,2})\s*(?:[.．、]|[）)])(?=\D|\d{4}\s*年|\d{1,2}\s*月|(?<=、)\d{1,2}[.．]\d|$)"),
    ("number_blank", r"(?P<n>\d{1,2})[ \u3000]+(?=[\u4e00-\u9fff“《])"),
    ("circle", rf"(?P<n>[{_CIRCLES}])"),
    ("dotted", rf"(?P<n>[{_DOTTED}])"),
    ("han_bracket", rf"(?P<n>[{_IN_BRACKETS}])"),
    ("formal", rf"(?P<n>[{_FORMAL}]+)\s*[、．.]"),
    (
        "bullet",
        r"(?P<n>)(?:—{1,2}|[◆◇●○■□▲△★☆►▶•·※◎➢✦]|[\U0001f300-\U0001faff\u2600-\u27bf\u23e9-\u23fa]+\ufe0f?)\s*",
    ),
    ("is", rf"(?P<n>[{_HAN}])(?:是|要(?!求|点))"),
)
_MARKERS = tuple((style, re.compile(pattern)) for style, pattern in _STYLES)


def marker_of(text: str) -> tuple[str, int, int] | None:
    """Return the style, the value and the length of the number that ``text`` begins with."""
    for style, pattern in _MARKERS:
        found = pattern.match(text)
        if found:
            return style, _value(found["n"]), found.end()
    return None


def unmarked(line: Span) -> Span:
    """Return ``line`` without the number that it begins with."""
    marker = marker_of(line.text)
    return line.part(marker[2]) if marker else line


def _value(text: str) -> int:
    """Return the value of a number; 0 of a bullet, which has none."""
    if text.isdecimal() and text.isascii():
        return int(text)
    for letters in (_CIRCLES, _DOTTED, _IN_BRACKETS):
        if text and text in letters:
            return letters.index(text) + 1
    text = text.translate(str.maketrans(_FORMAL, _HAN))
    if not text:
        return 0
    tens, ten, ones = text.partition("十")
    if not ten:
        return _HAN.index(text[-1]) + 1
    return (_HAN.index(tens) + 1 if tens else 1) * 10 + (_HAN.index(ones) + 1 if ones else 0)
