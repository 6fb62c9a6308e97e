"""Which of several tables a file is of: the one whose columns it has, most of them first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from orglife_kit.errors import InputError, Location, notice
from orglife_kit.meeting.tables.declaration import TableOfRecord
from orglife_kit.meeting.tables.reading import read_rows
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers.upload import Sheet, read_sheets


def fitting_tables(
    tables: Iterable[TableOfRecord], path: Path, record: MeetingRecord
) -> tuple[TableOfRecord, ...]:
    """Return those of ``tables`` that a file can be of, first the one that knows the most of its columns.

    Of one table alone it is not asked. Raises ``InputError`` where the file cannot be read, and
    ``file_of_no_table`` where it is of none.
    """
    offered = tuple(tables)
    if len(offered) == 1:
        return offered
    sheets = read_sheets(path)
    known = {table.name: _known_columns(table, sheets, record) for table in offered}
    fitting = [table for table in offered if known[table.name]]
    if not fitting:
        titles = "、".join(table.title for table in offered)
        raise InputError(notice("file_of_no_table", Location(path.name), tables=titles))
    return tuple(sorted(fitting, key=lambda table: -known[table.name]))


def _known_columns(table: TableOfRecord, sheets: Sequence[Sheet], record: MeetingRecord) -> int:
    """Return how many columns of a file are the table's, none where it is not of it."""
    try:
        return len(read_rows(table, sheets, record).headed.places)
    except InputError:
        return 0
