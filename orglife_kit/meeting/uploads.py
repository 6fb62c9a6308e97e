"""Files that are taken in or filled in for a meeting: what stands in them, read with the names of its record."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.meeting.tables import TABLES, table_of
from orglife_kit.meeting.tables.member_lines import assessment_lines, attendance_lines
from orglife_kit.rules.assessment.outcomes import Assessment
from orglife_kit.rules.ballots.attendance import AttendanceLine
from orglife_kit.rules.ballots.opening import grade_set_of, subjects_of
from orglife_kit.rules.ballots.planned import check_planned
from orglife_kit.rules.ballots.recount import closed_box
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.read_piles import piles_left, record_pile
from orglife_kit.storage.readers import ballots, recount
from orglife_kit.storage.readers.ballots import Pile
from orglife_kit.storage.readers.roster import RosterReading, RosterRow

__all__ = [
    "TEMPLATES",
    "Pile",
    "RosterReading",
    "RosterRow",
    "pile_notices",
    "read_assessments",
    "read_attendance",
    "read_pile",
    "read_recount",
    "template_file",
    "write_template",
]

_PILE = "sheets"
TEMPLATES = (*(table.name for table in TABLES.values() if table.taken_in), _PILE)


def read_attendance(
    record: MeetingRecord, path: Path, told: list[Notice] | None = None
) -> tuple[AttendanceLine, ...]:
    """Return the attendance in a file, one line a listed member; raises ``InputError`` with every fault.

    What of the file was not read is added to ``told``.
    """
    return attendance_lines(record, path, [] if told is None else told)


def read_pile(record: MeetingRecord, kind: str | RoundKind, path: Path) -> Pile:
    """Return the counted paper ballots in a file; raises ``InputError`` with every fault.

    Where the file lies is kept in the user's state, so that the close and the doctor can name it. Raises
    ``RefusedError`` (``round_not_on_agenda``) where the meeting has no such round.
    """
    check_planned(record, RoundKind.named(kind))
    pile = ballots.read_pile(path, subjects_of(record, kind), grade_set_of(record, kind), record.roster)
    record_pile(record.identity, path)
    return pile


def pile_notices(record: MeetingRecord) -> tuple[Notice, ...]:
    """Return a notice for each file of whole ballots that was read for this meeting and is still there."""
    return tuple(notice("pile_left", file=str(path)) for path in piles_left(record.identity))


def read_recount(
    record: MeetingRecord, kind: str | RoundKind, ballot_class: str, path: Path
) -> dict[int, dict[str, int]]:
    """Return the numbers of a recount in a file; raises ``InputError`` with every fault."""
    _, tally = closed_box(record, kind, ballot_class)
    return recount.read_recount(path, [row.subject for row in tally.rows], tally.grade_set)


def read_assessments(
    record: MeetingRecord, path: Path, told: list[Notice] | None = None
) -> tuple[Assessment, ...]:
    """Return the outcomes and opinions in a file; raises ``InputError`` with every fault.

    What of the file was not read is added to ``told``.
    """
    return assessment_lines(record, path, [] if told is None else told)


def write_template(
    name: str, path: Path, record: MeetingRecord | None = None, kind: str | RoundKind = RoundKind.MEMBERS
) -> None:
    """Write one of ``TEMPLATES`` as a workbook to fill in; with ``record`` its names and the plan's words are chosen.

    Raises ``InputError`` (``template_needs_meeting`` for the pile of ballots, ``file_exists``), ``StorageError``
    (``export_unwritable``).
    """
    from orglife_kit.storage.table_file import write_file
    from orglife_kit.storage.written_files import record_written, refuse_to_overwrite

    content = template_file(name, record, kind)
    refuse_to_overwrite(path, "template")
    write_file(path, content)
    record_written(path, "template")


def template_file(
    name: str, record: MeetingRecord | None = None, kind: str | RoundKind = RoundKind.MEMBERS
) -> bytes:
    """Return what ``write_template`` writes; raises ``InputError`` (``template_needs_meeting``)."""
    from orglife_kit.meeting.tables.writing import template_pages
    from orglife_kit.storage.table_file import workbook
    from orglife_kit.storage.template_file import pile_pages

    if name != _PILE:
        pages = template_pages(table_of(name), record)
    elif record is None:
        raise InputError(notice("template_needs_meeting"))
    else:
        pages = pile_pages(subjects_of(record, kind), grade_set_of(record, kind))
    return workbook(pages)
