"""A written plan or notice read by plain rules: what it says of the keys of plan.toml, each beside its sentence."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from orglife_kit.rules.plan.reading.cap import cap_fields
from orglife_kit.rules.plan.reading.days import days_in
from orglife_kit.rules.plan.reading.head import Frame, frame_of, head_fields, joined
from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.meeting import meeting_days, meeting_fields
from orglife_kit.rules.plan.reading.preparation import preparation_fields
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.sections import sections_of
from orglife_kit.rules.plan.reading.text import FoundField, Value, WrittenText
from orglife_kit.rules.plan.reading.theme import theme_fields
from orglife_kit.rules.plan.reading.years import Years

__all__ = ["FoundField", "Value", "read_written_plan"]

_FEWEST_SECTIONS = 3
_MONTH = re.compile(r"(20\d\d)\s*年\s*(1[0-2]|0?[1-9])\s*月")
_OF_ANOTHER_MEETING = re.compile(r"(?:纪要|记录)$")
_LEFT_OPEN = re.compile(  # what says that it is not yet said
    r"[（(【\[]?(?:略|无|[待未暂]{1,2}定|待[^，。；]{0,20}(?:通知|[确决]定|明确|研究|安排|补充)(?:后[^，。；]{0,8})?|[^，。；]{0,10}另行?(?:通知|确定|安排)|另定"
    r"|[—/／…._＿\-xX×＊\s]+|同上)[。；]?[）)】\]]?[。；]?"
)
_BLANK_IN_IT = re.compile("[_＿]{2}")
_STOP = re.compile("[，。；]")
_ACCOUNTS = tuple(
    map(
        re.compile,
        (
            r"向(?P<body>[^，。；、,]{2,16}?)和(?:支部)?党员大会[^，。；,]{0,6}(?:述职|报告|汇报)",
            r"向(?:支部)?党员大会和(?P<body>[^，。；、,]{2,16}?)(?:述职|报告|汇报|作)",
            r"向(?P<body>[^，。；、,]{2,16}?)(?:报告|汇报)[^，。；,]{0,4}整改",
        ),
    )
)
_ACCOUNTED = re.compile(
    r"向(?P<body>[^，。；、,向]{0,14}?(?:党委|总支|党组|工委|党工委|委员会|上级党组织))(?:和[^，。；,]{2,16}?)?(?:书面|专题|定期|及时|如实)?(?:述职|报告|汇报|作|报)"
)


def read_written_plan(text: str) -> tuple[FoundField, ...]:
    """Return what a written plan says, in the order of the text; what it does not say is not among it.

    Every text is a part of ``text`` in its own words; nothing is made up but the year of a day that stands there
    without one, which is told (``FoundField.year_inferred``).
    """
    written = WrittenText(text)
    frame = frame_of(written)
    root = sections_of(frame.between)
    _drop_closing(root)
    if frame.title and _OF_ANOTHER_MEETING.search(frame.title[-1].text):
        _drop_head(root)
    found: dict[str, FoundField] = {}
    for field in _fields(written, frame, root):
        if not (isinstance(field.value, str) and _is_left_open(field.value)):
            found.setdefault(field.key, field)
    return tuple(sorted(found.values(), key=lambda field: field.start))


def _is_left_open(text: str) -> bool:
    """Return whether a value says that it is not yet said: 待定, or a blank to fill in."""
    has_blank = _BLANK_IN_IT.search(text) and not _STOP.search(text)
    return bool(has_blank or _LEFT_OPEN.fullmatch(text))


def _drop_head(root: Section) -> None:
    """Take out the labels at the beginning: of minutes they say when those met who decided on the plan."""
    while root.inner and root.inner[0].style == "label":
        del root.inner[0]


def _drop_closing(root: Section) -> None:
    """Take out the paragraph behind the last section where each section is one paragraph: it speaks of all."""
    sections = [section for section in root.inner if not section.is_row]
    if len(sections) > _FEWEST_SECTIONS and all(
        section.rest.text and not section.lines and not section.inner for section in sections[:-1]
    ):
        sections[-1].lines.clear()


def _fields(written: WrittenText, frame: Frame, root: Section) -> Iterator[FoundField]:
    head = tuple(head_fields(written, frame, root))
    yield from head
    yield from theme_fields(written, root)
    years = _years(frame, root, head)
    yield from meeting_fields(written, root, years)
    yield from preparation_fields(written, root, years)
    yield from cap_fields(written)
    yield from _follow_up(written, root)


def _years(frame: Frame, root: Section, head: tuple[FoundField, ...]) -> Years:
    year = next((field.value for field in head if field.key == "plan.year"), None)
    issued = next(days_in(frame.issued), None) if frame.issued else None
    written = issued.in_year(issued.year) if issued and issued.year else None
    months = tuple(
        (int(found[1]), int(found[2])) for line in frame.between for found in _MONTH.finditer(line.text)
    )
    known = Years(None, written[0] if written else None, year if isinstance(year, int) else None, months)
    days = meeting_days(root)
    dated = known.of(days) if days else None
    return dataclasses.replace(known, meeting=dated[0][0] if dated else None)


def _follow_up(written: WrittenText, root: Section) -> Iterator[FoundField]:
    """Yield the texts on rectification and leadership, and to whom the accounts go."""
    for key, kind in (
        ("plan.rectification", SectionKind.RECTIFICATION),
        ("plan.leadership", SectionKind.LEADERSHIP),
    ):
        section = next((section for section in _parts(root) if section.kind is kind), None)
        lines = tuple(section.text_lines()) if section and not section.is_row else ()
        if lines:
            yield written.found(key, joined(lines), *lines)
    for pattern in _ACCOUNTS:
        for line in written.lines:
            match = pattern.search(line.text)
            if match:
                body = line.group(match, "body")
                yield written.found("plan.accounts_to", body.text, body)
                return
    for section in _parts(root):
        if section.kind is SectionKind.RECTIFICATION:
            for line in section.text_lines():
                match = _ACCOUNTED.search(line.text)
                if match:
                    body = line.group(match, "body")
                    yield written.found("plan.accounts_to", body.text, body)
                    return


def _parts(root: Section) -> Iterator[Section]:
    """Yield the outer sections before the inner ones; an item of the agenda is none."""
    yield from root.inner
    for section in root.inner:
        if section.kind is not SectionKind.AGENDA:
            yield from _parts(section)
