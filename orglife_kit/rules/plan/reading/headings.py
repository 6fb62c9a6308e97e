"""The line that a section of a written plan begins with: numbered, labelled, or a heading alone."""

from __future__ import annotations

import re

from orglife_kit.rules.plan.reading.days import days_in
from orglife_kit.rules.plan.reading.kinds import SectionKind, label_kind, title_kind
from orglife_kit.rules.plan.reading.lists import numbered_parts
from orglife_kit.rules.plan.reading.markers import marker_of
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.text import Span, squeezed

_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_LONGEST_TITLE = 24
_LONGEST_LABEL = 12
_LONGEST_BARE = 16
_LABEL = re.compile(rf"(?P<label>[^：:，。；,;]{{2,{_LONGEST_LABEL}}})[：:]")
_SPACED = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,8})[ \u3000]+(?=\S)")  # 时间　2月23日
_SPACED_TITLE = re.compile(r"[\u4e00-\u9fff]{2,10}(?= {2,}|\u3000)")
_ABOUT = re.compile(r"关于(?P<label>[^，。：；、]{2,8})[。：](?=.)")
_LETTER = re.compile(r"(?P<label>[学谈查改])[：:]")
_OF_A_BODY = re.compile(r"(?:党?支部|支委|班子|党员|个人)")
_BOXED = re.compile(rf"[【〖\[](?P<label>[^】〗\]]{{2,{_LONGEST_LABEL}}})[】〗\]][：:]?")
_LONGEST_HEADING = 6
_CALL = re.compile(
    r"(?:重要|温馨|会议|党务|支部|党支部)*(?:通知|公告|公示|提醒|提示)"
)  # 【通知】 before a message
_ASPECTS = re.compile("方面[^，。]{0,8}(?:查|找|检视|检查|梳理|剖析|不足|问题)|对照[^，。]*方面")
_OF_EACH = re.compile("[每各]|全体|党员|支委|支部|大家")
_LACKS = re.compile("(?:想|找|查)[^，。]{2,30}(?:不足|差距)")
_LONGEST_BESIDE_DAYS = 4  # 1月5日前, 1月13日下班后
_STAGES = (SectionKind.STUDY, SectionKind.TALKS, SectionKind.FINDINGS, SectionKind.RECTIFICATION)
# a bare heading that ends a numbered agenda below another bare one
_BEHIND_AGENDA = re.compile(
    r"(?:注意事项|温馨提示|(?:工作|有关|会议|纪律|相关|几点)?要求|会后(?:整改|工作|事项)?|整改(?:落实|要求|工作)?|会前准备|组织领导)[：:]?"
)


def numbered(line: Span) -> Section | None:
    """Return the section that a line with a number begins."""
    marker = marker_of(line.text)
    if marker is None:
        return None
    style, number, length = marker
    cells = line.text.partition("\t")[2]
    if any(days_in(Span(cells, 0))):
        style, number = "row", 0  # a cell that begins with a number: 1.学习：…, its days in the next one
    title, rest = _title(line.part(length))
    return Section(style, number, _kind(title, rest), line, title, rest)


def _title(content: Span) -> tuple[Span, Span]:
    """Return the title that ``content`` begins with, if it does, and the rest."""
    spaced = _SPACED_TITLE.match(content.text)
    if spaced and (label_kind(spaced[0]) or title_kind(spaced[0])) is not SectionKind.OTHER:
        return content.part(0, spaced.end()), content.part(spaced.end())
    found = re.match(r"(?:[（(][^（()）]*[）)]|[^。：:；;\t])+", content.text)
    end = found.end() if found else 0
    bare = _BRACKETS.sub("", content.text[:end])
    stops = content.text[end : end + 1]
    if 0 < len(bare) <= _LONGEST_TITLE and stops in ("", "。", "：", ":") and not re.search("[，,《“]", bare):
        return content.part(0, end), content.part(end + 1)
    return content.part(0, 0), content


