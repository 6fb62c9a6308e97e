"""会前准备 (C2–C4): days and texts of study, talks and findings, the reading list, the aspects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from orglife_kit.rules.plan.reading.days import WrittenDays, days_in
from orglife_kit.rules.plan.reading.head import joined
from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.lists import enumerated, numbered_inside
from orglife_kit.rules.plan.reading.markers import marker_of, unmarked
from orglife_kit.rules.plan.reading.sections import Section
from orglife_kit.rules.plan.reading.text import FoundField, Span, WrittenText, pieces
from orglife_kit.rules.plan.reading.years import Years

_STAGES = (
    (SectionKind.STUDY, "study", re.compile(r"学习")),
    (SectionKind.TALKS, "talks", re.compile(r"谈心|谈话|交心")),
    (SectionKind.FINDINGS, "findings", re.compile(r"查摆|检视|查找|找问题|剖析")),
)
_NOT_BEFORE = (SectionKind.RECTIFICATION, SectionKind.LEADERSHIP, SectionKind.AGENDA)
_VERB = (
    r"学习(?:和|并)(?:领会|贯彻)|学习领会|学习贯彻|学习研读|学习内容|集中学习|学习|自学|领学|(?:集体|集中)学(?=《)|学完|研读|通读|阅读|重温|领会|传达"
    r"|内容(?=是|为|包括|：|:)|运用(?=《)|(?:逐字逐句|原原本本)学(?!习)"
)
_READ = re.compile(
    rf"(?:{_VERB})(?:(?:的)?(?:篇目|书目|内容|材料|文件))?(?:了|好|是|为|包括|有)?[：:】]?\s*(?P<list>(?:(?!{_VERB})(?:《[^》]*》|，(?=《)|[^，。；：,;《\t]))+)"
)
_TAKEN = re.compile(r"把(?P<list>[^。；，,]+?)(?:看|读|学)(?:一[遍下]|完|熟|好|透)")
_VERBS = re.compile(rf"(?:{_VERB})|通过|围绕|把|以|用|按|结合")
_READ_LIST = re.compile(r"(?:内容|篇目|书目|材料)(?:包括|主要为|为|是|有)?[：:](?P<list>[^。；]+)")
_READABLE = re.compile(
    r"《|(?:思想|论述|讲话|精神|党章|章程|条例|准则|规定|文章|报告|决定|决议|读本|摘编|选编|批示|文件|纲要|办法|意见|通知|党规|著作|材料)$"
)
_AT_A_MEETING = re.compile(
    r"(?:同志|书记|主席)在(?!.*(?:[上中时间](?:的|发表)|(?:讲话|报告|精神|论述|[指批]示|文章|致辞|演讲|》)$))"
)
_READING_LIST = re.compile(r"(?:内容|篇目|书目|材料|文件)[^：:。]{0,6}[：:]?$")
_ABOUT_STUDY = re.compile(r"集中学习|学习研讨|会前[^。；]{0,6}学习|学习内容|学完|自学|[看读]一遍|[看读]完")
_ABOUT_FINDINGS = re.compile(r"查摆|检视|查找|剖析|对照|[找想][^，。]{0,4}(?:问题|不足|差距)")
_BODY = re.compile(
    r"(?P<member>(?:组织|要求)(?:全体|每名|每位)?党员|党员|个人|每人|大家|自己|自我|(?:支委会|支委|班子|支部委员会)成员)"
    r"|(?P<committee>党支部委员会|支部委员会|支委会|支委|支部班子|班子|支部)"
)
_AT_ONCE = re.compile(
    rf"(?:同时|并且)?(?:全体|每名|每位|各|广大)?(?:{_BODY.pattern})(?:要|应|须|个人|重点|着重|分别|对照|围绕|从|主要|检查|查摆|查找|检视)"
)
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})\s*个?"
_SO_MANY = rf"(?:(?:{_COUNT})?方面|(?:\d|[一二两三四五六七八九十])项(?:内容|重点|要求)?)"
_TRIGGER = r"(?:自己在|想一想在|按照|围绕|聚焦|对照|(?<!廉洁)从(?!严)|重点(?:查摆|检视|查找|剖析)|查摆|查找|检视|检查)"
_FLAT = re.compile(rf"{_TRIGGER}“?(?P<list>(?:(?!{_TRIGGER})[^，。；：,])+?)”?(?:等|这)?\s*{_SO_MANY}")
_SOUGHT = re.compile(
    rf"{_TRIGGER}“?(?P<list>(?:(?!{_TRIGGER})[^，。；：,、])+(?:、(?:(?!{_TRIGGER})[^，。；：,、])+){{2,}}?)”?"
    r"(?:等)?(?:认真|深入|逐一|逐项|重点)?(?=查摆|查找|检视|检查|剖析|找)"
)
_CIRCLED = re.compile(rf"{_TRIGGER}(?P<list>①[^，。；,]+?)(?:各|等|这?{_COUNT}方面|$|[，。；,])")
_LISTED = re.compile(
    r"(?:方面|以下|问题|情况|内容|查找|查摆|检视|剖析|看)[^：:。]{0,12}[：:](?P<list>[\s\S]+)"
)
_OF_BODY = re.compile(rf"(?:{_BODY.pattern})[：:](?P<list>[^。；：:]+)[。；]?")
_LOOKING = re.compile(r"^(?:重点)?(?:检视|对照|查看|查摆|查找|剖析|围绕|看|从|在|查)")
_LONGEST_ASPECT = 30


def preparation_fields(text: WrittenText, root: Section, years: Years) -> Iterator[FoundField]:
    """Yield what the sections on study, talks and findings say; days also from sentences elsewhere."""
    for kind, stage, word in _STAGES:
        section = _stage_section(root, kind)
        yield from _days(text, root, section, stage, word, years)
        section = _text_section(root, kind)
        if section and not section.is_row:
            lines = section.text_lines(_is_fact)
            if any(re.search("[，。；,;]", line.text) and not _is_day(line) for line in lines):
                yield text.found(f"preparation.{stage}_text", joined(lines), *lines)
    yield from _reading(text, root)
    yield from _aspects(text, root)


def _is_day(line: Span) -> bool:
    return any(days.span.text == line.text.rstrip("。；;") for days in days_in(line))


def _is_fact(section: Section) -> bool:
    return section.kind.is_fact


def _sections_before(root: Section) -> Iterator[Section]:
    """Yield the sections that may speak of what comes before the meeting."""
    for section in root.inner:
        if section.kind not in _NOT_BEFORE:
            yield section
            yield from _sections_before(section)


def _stage_section(root: Section, kind: SectionKind) -> Section | None:
    return next(iter(_stage_sections(root, kind)), None)


def _text_section(root: Section, kind: SectionKind) -> Section | None:
    """Return the section that speaks of a stage in sentences, else its row of a table."""
    sections = _stage_sections(root, kind)
    return next((section for section in sections if not section.is_row), next(iter(sections), None))


def _stage_sections(root: Section, kind: SectionKind) -> tuple[Section, ...]:
    before = [section for section in root.walk() if section.kind is SectionKind.PREPARATION]
    everywhere = (*(inner for section in before for inner in section.walk()), *_sections_before(root))
    sections = [section for section in everywhere if section.kind is kind]
    return tuple(section for section in sections if section.title.text or any(section.text_lines()))


def _days(
    text: WrittenText,
    root: Section,
    section: Section | None,
    stage: str,
    word: re.Pattern[str],
    years: Years,
) -> Iterator[FoundField]:
    found = _days_of(section, word) if section else None
    if stage == "study" and found and not found.is_single:  # a period of reading; the session is another line
        others = [other for other in _sections_before(root) if other.kind is SectionKind.STUDY]
        told = (_days_of(other, word) for other in others if other is not section)
        found = next((days for days in told if days and days.is_single), found)
    if found is None:
        found = _days_elsewhere(root, word, _STAGES)
    dated = years.of(found) if found else None
    if found is None or dated is None:
        return
    (first, last), inferred = dated
    if stage == "study":
        if found.is_single:
            yield text.found("preparation.study_date", first, found.span, year_inferred=inferred)
        return
    if not found.deadline:
        yield text.found(f"preparation.{stage}_first", first, found.span, year_inferred=inferred)
    yield text.found(f"preparation.{stage}_last", last, found.span, year_inferred=inferred)


def _days_of(section: Section, word: re.Pattern[str]) -> WrittenDays | None:
    """Return the days that a section names as its own: in its title, its line on time, a cell, or a sentence."""
    if section.title.text:
        titled = list(days_in(section.title))
        if titled and (titled[0].is_single or section.kind is not SectionKind.STUDY):
            return titled[0]
    for inner in section.inner:
        if inner.kind is SectionKind.TIME:
            return next(days_in(inner.value), None)
    lines = list(section.text_lines())
    if section.is_row and lines:
        return _only(list(days_in(lines[0])))
    sentences = [sentence for line in lines for sentence in pieces(line, "。；")]
    dated = [(sentence, days) for sentence in sentences for days in days_in(sentence)]
    if section.kind is SectionKind.STUDY:  # beside a period of reading on one's own
        dated = [(sentence, days) for sentence, days in dated if days.is_single] or dated
    named = [(sentence, days) for sentence, days in dated if not days.deadline] or dated
    if len(named) == 1:
        return named[0][1]
    return _only([days for sentence, days in named if word.search(sentence.text)])


def _only(days: Sequence[WrittenDays]) -> WrittenDays | None:
    return days[0] if len(days) == 1 else None


def _days_elsewhere(
    root: Section, word: re.Pattern[str], stages: Sequence[tuple[SectionKind, str, re.Pattern[str]]]
) -> WrittenDays | None:
    """Return the days in the one clause, of no section of a stage, that names this stage and no other."""
    found = []
    for line in _plain_lines(root):
        for clause in pieces(line, "，。；,"):
            stages_named = [other for _, _, other in stages if other.search(clause.text)]
            if stages_named == [word]:
                found += list(days_in(clause))
    return _only(found)


def _plain_lines(root: Section) -> Iterator[Span]:
    yield from root.lines
    for section in _sections_before(root):
        if section.kind in (SectionKind.OTHER, SectionKind.PREPARATION, SectionKind.MEETING):
            yield from (line for line in (section.content, *section.lines) if line.text)


def _lines_on_findings(root: Section) -> Iterator[Span]:
    """Yield the lines on findings, of whatever section: one sentence may speak of several stages."""
    sections = _sections_before(root)
    lines = (*root.lines, *(line for section in sections for line in (section.content, *section.lines)))
    yield from (line for line in lines if _ABOUT_FINDINGS.search(line.text))


def _reading(text: WrittenText, root: Section) -> Iterator[FoundField]:
    section = _stage_section(root, SectionKind.STUDY)
    items = [item for part in (section, *section.walk()) for item in _read_of(part)] if section else []
    if not items:
        lines = [line for line in _plain_lines(root) if _ABOUT_STUDY.search(line.text)]
        items = [item for line in lines for item in _read_in(line)]
    if items:
        items.sort(key=lambda item: item.start)
        yield text.found("preparation.reading", tuple(dict.fromkeys(item.text for item in items)), *items)


def _read_of(section: Section) -> Iterator[Span]:
    """Yield what is to be read by a section's lines, and by the numbered lines below a line that announces them."""
    lines = (section.content, *section.lines)
    for line in lines:
        yield from _read_in(line)
    if section.is_row:
        for cell in pieces(section.rest, "\t"):
            items = enumerated(cell)
            if items and all(
                item.text.startswith("《") for item in items
            ):  # a cell that lists titles and nothing else
                yield from items
    if _READING_LIST.search(lines[-1].text):
        for inner in section.inner:
            item = inner.content.part(0, len(inner.content.text.rstrip("。；;，")))
            if _READABLE.search(item.text) and not any(_read_in(item)):
                yield item


