"""In which aspects committee and members look for problems (C4), where the plan says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.lists import FROM, enumerated, numbered_inside
from orglife_kit.rules.plan.reading.markers import marker_of, unmarked
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.stages import sections_before, text_section
from orglife_kit.rules.plan.reading.text import FoundField, Span, WrittenText, pieces

_ABOUT_FINDINGS = re.compile(r"查摆|检视|查找|剖析|对照|[找想][^，。]{0,4}(?:问题|不足|差距)")
_BODY = re.compile(
    r"(?P<member>(?:组织|要求)(?:全体|每名|每位)?党员|党员|个人|每人|大家|自己|自我|(?:支委会|支委|班子|支部委员会)成员)"
    r"|(?P<committee>党支部委员会|支部委员会|支委会|支委|支部班子|班子|支部)"
)
_AT_ONCE = re.compile(
    rf"(?:同时|并且)?(?:全体|每名|每位|各|广大)?(?:{_BODY.pattern})(?:要|应|须|个人|重点|着重|分别|对照|围绕|聚焦|紧扣|从|主要|查|检查|检视)"
)
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})\s*个?"
_SO_MANY = rf"(?:(?:{_COUNT})?方面|(?:\d|[一二两三四五六七八九十])项(?:内容|重点|要求)?)"
_TRIGGER = (
    rf"(?:(?:自己|想一?想|要|应|须|重点|着重|主要)在|(?:着重|重点|主要|认真)找|按照|围绕|聚焦|对照|{FROM}"
    r"|重点(?:查摆|检视|查找|剖析)|查摆|查找|检视|检查|(?<=[会部子员人])查(?![找摆看询验]))"
)
_FLAT = re.compile(rf"{_TRIGGER}在?“?(?P<list>(?:(?!{_TRIGGER})[^，。；：,])+?)”?(?:等|这)?\s*{_SO_MANY}")
_SOUGHT = re.compile(
    rf"{_TRIGGER}在?“?(?P<list>(?:(?!{_TRIGGER})[^，。；：,、])+(?:、(?:(?!{_TRIGGER})[^，。；：,、])+){{2,}}?)”?"
    r"(?:等)?(?:认真|深入|逐一|逐项|重点)?(?=查摆|查找|检视|检查|剖析|找)"
)
_MANY = re.compile(
    rf"{_TRIGGER}在?“?(?P<list>(?:(?!{_TRIGGER})[^，。；：,、])+(?:、(?:(?!{_TRIGGER})[^，。；：,、])+){{2,}}?)”?等(?:情况|问题)"
)
_QUOTED = re.compile(rf"{_TRIGGER}“(?P<list>[^“”，。；：]+)”(?:等|这)?{_COUNT}(?:条|点|句话)")
_CIRCLED = re.compile(rf"{_TRIGGER}(?P<list>①[^，。；,]+?)(?:各|等|这?{_COUNT}方面|$|[，。；,])")
_LISTED = re.compile(
    r"(?:方面|以下|问题|情况|内容|查找|查摆|检视|剖析|看|[查想]一[查想])[^：:。]{0,12}[：:](?P<list>[\s\S]+)"
)
_OF_BODY = re.compile(
    rf"(?:{_BODY.pattern})(?:个人|成员|方面|层面)?(?:对照|查摆|检视|围绕|重点|自查|检查)*[：:](?P<list>[^。；：:]+)[。；]?"
)
_NEXT_BODY = re.compile(
    rf"[。；;](?:{_BODY.pattern})[^，。；：:]{{0,8}}[：:]"
)  # 党员查摆：… behind those of the committee
_LOOKING = re.compile(r"^(?:重点)?(?:检视|对照|查看|查摆|查找|剖析|围绕|看|从|在|查)")
_AGAIN = re.compile(
    r"(?P<first>(?P<verb>检视|查摆|查找|对照|查看|看)[^，。；：]{2,30})(?:，(?P=verb)[^，。；：]{2,30}){2,}"
)
_LONGEST_ASPECT = 30


def aspect_fields(text: WrittenText, root: Section) -> Iterator[FoundField]:
    """Yield the aspects of the committee and those of the members."""
    section = text_section(root, SectionKind.FINDINGS)
    told = section.text_lines() if section else _lines_on_findings(root)
    lines = [cell for line in told for cell in pieces(line, "\t")]
    titled = _body_of(section.title) if section else None
    found: dict[str, tuple[Span, ...]] = {}
    while lines:
        line = lines.pop(0)
        below = list(takewhile(lambda line: marker_of(line.text), lines)) if line.text[-1] in "：:" else []
        body = titled
        for sentence in pieces(line, "。"):
            body = _body_of(_before_list(sentence)) or body or _of_oneself(sentence)
            items = _listed(sentence) or _labelled(sentence)
            if body and len(items) > 1:
                found.setdefault(body, items)
                continue
            for clause in pieces(sentence, "；;"):
                body = _body_of(_before_list(clause)) or body
                items = _labelled(clause) or _repeated(clause)
                if body and len(items) > 1:
                    found.setdefault(body, items)
                    continue
                for part in pieces(clause, "，,"):
                    body = (_AT_ONCE.match(part.text) and _body_of(part)) or body
                    items = _flat(part)
                    if body and items:
                        found.setdefault(body, items)
        if len(below) > 1:
            heads = _heads([unmarked(item) for item in below])
            if body and heads:
                found.setdefault(body, heads)
                del lines[: len(below)]
    for body, items in found.items():
        yield text.found(f"preparation.{body}", tuple(item.text for item in items), *items)


def _before_list(span: Span) -> Span:
    """Return what stands before the aspects: who is named behind them, as whom to send it to, has none of them."""
    first = re.search(rf"{_TRIGGER}|方面", span.text)
    return span.part(0, first.start()) if first else span


def _of_oneself(sentence: Span) -> str | None:
    """Return the members where a sentence that names nobody before its aspects speaks to each of them."""
    return (
        "member_aspects"
        if re.search("自己|自身|本人|大家|每人|每[位名个]党员|发言提纲", sentence.text)
        else None
    )


def _body_of(clause: Span) -> str | None:
    """Return whose aspects a clause speaks of, where it says so: the first body that it names."""
    named = _BODY.search(clause.text)
    if named is None:
        return None
    return "member_aspects" if named["member"] else "committee_aspects"


def _listed(sentence: Span) -> tuple[Span, ...]:
    """Return the aspects of a list behind a colon: numbered, clause by clause, or between commas of enumeration."""
    match = _LISTED.search(sentence.text)
    if match is None:
        return ()
    listed = sentence.group(match, "list")
    if listed.text.startswith("《") or _NEXT_BODY.search(listed.text):
        return ()
    items = numbered_inside(listed) or tuple(pieces(listed, "；;"))
    if len(items) < 2:
        flat = listed.part(0, len(listed.text.rstrip("。；;")))
        return enumerated(flat) if "，" not in flat.text else ()
    return _heads(items)


def _repeated(clause: Span) -> tuple[Span, ...]:
    """Return the aspects that are each named behind the same word: 检视…情况，检视…情况，检视…情况."""
    found = _AGAIN.search(clause.text)
    if found is None:
        return ()
    parts = pieces(clause.part(found.start("first"), found.end()), "，")
    said = (part.part(len(found["verb"]), len(part.text.rstrip("，。；"))) for part in parts)
    return tuple(item for item in said if item.text)


def _labelled(sentence: Span) -> tuple[Span, ...]:
    """Return the aspects behind the one whose they are: 党员：学习，作风，纪律。"""
    match = _OF_BODY.fullmatch(sentence.text)
    if match is None:
        return ()
    parts = pieces(sentence.group(match, "list"), "，,、")
    items = tuple(part.part(0, len(part.text.rstrip("，,、"))) for part in parts)
    return items if all(2 <= len(item.text) <= _LONGEST_ASPECT for item in items) else ()


def _heads(items: Sequence[Span]) -> tuple[Span, ...]:
    """Return what each item is about: its beginning up to the first comma; nothing where one has no such beginning."""
    heads = []
    for item in items:
        head = item.part(0, re.match(r"[^，,：:；;。]*", item.text).end())  # type: ignore[union-attr]  # always matches
        looking = _LOOKING.match(head.text)
        heads.append(head.part(looking.end()) if looking else head)
    if any(not 2 <= len(head.text) <= _LONGEST_ASPECT for head in heads):
        return ()
    return tuple(heads)


def _flat(sentence: Span) -> tuple[Span, ...]:
    """Return the first list of at least two aspects between commas of enumeration."""
    matches = (
        match
        for pattern in (_FLAT, _CIRCLED, _SOUGHT, _MANY, _QUOTED)
        for match in pattern.finditer(sentence.text)
    )
    for match in matches:
        listed = sentence.group(match, "list")
        items = numbered_inside(listed) or enumerated(listed)
        if len(items) > 1:
            return items
    return ()


def _lines_on_findings(root: Section) -> Iterator[Span]:
    """Yield the lines on findings, of whatever section: one sentence may speak of several stages."""
    sections = sections_before(root)
    lines = (*root.lines, *(line for section in sections for line in (section.content, *section.lines)))
    yield from (line for line in lines if _ABOUT_FINDINGS.search(line.text))
