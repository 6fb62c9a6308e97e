"""The tables of a meeting, each declared once; ``meeting.tables.talks()`` is one of them as a DataFrame."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.errors import InputError, notice, refuse
from orglife_kit.meeting.entries import day_or_none, path_of
from orglife_kit.meeting.tables import (
    assessment,
    ballots,
    overview,
    plan,
    plan_lines,
    preparation,
    publication,
    rectification,
    reviews,
    standing,
)
from orglife_kit.meeting.tables.declaration import Column, Kind, TableOfRecord, Value
from orglife_kit.meeting.work import Work
from orglife_kit.rules.publication.scopes import masked
from orglife_kit.rules.record import MeetingRecord

if TYPE_CHECKING:
    import pandas

    from orglife_kit.meeting.status import StatusEntry
    from orglife_kit.meeting.tables.taking import TableReading

__all__ = ["TABLES", "Column", "Kind", "Tables", "rows_of", "shown_rows", "table_data", "table_of"]

TABLES: dict[str, TableOfRecord] = {
    table.name: table
    for stage in (
        overview,
        plan_lines,
        plan,
        preparation,
        reviews,
        ballots,
        assessment,
        rectification,
        publication,
        standing,
    )
    for table in stage.TABLES
}
_DTYPES = {
    Kind.TEXT: "str",
    Kind.CODE: "str",
    Kind.ID: "str",
    Kind.COUNT: "Int64",
    Kind.NUMBER: "Int64",
    Kind.MEMBER: "Int64",
    Kind.DATE: "datetime64[s]",
    Kind.YES_NO: "bool",
}


def table_of(name: str) -> TableOfRecord:
    """Return the table with a name; raises ``RefusedError`` (``table_unknown``)."""
    if name not in TABLES:
        raise refuse("table_unknown", name=name, known="、".join(TABLES))
    return TABLES[name]


def rows_of(
    table: TableOfRecord, record: MeetingRecord, today: datetime.date, *, with_ids: bool = False
) -> tuple[tuple[Value, ...], ...]:
    """Return the rows of a table, id numbers masked unless ``with_ids``."""
    rows = table.rows_of(record, today)
    hidden = {position for position, column in enumerate(table.columns) if column.kind is Kind.ID}
    if with_ids or not hidden:
        return rows
    return tuple(
        tuple(masked(str(value)) if position in hidden else value for position, value in enumerate(row))
        for row in rows
    )


def table_data(
    table: TableOfRecord, record: MeetingRecord, today: datetime.date, *, with_ids: bool = False
) -> dict[str, object]:
    """Return a table as JSON values: its columns, and its rows by their keys."""
    keys = [column.key for column in table.columns]
    return {
        "table": table.name,
        "columns": [
            {"key": column.key, "head": column.head, "kind": column.kind.value, "unit": column.unit}
            for column in table.columns
        ],
        "rows": [
            dict(zip(keys, map(_in_json, row), strict=True))
            for row in rows_of(table, record, today, with_ids=with_ids)
        ],
    }


def shown_rows(
    table: TableOfRecord, record: MeetingRecord, today: datetime.date, *, with_ids: bool = False
) -> Iterator[str]:
    """Yield a table as lines for people: the heads, then each row, a tab between."""
    from orglife_kit.meeting.tables.cells import shown_text

    yield "\t".join(column.head for column in table.columns)
    for row in rows_of(table, record, today, with_ids=with_ids):
        cells = (shown_text(value, column) for value, column in zip(row, table.columns, strict=True))
        yield "\t".join(" ".join(cell.split()) for cell in cells)


def _in_json(value: Value) -> str | int | bool | None:
    return value.isoformat() if isinstance(value, datetime.date) else value


class Tables:
    """The tables of one meeting by name: each is a function that returns a DataFrame."""

    def __init__(
        self, work: Work, status: Callable[[datetime.date, MeetingRecord], Iterable[StatusEntry]]
    ) -> None:
        self._work = work
        self._status = standing.of_meeting(status)

    def __getattr__(self, name: str) -> TableFrame:
        if name not in TABLES:
            raise AttributeError(f"no such table: {name}")
        return TableFrame(self._work, self.declared(name))

    def __dir__(self) -> list[str]:
        return [*TABLES, "declared", "fitting", "take_in", "text", "write"]

    def __repr__(self) -> str:
        width = max(map(len, TABLES))
        lines = (f"  {name:{width}}  {table.title}" for name, table in TABLES.items())
        return "\n".join(("meeting.tables.NAME() → DataFrame", *lines))

    def declared(self, name: str) -> TableOfRecord:
        """Return the table with a name as it is of this meeting; raises ``RefusedError`` (``table_unknown``)."""
        return self._status if name == self._status.name else table_of(name)

    def take_in(self, name: str, path: Path | str, *, dry_run: bool = False) -> TableReading:
        """Take a file of the table ``name`` in, in one write; return what was read, of a ``dry_run`` only that.

        A row that is new or another one than recorded is kept by the rules of the acts; a column that the file does
        not have, an id number that it masks and a row that it does not have stay as they are. Raises ``RefusedError``
        (``table_unknown``, ``table_not_taken_in``, and what the rules refuse) and ``InputError``, each with every
        fault of the file; then nothing is kept.
        """
        from orglife_kit.meeting.tables.taking import take_in

        return take_in(self._work, table_of(name), path_of(path), dry_run=dry_run)

    def fitting(self, names: Iterable[str], path: Path | str) -> tuple[str, ...]:
        """Return which tables a file can be of, the likeliest first: of ``names``, unless another knows more of it.

        Raises ``RefusedError`` (``table_unknown``) and ``InputError`` (``file_of_no_table``, and what makes a file
        unreadable).
        """
        from orglife_kit.meeting.tables.recognising import fitting_tables

        every = [table for table in TABLES.values() if table.taken_in]
        tables = fitting_tables([*map(table_of, names)], every, path_of(path), self._work.record)
        return tuple(table.name for table in tables)

    def write(self, name: str, path: Path | str, *, kind: str = "", with_ids: bool = False) -> None:
        """Write the table ``name`` as ``kind`` (xlsx, csv, json; else by the file's name), to be changed and taken in.

        Raises ``RefusedError`` (``table_unknown``), ``InputError`` (``table_suffix``, ``file_exists`` for a file that
        was not written so), ``StorageError`` (``export_unwritable``).
        """
        from orglife_kit.meeting.tables.writing import table_file
        from orglife_kit.storage.table_file import write_file
        from orglife_kit.storage.written_files import record_written, refuse_to_overwrite

        path, table = path_of(path), self.declared(name)
        content = table_file(
            table, self._work.record, kind or path.suffix.lower().lstrip("."), with_ids=with_ids
        )
        if content is None:
            raise InputError(notice("table_suffix", file=str(path)))
        refuse_to_overwrite(path, "table")
        write_file(path, content)
        record_written(path, "table")

    def text(self, name: str, *, with_ids: bool = False) -> str:
        """Return the table ``name`` as comma-separated text, as ``write`` puts it into a .csv."""
        from orglife_kit.meeting.tables.writing import table_file

        content = table_file(self.declared(name), self._work.record, "csv", with_ids=with_ids)
        return (content or b"").decode("utf-8")


class TableFrame:
    """One table of a meeting: call it for a DataFrame."""

    def __init__(self, work: Work, table: TableOfRecord) -> None:
        self._work = work
        self.table = table
        self.__doc__ = _described(table)

    def __repr__(self) -> str:
        return f"<{self.table.name}: {self.table.title}, one row {self.table.row_is}>"

    def __call__(
        self, today: str | datetime.date | None = None, *, with_ids: bool = False
    ) -> pandas.DataFrame:
        """Return the table as it is now, id numbers masked unless ``with_ids``; some columns depend on ``today``."""
        import pandas

        record = self._work.record
        rows = rows_of(self.table, record, day_or_none(today) or datetime.date.today(), with_ids=with_ids)
        columns = self.table.columns
        frame = pandas.DataFrame(
            {
                column.key: pandas.Series(
                    [_in_frame(row[position], column) for row in rows], dtype=_DTYPES[column.kind]
                )
                for position, column in enumerate(columns)
            },
            columns=[column.key for column in columns],
        )
        # stays with what is filtered from it, for whoever shows it; plain values, as a Parquet file can keep them
        frame.attrs["table"] = self.table.name
        frame.attrs["namesakes"] = [list(astuple(namesake)) for namesake in record.roster.namesakes]
        return frame


def _in_frame(value: Value, column: Column) -> object:
    """Return a value as a frame holds it: a code that lacks is an empty text."""
    if value is None:
        return "" if column.kind is Kind.CODE else None
    return str(value) if column.kind is Kind.CODE else value


def _described(table: TableOfRecord) -> str:
    """Return the table's documentation: what a row is, and its columns with their kinds and units."""
    lines = [f"{table.title}: one row {table.row_is}.", "", "Columns:"]
    for column in table.columns:
        kind = f"{column.kind} of {column.unit}" if column.unit else str(column.kind)
        lines.append(f"    {column.key} ({column.head}): {kind}{', may lack' if column.may_lack else ''}")
    return "\n".join(lines)
