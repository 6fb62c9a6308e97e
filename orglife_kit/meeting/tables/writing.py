"""A table as a file: a workbook or text to be changed and taken in again, and the empty one to fill in."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.meeting.tables.cells import NO, YES, Shown, shown
from orglife_kit.meeting.tables.declaration import Column, Kind, TableOfRecord, Value
from orglife_kit.meeting.tables.digest import DIGEST_HEAD, row_digest
from orglife_kit.meeting.tables.wordings import word_of
from orglife_kit.rules.preparation.findings import committee_aspects, member_aspects
from orglife_kit.rules.publication.scopes import masked
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers.columns import EXAMPLE_SHEET

if TYPE_CHECKING:
    from orglife_kit.storage.table_file import SheetColumn, SheetPage

_FILL_IN = "填写"


def table_file(table: TableOfRecord, record: MeetingRecord, kind: str, *, with_ids: bool) -> bytes | None:
    """Return a table as a file of the kind xlsx, csv or json, ``None`` for any other."""
    from orglife_kit.meeting.tables import table_data
    from orglife_kit.storage.table_file import text_table, workbook

    today = datetime.date.today()
    match kind:
        case "json":
            data = table_data(table, record, today, with_ids=with_ids)
            return json.dumps(data, ensure_ascii=False, indent=2).encode()
        case "csv":
            return text_table(table_page(table, record, today, with_ids=with_ids))
        case "xlsx":
            return workbook([table_page(table, record, today, with_ids=with_ids)])
    return None


def table_page(
    table: TableOfRecord, record: MeetingRecord, today: datetime.date, *, with_ids: bool
) -> SheetPage:
    """Return a table as a sheet, each row with its digest where a file of it can be taken in."""
    from orglife_kit.storage.table_file import Look, SheetColumn, SheetPage

    columns = [_sheet_column(table, column, record) for column in table.columns]
    rows = []
    for row in table.rows_of(record, today):
        values = dict(zip((column.key for column in table.columns), row, strict=True))
        cells = [_cell(column, values[column.key], with_ids=with_ids) for column in table.columns]
        if table.taken_in:
            cells.append(row_digest(table, record, values, with_ids=with_ids))
        rows.append(cells)
    if table.taken_in:
        columns.append(SheetColumn(DIGEST_HEAD, Look.QUIET))
    return SheetPage(table.title, tuple(columns), rows)


def template_pages(table: TableOfRecord, record: MeetingRecord | None = None) -> tuple[SheetPage, ...]:
    """Return the sheet to fill in and the one with an example; with a meeting its names can be chosen.

    Raises ``RefusedError`` (``table_not_taken_in``).
    """
    from orglife_kit.storage.table_file import SheetPage

    if not table.taken_in:
        raise refuse("table_not_taken_in", table=table.title)
    asked = [column for column in table.columns if _is_asked(table, column)]
    columns = tuple(_sheet_column(table, column, record) for column in asked)
    filled: list[Mapping[str, Value]] = []
    if record is not None and table.prefilled is not None:
        filled = [{"name": record.roster.label(number)} for number in table.prefilled(record)]
    return tuple(
        SheetPage(name, columns, [[_example(column, row) for column in asked] for row in rows])
        for name, rows in ((_FILL_IN, filled), (EXAMPLE_SHEET, table.example))
    )


def _is_asked(table: TableOfRecord, column: Column) -> bool:
    """Whether people fill a column in: not what is worked out, nor a number that has a name or is the kit's own."""
    named = {name.names for name in table.columns}
    return (
        not column.derived
        and column.key not in (*table.unasked, *named)
        and (column.kind is not Kind.NUMBER or column.key not in table.key)
        and (column.kind is not Kind.MEMBER or column.key in named or column.key not in table.key)
    )


def _example(column: Column, row: Mapping[str, Value]) -> Shown:
    value = row.get(column.key)
    if column.kind is Kind.DATE and isinstance(value, str):
        return datetime.date.fromisoformat(value)
    return shown(value, column)


def _cell(column: Column, value: Value, *, with_ids: bool) -> Shown:
    if column.kind is Kind.ID and not with_ids:
        return masked(str(value or "")) or None
    return shown(value, column)


def _sheet_column(table: TableOfRecord, column: Column, record: MeetingRecord | None) -> SheetColumn:
    from orglife_kit.storage.table_file import Look, SheetColumn

    looks = {Kind.DATE: Look.DATE} | dict.fromkeys((Kind.COUNT, Kind.NUMBER, Kind.MEMBER), Look.NUMBER)
    choices = _choices(table, column, record) if table.taken_in and not column.derived else ()
    return SheetColumn(column.head, looks.get(column.kind, Look.TEXT), choices)


def _choices(table: TableOfRecord, column: Column, record: MeetingRecord | None) -> tuple[str, ...]:
    """Return what may be chosen in a column: words, 是 and 否, and of a meeting its names and the plan's words."""
    if column.codes is not None and not column.several:
        return tuple(map(word_of, column.codes))
    if column.kind is Kind.YES_NO:
        return YES, NO
    if record is None:
        return ()
    if column.names and table.column(column.names).kind is Kind.MEMBER:
        return tuple(map(record.roster.label, record.roster.numbers))
    aspects = {"committee_findings": committee_aspects, "findings": member_aspects}
    if column.key == "aspect" and table.name in aspects:
        return tuple(filter(None, aspects[table.name](record)))
    return tuple(record.plan.theme.points) if column.key == "goal" else ()
