"""会议主题 (C1): the topic, the year's education, 总要求, the four 以学, problem areas and goals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orglife_kit.rules.plan.reading.head import joined
from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.lists import FROM, enumerated, unquoted
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.text import FoundField, Span, WrittenText, pieces

_AT = r"(?:围绕|紧扣|聚焦|突出|把握)"
_TOPICS = tuple(
    map(
        re.compile,
        (
            rf"{_AT}[“‘](?P<topic>[^”’]+)[”’](?:这一|的|为)?主题(?!教育|党日)",
            r"以[“](?P<topic>[^”]+)[”]为(?:会议|活动)?主题",
            r"主题(?:是|为|确定为|定为)?\s*[：:]?\s*[“](?P<topic>[^”]+)[”]\s*(?:$|[。；，,])",
            r"主题(?:是|为|确定为|定为)\s*[：:]?\s*(?P<topic>[^“”。；：]+)",
            rf"{_AT}(?P<topic>(?:(?!{_AT})[^，。；：“”,])+?)(?:这一|这个|的)?主题(?!教育|党日)",
            r"以(?P<topic>[^，。；：“”,]+?)为(?:会议|活动)?主题(?!教育|党日)",
        ),
    )
)
_QUOTED_TOPIC = re.compile(rf"(?:{_AT}|以)“(?P<topic>[^”]+)”[^，。；”]{{0,6}}")
_OF_THE_MEETING = re.compile(r"(?:专题|本次|这次|年度)?(?:组织生活会|会议|教育)?(?:的)?")
_LONGEST_TOPIC = 60
_REQUIREMENTS = tuple(
    map(
        re.compile,
        (
            r"“(?P<text>[^”]+)”(?:的)?总要求",
            r"以“(?P<text>[^”]+)”为总要求",
            r"总要求(?:是|为)?[：:]?\s*“(?P<text>[^”]+)”",
            r"(?:聚焦|落实|按照|把握|坚持|围绕|锚定|贯彻|紧扣)(?P<text>[^“”，。；：,]{2,30}?)(?:的)?总要求",
        ),
    )
)
_STUDIES = re.compile(r"以学[\u4e00-\u9fff]{2}")
_EDUCATIONS = re.compile(
    r"(?P<kept>巩固拓展[^，。；]{0,40}?)?(?P<name>“[^”]{4,20}”主题教育|党的群众路线教育实践活动|党史学习教育|党纪学习教育"
    r"|深入贯彻中央八项规定精神学习教育|“[^”]{4,20}”学习教育|主题教育)"
)
_TAKING_PART = re.compile(r"(?:参加|开展)(?P<name>[\u4e00-\u9fff“”]{2,20}?教育)(?:开展)?情况")
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})\s*个?"
_GOAL = r"(?:的)?(?:具体|总体)?目标"
_TRIGGER = rf"(?:对照|围绕|聚焦|针对|解决|查找|查摆|检视|{FROM}|在)"
_AREAS = tuple(
    map(
        re.compile,
        (
            rf"{_TRIGGER}\s*“(?P<list>[^”]+)”\s*(?:等|这)?\s*(?:{_COUNT})?方面(?!{_GOAL})",
            rf"{_TRIGGER}(?P<list>(?:(?!{_TRIGGER})[^，。；：,])+?)(?:等|这)?\s*(?:{_COUNT})?方面(?!{_GOAL})",
        ),
    )
)
_AIMED = r"(?:对照|围绕|聚焦|实现|达到|按照)"
_GOALS = re.compile(
    rf"{_AIMED}“?(?P<list>(?:(?!{_AIMED})[^，。；：,])+?)”?(?:的|等)?(?:{_COUNT}(?:方面)?(?:的)?)?(?:具体|总体)?目标"
)


def theme_fields(text: WrittenText, root: Section) -> Iterator[FoundField]:
    """Yield what the section on the theme says; 总要求, 以学 and the education also from elsewhere."""
    section = _section(root)
    lines = tuple(section.text_lines()) if section else ()
    everywhere = (*root.lines, *(line for inner in root.walk() for line in _spans(inner)))
    has_theme = section is not None and section.kind is SectionKind.THEME
    yield from _topic(text, section, (*(lines or root.lines), *(() if has_theme else everywhere)))
    yield from _education(text, everywhere)
    yield from _first(text, "theme.requirement", _REQUIREMENTS, (*lines, *everywhere))
    yield from _studies(text, everywhere)
    yield from _list(text, "theme.problem_areas", _AREAS, lines)
    yield from _list(text, "theme.goals", (_GOALS,), lines)
    if section and lines and not section.is_row and not _is_short(section, lines):
        yield text.found("theme.text", joined(lines), *lines)


def _section(root: Section) -> Section | None:
    for kind in (SectionKind.THEME, SectionKind.GENERAL):
        for section in root.walk():
            if section.kind is kind and any(line.text for line in section.text_lines()):
                return section
    return None


def _spans(section: Section) -> Iterator[Span]:
    yield section.content
    yield from section.lines


def _is_short(section: Section, lines: Sequence[Span]) -> bool:
    """Return whether the section says the topic and nothing else."""
    bare = lines[0].text.rstrip("。；;")
    return (
        section.kind is SectionKind.THEME
        and len(lines) == 1
        and len(bare) <= _LONGEST_TOPIC
        and (not re.search("[。；]|主题|方面|总要求", bare) or _says_only_topic(section, bare))
    )


def _says_only_topic(section: Section, bare: str) -> bool:
    """Return whether it is a line of a list that names the topic and nothing else: 2.会议主题为“…”。"""
    return not section.title.text and bool(
        re.fullmatch(r"[^，。；：“”]{0,8}主题(?:是|为|确定为|定为)[：:]?“[^”]+”", bare)
    )


def _topic(text: WrittenText, section: Section | None, lines: Sequence[Span]) -> Iterator[FoundField]:
    if section and lines and _is_short(section, lines):
        bare = lines[0].part(0, len(lines[0].text.rstrip("。；;")))
        quoted = bare.text.find("“") if _says_only_topic(section, bare.text) else 0
        around = _QUOTED_TOPIC.fullmatch(bare.text)
        topic = bare.group(around, "topic") if around else unquoted(bare.part(quoted))
        yield text.found("theme.topic", topic.text, topic)
        return
    for pattern in _TOPICS:
        for line in lines:
            for found in pattern.finditer(line.text):
                topic = line.group(found, "topic")
                if not _OF_THE_MEETING.fullmatch(topic.text):
                    yield text.found("theme.topic", topic.text, topic)
                    return


def _education(text: WrittenText, lines: Sequence[Span]) -> Iterator[FoundField]:
    """Yield what the year's education is called, where the text names one and no other."""
    found = [
        line.group(match, "name")
        for line in lines
        for pattern in (_TAKING_PART, _EDUCATIONS)
        for match in pattern.finditer(line.text)
        if not match.groupdict().get("kept")
    ]
    if len({span.text for span in found}) == 1:
        yield text.found("theme.education", found[0].text, found[0])


def _studies(text: WrittenText, lines: Sequence[Span]) -> Iterator[FoundField]:
    for line in lines:
        for sentence in pieces(line, "。"):
            found = [sentence.group(match, 0) for match in _STUDIES.finditer(sentence.text)]
            if len({span.text for span in found}) > 1:
                yield text.found(
                    "theme.four_studies", tuple(dict.fromkeys(span.text for span in found)), *found
                )
                return


def _first(
    text: WrittenText, key: str, patterns: Sequence[re.Pattern[str]], lines: Sequence[Span]
) -> Iterator[FoundField]:
    for pattern in patterns:
        for line in lines:
            match = pattern.search(line.text)
            if match:
                span = line.group(match, "text")
                yield text.found(key, span.text, span)
                return


def _list(
    text: WrittenText, key: str, patterns: Sequence[re.Pattern[str]], lines: Sequence[Span]
) -> Iterator[FoundField]:
    for pattern in patterns:
        for line in lines:
            for match in pattern.finditer(line.text):
                items = enumerated(line.group(match, "list"))
                if len(items) > 1:
                    yield text.found(key, tuple(item.text for item in items), *items)
                    return
