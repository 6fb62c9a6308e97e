"""会议召开 (C12): day and time, place, host, who takes part, who guides and comments, the agenda, the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orglife_kit.rules.plan.agenda import ItemKind, guess_kind
from orglife_kit.rules.plan.reading.days import WrittenDays, days_in, only_time, time_after
from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.lists import following_inside, numbered_inside
from orglife_kit.rules.plan.reading.markers import unmarked
from orglife_kit.rules.plan.reading.sections import Section
from orglife_kit.rules.plan.reading.text import FoundField, Span, WrittenText, pieces
from orglife_kit.rules.plan.reading.years import Years

_APART = (
    *(SectionKind.STUDY, SectionKind.TALKS, SectionKind.FINDINGS, SectionKind.PREPARATION),
    *(SectionKind.RECTIFICATION, SectionKind.LEADERSHIP),
)
_HELD = re.compile(r"召开|举行|开会")
_OURS = re.compile(r"组织生活会|党员大会|民主评议")
_OTHERS = re.compile(r"支委会|动员|部署|预备会|推进会|研究")
_SET = re.compile(
    r"暂定(?=\d)|(?:^|[，。；])(?:会议|开会)?时间(?:拟|暂)?(?:定)?(?:为|是|在|于)(?=\d)|(?:会议|生活会|会)(?:时间)?(?:拟|暂)?(?:定|安排|订)?(?:在|于|为)(?=[\d一二三四五六七八九十〇])"
)
_PLACE_IS = re.compile(r"地点(?:拟|暂)?(?:定|设|安排)?(?:在|为|是|[：:])(?P<place>[^，。；,）)]{2,30})")
_PLACE = re.compile(
    r"在(?P<place>(?:(?!在)[^，。；,])*?(?:[^，。；,前后上中间内时年月日旬初底末\d])),?，?(?:召开|举行)"
)
_HOST = re.compile(r"由(?P<person>[^，。；、,由]{2,20}?)(?:同志)?主持(?!下)")
_LED = re.compile(
    r"(?:^|[，。；,])(?P<person>[^，。；、,由]{0,12}(?:书记|委员)(?:、[^，。；、,由]{2,10})?[^，。；、,由]{0,4}?)(?:同志)?主持(?=会议|召开|[，。；,]|$)"
)
_HOST_IS = re.compile(r"主持人?：\s*(?P<person>[^，。；）、]{2,20})")
_RECORDED = re.compile(r"记录人(?:员)?(?:为|是|由)(?P<person>[^，。；、,]{2,20})")
_RECORDING = re.compile(
    r"(?:^|[，。；,])(?:由)?(?P<person>[^，。；、,由]{0,12}(?:委员|书记|秘书|文书)[^，。；、,由]{0,4}?)(?:同志)?(?:负责|[做作])?记录(?=[，。；,]|$)"
)
_BEHIND = re.compile(
    r"[，,、\s]*(?:地点(?:设?在|为|[：:])|在)(?P<place>[^，。；,]{2,24}?)(?:召开|举行)?(?=[，。；,]|$)"
)
_ALL = re.compile(
    r"(?:组织|要求|通知|召集)?(?P<all>(?:(?!组织|要求|通知|召集)[^，。；：,请和、]){0,12}?全体(?:正式|在职|在册)?党员(?:和[^，。；、,]{2,16}?)?)(?:必须|应当?|须|要)?(?:按时|准时|均|都)?(?:参加|参会|出席)"
)
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_BESIDE = re.compile(r"列席|邀请|指导|旁听|参加")
_PERSONS = re.compile(r"党员|人员|同志|代表|群众|委员|积极分子")
_GUIDE = re.compile(
    r"(?:(?:拟|特)?(?:邀请|请)|(?:^|[，。；,])(?!拟|特|请|邀)(?:由)?(?=[^，。；、,]{0,20}(?:书记|委员|领导|组织员|联络员|指导员|负责人|干部)(?!分|各|轮)))"
    r"(?P<guide>(?:(?!主持|参加|党员)[^，。；,]){2,30}?)(?:同志)?(?:到会|参会|莅会|莅临|出席|列席)[^，。；,]{0,4}?指导"
)
_INVITED = re.compile(r"邀请(?P<guide>(?:(?!主持|参加|党员)[^，。；,]){2,30}?)(?:同志)?指导")
_GROUP = re.compile(
    r"(?P<group>[^，。；：、,\s（）()①-⑳]{0,12}?(?:督导组|指导组|督查组|巡查组))(?=对|进行(?!审[核查])|作|点评|到会|列席|参加|全程|派|讲话|[组成]?[长员])"
)
_SENT = re.compile(r".*(?:派|由|邀请|请|接受|听取)")
_ANNOUNCED = re.compile(r"(?:议程|程序|流程|步骤|顺序|依次|会[议上][^：:。；]{0,4}内容)[^：:。；]{0,8}[：:]")
_LONGEST_ITEM = 16
_STOPS = "。；;\t"


def meeting_fields(text: WrittenText, root: Section, years: Years) -> Iterator[FoundField]:
    """Yield the facts of the meeting, from its own lines first, then from sentences."""
    facts = tuple(_meeting_sections(root))
    lines = (*root.lines, *(line for section in facts for line in (section.content, *section.lines)))
    agenda = _agenda(root)
    yield from _when_and_where(text, facts, lines, years)
    yield from _people(text, facts, lines)
    if agenda:
        yield text.found("meeting.agenda", tuple(item.text for item in agenda), *agenda)
    paragraphs = tuple(_paragraphs(root, agenda))
    if paragraphs:
        yield text.found("meeting.text", tuple(line.text for line in paragraphs), *paragraphs)


def meeting_days(root: Section) -> WrittenDays | None:
    """Return the day of the meeting as it is written."""
    facts = tuple(_meeting_sections(root))
    lines = (*root.lines, *(line for section in facts for line in (section.content, *section.lines)))
    found = _day(facts, lines)
    return found[0] if found else None


def _meeting_sections(root: Section) -> Iterator[Section]:
    """Yield the sections that may speak of the meeting itself."""
    for section in root.inner:
        if section.kind not in _APART:
            yield section
            yield from _meeting_sections(section)


def _day(facts: Sequence[Section], lines: Sequence[Span]) -> tuple[WrittenDays, Span] | None:
    """Return the day of the meeting and the line it stands in; a day before which it must be held is none."""
    for section in facts:
        is_row = section.style == "row" and section.kind is SectionKind.MEETING
        if is_row or section.kind in (SectionKind.TIME, SectionKind.TIME_AND_PLACE):
            for line in (section.rest, *section.lines):
                for days in days_in(line):
                    if days.is_single:
                        return days, line
    of_the_meeting = [
        section for section in facts if section.kind is SectionKind.MEETING and section.title.text
    ]
    its_lines = {line.start for section in of_the_meeting for line in (section.content, *section.lines)}
    for line in lines:
        for sentence in pieces(line, "。；"):
            told = _day_set(sentence) or _day_held(sentence, is_its_line=line.start in its_lines)
            if told:
                return told, sentence
    return None


def _day_set(sentence: Span) -> WrittenDays | None:
    """Return the day that a sentence sets the meeting on: 会议定在1月9日."""
    told = _SET.search(sentence.text)
    if told is None or _OTHERS.search(sentence.text[: told.start()]):
        return None
    days = next(days_in(sentence.part(told.end())), None)
    return days if days and days.is_single and days.span.start == sentence.start + told.end() else None


def _day_held(sentence: Span, *, is_its_line: bool) -> WrittenDays | None:
    """Return the day on which a sentence says the meeting is held; in a section on it no name is needed."""
    held = _HELD.search(sentence.text)
    if held is None:
        return None
    before = [days for days in days_in(sentence) if days.span.end <= sentence.start + held.start()]
    if not before or not before[-1].is_single or not before[-1].span.text:
        return None
    between = text_between(sentence, before[-1].span.end, sentence.start + held.start())
    what = re.split("[，。；,]", sentence.text[held.end() :])[0]
    is_ours = held.group() == "开会" or _OURS.search(what) or "会议" in what
    is_meant = is_ours if _OURS.search(sentence.text) else is_its_line and not what
    return before[-1] if is_meant and not _OTHERS.search(between + what) else None


def text_between(span: Span, start: int, end: int) -> str:
    """Return what stands in ``span`` between two positions of the text."""
    return span.text[start - span.start : end - span.start]


def _when_and_where(
    text: WrittenText, facts: Sequence[Section], lines: Sequence[Span], years: Years
) -> Iterator[FoundField]:
    found = _day(facts, lines)
    dated = years.of(found[0]) if found else None
    time = time_after(found[1], found[0].span.end) if found else None
    if found and dated:
        yield text.found("meeting.date", dated[0][0], found[0].span, year_inferred=dated[1])
    if time is None:
        times = [section.value for section in facts if section.kind is SectionKind.TIME]
        time = next((only_time(span) for span in times), None)
    if time:
        yield text.found("meeting.time", time.text, time)
    place = _place(facts, lines, time or (found[0].span if found else None))
    if place and place.text:
        yield text.found("meeting.place", place.text, place)


def _place(facts: Sequence[Section], lines: Sequence[Span], when: Span | None) -> Span | None:
    for section in facts:
        if section.kind is SectionKind.PLACE and section.value.text:
            return _to_stop(section.value)
        if (
            section.kind is SectionKind.TIME_AND_PLACE
            and when
            and section.value.start <= when.start < section.value.end
        ):
            behind = section.value.part(when.end - section.value.start)
            found = re.match(r"[，,、；;\s]*(?:地点[：:])?(?:在)?", behind.text)
            place = _to_stop(behind.part(found.end() if found else 0))
            place = place.part(0, len(re.sub("(?:召开|举行)$", "", place.text)))
            if place.text:
                return place
    for line in lines:
        for sentence in pieces(line, "。；"):
            if "会" in sentence.text:
                found = _PLACE.search(sentence.text) or _PLACE_IS.search(sentence.text)
                if found:
                    return sentence.group(found, "place")
    for line in lines:
        if when and line.start <= when.start < line.end:
            behind = line.part(when.end - line.start)
            found = _BEHIND.match(behind.text)
            if found and not _HELD.search(found["place"]):
                return behind.group(found, "place")
    return None


def _to_stop(span: Span) -> Span:
    return span.part(0, next((index for index, letter in enumerate(span.text) if letter in _STOPS), None))


def _people(text: WrittenText, facts: Sequence[Section], lines: Sequence[Span]) -> Iterator[FoundField]:
    yield from _person(text, "meeting.host", SectionKind.HOST, facts, lines)
    yield from _person(text, "meeting.recorder", SectionKind.RECORDER, facts, lines)
    yield from _participants(text, facts, lines)
    for section in facts:
        if section.kind is SectionKind.GUIDE and section.value.text:
            named = _to_stop(section.value)
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
                if re.search(
                    r"\d|个|各|若干", span.text
                ):  # a superior sends several, not one to this meeting
                    continue
                yield text.found(key, span.text, span)
                break


def _person(
    text: WrittenText,
    key: str,
    kind: SectionKind,
    facts: Sequence[Section],
    lines: Sequence[Span],
) -> Iterator[FoundField]:
    named = [_to_stop(section.value) for section in facts if section.kind is kind and section.value.text]
    for pattern in (_HOST, _LED, _HOST_IS) if kind is SectionKind.HOST else (_RECORDED, _RECORDING):
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
        found = _ALL.search(line.text)
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


def _agenda(root: Section) -> tuple[Span, ...]:
    """Return the items of the agenda, each in its own words without its number."""
    for section in (*_meeting_sections(root), *root.walk()):
        if section.kind is SectionKind.AGENDA:
            items = _items(section)
            if len(items) > 1:
                return items
    for section in (root, *_meeting_sections(root)):
        for line in (section.content, *section.lines):
            announced = _ANNOUNCED.search(line.text)
            if announced is None:
                continue
            behind = line.part(announced.end())
            items = _inside(behind) if behind.text else tuple(map(_worded, section.inner))
            if len(items) > 1:
                return items
    for section in _meeting_sections(root):
        if section.kind is SectionKind.MEETING:
            for line in (section.content, *section.lines):
                told = (following_inside(sentence) for sentence in pieces(line, "。；"))
                if items := next((items for items in told if items), ()):
                    return items
            if steps := _steps(section):
                return steps
    return ()


def _steps(section: Section) -> tuple[Span, ...]:
    """Return the numbered lines of a section on the meeting that names no agenda, where they are one."""
    inner = [step for step in section.inner if not step.is_row]
    kinds = [guess_kind(step.content.text) for step in inner]
    is_held = bool({ItemKind.MEMBERS_RATING, ItemKind.REVIEWS}.intersection(kinds))
    is_plain = not any(step.kind.is_fact or step.lines for step in inner)
    is_known = kinds.count(ItemKind.OTHER) * 2 <= len(kinds)
    return tuple(map(_worded, inner)) if is_held and is_plain and is_known and len(inner) > 2 else ()


def _items(section: Section) -> tuple[Span, ...]:
    inside = _inside(next(pieces(section.rest, "\t"), section.rest))
    first = inside or ((unmarked(section.rest),) if section.rest.text else ())
    below = tuple(_worded(inner) for inner in section.inner if not inner.is_row)
    if below or inside:
        return (*first, *below)
    listed = [item for line in section.lines for item in numbered_inside(line) or (unmarked(line),)]
    return (*first, *listed)


def _inside(span: Span) -> tuple[Span, ...]:
    numbered = numbered_inside(span)
    if numbered:
        last = numbered[-1]
        return (*numbered[:-1], last.part(0, last.text.find("。") + 1 or None))
    return following_inside(span) or _clauses(span)


def _clauses(span: Span) -> tuple[Span, ...]:
    """Return the short clauses of the one sentence that ``span`` is, at least three: 书记述职，自评互评，民主测评。"""
    sentence = span.part(0, len(span.text.rstrip("。")))
    if "。" in sentence.text:
        return ()
    for ends in ("；;", "，,", "、"):
        items = tuple(item.part(0, len(item.text.rstrip(ends))) for item in pieces(sentence, ends))
        if len(items) > 1:
            is_list = len(items) > 2 and all(2 <= len(item.text) <= _LONGEST_ITEM for item in items)
            return items if is_list else ()
    return ()


def _worded(section: Section) -> Span:
    return section.content


def _paragraphs(root: Section, agenda: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs on the meeting that are no fact and no item of the agenda."""
    items = {item.start for item in agenda}

    def leaves_out(section: Section) -> bool:
        return section.kind.is_fact or section.content.start in items

    for section in _meeting_parts(root):
        yield from section.text_lines(leaves_out)


def _meeting_parts(section: Section) -> Iterator[Section]:
    for inner in section.inner:
        if inner.kind is SectionKind.MEETING:
            if not inner.is_row:
                yield inner
        elif inner.kind not in _APART and not inner.kind.is_fact:
            yield from _meeting_parts(inner)
