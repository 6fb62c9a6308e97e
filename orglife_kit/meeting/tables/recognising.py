"""Which of several tables a file is of: the one whose columns it has, most of them first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from orglife_kit.errors import InputError, Location, notice
from orglife_kit.meeting.tables.declaration import TableOfRecord
from orglife_kit.meeting.tables.reading import read_rows
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers.upload import Sheet, read_sheets
from orglife_kit.storage.readers.word_form import is_document, read_form


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
    if is_document(path):
        return (_of_form(offered, path),)
    sheets = read_sheets(path)
    known = {table.name: _known_columns(table, sheets, record) for table in offered}
    fitting = [table for table in offered if known[table.name]]
    if not fitting:
        titles = "、".join(table.said_title for table in offered)
        raise InputError(notice("file_of_no_table", Location(path.name), tables=titles))
    return tuple(sorted(fitting, key=lambda table: -known[table.name]))


def _of_form(offered: Sequence[TableOfRecord], path: Path) -> TableOfRecord:
    """Return the table that a form for Word fills; raise ``InputError`` where it is none of those."""
    from orglife_kit.meeting.word_forms import FORM_KINDS
    from orglife_kit.meeting.word_forms.returned import form_identity

    kind = FORM_KINDS[form_identity(read_form(path)).table]
    if kind.table in offered:
        return kind.table
    titles = "、".join(table.said_title for table in offered)
    told = notice(
        "form_of_other_table", Location(path.name), form=kind.title, wanted=kind.table.title, table=titles
    )
    raise InputError(told)


def _known_columns(table: TableOfRecord, sheets: Sequence[Sheet], record: MeetingRecord) -> int:
    """Return how many columns of a file are the table's, none where it is not of it."""
    try:
        return len(read_rows(table, sheets, record).headed.places)
    except InputError:
        return 0
