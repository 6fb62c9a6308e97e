"""The verbs table and record: a table of the meeting out, and such a file in."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orglife_kit.cli.verb import Answer, verb
from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say
from orglife_kit.locale import mark
from orglife_kit.meeting.tables import TABLES, shown_rows, table_data

if TYPE_CHECKING:
    from orglife_kit.meeting.tables.taking import TableReading

_SHOWN_ROWS = 5
_FORMATS = ("json", "csv", "xlsx")


@verb(
    "table",
    mark(
        "cli",
        "Prints or writes one of the meeting's tables. A file of it can be changed and taken in again by record.",
    ),
    "orglife table data/demo talks --json",
    "orglife table data/demo rectification --format xlsx --out ledger.xlsx",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("name", metavar="NAME", type=click.Choice(tuple(TABLES)))
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    help=mark("cli", "json, csv or xlsx; that of the file's name unless given."),
)
@click.option("--out", type=click.Path(path_type=Path), help=mark("cli", "The file to write."))
@click.option("--with-ids", is_flag=True, help=mark("cli", "Show id numbers whole."))
def table_verb(folder: Path, name: str, kind: str | None, out: Path | None, with_ids: bool) -> Answer:
    """Print or write one table."""
    from orglife_kit.meeting import open_meeting

    meeting = open_meeting(folder)
    table, record, today = meeting.tables.declared(name), meeting.record, datetime.date.today()
    data = table_data(table, record, today, with_ids=with_ids)
    kind = kind or (out.suffix.lower().lstrip(".") if out is not None else None)
    if out is not None:
        if kind not in _FORMATS:
            raise InputError(notice("table_suffix", file=str(out)))
        meeting.tables.write(name, out, kind=kind, with_ids=with_ids)
        return Answer(data | {"files": [str(out)]}, [say("cli", "Written: {file}", file=str(out))])
    if kind == "xlsx":
        raise InputError(notice("table_out_missing"))
    if kind == "json":
        return Answer(data, [json.dumps(data, ensure_ascii=False, indent=2)])
    if kind == "csv":
        return Answer(data, [meeting.tables.text(name, with_ids=with_ids).removesuffix("\r\n")])
    return Answer(data, shown_rows(table, record, today, with_ids=with_ids))


@verb(
    "record",
    mark(
        "cli",
        "Takes a file of one table in: what is new or changed is kept, all faults are told at once, "
        "or nothing is kept.",
    ),
    "orglife record data/2024 talks --file talks.xlsx --dry-run",
    "orglife record data/2024 rectification --file ledger.xlsx",
    "orglife record data/2024 findings --file 党员查摆问题表-张三.docx",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("name", metavar="NAME", type=click.Choice(tuple(TABLES)))
@click.option(
    "--file",
    required=True,
    type=click.Path(path_type=Path),
    help=mark(
        "cli",
        "The file: .xlsx, .xls or .csv, as an office keeps it or as table wrote it, or a form for Word (.docx).",
    ),
)
@click.option("--dry-run", is_flag=True, help=mark("cli", "Show what would be kept, and keep nothing."))
def record_verb(folder: Path, name: str, file: Path, dry_run: bool) -> Answer:
    """Take a file of one table in."""
    from orglife_kit.meeting import open_meeting

    reading = open_meeting(folder).tables.take_in(name, file, dry_run=dry_run)
    return Answer(_data(reading), _lines(reading, dry_run=dry_run), reading.warnings)


def _data(reading: TableReading) -> dict[str, object]:
    return {
        "table": reading.table,
        "file": reading.file,
        "sheet": reading.sheet,
        "encoding": reading.encoding,
        "columns": dict(reading.columns),
        **reading.numbers,
        "missing": reading.missing,
        "kept": reading.kept,
        "rows": [
            {
                "row": row.row,
                "state": row.state.value,
                "values": dict(row.values),
                "before": dict(row.before),
            }
            for row in reading.changes
        ],
    }


def _lines(reading: TableReading, *, dry_run: bool) -> Iterator[str]:
    numbers = reading.numbers
    yield say("cli", "Read from {file}: {new} new, {changed} changed, {unchanged} as recorded.").format(
        file=reading.file, **numbers
    )
    yield from _how_read(reading)
    for row in reading.changes[:_SHOWN_ROWS]:
        yield "    " + say("cli", "row {row}: {words}", row=row.row, words="　".join(row.words()))
    more = len(reading.changes) - _SHOWN_ROWS
    if more > 0:
        yield "    " + say("cli", "… and {number} more", number=more)
    if reading.missing:
        yield say("cli", "{number} recorded rows are not in the file; they stay.", number=reading.missing)
    if not reading.changes:
        yield say("cli", "Nothing changes.")
    else:
        yield say("cli", "Nothing was kept: this was a trial.") if dry_run else say("cli", "Kept.")


def _how_read(reading: TableReading) -> Iterator[str]:
    if reading.sheet is None and reading.encoding is None:
        yield say("cli", "  a form for Word; what is empty in it says nothing")
        return
    if reading.sheet:
        yield say("cli", "  sheet: {sheet}", sheet=reading.sheet)
    else:
        yield say("cli", "  character encoding: {encoding}", encoding=reading.encoding or "")
    yield say("cli", "  columns recognised: {columns}", columns="、".join(reading.columns.values()))
    yield say("cli", "  headings in row {row}", row=reading.head_row)
