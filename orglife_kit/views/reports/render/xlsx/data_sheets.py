"""The plain rows of a document's tables: one head, one row a record, values as what they are, nothing merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from orglife_kit.i18n import say_in
from orglife_kit.views.reports.cells import Above, CellValue, plain_value, spoken
from orglife_kit.views.reports.layout import text_width
from orglife_kit.views.reports.model import Block, Chart, Columns, Document, Heading, Section, Table, Together
from orglife_kit.views.reports.render.office import HEAD_FONT
from orglife_kit.views.reports.render.xlsx.looks import Looks, value_facts
from orglife_kit.views.reports.render.xlsx.names import SheetNames
from orglife_kit.views.reports.render.xlsx.rows import HIGHEST, write_value
from orglife_kit.views.reports.table_layout import text_lines

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_NARROWEST, _WIDEST = 8, 50  # half-width characters
_LINE = 15  # points


def write_data_sheets(book: Workbook, looks: Looks, names: SheetNames, document: Document) -> None:
    """Add a sheet with the plain data of each table of ``document``; of its charts where it has no table.

    The first one is called after the document, others after the headings that they stand under.
    What is to be filled in by hand has none: a ballot, a sheet to sign.
    """
    name = document.sheet_name or document.title
    ending = say_in(document.language, "reports", " (data)")
    found = list(_data_blocks(document.blocks))
    tables = [(heading, block) for heading, block in found if isinstance(block, Table)]
    if any(_is_filled_by_hand(block) for _, block in tables):
        return
    for number, (heading, block) in enumerate(tables or found):
        heads, rows = (
            _chart_data(block, document.language)
            if isinstance(block, Chart)
            else _table_data(block, document.language)
        )
        if heads and rows:
            wanted = heading if number and heading else name
            _write(book, looks, names.take(wanted, ending), (heads, rows), document.language)


def _is_filled_by_hand(table: Table) -> bool:
    """Return whether a table has rows to write in, or boxes to tick."""
    kinds = {column.kind for column in table.columns}
    return "tick" in kinds or ("blank" in kinds and table.row_height > 0)


def _data_blocks(blocks: Sequence[Block], heading: str = "") -> Iterator[tuple[str, Table | Chart]]:
    """Yield tables and charts with the heading that they stand under."""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Table | Chart):
            yield heading, block
        elif isinstance(block, Together):
            yield from _data_blocks(block.blocks, heading)
            heading = next((one.text for one in reversed(block.blocks) if isinstance(one, Heading)), heading)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _data_blocks(column, heading)


def _table_data(table: Table, language: str) -> tuple[list[str], list[list[CellValue]]]:
    """Return the heads and rows of a table; columns that are left for hand writing are not data."""
    places = [number for number, column in enumerate(table.columns) if column.kind not in ("blank", "tick")]
    headers = [table.columns[place].header for place in places]
    heads = [
        f"{table.columns[place].group} {header}".strip() if headers.count(header) > 1 else header
        for place, header in zip(places, headers, strict=True)
    ]
    has_sections = any(isinstance(row, Section) for row in table.rows)
    section = ""
    rows: list[list[CellValue]] = []
    for row in table.rows:
        if isinstance(row, Section):
            section = row.title
            continue
        start = 1 if has_sections else 0
        before = rows[-1][start:] if rows else []
        values = [
            before[number] if isinstance(row[place], Above) else row[place]
            for number, place in enumerate(places)
        ]
        rows.append([section, *values] if has_sections else values)
    return ([say_in(language, "reports", "Group"), *heads] if has_sections else heads), rows


def _chart_data(chart: Chart, language: str) -> tuple[list[str], list[list[CellValue]]]:
    heads = [
        say_in(language, "reports", "What is counted"),
        chart.unit or say_in(language, "reports", "Number"),
    ]
    return heads, [[label, value] for label, value in zip(chart.labels, chart.values, strict=True)]


def _write(
    book: Workbook,
    looks: Looks,
    name: str,
    data: tuple[Sequence[str], Sequence[Sequence[CellValue]]],
    language: str,
) -> None:
    heads, rows = data
    sheet = book.add_worksheet(name)
    head = looks.of(font_name=HEAD_FONT, align="center", border=1)
    widths = []
    for place, words in enumerate(heads):
        texts = [words, *(spoken(row[place], language) for row in rows)]
        widths.append(max(_NARROWEST, min(_WIDEST, max(map(text_width, texts)) + 3)))
        sheet.set_column(place, place, widths[-1])
        sheet.write_string(0, place, words, head)
    for number, row in enumerate(rows, 1):
        cells = zip(row, widths, strict=True)
        lines = max(text_lines(spoken(value, language), width) for value, width in cells)
        if lines > 1:
            sheet.set_row(number, min(lines * _LINE, HIGHEST))
        for place, value in enumerate(row):
            plain = plain_value(value)
            look = looks.of(**(value_facts(plain, language) | {"valign": "top"}))
            write_value(sheet, number, place, plain, look, language)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
