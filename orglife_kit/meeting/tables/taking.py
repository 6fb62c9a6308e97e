"""Taking a file of a table in: read, shown, and kept in one write by the rules that the acts have, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from orglife_kit.errors import InputError, Location, Notice, OrglifeError, RefusedError, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.recording.entry import Told
from orglife_kit.meeting.tables.declaration import TableOfRecord
from orglife_kit.meeting.tables.digest import DIGEST
from orglife_kit.meeting.tables.matching import RowRead, RowState, match_rows
from orglife_kit.meeting.tables.reading import FileRows, read_rows
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers.upload import Sheet, read_sheets
from orglife_kit.storage.readers.word_form import is_document, read_form
from orglife_kit.storage.tables import (
    assessment,
    ballots,
    plan,
    preparation,
    publication,
    rectification,
    reviews,
)
from orglife_kit.storage.tables.mapper import Table

# what a file may write: never a round, a ballot, an account or a publication
MAY_WRITE: frozenset[Table[Any]] = frozenset(
    (
        *(plan.MEMBERS, plan.FLAGS, plan.NOT_COUNTED),
        *(preparation.STUDIES, preparation.ABSENCES, preparation.TALKS, preparation.LAST_PAIRS),
        *(preparation.COMMITTEE_FINDINGS, preparation.SUGGESTIONS, preparation.FINDINGS),
        *(reviews.SELF_REVIEWS, reviews.PEER_REVIEWS),
        *(ballots.ATTENDANCE, ballots.CORRECTIONS, ballots.REPRESENTATIVES),
        *(assessment.OUTCOMES, assessment.DRAFTS, assessment.CONDUCT, assessment.FEEDBACK),
        *(assessment.FOLLOW_UP_REVIEWS, assessment.EDUCATION, assessment.STEPS),
        *(rectification.ITEMS, rectification.PROGRESS, rectification.VERIFICATIONS),
        *(rectification.REOPENINGS, publication.REMARKS),
    )
)


@dataclass(frozen=True)
class TableReading:
    """What was read of a file, to be shown: each of its rows, and how many recorded rows it does not have.

    ``columns`` are the heads as they are written, by the kit's column names; ``kept`` tells whether it is recorded
    now: not where nothing changes, and not where it was only looked at.
    """

    table: str
    file: str
    sheet: str | None
    encoding: str | None
    columns: Mapping[str, str]
    head_row: int
    rows: tuple[RowRead, ...]
    missing: int
    warnings: tuple[Notice, ...]
    kept: bool = False

    @property
    def numbers(self) -> dict[str, int]:
        """How many rows are new, changed and unchanged."""
        found = Counter(row.state for row in self.rows)
        return {state.value: found[state] for state in RowState}

    @property
    def changes(self) -> tuple[RowRead, ...]:
        """The rows that say something new."""
        return tuple(row for row in self.rows if row.state is not RowState.UNCHANGED)


class _NotKept(Exception):  # noqa: N818 - no error: it ends a write in which nothing is to be kept
    """Ends a write without keeping anything of it."""

    def __init__(self, reading: TableReading) -> None:
        super().__init__()
        self.reading = reading


def take_in(work: Work, table: TableOfRecord, path: Path, *, dry_run: bool = False) -> TableReading:
    """Take a file of a table in and return what was read; with ``dry_run`` it is only read, and judged as if kept.

    Raises ``RefusedError`` (``table_not_taken_in``, and what the rules refuse) or ``InputError``, each with every
    fault of the file, its sheet, row and column; then nothing is kept.
    """
    if table.take is None:
        raise refuse("table_not_taken_in", table=table.title)
    brought = sheets_brought(table, path)

    def act(change: Change) -> TableReading:
        reading = _taken(change, table, brought(change.record))
        if dry_run or not reading.changes:
            raise _NotKept(reading)
        return replace(reading, kept=True)

    try:
        return work.write(act, MAY_WRITE)
    except _NotKept as ended:
        return ended.reading


def sheets_brought(table: TableOfRecord, path: Path) -> Callable[[MeetingRecord], tuple[Sheet, ...]]:
    """Return what gives the sheets of a file beside a record: of a table's file its own, of a form that of its rows.

    Raises ``InputError`` where the file cannot be read.
    """
    from orglife_kit.meeting.word_forms import FORM_KINDS

    if table.name in FORM_KINDS and is_document(path):
        from orglife_kit.meeting.word_forms.returned import form_sheet

        form = read_form(path)
        return lambda record: (form_sheet(table, form, record),)
    sheets = read_sheets(path)
    return lambda _record: sheets


def _taken(change: Change, table: TableOfRecord, sheets: tuple[Sheet, ...]) -> TableReading:
    record = change.record
    read = read_rows(table, sheets, record)
    matched = match_rows(read, record)
    faults: list[tuple[type[OrglifeError], Notice]] = [
        *((InputError, told) for told in (*read.faults, *matched.faults)),
        *((RefusedError, told) for told in matched.conflicts),
    ]
    faulty = {told.location.row for _, told in faults}
    assert table.take is not None
    entries = [entry for entry in matched.entries if entry.location.row not in faulty]
    told = table.take(change, entries) if entries else Told()
    faults += told.faults
    faults = _columns_lacking(read, faults)
    if faults:
        kinds = {kind for kind, _ in faults}
        kind = RefusedError if kinds == {RefusedError} else InputError
        raise kind(*sorted((told for _, told in faults), key=lambda told: told.location.row or 0))
    headed = read.headed
    return TableReading(
        table.name,
        headed.sheet.file,
        headed.sheet.sheet,
        headed.sheet.encoding,
        {key: head for key, head in headed.written.items() if key != DIGEST},
        headed.head_row,
        tuple(matched.rows),
        matched.missing,
        (*read.warnings, *matched.warnings, *told.warnings),
    )


def _columns_lacking(
    read: FileRows, faults: Sequence[tuple[type[OrglifeError], Notice]]
) -> list[tuple[type[OrglifeError], Notice]]:
    """Return the faults, with one for a column that the file does not have in place of one for each of its rows."""
    headed, told = read.headed, dict[str, Notice]()
    where = Location(headed.sheet.file, headed.sheet.sheet, headed.head_row)
    kept = []
    for kind, fault in faults:
        wanted = fault.location.column
        if fault.code == "cell_missing" and wanted and wanted not in headed.written.values():
            found = "、".join((*headed.written.values(), *headed.left()))
            told[wanted] = notice("column_missing", where, wanted=wanted, found=found)
        else:
            kept.append((kind, fault))
    return [*((InputError, missing) for missing in told.values()), *kept]
