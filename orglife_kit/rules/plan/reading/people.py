"""Who is at the meeting (C12): who hosts and records, who takes part, who guides and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.text import FoundField, Span, WrittenText, pieces

_HOST = re.compile(r"由(?P<person>[^，。；、,由]{2,20}?(?:、[^，。；、,由]{2,12}?)?)(?:同志)?主持(?!下)")
_LED = re.compile(
    r"(?:^|[，。；,])(?P<person>[^，。；、,由]{0,12}(?:书记|委员)(?:、[^，。；、,由]{2,10})?[^，。；、,由]{0,4}?)(?:同志)?主持(?=会议|召开|[，。；,]|$)"
)
_HOST_IS = re.compile(r"主持人?：\s*(?P<person>[^，。；）、]{2,20})")
_RECORDED = re.compile(r"记录人(?:员)?(?:为|是|由)(?P<person>[^，。；、,]{2,20})")
_RECORDING = re.compile(
    r"(?:^|[，。；,])(?:由)?(?P<person>[^，。；、,由]{0,12}(?:委员|书记|秘书|文书)[^，。；、,由]{0,4}?)(?:同志)?(?:负责|[做作])?(?:会议)?记录(?=[，。；,]|$)"
)
_BESIDE_HOST = re.compile(
    r"主持[，、](?:由)?(?P<person>[^，。；、,由]{2,12}?)(?:同志)?(?:负责|[做作])?(?:会议)?记录(?=[，。；,]|$)"
)
_SO_MANY = re.compile(
    r"(?:^|[，。；,])(?P<all>[^，。；：,请和、]{0,14}?\d{1,3}名(?:正式)?党员)(?:将|均)?(?:参加|参会|到会|出席)"
)
_ALL = re.compile(
    r"(?:组织|要求|通知|召集)?(?P<all>(?:(?!组织|要求|通知|召集)[^，。；：,请和、]){0,12}?全体(?:正式|在职|在册)?党员(?:（[^（）]{2,16}）)?(?:和[^，。；、,]{2,16}?)?)(?:必须|应当?|须|要)?(?:按时|准时|均|都)?(?:参加|参会|出席)"
)
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_BESIDE = re.compile(r"列席|邀请|[指督]导|旁听|参加")
_PERSONS = re.compile(r"^共?\d+[人名]|党员|人员|同志|代表|群众|委员|积极分子")
_GUIDE = re.compile(
    r"(?:(?:拟|特)?(?:邀请|请)|(?:^|[，。；,])(?!拟|特|请|邀)(?:由)?(?=[^，。；、,]{0,20}(?:书记|委员|领导|组织员|联络员|指导员|负责人|干部)(?!分|各|轮)))"
    r"(?P<guide>(?:(?!主持|参加|党员)[^，。；,]){2,30}?)(?:同志)?(?:到会|参会|莅会|莅临|出席|列席)[^，。；,]{0,4}?[指督]导(?!组)"
)
_INVITED = re.compile(r"邀请(?P<guide>(?:(?!主持|参加|党员)[^，。；,]){2,30}?)(?:同志)?[指督]导(?!组)")
_GROUP = re.compile(
    r"(?P<group>[^，。；：、,\s（）()①-⑳]{0,12}?(?:督导组|指导组|督查组|巡查组))(?=对|进行(?!审[核查])|作|点评|到会|列席|参加|全程|派|讲话|讲评|指导员|同志|[组成]?[长员])"
)
_IS_GROUP = re.compile("(?:[指督]导|督查|巡查)组")
_SENT = re.compile(r".*(?:派|由|邀请|请|接受|听取)")
_STOPS = "。；;\t"


def people_fields(text: WrittenText, facts: Sequence[Section], lines: Sequence[Span]) -> Iterator[FoundField]:
    """Yield the people of the meeting, from its own lines first, then from sentences."""
    yield from _person(text, "meeting.host", SectionKind.HOST, facts, lines)
    yield from _person(text, "meeting.recorder", SectionKind.RECORDER, facts, lines)
    yield from _participants(text, facts, lines)
    for section in facts:
        if section.kind is SectionKind.GUIDE and section.value.text:
            named = to_stop(section.value)
            key = "meeting.supervising_group" if named.text.endswith("组") else "meeting.guide"
            yield text.found(key, named.text, named)
    everybody = (*lines, *(section.whole for section in facts))
    for key, pattern, name in (
        ("meeting.guide", _GUIDE, "guide"),
        ("meeting.guide", _INVITED, "guide"),
        ("meeting.supervising_group", _GROUP, "group"),
    ):
        for line in everybody:
            found = pattern.search(line.text)
            if found:
                span = line.group(found, name)
                sent = _SENT.match(span.text) if name == "group" else None
                span = span.part(sent.end()) if sent else span
                if re.search(r"\d|个|各|若干", span.text) or (
                    key == "meeting.guide" and _IS_GROUP.search(span.text)
                ):
                    continue  # a superior sends several, not one to this meeting; a group comments, nobody guides
                yield text.found(key, span.text, span)
                break


def _person(
    text: WrittenText,
    key: str,
    kind: SectionKind,
    facts: Sequence[Section],
    lines: Sequence[Span],
) -> Iterator[FoundField]:
    named = [to_stop(section.value) for section in facts if section.kind is kind and section.value.text]
    for pattern in (
        (_HOST, _LED, _HOST_IS) if kind is SectionKind.HOST else (_RECORDED, _RECORDING, _BESIDE_HOST)
    ):
        named += [line.group(found, "person") for line in lines if (found := pattern.search(line.text))]
    for span in named[:1]:
        bare = span.part(0, -2) if span.text.endswith("同志") else span
        yield text.found(key, bare.text, bare)


def _participants(text: WrittenText, facts: Sequence[Section], lines: Sequence[Span]) -> Iterator[FoundField]:
    """Yield who takes part; who sits in, guides or is invited is left out."""
    for section in facts:
        if section.kind is SectionKind.PARTICIPANTS and section.value.text:
            kept: list[Span] = []
            cell = next(pieces(section.value, "\t"))
            for clause in pieces(cell, "，；。,;"):
                if not _PERSONS.search(clause.text):
                    break
                told = [clause]
                if _BESIDE.search(clause.text):
                    told = list(_taking_part(clause, is_first=not kept))
                kept += told
                if told != [clause]:
                    break
            if kept and _PERSONS.search(kept[0].text):
                span = cell.part(0, kept[-1].end - cell.start)
                span = span.part(0, len(span.text.rstrip("，；。,;、")))
                yield text.found("meeting.participants", span.text, span)
                return
    for line in lines:
        found = _ALL.search(line.text) or _SO_MANY.search(line.text)
        if found:
            span = line.group(found, "all")
            yield text.found("meeting.participants", span.text, span)
            return


def _taking_part(clause: Span, *, is_first: bool) -> Iterator[Span]:
    """Yield who takes part by a clause, up to who only sits in: 全体党员、积极分子（列席） or 全体党员、主席列席."""
    bare = _IN_BRACKETS.sub("", clause.text)
    if _BESIDE.search(bare) and not (is_first and re.search("[^、]+、[^、]+列席[。；]?$", bare)):
        return
    for item in pieces(clause, "、"):
        if "列席" in item.text:
            return
        yield item


def to_stop(span: Span) -> Span:
    """Return ``span`` up to the first stop: what a fact is."""
    return span.part(0, next((index for index, letter in enumerate(span.text) if letter in _STOPS), None))
