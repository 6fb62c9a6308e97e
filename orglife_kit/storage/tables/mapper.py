"""Rows and records: a table is declared once, and everything that is read or written goes by the fields' names."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, fields
from enum import StrEnum
from functools import cached_property
from operator import index
from types import UnionType
from typing import Any, Generic, SupportsIndex, TypeVar, Union, get_args, get_origin, get_type_hints

from orglife_kit.errors import StorageError, notice
from orglife_kit.frozen import dataclass

Record = TypeVar("Record")


@dataclass(frozen=True, eq=False)  # compared by identity: the mapping of columns has no hash
class Table(Generic[Record]):
    """One table and the record that each of its rows makes.

    Columns are named as the record's fields, except for those in ``columns`` (field to column). ``key`` are the
    fields that tell rows apart; a ``numbered`` table gives a new row its number, which no row ever had before.
    ``order`` is an SQL ordering of what ``read`` returns.
    """

    name: str
    record: type[Record]
    key: tuple[str, ...] = ("number",)
    order: str = "number"
    columns: Mapping[str, str] = field(default_factory=dict)
    numbered: bool = False

    @cached_property
    def _fields(self) -> Mapping[str, Callable[[Any], Any]]:
        """What turns a stored value into the field's, by field."""
        hints = get_type_hints(self.record)
        return {entry.name: _from_stored(hints[entry.name]) for entry in fields(self.record)}  # type: ignore[arg-type]

    def _column(self, name: str) -> str:
        return self.columns.get(name, name)

    def read(self, connection: sqlite3.Connection, **wanted: object) -> tuple[Record, ...]:
        """Return the records in the table's order, only those whose fields have the ``wanted`` values."""
        names = tuple(self._fields)
        condition, values = self._condition(wanted)
        found = connection.execute(
            f"SELECT {', '.join(map(self._column, names))} FROM {self.name}{condition} ORDER BY {self.order}",
            values,
        )
        try:
            return tuple(
                self.record(
                    **{
                        name: made(value)
                        for (name, made), value in zip(self._fields.items(), row, strict=True)
                    }
                )
                for row in found
            )
        except (ValueError, TypeError) as error:
            raise damaged(connection, f"{self.name}: {error}") from error

    def add(self, connection: sqlite3.Connection, record: Record) -> int:
        """Keep a new row and return its number; of a numbered table the record's own number is not used."""
        names = [name for name in self._fields if not (self.numbered and name == "number")]
        columns, marks = ", ".join(map(self._column, names)), ", ".join("?" * len(names))
        done = connection.execute(
            f"INSERT INTO {self.name} ({columns}) VALUES ({marks})",
            [stored(getattr(record, name)) for name in names],
        )
        return int(done.lastrowid or 0)

    def put(self, connection: sqlite3.Connection, record: Record) -> None:
        """Keep a row in place of the one with the same key, or as a new one; what refers to it goes on to."""
        # no INSERT OR REPLACE: it removes the old row first, and with it what refers to it
        names = tuple(self._fields)
        rest = [self._column(name) for name in names if name not in self.key]
        update = ", ".join(f"{column} = excluded.{column}" for column in rest)
        connection.execute(
            f"INSERT INTO {self.name} ({', '.join(map(self._column, names))})"
            f" VALUES ({', '.join('?' * len(names))})"
            f" ON CONFLICT ({', '.join(map(self._column, self.key))})"
            f" DO {f'UPDATE SET {update}' if rest else 'NOTHING'}",
            [stored(getattr(record, name)) for name in names],
        )

    def keep(self, connection: sqlite3.Connection, record: Record) -> int:
        """Keep a record of a numbered table: a new one where its number is 0; return its number."""
        number = int(getattr(record, "number"))  # noqa: B009 - only records of numbered tables have one
        if number == 0:
            return self.add(connection, record)
        self.put(connection, record)
        return number

    def change(self, connection: sqlite3.Connection, wanted: Mapping[str, object], **values: object) -> int:
        """Set the named fields of the rows that have the ``wanted`` values; return how many there were."""
        if not values:
            return 0
        assignments = ", ".join(f"{self._column(name)} = ?" for name in values)
        condition, conditions = self._condition(wanted)
        done = connection.execute(
            f"UPDATE {self.name} SET {assignments}{condition}", [*map(stored, values.values()), *conditions]
        )
        return done.rowcount

    def remove(self, connection: sqlite3.Connection, **wanted: object) -> int:
        """Remove the rows whose fields have the ``wanted`` values; return how many there were."""
        condition, values = self._condition(wanted)
        return connection.execute(f"DELETE FROM {self.name}{condition}", values).rowcount

    def _condition(self, wanted: Mapping[str, object]) -> tuple[str, list[object]]:
        if not wanted:
            return "", []
        tests = " AND ".join(f"{self._column(name)} IS ?" for name in wanted)
        return f" WHERE {tests}", list(map(stored, wanted.values()))


def damaged(connection: sqlite3.Connection, detail: str) -> StorageError:
    """Return what rows that no act keeps mean for the organizer: somebody changed the file, or the disk did."""
    file = connection.execute("PRAGMA database_list").fetchone()[2]
    return StorageError(notice("database_damaged", file=file, detail=detail))


def stored(value: object) -> object:
    """Return what is kept of a field's value: a code, a whole number, a text, an ISO day, or nothing."""
    match value:
        case StrEnum():
            return value.value
        case bool():
            return int(value)
        case datetime.date():
            return value.isoformat()
        case None | int() | str() | bytes():
            return value
        case SupportsIndex():  # a number out of a DataFrame
            return index(value)
    raise TypeError(f"no column keeps {type(value).__name__}")


def _from_stored(hint: Any) -> Callable[[Any], Any]:
    """Return what turns a stored value into one of the type ``hint``."""
    if get_origin(hint) in (UnionType, Union):
        (inner,) = (part for part in get_args(hint) if part is not type(None))
        made = _from_stored(inner)
        return lambda value: None if value is None else made(value)
    if hint is datetime.date:
        return datetime.date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, (StrEnum, bool)):
        return hint
    if hint in (str, int, bytes):
        return _as_it_is
    raise TypeError(f"no column makes {hint}")


def _as_it_is(value: Any) -> Any:
    return value


def by_key(records: Iterable[Record], name: str) -> dict[Any, tuple[Record, ...]]:
    """Return records grouped by the value of one of their fields, each group in the order given."""
    groups: dict[Any, list[Record]] = {}
    for record in records:
        groups.setdefault(getattr(record, name), []).append(record)
    return {key: tuple(group) for key, group in groups.items()}


def replace_rows(
    connection: sqlite3.Connection, table: Table[Record], records: Sequence[Record], **wanted: object
) -> None:
    """Keep ``records`` in place of the rows that have the ``wanted`` values."""
    table.remove(connection, **wanted)
    for record in records:
        table.add(connection, record)
