"""A meeting is created from a plan and a roster, opened from its folder, or made from the sample."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from orglife_kit.errors import StorageError, notice
from orglife_kit.meeting.base import DATABASE_FILE, PLAN_FILE
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.storage import roster_rows, state
from orglife_kit.storage.database import Database
from orglife_kit.storage.plan_file import read_plan
from orglife_kit.storage.roster_file import RosterReading, read_roster

MEETING_VARIABLE = "ORGLIFE_MEETING"


def create_meeting(folder: Path | str, plan: Path | str, roster: Path | str) -> Meeting:
    """Make a new meeting in ``folder`` from a plan and a roster file, and return it open.

    Nothing is left behind when one of the files cannot be used. Raises ``InputError`` with every fault
    of both files, ``StorageError`` (``meeting_exists``, ``folder_unusable``).
    """
    folder, plan = Path(folder), Path(plan)
    if (folder / DATABASE_FILE).exists():
        raise StorageError(notice("meeting_exists", folder=str(folder)))
    reading = _read_both(plan, Path(roster))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / PLAN_FILE).exists() or not plan.samefile(folder / PLAN_FILE):
            shutil.copyfile(plan, folder / PLAN_FILE)
    except OSError as error:
        raise StorageError(notice("folder_unusable", file=str(folder), detail=str(error))) from error
    unfinished = folder / f"{DATABASE_FILE}.new"
    unfinished.unlink(missing_ok=True)
    database = Database(unfinished, create=True)
    try:
        database.write(lambda rows: roster_rows.start_meeting(rows, reading.rows))
    finally:
        database.close()
    unfinished.replace(folder / DATABASE_FILE)
    state.sync_folder(folder)
    return open_meeting(folder)


def open_meeting(folder: Path | str | None = None) -> Meeting:
    """Return the meeting in ``folder``; without one the chosen one, ``ORGLIFE_MEETING``, or the demo.

    A close that was interrupted after its record was kept is finished here.
    """
    if folder is None:
        folder = state.remembered_meeting() or os.environ.get(MEETING_VARIABLE) or _demo()
    meeting = Meeting(Path(folder).resolve())
    meeting.settle()
    return meeting


def choose_meeting(folder: Path | str) -> Meeting:
    """Open ``folder`` and keep it as the meeting that notebooks open from now on."""
    meeting = open_meeting(folder)
    state.remember_meeting(meeting.folder)
    return meeting


def _read_both(plan: Path, roster: Path) -> RosterReading:
    from orglife_kit.errors import InputError

    faults = []
    reading = None
    try:
        read_plan(plan)
    except InputError as error:
        faults += error.notices
    try:
        reading = read_roster(roster)
    except InputError as error:
        faults += error.notices
    if faults or reading is None:
        raise InputError(*faults)
    return reading


def _demo() -> Path:
    from orglife_kit.meeting.sample import demo_folder

    return demo_folder()
