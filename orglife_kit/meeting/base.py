"""What every act of a meeting stands on: its folder, its plan, its roster, its database."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from orglife_kit.errors import InputError, StorageError, notice
from orglife_kit.rules.plan.members import (
    DecidingOrgan,
    Member,
    Roster,
    usual_deciding_organ,
)
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.storage import ballot_rows, roster_rows
from orglife_kit.storage.database import Database
from orglife_kit.storage.plan_file import read_plan

PLAN_FILE = "plan.toml"
DATABASE_FILE = "meeting.db"


class MeetingBase:
    """One branch's meeting as it lies in its folder."""

    def __init__(self, folder: Path) -> None:
        if not (folder / DATABASE_FILE).is_file():
            raise StorageError(notice("meeting_missing", folder=str(folder)))
        self.folder = folder
        self._plan_state: tuple[int, int] | None = None
        self._plan = self._read_plan()
        self._database = Database(folder / DATABASE_FILE)
        self.identity = self._database.read(roster_rows.meeting_id) or ""
        # under which ballot keys are kept: in a backup its own, so that it never touches those of the first
        self.intake_identity = self._database.read(ballot_rows.read_copy) or self.identity

    def __repr__(self) -> str:
        return f"<Meeting {self.folder.name}>"

    @property
    def plan(self) -> Plan:
        """The plan as ``plan.toml`` now says; read again when the file was changed.

        Raises ``StorageError`` (``folder_vanished``), ``InputError`` as ``read_plan``.
        """
        state = self._state_of_plan()
        if state is None or state != self._plan_state:
            self._plan = self._read_plan()
        return self._plan

    def _read_plan(self) -> Plan:
        plan = read_plan(self.folder / PLAN_FILE)
        self._plan_state = self._state_of_plan()
        return plan

    def _state_of_plan(self) -> tuple[int, int] | None:
        """Return what changes with the file, ``None`` while it is not there."""
        try:
            status = (self.folder / PLAN_FILE).stat()
        except OSError as error:
            if not self.folder.is_dir():
                raise StorageError(notice("folder_vanished", folder=str(self.folder))) from error
            return None
        return status.st_mtime_ns, status.st_size

    @property
    def roster(self) -> Roster:
        """The roster with every member's flags, as recorded now."""
        settings = self.plan.settings
        return self._database.read(lambda rows: roster_rows.read_roster(rows, settings))

    @property
    def deciding_organ(self) -> DecidingOrgan:
        """Who assesses: what the plan names, else what the rules say for this roster."""
        return self.plan.deciding_organ or usual_deciding_organ(self.roster)

    def member(self, name: str | int) -> Member:
        """Return a member by ``name``, ``name#id`` or roster number; raises ``RefusedError``."""
        return self.roster.member(name) if isinstance(name, int) else self.roster.resolve(name)

    def _labels(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(map(self.roster.label, numbers))

    def version(self) -> tuple[int, ...]:
        """Return numbers that are other ones after the meeting was changed outside this object."""
        return self._database.version(), *(self._state_of_plan() or ())

    @property
    def can_undo(self) -> bool:
        """Whether the last act of this meeting, here, is one that can be taken back."""
        return self._database.can_undo

    def undo(self) -> None:
        """Take back the last act that was kept in the database; see ``PlanActs.undo``."""
        self._database.undo()

    def close(self) -> None:
        """Close the meeting's files."""
        self._database.close()


def unique(members: list[int], roster: Roster) -> None:
    """Raise ``InputError`` when a member is named twice in one entry."""
    twice = sorted({number for number in members if members.count(number) > 1})
    if twice:
        raise InputError(*(notice("member_twice", member=roster.label(number)) for number in twice))


def checked_date(text: str) -> str:
    """Return an ISO date as it is kept; raises ``InputError`` (``date_impossible``)."""
    try:
        return datetime.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise InputError(notice("date_impossible", text=text)) from None