def _read_in(line: Span) -> Iterator[Span]:
    told = _READ_LIST.search(line.text)
    if told:
        items = [
            item for part in pieces(line.group(told, "list"), "，,") for item in enumerated(_unstopped(part))
        ]
        if items and all(_READABLE.search(item.text) for item in items):
            yield from items
            yield from _read_in(line.part(told.end()))
            return
    for match in (*_READ.finditer(line.text), *_TAKEN.finditer(line.text)):
        for item in _speeches_whole(line, enumerated(line.group(match, "list"))):
            if _READABLE.search(item.text):
                yield item
        yield from _read_on(line.part(match.end("list")))


def _speeches_whole(line: Span, items: Iterable[Span]) -> Iterator[Span]:
    """Yield ``items``; a speech at several meetings (在甲大会、乙大会上的讲话) is one."""
    begun: list[Span] = []
    for item in items:
        begun.append(item)
        whole = line.part(begun[0].start - line.start, item.end - line.start)
        if not _AT_A_MEETING.search(whole.text):
            begun = []
            yield whole
    yield from begun


def _read_on(rest: Span) -> Iterator[Span]:
    """Yield what goes on to be read behind a comma, as long as each clause names nothing else."""
    if rest.text[:1] not in ("，", ","):
        return
    for clause in pieces(next(pieces(rest.part(1), "。；"), rest.part(0, 0)), "，,。；"):
        items = enumerated(clause.part(0, len(clause.text.rstrip("，,。；"))))
        if not items or not all(
            _READABLE.search(item.text) and not _VERBS.search(item.text) for item in items
        ):
            return
        yield from items


def _unstopped(part: Span) -> Span:
    return part.part(0, len(part.text.rstrip("，,")))


def _aspects(text: WrittenText, root: Section) -> Iterator[FoundField]:
    section = _text_section(root, SectionKind.FINDINGS)
    lines = list(section.text_lines()) if section else list(_lines_on_findings(root))
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
                items = _labelled(clause)
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
    return "member_aspects" if re.search("自己|大家|每人|每[位名个]党员", sentence.text) else None


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
    if listed.text.startswith("《"):
        return ()
    items = numbered_inside(listed) or tuple(pieces(listed, "；;"))
    if len(items) < 2:
        flat = listed.part(0, len(listed.text.rstrip("。；;")))
        return enumerated(flat) if "，" not in flat.text else ()
    return _heads(items)


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
    matches = (match for pattern in (_FLAT, _CIRCLED, _SOUGHT) for match in pattern.finditer(sentence.text))
    for match in matches:
        listed = sentence.group(match, "list")
        items = numbered_inside(listed) or enumerated(listed)
        if len(items) > 1:
            return items
    return ()
