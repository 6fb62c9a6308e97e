"""Rows of a table, and lines of a timetable, as sections of a written plan."""

from __future__ import annotations

import re

from orglife_kit.rules.plan.reading.days import days_in
from orglife_kit.rules.plan.reading.kinds import SectionKind, label_kind, title_kind
from orglife_kit.rules.plan.reading.section import Section
from orglife_kit.rules.plan.reading.text import Span, squeezed

_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_LONGEST_TITLE = 24
_LONGEST_LABEL = 12
_AFTER_DAYS = re.compile(
    r"(?:之?前)?(?:\s*(?:上午|下午|晚上?)?\s*\d{1,2}[:：]\d{2})?(?:[\s\u3000]+|[：:])(?=[^\d\s])"
)
_HEADS_COLUMN = re.compile(
    r"(?:工作|具体|主要|会议|相关|完成|序列)*(?:序号|编号|号|阶段|环节|步骤|名称|内容|项目|事项|任务|要求|措施|备注|说明|方式|形式|时限|时间节点|(?:负责|责任|主讲|牵头|发言|承办)(?:人|人员|部门|单位|领导|同志)?)"
)
_PHASE = re.compile(r"会[前中后](?:阶段|环节)?")


def rows_of(line: Span) -> list[Section]:
    """Return the facts that a row of a table holds: several where more than one of its cells is a label."""
    if "\t" not in line.text:
        return []
    cells = [cell for found in re.finditer(r"[^\t]+", line.text) if (cell := line.group(found, 0)).text]
    if len(cells) > 1 and all(
        _HEADS_COLUMN.fullmatch(squeezed(cell.text)) or _is_label(cell) for cell in cells
    ):
        return []
    kinds = [_cell_kind(cell) for cell in cells]
    labels = [index for index, cell in enumerate(cells) if _is_label(cell)]
    if labels[:1] == [0] and 1 not in labels:
        starts = [cells[index].start - line.start for index in labels]
        ends = [*starts[1:], len(line.text)]
        return [
            _row(line.part(start, end), cells[index], kinds[index])
            for start, end, index in zip(starts, ends, labels, strict=True)
        ]
    if labels and labels[0] > 1 and kinds[labels[0] - 1] is None and labels[0] + 1 < len(cells):
        middle = cells[labels[0]].start - line.start  # 召开	1月9日	召开地点	404会议室
        return [*rows_of(line.part(0, middle)), *rows_of(line.part(middle))]
    told = [index for index, kind in enumerate(kinds) if kind not in (None, SectionKind.OTHER)]
    phases = [index for index in told if _PHASE.fullmatch(cells[index].text)]
    meant = [index for index in told if kinds[index] is not SectionKind.PREPARATION and index not in phases]
    named = next(iter((*meant, *told)), None)
    if named is None:
        named = next((index for index, kind in enumerate(kinds) if kind is SectionKind.OTHER), None)
    return [_row(line, cells[named], kinds[named])] if named is not None else []


def _is_label(cell: Span) -> bool:
    kind = label_kind(squeezed(cell.text).rstrip("：:"))
    return kind is not None and kind is not SectionKind.DOCUMENTS


def dated_row(line: Span) -> list[Section]:
    """Return the row that a line of a timetable is: a day or a period, a blank, and what is done then."""
    days = next(days_in(line), None)
    if days is None or days.span.start != line.start:
        return []
    behind = _AFTER_DAYS.match(line.text, len(days.span.text))
    if behind is None:
        return []
    done = line.part(behind.end())
    kind = title_kind(done.text[:_LONGEST_TITLE])
    return [Section("row", 0, kind, line, done, line)] if kind is not SectionKind.OTHER else []


def _row(line: Span, cell: Span, kind: SectionKind | None) -> Section:
    before = line.part(0, cell.start - line.start)
    is_fact = kind is not None and kind.is_fact
    rest = line if any(days_in(before)) and not is_fact else line.part(cell.end - line.start)
    return Section("row", 0, kind or SectionKind.OTHER, line, cell, rest)


def _cell_kind(cell: Span) -> SectionKind | None:
    """Return what a cell says a row is about: ``None`` where it is a number, a day or a text."""
    name = squeezed(_BRACKETS.sub("", cell.text)).rstrip("：:")
    if not name or name.isdecimal() or len(name) > _LONGEST_LABEL or any(days_in(cell)):
        return None
    return label_kind(name) or title_kind(name)
