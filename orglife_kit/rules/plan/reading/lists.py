"""Lists as plans write them: between commas of enumeration, after numbers, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orglife_kit.rules.plan.reading.text import Span, pieces

_QUOTES = {"“": "”", "‘": "’", '"': '"', "「": "」", "『": "』", "《": "》"}
# what aspects stand behind; not the one in 廉洁从教, 从严治党
FROM = r"(?<!廉洁)从(?!严|[教政业医警军商检事俭简艺](?:[、，,。；”等]|[一二三四五六七八九十\d]+\s*[个项]|方面|$))"
_OPENING, _CLOSING = "“‘「『《（(", "”’」』》）)"
_ETC = re.compile(r"(?:等等|等)[^、》”]{0,8}$")
_HAN = "一二三四五六七八九十"
_INSIDE = re.compile(
    rf"(?:^|(?<=[：:；;。，,\s\u3000]))(?:第?[{_HAN}]+(?:是|要|项[，、：:]|、)|[（(]\s*(?:\d{{1,2}}|[{_HAN}]+)\s*[）)]"
    r"|\d{1,2}\s*[.．、](?!\d(?!\d?\s*月)))\s*|[①-⑳⒈-⒛]\s*"
)
# 二十届二中、三中全会精神 and 第一卷、第二卷 are one thing to read
_ONE_THING = re.compile(r"、(?:[一二三四五六七]中|第[一二三四五六七]卷)")
_FOLLOWING = re.compile(r"(?:首先|先|其次|再|接着|接下来|随后|然后|之后|最后)(?=[^，。；,]{2})")


def enumerated(span: Span) -> tuple[Span, ...]:
    """Return the items of ``span`` between 、, quotes around them and 等 at the end left out."""
    etc = _ETC.search(span.text)
    items = map(unquoted, _split(span.part(0, etc.start() if etc else None)))
    return tuple(item for item in items if item.text)


def unquoted(span: Span) -> Span:
    """Return ``span`` without the quotes that stand around the whole of it; 《》 stays."""
    closing = _QUOTES.get(span.text[:1])
    if closing and closing != "》" and span.text.find(closing, 1) == len(span.text) - 1:
        return span.part(1, -1)
    return span


def _split(span: Span) -> Iterator[Span]:
    """Yield what stands between 、, and between 》 and the next title, outside brackets and quotes."""
    depth, start, text = 0, 0, span.text
    position = 0
    while position < len(text):
        letter = text[position]
        depth += (letter in _OPENING) - (letter in _CLOSING and depth > 0)
        joined = re.match(r"》(?:\s*(?:以及|及|和|与)\s*|\s*(?=《))", text[position:]) if depth == 0 else None
        if joined:
            yield span.part(start, position + 1)
            position = start = position + joined.end()
            continue
        is_end = letter == "、" and not _ONE_THING.match(text, position)
        if depth == 0 and (is_end or re.match("[，和与及]《", text[position : position + 2])):
            yield span.part(start, position)
            start = position + 1
        position += 1
    yield span.part(start)


def numbered_inside(span: Span) -> tuple[Span, ...]:
    """Return the items that stand one after the other with their numbers (一是, ①, 1.) in ``span``, at least two."""
    items = (part.part(mark.end()) for part in numbered_parts(span) if (mark := _INSIDE.match(part.text)))
    return tuple(item for item in items if item.text)


def numbered_parts(span: Span) -> tuple[Span, ...]:
    """Return what ``numbered_inside`` does, each part with its number."""
    marks = list(_INSIDE.finditer(span.text))
    if len(marks) < 2:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(span.text)]
    return tuple(span.part(mark.start(), end) for mark, end in zip(marks, ends, strict=True))


def following_inside(span: Span) -> tuple[Span, ...]:
    """Return the clauses of ``span`` that say what comes first, then, and last (先…，再…，最后…), at least three."""
    clauses = [clause.part(0, len(clause.text.rstrip("，。；,;"))) for clause in pieces(span, "，。；,;")]
    told = [clause for clause in clauses if _FOLLOWING.match(clause.text)]
    return tuple(told) if len(told) > 2 and told == clauses else ()
