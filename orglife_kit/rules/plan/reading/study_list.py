"""What is to be read before the meeting (C2): the titles and texts that the section on study names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.lists import enumerated, numbered_inside
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.stages import plain_lines, stage_section
from orglife_kit.rules.plan.reading.text import FoundField, Span, WrittenText, pieces

_VERB = (
    r"(?<!在)学习(?:和|并)(?:领会|贯彻)|(?<!在)学习领会|(?<!在)学习贯彻|学习研读|学习内容|集中学习|(?<!在)学习(?!教育)|自学|领学|(?:集体|集中)学(?=《)|学完|研读|通读|阅读|重温|领会|传达"
    r"|内容(?=是|为|包括|：|:)|运用(?=《)|(?:逐字逐句|原原本本)学(?!习)|读(?:一遍|好)(?=《)|学(?:一[次遍])(?=党的|党章|习近平|总书记|中央|新修订|《)|(?:(?<=[，。；、\t])|^)学(?=党的|党章|习近平|总书记|中央|新修订|《)"
)
_READ = re.compile(
    rf"(?:{_VERB})(?:(?:的)?(?:篇目|书目|内容|材料|文件))?(?:了|好|是|为|包括|有)?[：:】]?\s*(?P<list>(?:(?!{_VERB})(?:《[^》]*》|，(?=《)|[^，。；：,;《\t]))+)"
)
_TAKEN = re.compile(r"把(?P<list>[^。；，,]+?)(?:看|读|学)(?:一[遍下]|完|熟|好|透)")
_VERBS = re.compile(rf"(?:{_VERB})|通过|围绕|把|以|用|按|结合")
_READ_LIST = re.compile(r"(?:内容|篇目|书目|材料)(?:包括|主要为|为|是|有)?[：:](?P<list>[^。]+)")
_READABLE = re.compile(
    r"《|(?:思想|论述|讲话|精神|党章|章程|条例|准则|规定|文章|报告|公报|决定|决议|读本|摘编|选编|[批指]示|文件|纲要|办法|细则|规则|守则|意见|通知|党规|法规|著作|材料|应知应会(?:内容|知识)?|案例|[回贺的]信|寄语)$"
)
_AT_A_MEETING = re.compile(
    r"(?:同志|书记|主席)在(?!.*(?:[上中时间](?:的|发表)|(?:讲话|报告|精神|论述|[指批]示|文章|致辞|演讲|》)$))"
)
_BODIES = re.compile(r"(?:党中央|中央|国务院|[省市县区州镇乡]委|上级|总书记)")
_ONE_TITLE = re.compile("《[^《》]+》")  # a paragraph of a cell
_READING_LIST = re.compile(r"(?:内容|篇目|书目|材料|文件)[^：:。]{0,6}[：:]?$|(?:学习|研读|包括)[：:]$")
_ABOUT_STUDY = re.compile(
    r"(?:集中|专题|认真)学习|组织[^，。]{0,8}学习|学习研讨|会前[^。；]{0,6}学习|学习内容|学完|自学|[看读]一遍|[看读]完"
)


def reading_fields(text: WrittenText, root: Section) -> Iterator[FoundField]:
    """Yield the reading list: of the section on study, else of the sentences elsewhere that speak of it."""
    section = stage_section(root, SectionKind.STUDY)
    items = [item for part in (section, *section.walk()) for item in _read_of(part)] if section else []
    if not items:
        lines = [line for line in plain_lines(root) if _ABOUT_STUDY.search(line.text)]
        items = [item for line in lines for item in _read_in(line)]
    if items:
        items.sort(key=lambda item: item.start)
        yield text.found("preparation.reading", tuple(dict.fromkeys(item.text for item in items)), *items)


def _read_of(section: Section) -> Iterator[Span]:
    """Yield what is to be read by a section's lines, and by the numbered lines below a line that announces them."""
    lines = (section.content, *section.lines)
    for line in lines:
        yield from _read_in(line)
        yield from _only_listed(line)
    if section.is_row:
        yield from (line for line in section.lines if _ONE_TITLE.fullmatch(line.text))
        for cell in pieces(section.rest, "\t"):
            items = tuple(item for part in pieces(cell, "；") for item in enumerated(_unstopped(part)))
            if items and all(_is_bare(item) for item in items):  # a cell that lists them and nothing else
                yield from items
    if _READING_LIST.search(lines[-1].text):
        for inner in section.inner:
            item = inner.content.part(0, len(inner.content.text.rstrip("。；;，")))
            parts = enumerated(item)
            if len(parts) > 1 and all(_is_bare(part) for part in parts):
                yield from parts
            elif _READABLE.search(item.text) and not any(_read_in(item)):
                yield item


def _only_listed(line: Span) -> Iterator[Span]:
    """Yield what a sentence lists that is nothing but a list of what can be read."""
    for sentence in pieces(line, "。；"):
        items = enumerated(sentence.part(0, len(sentence.text.rstrip("。；"))))
        is_list = len(items) > 1 and not re.search("[，：]", sentence.text)
        if is_list and all(_is_bare(item) for item in items):
            yield from items


def _is_bare(item: Span) -> bool:
    """Return whether an item is a title, or is called what can be read, and nothing else."""
    outside = re.sub("《[^》]*》", "《》", item.text)
    return bool(_READABLE.search(item.text)) and not re.search(
        f"{_VERBS.pattern}|[，：。；]|^[学读看讲]", outside
    )


def _read_in(line: Span) -> Iterator[Span]:
    told = _READ_LIST.search(line.text)
    if told:
        listed = line.group(told, "list")
        numbered = numbered_inside(listed)
        clause = listed if numbered else next(pieces(listed, "；"), listed)
        parts = numbered or pieces(clause, "，,；")
        items = [item for part in parts for item in enumerated(_unstopped(part))]
        if items and all(_READABLE.search(item.text) for item in items):
            yield from items
            yield from _read_in(line.part(clause.end - line.start))
            return
    for match in (*_READ.finditer(line.text), *_TAKEN.finditer(line.text)):
        for item in _speeches_whole(line, enumerated(line.group(match, "list"))):
            if _READABLE.search(item.text):
                yield item
        yield from _read_on(line.part(match.end("list")))


def _speeches_whole(line: Span, items: Iterable[Span]) -> Iterator[Span]:
    """Yield ``items``; a speech at several meetings (在甲大会、乙大会上的讲话) or of several bodies is one."""
    begun: list[Span] = []
    for item in items:
        begun.append(item)
        whole = line.part(begun[0].start - line.start, item.end - line.start)
        if not _AT_A_MEETING.search(whole.text) and not _BODIES.fullmatch(item.text):
            begun = []
            yield whole
    yield from begun


def _read_on(rest: Span) -> Iterator[Span]:
    """Yield what goes on to be read behind a comma, as long as each clause names nothing else."""
    if rest.text[:1] not in ("，", ","):
        return
    for clause in pieces(next(pieces(rest.part(1), "。；"), rest.part(0, 0)), "，,。；"):
        bare = clause.part(0, len(clause.text.rstrip("，,。；")))
        items = tuple(_speeches_whole(bare, enumerated(bare)))
        if not items or not all(
            _READABLE.search(item.text) and not _VERBS.search(item.text) for item in items
        ):
            return
        yield from items


def _unstopped(part: Span) -> Span:
    return part.part(0, len(part.text.rstrip("，,；")))
