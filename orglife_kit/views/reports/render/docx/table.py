"""A table of the model in Word: heads in one or two rows, merges, sections, two halves beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from orglife_kit.views.reports.cells import Strong, is_whole
from orglife_kit.views.reports.geometry import BETWEEN, Geometry
from orglife_kit.views.reports.model import Block, Table
from orglife_kit.views.reports.render.docx.grid import GridCell, grid, grid_row
from orglife_kit.views.reports.render.docx.markup import fonts, paragraph, run
from orglife_kit.views.reports.render.office import BODY_FONT, HEAD_FONT
from orglife_kit.views.reports.table_layout import BodyCell, BodyRow, TableLayout, beside, is_halved, lay_out

_WITH_TAIL = 2  # rows that stay with what follows the table
_NEW_PAGE = '<w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_SHORT = 8  # lines of a table that stays whole


class TableWriter:
    """Writes one table; ``blocks_in_cell`` makes the paragraphs of a cell that holds more than text."""

    def __init__(
        self,
        table: Table,
        measures: Geometry,
        language: str,
        blocks_in_cell: Callable[[Sequence[Block]], str],
    ) -> None:
        self.table = table
        self.plan: TableLayout = lay_out(table, measures, language)
        self.lines, self._further = beside(table, self.plan, measures)
        self.halved = is_halved(table, measures)
        self.widths = [*self.plan.widths]
        if self.halved:
            self.widths = [*self.plan.half_widths, float(BETWEEN), *self.plan.half_widths]
        self._stands = "top" if self.plan.from_top else "center"
        self._blocks_in_cell = blocks_in_cell

    def xml(self, *, keep: bool) -> str:
        """Return the table; with ``keep`` its last rows stay on the page of what follows, a short one stays whole."""
        table = self.table
        rows = self._heads()
        number = len(self.lines) + bool(self.plan.totals)
        whole = self._is_short()
        tables: list[list[str]] = []
        for index, line in enumerate(self.lines):
            if index in self._further:  # a table cannot end a page within itself where every program sees it
                tables.append(rows)
                rows = self._heads()
            kept = keep and index >= number - _WITH_TAIL
            first = index == 0 or index in self._further
            rows.append(self._line(line, keep=kept or (whole and index < number - 1), first=first))
        if self.plan.totals:
            cells = [self._cell(cell, keep=keep, total=True) for cell in self.plan.totals]
            rows.append(grid_row(cells, self.widths, height=table.row_height))
        if not rows:
            return ""
        tables.append(rows)
        style = "OrglifeGrid" if table.rules == "grid" else "OrglifeLight"
        before = (
            paragraph("Caption", run(table.caption, fonts(HEAD_FONT)), keep=True) if table.caption else ""
        )
        names = "、".join(column.header for column in table.columns if column.header)
        caption = table.caption or names
        made = (grid(self.widths, part, style=style, caption=caption) for part in tables)
        return before + paragraph("Normal", "", properties=_NEW_PAGE).join(made)

    def _is_short(self) -> bool:
        rows = [row for line in self.lines for row in line if row is not None]
        return not any(row.divided for row in rows) and sum(row.lines for row in rows) <= _SHORT

    def _heads(self) -> list[str]:
        rows = []
        deep = len(self.plan.heads)
        for number in range(deep):
            cells = self._head_row(number, deep)
            if self.halved:
                cells = [*cells, GridCell("", bare=True), *self._head_row(number, deep)]
            rows.append(grid_row(cells, self.widths, head=True))
        return rows

    def _head_row(self, number: int, deep: int) -> list[GridCell]:
        cells = []
        upper = {head.column: head for head in self.plan.heads[0]}
        here = {head.column: head for head in self.plan.heads[number]}
        place = 0
        while place < len(self.table.columns):
            head = here.get(place)
            if head is None:  # the head above stands over both rows
                cells.append(GridCell("", merge="continue"))
                place += upper[place].columns
                continue
            content = paragraph("TableHead", run(head.text, fonts(HEAD_FONT)))
            merge = "restart" if head.rows > 1 and deep > 1 else ""
            cells.append(GridCell(content, head.columns, merge))
            place += head.columns
        return cells

    def _line(self, line: Sequence[BodyRow | None], *, keep: bool, first: bool) -> str:
        """Return a row; of the first one the lines are kept together, each cell's by itself.

        LibreOffice 7.4 loses what follows a first row that may not be divided where it is the last one on its page.
        """
        cells: list[GridCell] = []
        divided = first
        for side, row in enumerate(line):
            if side:
                cells.append(GridCell("", bare=True))
            if row is None:
                cells.append(GridCell("", len(self.table.columns), bare=True))
                continue
            divided = divided or row.divided
            cells += self._row(row, keep=keep, whole=first and not row.divided)
        return grid_row(cells, self.widths, divided=divided, height=self.table.row_height)

    def _row(self, row: BodyRow, *, keep: bool, whole: bool) -> list[GridCell]:
        if row.section is not None:
            content = paragraph("TableText", run(row.section, fonts(HEAD_FONT)), keep=True)
            return [GridCell(content, len(self.table.columns), shaded=True)]
        here = {cell.column: cell for cell in row.cells}
        cells = []
        for place in range(len(self.table.columns)):
            cell = here.get(place)
            made = None if cell is None else self._cell(cell, row, keep=keep, whole=whole)
            cells.append(made or GridCell("", merge="continue"))
        return cells

    def _cell(
        self,
        cell: BodyCell,
        row: BodyRow | None = None,
        *,
        keep: bool,
        total: bool = False,
        whole: bool = False,
    ) -> GridCell:
        merge = "restart" if cell.rows > 1 else ""
        held = next(
            (
                content.blocks
                for content in self.table.contents
                if row is not None and (content.row, content.column) == (row.number, cell.column)
            ),
            None,
        )
        if held is not None:
            return GridCell(self._blocks_in_cell(held), merge=merge, align=self._stands)
        text, align = cell.text, cell.align
        if self.table.columns[cell.column].kind == "tick" and not total:
            text, align = "√" if text else "□", "center"
        strong = total or isinstance(cell.value, Strong)
        words = run(text, fonts(HEAD_FONT if strong else BODY_FONT)) if text else ""
        stands = f'{"<w:keepLines/>" if whole else ""}<w:jc w:val="{align}"/>'
        content = paragraph("TableText", words, properties=stands, keep=keep)
        return GridCell(content, merge=merge, unbroken=is_whole(cell.value), align=self._stands)
