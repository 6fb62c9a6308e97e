"""A row of a file that says something new, as the recording of a table takes it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar

from orglife_kit.errors import InputError, Location, Notice, OrglifeError, notice
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.work import Change

Record = TypeVar("Record")
Value = str | int | bool | datetime.date | StrEnum | None


@dataclass(frozen=True)
class Entry:
    """One row: ``now`` what holds with it, ``changed`` the columns in which that is new, ``written`` their heads.

    ``now`` has every column that can be taken in: what the file says, else what was recorded, else nothing. A
    row of which nothing is recorded yet ``is_new``; ``given`` are the columns that the file has; a column that it
    does not have is ``written`` as the kit heads it.
    """

    location: Location
    now: Mapping[str, Any]
    changed: frozenset[str]
    given: frozenset[str]
    is_new: bool
    written: Mapping[str, str]

    def at(self, column: str) -> Location:
        """Return where a notice about one of its columns points."""
        head = self.written.get(column)
        return Location(self.location.file, self.location.sheet, self.location.row, head)

    def require(self, *columns: str) -> None:
        """Raise ``InputError`` (``cell_missing``) for each of ``columns`` that holds nothing."""
        empty = [column for column in columns if self.now.get(column) in (None, "")]
        if empty:
            raise InputError(*(notice("cell_missing", self.at(column)) for column in empty))


@dataclass(frozen=True)
class Told:
    """What came of rows: faults that stop all of them, and what should be looked at."""

    faults: tuple[tuple[type[OrglifeError], Notice], ...] = ()
    warnings: tuple[Notice, ...] = ()


def record_of(kind: type[Record], entry: Entry, number: str = "") -> Record:
    """Return the record that a row makes: each field from the column of its name, its number from ``number``."""
    facts = {
        field.name: entry.now[field.name]
        for field in fields(kind)  # type: ignore[arg-type]
        if field.name in entry.now
    }
    if number:
        facts["number"] = entry.now[number] or 0
    return kind(**facts)


Keep = Callable[[Change, Entry], Iterable[Notice] | None]
Take = Callable[[Change, Sequence[Entry]], Told]


def placed(told: Notice, location: Location) -> Notice:
    """Return a notice that points to a row, unless it points somewhere already."""
    return told if told.location != Location() else Notice(told.code, told.fields, location)


def row_by_row(keep: Keep, *, follows: bool = False) -> Take:
    """Return what keeps entries one after the other and gathers all faults.

    Where one row may rest on another, each is decided on the record that ``follows`` from those before it.
    """

    def take(change: Change, entries: Sequence[Entry]) -> Told:
        faults: list[tuple[type[OrglifeError], Notice]] = []
        warnings: list[Notice] = []
        for entry in entries:
            try:
                warnings += [placed(told, entry.location) for told in keep(change, entry) or ()]
            except OrglifeError as error:
                faults += [(type(error), placed(told, entry.location)) for told in error.notices]
            if follows:
                change.reread()
        return Told(tuple(faults), tuple(warnings))

    return take
