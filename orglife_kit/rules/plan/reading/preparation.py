"""会前准备 (C2–C4): days and texts of study, talks and findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orglife_kit.rules.plan.reading.aspects import aspect_fields
from orglife_kit.rules.plan.reading.days import WrittenDays, days_in
from orglife_kit.rules.plan.reading.head import joined
from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.markers import marker_of
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.stages import (
    plain_lines,
    sections_before,
    stage_section,
    stage_sections,
    text_section,
)
from orglife_kit.rules.plan.reading.study_list import reading_fields
from orglife_kit.rules.plan.reading.text import FoundField, Span, WrittenText, pieces
from orglife_kit.rules.plan.reading.years import Years

_STAGES = (
    (SectionKind.STUDY, "study", re.compile(r"学习")),
    (SectionKind.TALKS, "talks", re.compile(r"谈心|谈话|交心")),
    (SectionKind.FINDINGS, "findings", re.compile(r"查摆|检视|查找|找问题|剖析")),
)
_ASPECTS = re.compile("方面|[从在围][^，。]{0,8}学习[、，]")  # 学习 may be one of them


def preparation_fields(text: WrittenText, root: Section, years: Years) -> Iterator[FoundField]:
    """Yield what the sections on study, talks and findings say; days also from sentences elsewhere."""
    for kind, stage, word in _STAGES:
        section = stage_section(root, kind)
        yield from _days(text, root, section, stage, word, years)
        section = text_section(root, kind)
        span = _sentences_on(root, word) if section is None and stage != "findings" else None
        if span:
            yield text.found(f"preparation.{stage}_text", span.text, span)
        if section and not section.is_row:
            lines = section.text_lines(_is_fact)
            if any(re.search("[，。；,;]", line.text) and not _is_day(line) for line in lines):
                yield text.found(f"preparation.{stage}_text", joined(lines), *lines)
    yield from reading_fields(text, root)
    yield from aspect_fields(text, root)


def _sentences_on(root: Section, word: re.Pattern[str]) -> Span | None:
    """Return the sentences of a paragraph on the preparation that speak of this stage alone, one after the other."""
    for section in sections_before(root):
        if section.kind is SectionKind.PREPARATION and not section.is_row:
            for line in section.text_lines():
                told = [sentence for sentence in pieces(line, "。") if _speaks_of(sentence, word)]
                between = line.part(told[0].start - line.start, told[-1].end - line.start) if told else line
                if told and len(list(pieces(between, "。"))) == len(told):
                    return between
    return None


def _speaks_of(sentence: Span, word: re.Pattern[str]) -> bool:
    names = [other for _, _, other in _STAGES if other.search(sentence.text)]
    return names == [word] and not _ASPECTS.search(sentence.text) and marker_of(sentence.text) is None


def _is_day(line: Span) -> bool:
    return any(days.span.text == line.text.rstrip("。；;") for days in days_in(line))


def _is_fact(section: Section) -> bool:
    return section.kind.is_fact


def _days(
    text: WrittenText,
    root: Section,
    section: Section | None,
    stage: str,
    word: re.Pattern[str],
    years: Years,
) -> Iterator[FoundField]:
    found = _days_of(section, word) if section else None
    if found is None:  # 学习内容 and 学习时间 may be two
        parts = stage_sections(root, section.kind) if section else ()
        found = next((days for part in parts if (days := _days_of(part, word))), None)
    if stage == "study" and found and not found.is_single:  # a period of reading; the session is another line
        others = [other for other in sections_before(root) if other.kind is SectionKind.STUDY]
        told = (_days_of(other, word) for other in others if other is not section)
        found = next((days for days in told if days and days.is_single), found)
    if found is None:
        found = _days_in_titles(root, word) or _days_elsewhere(root, word, _STAGES)
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


def _days_in_titles(root: Section, word: re.Pattern[str]) -> WrittenDays | None:
    """Return the days in the title of a section of two stages: 第二阶段：谈心查摆（1月10日—16日）."""
    for section in sections_before(root):
        days = list(days_in(section.title)) if word.search(section.title.text) else []
        if len(days) == 1:
            return days[0]
    return None


def _days_elsewhere(
    root: Section, word: re.Pattern[str], stages: Sequence[tuple[SectionKind, str, re.Pattern[str]]]
) -> WrittenDays | None:
    """Return the days in the one clause, else sentence, of no section of a stage, that names this stage alone."""
    for ends in ("，。；,", "。；"):
        found = []
        for line in plain_lines(root):
            for clause in pieces(line, ends):
                stages_named = [other for _, _, other in stages if other.search(clause.text)]
                if stages_named == [word]:
                    found += list(days_in(clause))
        if found:
            return _only(found)
    return None
