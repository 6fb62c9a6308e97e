"""One worksheet that is printed as a form: title, blocks, frozen and repeated heads, the print area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from orglife_kit.views.reports.folio import folio_pieces
from orglife_kit.views.reports.geometry import SEAL, Geometry, geometry
from orglife_kit.views.reports.model import (
    Block,
    Closing,
    Columns,
    Document,
    Fields,
    SealSpace,
    Signatures,
    Table,
)
from orglife_kit.views.reports.render.office import BODY_FONT, TITLE_FONT
from orglife_kit.views.reports.render.xlsx.blocks import write_block
from orglife_kit.views.reports.render.xlsx.grid import SheetGrid
from orglife_kit.views.reports.render.xlsx.paging import Written, added_breaks, page_starts
from orglife_kit.views.reports.render.xlsx.places import field_rows, signing_rows
from orglife_kit.views.reports.render.xlsx.plan import SheetPlan
from orglife_kit.views.reports.render.xlsx.rows import SheetRows
from orglife_kit.views.reports.render.xlsx.table import table_widths, write_table
from orglife_kit.views.reports.title_lines import subtitle_lines, title_lines

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from orglife_kit.views.reports.render.xlsx.looks import Looks

_PAPERS = {"A4": 9, "A5": 11}
_LAST_FROZEN = 14  # rows: heads further down are not frozen, or nothing would be left to scroll
_FEW = 6  # rows of tables whose columns may be divided for what stands above and below them
_LONGEST_HEADER = 255
_INCH = 25.4
_EDGE = f'&"{BODY_FONT},Regular"&9 '  # the font of heads and feet


def write_sheet(book: Workbook, looks: Looks, plan: SheetPlan, name: str) -> None:
    """Add the worksheet ``name`` to ``book``."""
    document = plan.document
    measures = geometry(document.page)
    tables = [block for block in plan.blocks if isinstance(block, Table)]
    language = document.language
    grid = SheetGrid(
        measures.room,
        [table_widths(table, measures, language) for table in tables],
        is_free=all(len(table.rows) <= _FEW for table in tables),
    )
    _divide(grid, plan.blocks, measures, language)
    sheet = book.add_worksheet(name)
    for column, width in enumerate(grid.widths):
        sheet.set_column_pixels(column, column, round(width / _INCH * 96))
    rows = SheetRows(sheet, looks, grid, measures, language)
    _write_title(rows, plan, measures)
    longest = max(tables, key=lambda table: len(table.rows), default=None)
    heads: tuple[int, int] | None = None
    written: list[Written] = []
    again = 0.0  # points of the heads that each further page begins with
    for block in plan.blocks:
        first = rows.row
        if isinstance(block, Table):
            of_table = write_table(rows, block)
            heads = of_table if block is longest and _has_heads(block) else heads
        else:
            write_block(rows, block)
        written.append(Written(block, first, rows.row))
    if heads is not None and longest is not None:
        behind = tables[tables.index(longest) :]  # heads are repeated on the pages behind them alone
        one = all(_heads_of(table) == _heads_of(longest) for table in behind) and not rows.breaks
        rows.breaks += rows.further
        more = added_breaks(written, rows.heights, measures, rows.breaks, rows.leading)
        pages = page_starts(rows.heights, measures, {*rows.breaks, *more})
        of_longest = next(entry for entry in written if entry.block is longest)
        repeated = one and any(of_longest.first < start < of_longest.end for start in pages)
        _fix_heads(sheet, heads, frozen=heads[1] < _LAST_FROZEN, repeated=repeated)
        if repeated:
            again = sum(rows.heights[heads[0] : heads[1] + 1])
    rows.breaks += added_breaks(written, rows.heights, measures, rows.breaks, rows.leading, again)
    _prepare_printing(rows, document, measures)


def _divide(grid: SheetGrid, blocks: Sequence[Block], measures: Geometry, language: str) -> None:
    """Divide the columns for what finds too few, before anything is written: until nothing divides them further."""
    divided: list[float] = []
    while divided != grid.edges:
        divided = grid.edges
        for block in blocks:
            if isinstance(block, Fields):
                field_rows(block, grid, measures, language)
            elif isinstance(block, Signatures):
                signing_rows(block, grid, measures)
            if isinstance(block, Closing | SealSpace | Columns) or (
                isinstance(block, Signatures) and block.seal
            ):
                grid.mark_right(SEAL)


def _heads_of(table: Table) -> list[tuple[str, str]]:
    return [(column.group, column.header) for column in table.columns]


def _has_heads(table: Table) -> bool:
    return any(column.header or column.group for column in table.columns)


def _write_title(rows: SheetRows, plan: SheetPlan, measures: Geometry) -> None:
    document = plan.document
    if document.scope_label:
        rows.words(document.scope_label, size=9, align="right", font_color="#505050")
    if plan.is_first:
        size = measures.title
        title = "\n".join(title_lines(document.title, measures))
        rows.words(title, size=size, align="center", font_name=TITLE_FONT, height=size * 1.7)
        if document.subtitle:
            lines = "\n".join(subtitle_lines(document.subtitle, measures))
            rows.words(lines, size=measures.subtitle, align="center")
        rows.space(6)


def _fix_heads(sheet: Worksheet, heads: tuple[int, int], *, frozen: bool, repeated: bool) -> None:
    if frozen:
        sheet.freeze_panes(heads[1] + 1, 0)
    if repeated:
        sheet.repeat_rows(*heads)


def _prepare_printing(rows: SheetRows, document: Document, measures: Geometry) -> None:
    sheet = rows.sheet
    sheet.hide_gridlines(2)
    sheet.set_paper(_PAPERS["A5" if document.page.two_up else document.page.paper])
    if measures.width > measures.height and not document.page.two_up:
        sheet.set_landscape()
    left, right, top, bottom = (
        side / _INCH for side in (measures.left, measures.right, measures.top, measures.bottom)
    )
    sheet.set_margins(left, right, top, bottom)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, max(rows.row - 1, 0), rows.last_column)
    if rows.breaks:
        sheet.set_h_pagebreaks(sorted(rows.breaks))
    sheet.set_header(_joined(f"&L{_EDGE}{_escaped(document.running_title)}"), {"margin": 8 / _INCH})
    folio = _folio(document)
    footer = f"&L{_EDGE}{_escaped(document.footer)}" if document.footer else ""
    sheet.set_footer(_joined(footer + (f"&R{_EDGE}{folio}" if folio else "")), {"margin": 8 / _INCH})


def _folio(document: Document) -> str:
    if not document.page.numbers:
        return ""
    if document.page.margins == "official":
        return "— &P —"
    places = {"{page}": "&P", "{pages}": "&N"}
    return "".join(places.get(piece) or _escaped(piece) for piece in folio_pieces(document.language))


def _escaped(text: str) -> str:
    return text.replace("\n", " ").replace("&", "&&")


def _joined(text: str) -> str:
    return text if len(text) <= _LONGEST_HEADER else text[: _LONGEST_HEADER - 1] + "…"
