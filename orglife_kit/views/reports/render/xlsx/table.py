"""A table on a sheet: heads that are frozen and repeated, merges, sections; two halves beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orglife_kit.views.reports.cells import CellValue, Strong
from orglife_kit.views.reports.geometry import BETWEEN, POINT, Geometry
from orglife_kit.views.reports.model import Table
from orglife_kit.views.reports.render.office import HEAD_FONT
from orglife_kit.views.reports.render.xlsx.rows import SheetCell, SheetRows
from orglife_kit.views.reports.table_layout import BodyCell, BodyRow, TableLayout, beside, is_halved, lay_out

_SECTION = "#F0F0EE"


def table_widths(table: Table, measures: Geometry, language: str) -> list[float]:
    """Return the widths of the columns that a table needs on a sheet, in millimetres."""
    plan = lay_out(table, measures, language)
    if is_halved(table, measures):
        return [*plan.half_widths, BETWEEN, *plan.half_widths]
    return list(plan.widths)


def write_table(rows: SheetRows, table: Table) -> tuple[int, int]:
    """Write ``table`` and return the first and the last row of its heads; the same row twice where it has none."""
    plan = lay_out(table, rows.measures, rows.language)
    if table.caption:
        rows.words(table.caption, align="center", font_name=HEAD_FONT)
    widths = table_widths(table, rows.measures, rows.language)
    spans = rows.grid.spans_at(widths)
    halved = is_halved(table, rows.measures)
    sides = (spans[: len(table.columns)], spans[len(table.columns) + 1 :]) if halved else (spans,)
    first = rows.row
    _write_heads(rows, plan, sides)
    last = max(first, rows.row - 1)
    rows.leading += range(first, rows.row)
    least = table.row_height / POINT
    lines, further = beside(table, plan, rows.measures)
    for index, line in enumerate(lines):
        rows.further += [rows.row] if index in further else []
        if any(row is not None and row.section is not None for row in line):
            rows.leading.append(rows.row)
        _write_line(rows, table, line, sides, least, from_top=plan.from_top)
    if plan.totals:
        cells = [_cell(table, cell, sides[0], font_name=HEAD_FONT) for cell in plan.totals]
        rows.cells(cells, least=least)
    return first, last


def _write_heads(rows: SheetRows, plan: TableLayout, sides: Sequence[Sequence[tuple[int, int]]]) -> None:
    look = _look(font_name=HEAD_FONT, align="center")
    for number, heads in enumerate(plan.heads):
        cells = []
        for spans in sides:
            for head in heads:
                first, last = spans[head.column][0], spans[head.column + head.columns - 1][1]
                cells.append(
                    SheetCell(head.text, first, last, look, rows=min(head.rows, len(plan.heads) - number))
                )
        rows.cells(cells)


def _write_line(
    rows: SheetRows,
    table: Table,
    line: Sequence[BodyRow | None],
    sides: Sequence[Sequence[tuple[int, int]]],
    least: float,
    *,
    from_top: bool,
) -> None:
    cells: list[SheetCell] = []
    stands = {"valign": "top"} if from_top else {}
    for row, spans in zip(line, sides, strict=True):
        if row is None:
            continue
        if row.section is not None:
            look = _look(font_name=HEAD_FONT, bg_color=_SECTION)
            cells.append(SheetCell(row.section, spans[0][0], spans[-1][1], look))
        cells += [_cell(table, cell, spans, **stands) for cell in row.cells]
    rows.cells(cells, least=least)


def _cell(table: Table, cell: BodyCell, spans: Sequence[tuple[int, int]], **facts: Any) -> SheetCell:
    value: CellValue = cell.value
    if table.columns[cell.column].kind == "tick" and "font_name" not in facts:
        value, cell_align = "√" if cell.text else "□", "center"
    else:
        cell_align = cell.align
    if isinstance(cell.value, Strong):
        facts |= {"font_name": HEAD_FONT, "bold": False}
    if cell_align == "left":
        facts |= {"indent": 1}  # else it touches the line
    return SheetCell(value, *spans[cell.column], _look(align=cell_align, **facts), rows=cell.rows)


def _look(**facts: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(({"font_size": 10.5, "border": 1} | facts).items())
