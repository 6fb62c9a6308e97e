"""The agenda of the meeting (C12) as a plan lists it: numbered, one clause after the other, in rows or steps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orglife_kit.rules.plan.agenda import ItemKind, guess_kind
from orglife_kit.rules.plan.reading.kinds import SectionKind
from orglife_kit.rules.plan.reading.lists import following_inside, numbered_inside
from orglife_kit.rules.plan.reading.markers import unmarked
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.text import Span, pieces, squeezed

_ANNOUNCED = re.compile(
    r"(?:议程|程序|流程|(?<!方法)(?<!实施)(?<!工作)步骤|顺序|依次|会[议上][^：:。；]{0,4}内容)[^：:。；]{0,8}[：:]"
)
_LONGEST_ITEM = 16
_LONGEST_CLAUSE = 40  # behind a semicolon it is an item of its own


def agenda_items(root: Section, about_meeting: Sequence[Section]) -> tuple[Span, ...]:
    """Return the items of the agenda, each in its own words without its number."""
    for section in (*about_meeting, *root.walk()):
        if section.kind is SectionKind.AGENDA:
            items = _items(section)
            if len(items) > 1:
                return items
    for section in (root, *about_meeting):
        for line in (section.content, *section.lines):
            announced = _ANNOUNCED.search(line.text)
            if announced is None:
                continue
            behind = line.part(announced.end())
            items = _inside(behind) if behind.text else tuple(map(_worded, section.inner))
            if len(items) > 1:
                return items
    for section in about_meeting:
        if section.kind is SectionKind.MEETING or section.title.text.endswith("步骤"):
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


def _rows(section: Section) -> tuple[Span, ...]:
    """Return the items of an agenda that is a table: in each row behind its number, one after the other."""
    items: list[Span] = []
    for line in section.text_lines():
        cells = list(pieces(line, "\t"))
        if len(cells) > 1 and squeezed(cells[0].text) == f"{len(items) + 1}\t".strip():
            items.append(cells[1].part(0, len(cells[1].text.rstrip("\t"))))
    return tuple(items)


def _items(section: Section) -> tuple[Span, ...]:
    if len(rows := _rows(section)) > 1:
        return rows
    inside = _inside(next(pieces(section.rest, "\t"), section.rest))
    first = inside or ((unmarked(section.rest),) if section.rest.text else ())
    below = tuple(_worded(inner) for inner in section.inner if not inner.is_row)
    if below or inside:
        return (*first, *below)
    listed = [
        item
        for line in section.lines
        for item in numbered_inside(line) or following_inside(line) or (unmarked(line),)
    ]
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
            longest = _LONGEST_CLAUSE if ends == "；;" else _LONGEST_ITEM
            is_list = len(items) > 2 and all(2 <= len(item.text) <= longest for item in items)
            return items if is_list else ()
    return ()


def _worded(section: Section) -> Span:
    return section.content