def _kind(title: Span, rest: Span) -> SectionKind:
    if title.text:
        name = squeezed(_BRACKETS.sub("", title.text))
        kind = label_kind(name) or title_kind(name)
        if (
            kind is SectionKind.OTHER
        ):  # 学起来。12月24日，学习…: the title is an image, its first sentence says
            said = title_kind(re.split("[。；;：:]", rest.text)[0])
            return said if said in _STAGES else kind
        return kind
    clauses = re.split("[，,。；;：:]", rest.text)
    told = next((clause for clause in clauses if not _is_only_days(clause)), "")
    sentence = re.split("[。；;]", rest.text)[0]
    if _ASPECTS.search(told) or (_OF_EACH.match(told) and _LACKS.search(sentence)):
        return SectionKind.FINDINGS
    kind = title_kind(told[:_LONGEST_TITLE])
    if kind is SectionKind.OTHER:
        kind = title_kind(told[-_LONGEST_LABEL:])
    days = next(days_in(rest), None)
    if kind is SectionKind.OTHER and days and days.span.start == rest.start:
        kinds = map(title_kind, re.split("[，,]", sentence))
        kind = next((other for other in kinds if other in _STAGES), kind)
    return kind


def _is_only_days(clause: str) -> bool:
    """Return whether a clause is a day or a period and nothing else: what it is about comes behind it."""
    days = next(days_in(Span(clause, 0)), None)
    return days is not None and len(clause.strip()) - len(days.span.text) <= _LONGEST_BESIDE_DAYS


def labelled(line: Span) -> Section | None:
    """Return the section that a line with a label is: 时间：…, 【主题】…; of a stage one as a heading has it."""
    about = _ABOUT.match(line.text)
    if about and (about_kind := title_kind(about["label"])) is not SectionKind.OTHER:
        return Section("about", 0, about_kind, line, line.group(about, "label"), line.part(about.end()))
    found = _BOXED.match(line.text) or _LABEL.match(line.text) or _LETTER.match(line.text)
    if found is None:
        found = _SPACED.match(line.text)
        fact = label_kind(squeezed(found["label"])) if found else None
        if found is None or fact is None:
            return None
        return Section("label", 0, fact, line, line.group(found, "label"), line.part(found.end()))
    name = squeezed(found["label"])
    if _CALL.fullmatch(name):
        return None
    kind = label_kind(name)
    if kind is SectionKind.AGENDA and found.re is _LABEL and found.end() == len(line.text):
        return None  # alone on its line it heads what is below
    style = "label" if kind and found.re is _LABEL else "heading"
    if kind is None:
        kind = title_kind(name)
        is_list = kind is SectionKind.PREPARATION and bool(numbered_parts(line.part(found.end())))
        is_heading = (
            (kind in _STAGES or is_list) and len(name) <= _LONGEST_HEADING and marker_of(name) is None
        )
        says_nothing = kind is SectionKind.OTHER and found.end() == len(line.text)
        is_heading = is_heading and not _OF_A_BODY.match(name)  # 支委会自查：… has its aspects
        if says_nothing or (found.re is not _BOXED and not is_heading):
            return None
    return Section(style, 0, kind, line, line.group(found, "label"), line.part(found.end()))


def bare_heading(line: Span, path: list[Section]) -> Section | None:
    """Return the section that a short line without a number heads; an item of the agenda is none."""
    agenda = next((section for section in path if section.kind is SectionKind.AGENDA), None)
    if agenda is not None and not (agenda.inner and _BEHIND_AGENDA.fullmatch(line.text)):
        return None
    name = line.text.rstrip("：:")
    if len(name) > _LONGEST_BARE or re.search(r"[，。；：、,;:“《\t]", name):
        return None
    kind = label_kind(squeezed(name)) or title_kind(name)
    if kind is SectionKind.OTHER:
        return None
    return Section("bare", 0, kind, line, line.part(0, len(name)), line.part(len(line.text)))
