"""A plan that was pasted without its line ends: where its title, its sections and its items begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orglife_kit.rules.plan.reading.kinds import SectionKind, label_kind, title_kind
from orglife_kit.rules.plan.reading.markers import marker_of
from orglife_kit.rules.plan.reading.text import Span, squeezed

_HAN = "一二三四五六七八九十壹贰叁肆伍陆柒捌玖"
_BEGINS = re.compile(
    rf"(?<!\s)\s+(?=[（(][{_HAN}\d]{{1,2}}[）)]|[{_HAN}]{{1,3}}[、．.。]|\d{{1,2}}(?:[．、]|\.(?!\d))|\d{{1,2}}[.．]\d{{1,2}}\s|[①-⑳]|【"
    r"|第[一二三四五六七八九](?:项|步|部分)|[学谈查改][：:]|[\u4e00-\u9fff]{2,6}[：:]|(?:\d{4}|[二〇零○一三四五六七八九]{4})年\S{1,3}月\S{1,3}日$)"
    r"|(?:(?<=支部)|(?<=委员会)|(?<=总支)|(?<=党委))\s+(?=关于|\d{4}[年-]|二〇)"
    r"|(?<=[。；：！])\s+|(?<=方案|通知|安排|计划|意见|请示)\s+(?=[\u4e00-\u9fff])"
)
_FEWEST = 6
_LONGEST_HEADING = 14


def parts_of(line: Span) -> tuple[Span, ...]:
    """Return the paragraphs that stand in ``line`` one after the other, at least six; nothing where it is one."""
    starts = [0, *(found.end() for found in _BEGINS.finditer(line.text))]
    if len(starts) <= _FEWEST:
        return ()
    ends = [*starts[1:], len(line.text)]
    parts = (line.part(start, end) for start, end in zip(starts, ends, strict=True))
    return tuple(part for whole in parts for part in _headed(whole) if part.text)


def _headed(part: Span) -> Iterator[Span]:
    """Yield a part in two where it is a numbered heading and the paragraph behind it."""
    marker = marker_of(part.text)
    blank = re.search(r"\s", part.text[marker[2] :].lstrip()) if marker else None
    if marker and blank:
        lead = len(part.text) - len(part.text[marker[2] :].lstrip())
        heading = part.part(0, lead + blank.start())
        name = squeezed(re.sub(r"[（(].*", "", heading.text[marker[2] :]))
        kind = label_kind(name) or title_kind(name)
        if (
            len(name) <= _LONGEST_HEADING
            and kind is not SectionKind.OTHER
            and not re.search("[，。；：]", name)
        ):
            yield heading
            yield part.part(lead + blank.end())
            return
    yield part
