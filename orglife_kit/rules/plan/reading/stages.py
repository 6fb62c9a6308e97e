"""Which sections of a written plan speak of study, talks and findings, and which lines of none of them."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.text import Span

_STAGES = {SectionKind.STUDY, SectionKind.TALKS, SectionKind.FINDINGS}
_NOT_BEFORE = (SectionKind.RECTIFICATION, SectionKind.LEADERSHIP, SectionKind.AGENDA)


def sections_before(root: Section) -> Iterator[Section]:
    """Yield the sections that may speak of what comes before the meeting."""
    for section in root.inner:
        if section.kind not in _NOT_BEFORE:
            yield section
            yield from sections_before(section)


def stage_section(root: Section, kind: SectionKind) -> Section | None:
    """Return the first section that speaks of a stage."""
    return next(iter(stage_sections(root, kind)), None)


def text_section(root: Section, kind: SectionKind) -> Section | None:
    """Return the section that speaks of a stage in sentences, else its row of a table."""
    sections = stage_sections(root, kind)
    told = [section for section in sections if not section.is_row]
    inside = [
        inner for section in told[:1] for inner in section.inner if inner.kind is kind and inner.title.text
    ]
    several = {inner.kind for section in told[:1] for inner in section.inner} & _STAGES - {kind}
    return next(iter((*(inside if several else ()), *told, *sections)), None)


def stage_sections(root: Section, kind: SectionKind) -> tuple[Section, ...]:
    """Return the sections that speak of a stage and say anything, those within 会前准备 first."""
    before = [section for section in root.walk() if section.kind is SectionKind.PREPARATION]
    everywhere = (*(inner for section in before for inner in section.walk()), *sections_before(root))
    sections = [section for section in everywhere if section.kind is kind]
    return tuple(section for section in sections if section.title.text or any(section.text_lines()))


def plain_lines(root: Section) -> Iterator[Span]:
    """Yield the lines before the meeting that belong to no stage's section."""
    yield from root.lines
    for section in sections_before(root):
        if section.kind in (SectionKind.OTHER, SectionKind.PREPARATION, SectionKind.MEETING):
            yield from (line for line in (section.content, *section.lines) if line.text)
