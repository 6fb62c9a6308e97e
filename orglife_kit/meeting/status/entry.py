"""One line of the status, and the short ways to make one."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from orglife_kit.errors import Notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.record import MeetingRecord


class EntryState(StrEnum):
    """What an entry says: done, missing, past its day, or a warning that stops nothing."""

    DONE = "done"
    MISSING = "missing"
    OVERDUE = "overdue"
    WARNING = "warning"


@dataclass(frozen=True)
class StatusEntry:
    """One line of the status: its stage, state, clause (C1–C18), the notebook that mends it, and what it says.

    ``names`` are the labels of the members it speaks of, in roster order.
    """

    stage: str
    state: EntryState
    clause: str
    notebook: str
    says: Notice
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lines:
    """Makes the entries of one stage, each mended in the stage's ``notebook``."""

    stage: str
    notebook: str

    def done(self, clause: str, says: Notice) -> StatusEntry:
        """Return an entry for what is done."""
        return StatusEntry(self.stage, EntryState.DONE, clause, self.notebook, says)

    def missing(self, clause: str, says: Notice, names: Iterable[str] = ()) -> StatusEntry:
        """Return an entry for what is missing."""
        return StatusEntry(self.stage, EntryState.MISSING, clause, self.notebook, says, tuple(names))

    def overdue(self, clause: str, says: Notice, names: Iterable[str] = ()) -> StatusEntry:
        """Return an entry for what is past its day."""
        return StatusEntry(self.stage, EntryState.OVERDUE, clause, self.notebook, says, tuple(names))

    def warning(self, clause: str, says: Notice, names: Iterable[str] = ()) -> StatusEntry:
        """Return an entry for what should be looked at."""
        return StatusEntry(self.stage, EntryState.WARNING, clause, self.notebook, says, tuple(names))


def labels(record: MeetingRecord, numbers: Iterable[int]) -> tuple[str, ...]:
    """Return the labels of members by their numbers."""
    return tuple(map(record.roster.label, numbers))
