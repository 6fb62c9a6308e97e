"""The sections of a written plan: numbered in any style, labelled lines and rows, and how they lie in each other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orglife_kit.rules.plan.reading.headings import bare_heading, labelled, numbered
from orglife_kit.rules.plan.reading.kinds import SectionKind, label_kind
from orglife_kit.rules.plan.reading.lists import numbered_parts
from orglife_kit.rules.plan.reading.rows import dated_row, rows_of
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.text import Span

_LONGEST_LABEL = 12
_DEEPEST = 8
_PARTS = frozenset(
    (
        SectionKind.THEME,
        SectionKind.PREPARATION,
        SectionKind.MEETING,
        SectionKind.RECTIFICATION,
        SectionKind.LEADERSHIP,
    )
)
_CUT_AT = frozenset(kind for kind in SectionKind if kind.is_fact) - {SectionKind.AGENDA, SectionKind.NAME}
_LABEL_INSIDE = re.compile(
    rf"(?:^|(?<=[；;，,。\s\u3000]))(?P<label>[^：:，。；,;\s\u3000]{{2,{_LONGEST_LABEL}}})[：:]"
)
_BEHIND_AGENDA = re.compile(r"会(?:议由|[前后][，,])")
_ON_THE_MEETING = re.compile(
    r"(?:本次|这次)?(?:组织生活会|会议)(?:以|要|采取|一般|期间|召开)|(?:批评和)?自我批评要|党员采取"
)  # a paragraph behind the items of an agenda
_AFTERWARDS = re.compile(r"会后[，,]")
_NEXT_PART = re.compile(r"会[议上后]")  # a paragraph behind 一要学。…二要谈。… that goes on to another part


def sections_of(lines: Iterable[Span]) -> Section:
    """Return the sections that ``lines`` make, in one without number whose own lines stand before the first."""
    empty = Span("", 0)
    path = [Section("", 0, SectionKind.OTHER, empty, empty, empty)]
    for line in lines:
        section = labelled(line) or numbered(line)
        sections = _split(_cut([section] if section else rows_of(line) or dated_row(line)))
        if not sections and (section := bare_heading(line, path)):
            sections = [section]
        for section in sections:
            del path[min(_depth(section, path), _DEEPEST) :]
            path[-1].inner.append(section)
            path.append(section)
        if not sections:
            if path[-1].is_said:
                path.pop()
            listed = next((index for index, above in enumerate(path) if above.style == "is"), len(path))
            if _NEXT_PART.match(line.text):
                del path[listed:]
            if _BEHIND_AGENDA.match(line.text) and any(
                above.kind is SectionKind.AGENDA and above.inner for above in path
            ):
                del path[1:]
            agenda = next((index for index, above in enumerate(path) if above.kind is SectionKind.AGENDA), 0)
            if agenda and path[agenda].inner and _ON_THE_MEETING.match(line.text):
                del path[agenda:]
            if _AFTERWARDS.match(line.text) and len(path) == 1:
                path[0].inner.append(
                    Section("about", 0, SectionKind.RECTIFICATION, line, line.part(0, 0), line)
                )
                continue
            path[-1].lines.append(line)
    return path[0]


def _depth(section: Section, path: list[Section]) -> int:
    """Return how deep in ``path`` a section belongs."""
    if section.is_row:
        return next((index for index, above in enumerate(path) if above.is_row), _open_depth(path))
    agenda = next((index for index, above in enumerate(path) if above.kind is SectionKind.AGENDA), None)
    if section.style == "heading" and agenda is not None:
        return agenda
    same = [index for index in range(len(path) - 1, 0, -1) if path[index].style == section.style]
    if section.number == 0:
        return same[0] if same else _open_depth(path)
    following = [index for index in same if section.number == path[index].number + 1]
    if following:
        # 4. may go on the list in section 3 or be the section after it; a section says so by its title
        return following[-1] if section.kind in _PARTS else following[0]
    if same and section.number != 1:
        return same[0]
    return _open_depth(path)


def _open_depth(path: list[Section]) -> int:
    """Return the depth under the last section that is not one fact in its own line."""
    depth = len(path)
    while path[depth - 1].is_said or (
        path[depth - 1].is_row and path[depth - 1].kind is not SectionKind.AGENDA
    ):
        depth -= 1
    return depth


def _cut(sections: list[Section]) -> list[Section]:
    """Return ``sections``, the last of which may hold labels in its line: each of them is a section too."""
    if not sections or not (sections[-1].kind.is_fact or sections[-1].style == "row"):
        return sections
    last = sections[-1]
    labels = [
        (found, kind)
        for found in _LABEL_INSIDE.finditer(last.rest.text)
        if (kind := label_kind(found["label"])) in _CUT_AT
    ]
    if not labels or last.kind is SectionKind.AGENDA:
        return sections
    ends = [*(found.start() for found, _ in labels[1:]), len(last.rest.text)]
    inside = [
        Section(
            "label",
            0,
            kind,
            last.rest.part(found.start(), end),
            last.rest.group(found, "label"),
            _unstopped(last.rest.part(found.end(), end)),
        )
        for (found, kind), end in zip(labels, ends, strict=True)
        if kind
    ]
    if last.kind.is_fact:
        last.rest = _unstopped(last.rest.part(0, labels[0][0].start()))
    return [*sections, *inside]


def _split(sections: list[Section]) -> list[Section]:
    """Return ``sections``, the last of which may hold numbered ones in its line: 二、会前准备。1.学习。… 2.谈心。…"""
    last = sections[-1] if sections else None
    if last is None or last.kind is not SectionKind.PREPARATION or last.is_row:
        return sections
    inside = [section for part in numbered_parts(last.rest) if (section := numbered(part))]
    if len(inside) < 2 or any(section.style != inside[0].style for section in inside):
        return sections
    last.rest = last.rest.part(0, inside[0].whole.start - last.rest.start)
    return [*sections, *inside]


def _unstopped(span: Span) -> Span:
    return span.part(0, len(span.text.rstrip("，；、,;")))
