"""A new meeting is read from a plan and a roster, shown, and only then kept."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.errors import InputError, Notice, StorageError, notice, system_reason
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.work import DATABASE_FILE, PLAN_FILE
from orglife_kit.meeting.written import NoticeReading, changes_of, read_notice
from orglife_kit.rules.plan.members import Membership, usual_organ_of
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.storage.database import Database
from orglife_kit.storage.evidence import FOLDER as EVIDENCE
from orglife_kit.storage.files import sync_folder, write_whole
from orglife_kit.storage.plan_file import blank_plan, changed_plan, plan_with, read_plan
from orglife_kit.storage.readers.roster import RosterReading, RosterRow, read_roster
from orglife_kit.storage.tables.plan import MEMBER_FACTS, MemberRow, start_meeting

if TYPE_CHECKING:
    from orglife_kit.meeting.next_year import LastYear

_ASIDE = ".new"
_NO_NAME = re.compile(  # of a folder, on one system or another
    r"^\.|\.$|[/\\:*?\"<>|\x00-\x1f]|^(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\..*)?$", re.IGNORECASE
)


@dataclass(frozen=True)
class MeetingReading:
    """What was read of a plan and a roster, to be shown before it is kept: the same bytes, the same rows.

    ``last`` is what the year before leaves to it; ``notices`` say what of the plan should be looked at.
    ``written`` is what was found in a written plan or notice, ``base`` the text of the plan before that went in and
    ``of_base`` what was to be looked at of it.
    """

    plan: Plan
    plan_text: bytes
    roster: RosterReading
    last: LastYear | None = None
    notices: tuple[Notice, ...] = ()
    written: NoticeReading | None = None
    base: str = ""
    of_base: tuple[Notice, ...] = ()

    def with_only(self, keys: Collection[str]) -> MeetingReading:
        """Return the reading with those fields of the written plan that were accepted."""
        assert self.written is not None
        return _with_written(self, self.written.with_only(keys))


def read_meeting(
    folder: Path | str,
    plan: Path | str | None = None,
    roster: Path | str | None = None,
    *,
    last_year: Path | str | None = None,
    notice: Path | str | NoticeReading | None = None,
    today: datetime.date | None = None,
) -> MeetingReading:
    """Return what a new meeting in ``folder`` would be made of; nothing is written.

    A ``notice`` is a written plan (.docx, .txt, or what was read of one): the plan says what was found in it, and
    else nothing, or what last year's said.

    Without a plan it is a blank one, to be filled in ``1_plan``, whose meeting is held ``today``. With
    ``last_year`` (the folder of a meeting) plan and roster may be ``None``: then they are last year's, the plan
    moved on by a year. Raises ``InputError`` with every fault of both files and
    ``new_meeting_incomplete``, ``new_plan_twice`` (a plan and a notice), ``StorageError`` (``meeting_exists``).
    """
    _check_free(Path(folder))
    if notice is None:
        return _read(plan, roster, last_year, today or datetime.date.today())
    written = notice if isinstance(notice, NoticeReading) else read_notice(notice)
    return _read_written(plan, written, roster, last_year, today or datetime.date.today())


def new_folder(beside: Path, name: str) -> Path:
    """Return the folder called ``name`` among the meetings in ``beside``, for a new one, on any system.

    Raises ``InputError`` (``new_meeting_name``, ``new_meeting_name_taken``).
    """
    name = name.strip()
    if _NO_NAME.search(name):
        raise InputError(notice("new_meeting_name", name=name))
    if (beside / name / DATABASE_FILE).exists():
        raise InputError(notice("new_meeting_name_taken", name=name))
    return beside / name


def _check_free(folder: Path) -> None:
    if (folder / DATABASE_FILE).exists():
        raise StorageError(notice("meeting_exists", folder=str(folder)))


def _read(
    plan: Path | str | None, roster: Path | str | None, last_year: Path | str | None, today: datetime.date
) -> MeetingReading:
    if last_year is not None:
        from orglife_kit.meeting.next_year import read_last_year

        return _read_after(read_last_year(last_year), plan, roster)
    if roster is None:
        raise InputError(notice("new_meeting_incomplete"))
    if plan is None:
        read = read_roster(Path(roster))
        full = sum(row.membership == Membership.FULL for row in read.rows)
        text, blank = blank_plan(today, usual_organ_of(full))
        return MeetingReading(blank, text.encode(), read, None, (notice("plan_blank"),))
    return _read_files(plan, roster)


def _read_written(
    plan: Path | str | None,
    written: NoticeReading,
    roster: Path | str | None,
    last_year: Path | str | None,
    today: datetime.date,
) -> MeetingReading:
    if plan is not None:
        raise InputError(notice("new_plan_twice"))
    reading = _read(None, roster, last_year, today)
    if reading.last is None:
        base, empty = plan_with({}, today)
        reading = replace(reading, plan=empty, base=base, notices=())
    else:
        reading = replace(reading, base=reading.plan_text.decode(), of_base=reading.notices)
    return _with_written(reading, written)


def _with_written(reading: MeetingReading, written: NoticeReading) -> MeetingReading:
    """Return the reading with the plan as what was found makes it; of the plan before only what is left is told."""
    from orglife_kit.meeting.next_year import names_year

    text, plan = changed_plan(reading.base, changes_of(written.found))
    found = {field.key for field in written.found}
    left = [told for told in reading.of_base if told.location.field not in found]
    if reading.last is not None and not names_year(text, reading.last.plan.year):
        left = [told for told in left if told.code != "plan_names_last_year"]
    return replace(
        reading, plan=plan, plan_text=text.encode(), written=written, notices=(*left, *written.notices)
    )


def _read_after(last: LastYear, plan: Path | str | None, roster: Path | str | None) -> MeetingReading:
    from orglife_kit.meeting.next_year import last_roster, next_plan

    notices: tuple[Notice, ...] = ()
    if plan is None:
        text, moved, notices = next_plan(last)
        plan_text = text.encode()
    else:
        plan_text, moved = _read_plan(Path(plan))
    read = last_roster(last) if roster is None else read_roster(Path(roster))
    return MeetingReading(moved, plan_text, read, last, notices)


def _read_files(plan: Path | str, roster: Path | str) -> MeetingReading:
    faults: list[Notice] = []
    plan_read, roster_read = None, None
    try:
        plan_text, plan_read = _read_plan(Path(plan))
    except InputError as error:
        faults += error.notices
    try:
        roster_read = read_roster(Path(roster))
    except InputError as error:
        faults += error.notices
    if plan_read is None or roster_read is None:
        raise InputError(*faults)
    return MeetingReading(plan_read, plan_text, roster_read)


def create_meeting(
    folder: Path | str,
    plan: Path | str | None = None,
    roster: Path | str | None = None,
    *,
    last_year: Path | str | None = None,
) -> Meeting:
    """Make a new meeting in ``folder`` from a plan and a roster file, or after last year's, and return it open.

    Nothing is left behind when one of the files cannot be used. Raises as ``read_meeting`` and
    ``keep_meeting``.
    """
    return keep_meeting(folder, read_meeting(folder, plan, roster, last_year=last_year))


def keep_meeting(folder: Path | str, reading: MeetingReading) -> Meeting:
    """Make a new meeting in ``folder`` from what was read, and return it open.

    Raises ``StorageError`` (``meeting_exists``, ``folder_unusable``).
    """
    folder = Path(folder)
    _check_free(folder)
    with _aside(folder) as aside:
        write_whole(aside / PLAN_FILE, _plan_after(reading, folder), mode=0o600)
        database = Database(aside / DATABASE_FILE, create=True)
        try:
            members = tuple(starmap(_member_row, enumerate(reading.roster.rows, start=1)))
            database.write(lambda connection: start_meeting(connection, members))
        finally:
            database.close()
        _take_over(aside, reading.last)
    return Meeting(folder.resolve())


def _plan_after(reading: MeetingReading, folder: Path) -> bytes:
    """Return the plan of a meeting in ``folder``; it names the folder of last year's, where it names none."""
    if reading.last is None or reading.plan.previous:
        return reading.plan_text
    last = reading.last.folder
    beside = last.parent == folder.resolve().parent
    text, _ = changed_plan(reading.plan_text.decode(), {"plan.previous": last.name if beside else str(last)})
    return text.encode()


