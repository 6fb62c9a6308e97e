"""会议召开 (C12): day and time, place, host, who takes part, who guides and comments, the agenda, the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orglife_kit.rules.plan.reading.agenda_items import agenda_items
from orglife_kit.rules.plan.reading.days import WrittenDays, days_in, only_time, time_after
from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.people import people_fields, to_stop
from orglife_kit.rules.plan.reading.section import Section
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
    r"暂定(?=\d)|(?<=会)[^。；]{0,30}(?:改|调整|变更|推迟|提前|延期|顺延)(?:为|到|至|在|于)(?=\d)|(?:^|[，。；])(?:会议|开会)?时间(?:拟|暂)?(?:定)?(?:为|是|在|于)(?=\d)|(?:会议|生活会|会)(?:时间)?(?:拟|暂|初步)?(?:定|安排|订)?(?:在|于|为)(?=[\d一二三四五六七八九十〇])"
)
_PLACE_IS = re.compile(
    r"地点(?:拟|暂|还|仍|就)?(?:定|设|安排|改)?(?:在|为|是|[：:])(?:[^，。；,—]{1,8}——)?(?P<place>[^，。；,）)]{2,30})"
)
_PLACE = re.compile(
    r"在(?P<place>(?:(?!在)[^，。；,])*?(?:[^，。；,前后上中间内时年月份日旬期候下初底末\d])),?，?(?:召开|举行)"
)
_PLACE_MOVED = re.compile(
    r"地点由[^，。；]{2,24}?(?:调整|改|变更|更改)(?:为|到|在|至)(?P<place>[^，。；,）)]{2,30})"
)
_PLACES = (_PLACE_MOVED, _PLACE, _PLACE_IS)
_BEHIND = re.compile(
    r"[，,、\s]*(?:地点(?:设?在|为|[：:])|在)(?P<place>[^，。；,]{2,24}?)(?:召开|举行|进行|开会?)?(?=[，。；,]|$)"
)
_IN_BRACKET = re.compile(r"，(?P<place>[^，。；（）\d]{2,20})）$")  # 召开会议（1月26日9：00，多媒体教室）


def meeting_fields(text: WrittenText, root: Section, years: Years) -> Iterator[FoundField]:
    """Yield the facts of the meeting, from its own lines first, then from sentences."""
    facts = tuple(_meeting_sections(root))
    lines = (*root.lines, *(line for section in facts for line in (section.content, *section.lines)))
    agenda = agenda_items(root, facts)
    yield from _when_and_where(text, facts, lines, years)
    yield from people_fields(text, facts, lines)
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
    named = list(_days_named(facts))
    for days, line in named:
        if time_after(line, days.span.end):
            return days, line
    for days, line in named:
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


def _days_named(facts: Sequence[Section]) -> Iterator[tuple[WrittenDays, Span]]:
    """Yield the first single day of each line on time, and the line; one timetable may stand before the meeting's."""
    for section in facts:
        is_row = section.style == "row" and section.kind is SectionKind.MEETING
        if section.kind is SectionKind.MEETING and section.title.text and not is_row:
            days = next(days_in(section.rest), None)  # 召开会议：1月17日上午9:00
            if days and days.is_single and days.span.start == section.rest.start:
                yield days, section.rest
            titled = [days for days in days_in(section.title) if days.is_single]
            if len(titled) == 1:
                yield titled[0], section.title
        elif is_row or section.kind in (SectionKind.TIME, SectionKind.TIME_AND_PLACE):
            for line in (section.rest, *section.lines):
                days = next((days for days in days_in(line) if days.is_single), None)
                if days:
                    yield days, line


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
    if time is None and found:
        told = (_time_on(found[0], line) for line in lines)
        time = next((span for span in told if span), None)
    if time is None:
        times = [section.value for section in facts if section.kind is SectionKind.TIME]
        time = next((only_time(span) for span in times), None)
    if time:
        yield text.found("meeting.time", time.text, time)
    place = _place(facts, lines, time or (found[0].span if found else None))
    if place and place.text:
        yield text.found("meeting.place", place.text, place)


def _time_on(day: WrittenDays, line: Span) -> Span | None:
    """Return the time of day that a line names behind the same day."""
    same = (days for days in days_in(line) if days.is_single and days.first == day.first)
    return next((time for days in same if (time := time_after(line, days.span.end))), None)


def _place(facts: Sequence[Section], lines: Sequence[Span], when: Span | None) -> Span | None:
    for section in facts:
        if section.kind is SectionKind.PLACE and section.value.text:
            return to_stop(section.value)
        if (
            section.kind is SectionKind.TIME_AND_PLACE
            and when
            and section.value.start <= when.start < section.value.end
        ):
            behind = section.value.part(when.end - section.value.start)
            found = re.match(r"[，,、；;\s]*(?:地点[：:])?(?:在)?", behind.text)
            place = to_stop(behind.part(found.end() if found else 0))
            place = place.part(0, len(re.sub("(?:召开|举行|进行)$", "", place.text)))
            if place.text:
                return place
    for line in lines:
        for sentence in pieces(line, "。；"):
            if "会" in sentence.text:
                found = next((found for place in _PLACES if (found := place.search(sentence.text))), None)
                if found:
                    return sentence.group(found, "place")
    for line in lines:
        if when and line.start <= when.start < line.end:
            behind = line.part(when.end - line.start)
            found = _BEHIND.match(behind.text) or _IN_BRACKET.match(behind.text)
            if found and not _HELD.search(found["place"]):
                return behind.group(found, "place")
    return None


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
