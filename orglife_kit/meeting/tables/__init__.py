"""The tables of a meeting, each declared once; ``meeting.tables.talks()`` is one of them as a DataFrame."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.meeting.tables import (
    assessment,
    ballots,
    plan,
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

__all__ = ["TABLES", "Column", "Kind", "Tables", "rows_of", "table_of"]

TABLES: dict[str, TableOfRecord] = {
    table.name: table
    for stage in (plan, preparation, reviews, ballots, assessment, rectification, publication, standing)
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


class Tables:
    """The tables of one meeting by name: each is a function that returns a DataFrame."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def __getattr__(self, name: str) -> TableFrame:
        if name not in TABLES:
            raise AttributeError(f"no such table: {name}")
        return TableFrame(self._work, TABLES[name])

    def __dir__(self) -> list[str]:
        return list(TABLES)


class TableFrame:
    """One table of a meeting: call it for a DataFrame."""

    def __init__(self, work: Work, table: TableOfRecord) -> None:
        self._work = work
        self.table = table
        self.__doc__ = _described(table)

    def __repr__(self) -> str:
        return f"<{self.table.name}: {self.table.title}, one row {self.table.row_is}>"

    def __call__(self, today: datetime.date | None = None, *, with_ids: bool = False) -> pandas.DataFrame:
        """Return the table as it is now, id numbers masked unless ``with_ids``; some columns depend on ``today``."""
        import pandas

        record = self._work.record
        rows = rows_of(self.table, record, today or datetime.date.today(), with_ids=with_ids)
        columns = self.table.columns
        return pandas.DataFrame(
            {
                column.key: pandas.Series(
                    [_in_frame(row[position], column) for row in rows], dtype=_DTYPES[column.kind]
                )
                for position, column in enumerate(columns)
            },
            columns=[column.key for column in columns],
        )


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
