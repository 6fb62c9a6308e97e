"""Which of several tables a file is of: the one whose columns it has, most of them first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from orglife_kit.errors import InputError, Location, notice
from orglife_kit.meeting.tables.declaration import TableOfRecord
from orglife_kit.meeting.tables.reading import headings_of, read_rows
from orglife_kit.meeting.tables.unfolding import unfolded
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers.columns import head_key, written_heads
from orglife_kit.storage.readers.upload import Sheet, read_sheets
from orglife_kit.storage.readers.word_form import is_document, read_form

Fit = tuple[int, int]


def fitting_tables(
    offered: Sequence[TableOfRecord], every: Sequence[TableOfRecord], path: Path, record: MeetingRecord
) -> tuple[TableOfRecord, ...]:
    """Return the tables that a file can be of, first the one that knows the most of its columns.

    It is one of those ``offered``, unless another one of ``every`` knows more of it than any of these could: what was
    put into the wrong place is read as what it is. One that is offered alone tells itself what is wrong with a file
    of none. Raises ``InputError`` where the file cannot be read, and ``file_of_no_table`` where it is of none.
    """
    if is_document(path):
        return (_of_form(path),)
    sheets = read_sheets(path)
    known = {table.name: _knows(table, sheets, record) for table in every}
    could = max((_could_know(table, sheets, record) for table in offered), default=(0, 0))
    ours = [table for table in offered if known[table.name] > (0, 0)]
    ours.sort(key=lambda table: known[table.name], reverse=True)
    most = max(known.values())
    best = [table for table in every if known[table.name] == most and table not in offered]
    if not (ours or most > could) and len(offered) != 1:
        titles = "、".join(table.said_title for table in offered or every)
        raise InputError(notice("file_of_no_table", Location(path.name), tables=titles))
    if most > could:
        return (*best, *(ours or offered))
    return (*(ours or offered), *(best if most == could > (1, 1) else ()))  # as likely: it can be chosen


def _of_form(path: Path) -> TableOfRecord:
    """Return the table that a form for Word fills."""
    from orglife_kit.meeting.word_forms import FORM_KINDS
    from orglife_kit.meeting.word_forms.returned import form_identity

    return FORM_KINDS[form_identity(read_form(path)).table].table


def _known(table: TableOfRecord, written: Mapping[str, str]) -> Fit:
    """Return how well a table knows heads: how many of them, and how many by the table's own word."""
    own = {column.key: column.head for column in table.columns}
    return len(written), sum(head_key(head) == head_key(own.get(key, "")) for key, head in written.items())


def _could_know(table: TableOfRecord, sheets: Sequence[Sheet], record: MeetingRecord) -> Fit:
    """Return how well a table knows a file, whatever that lacks of it."""
    unfolded_sheets = [unfolded(table, sheet, record) for sheet in sheets]
    return _known(table, written_heads(unfolded_sheets, headings_of(table)))


def _knows(table: TableOfRecord, sheets: Sequence[Sheet], record: MeetingRecord) -> Fit:
    """Return how well a table knows a file, not at all where it is not of it."""
    try:
        return _known(table, read_rows(table, sheets, record).headed.written)
    except InputError:
        return 0, 0