def _member_row(position: int, row: RosterRow) -> MemberRow:
    facts = {name: getattr(row, name) for name in MEMBER_FACTS}
    return MemberRow(0, position, **facts | {"membership": Membership(row.membership)})


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """Yield a place inside ``folder`` for a new meeting's files; they are put in theirs together or not at all."""
    is_new, aside = not folder.exists(), folder / _ASIDE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.rmtree(aside, ignore_errors=True)  # of one that was interrupted
        aside.mkdir(mode=0o700)
        yield aside
        if (aside / EVIDENCE).exists():
            (aside / EVIDENCE).replace(folder / EVIDENCE)
        for name in (PLAN_FILE, DATABASE_FILE):  # with the second there is a meeting
            (aside / name).replace(folder / name)
        aside.rmdir()
        sync_folder(folder)
    except BaseException as error:
        shutil.rmtree(aside, ignore_errors=True)
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            reason = system_reason(error)
            raise StorageError(notice("folder_unusable", file=str(folder), detail=reason)) from error
        raise


def _take_over(folder: Path, last: LastYear | None) -> None:
    """Let the new meeting take over what last year leaves to it, and what its plan says of persons."""
    from orglife_kit.meeting.next_year import take_over

    meeting = Meeting(folder.resolve())
    try:
        meeting._settle()
        if last is not None:
            take_over(meeting, last)
    finally:
        meeting.close()


def _read_plan(path: Path) -> tuple[bytes, Plan]:
    plan = read_plan(path)
    return path.read_bytes(), plan
