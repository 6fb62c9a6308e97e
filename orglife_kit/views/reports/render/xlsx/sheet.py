"""One worksheet that is printed as a form: title, blocks, frozen and repeated heads, the print area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglife_kit.views.reports.folio import folio_pieces
from orglife_kit.views.reports.geometry import SEAL, Geometry, geometry
from orglife_kit.views.reports.model import Closing, Document, Fields, SealSpace, Signatures, Table
from orglife_kit.views.reports.render.office import TITLE_FONT
from orglife_kit.views.reports.render.xlsx.blocks import write_block
from orglife_kit.views.reports.render.xlsx.grid import SheetGrid
from orglife_kit.views.reports.render.xlsx.places import field_rows, signing_rows
from orglife_kit.views.reports.render.xlsx.plan import SheetPlan
from orglife_kit.views.reports.render.xlsx.rows import SheetRows
from orglife_kit.views.reports.render.xlsx.table import table_widths, write_table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from orglife_kit.views.reports.render.xlsx.looks import Looks

_PAPERS = {"A4": 9, "A5": 11}
_LAST_FROZEN = 14  # rows: heads further down are not frozen, or nothing would be left to scroll
_LONGEST_HEADER = 255
_INCH = 25.4


def write_sheet(book: Workbook, looks: Looks, plan: SheetPlan, name: str) -> None:
    """Add the worksheet ``name`` to ``book``."""
    document = plan.document
    measures = geometry(document.page)
    tables = [block for block in plan.blocks if isinstance(block, Table)]
    language = document.language
    grid = SheetGrid(measures.room, [table_widths(table, measures, language) for table in tables])
    for block in plan.blocks:  # what finds too few columns divides them, before anything is written
        if isinstance(block, Fields):
            field_rows(block, grid, measures)
        elif isinstance(block, Signatures):
            signing_rows(block, grid, measures)
        if isinstance(block, Closing | SealSpace) or (isinstance(block, Signatures) and block.seal):
            grid.mark_right(SEAL)
    sheet = book.add_worksheet(name)
    for column, width in enumerate(grid.widths):
        sheet.set_column_pixels(column, column, round(width / _INCH * 96))
    rows = SheetRows(sheet, looks, grid, measures, language)
    _write_title(rows, plan, measures)
    longest = max(tables, key=lambda table: len(table.rows), default=None)
    heads = None
    for block in plan.blocks:
        if isinstance(block, Table):
            written = write_table(rows, block)
            heads = written if block is longest else heads
        else:
            write_block(rows, block)
    if heads is not None and longest is not None and _has_heads(longest):
        one = all(table.columns == longest.columns for table in tables) and not rows.breaks
        _fix_heads(sheet, heads, frozen=heads[1] < _LAST_FROZEN, repeated=one)
    _prepare_printing(rows, document, measures)


def _has_heads(table: Table) -> bool:
    return any(column.header or column.group for column in table.columns)


def _write_title(rows: SheetRows, plan: SheetPlan, measures: Geometry) -> None:
    document = plan.document
    if document.scope_label:
        rows.words(document.scope_label, size=9, align="right", font_color="#505050")
    if plan.is_first:
        size = measures.title
        rows.words(document.title, size=size, align="center", font_name=TITLE_FONT, height=size * 1.7)
        if document.subtitle:
            rows.words(document.subtitle, size=measures.subtitle, align="center")
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
        sheet.set_h_pagebreaks(rows.breaks)
    sheet.set_header(_joined(f"&L&9 {_escaped(document.running_title)}"), {"margin": 8 / _INCH})
    folio = _folio(document)
    footer = f"&L&9 {_escaped(document.footer)}" if document.footer else ""
    sheet.set_footer(_joined(footer + (f"&R&9 {folio}" if folio else "")), {"margin": 8 / _INCH})


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
