"""``Meeting``: one branch's meeting, one object per stage word, imported when it is first asked for."""

from __future__ import annotations

import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.meeting.work import Work
from orglife_kit.rules.record import MeetingRecord

if TYPE_CHECKING:
    from orglife_kit.meeting.assessment import AssessmentStage
    from orglife_kit.meeting.backup import Backup
    from orglife_kit.meeting.ballots import BallotsStage
    from orglife_kit.meeting.plan import PlanStage
    from orglife_kit.meeting.preparation import PreparationStage
    from orglife_kit.meeting.publication import PublicationStage
    from orglife_kit.meeting.rectification import RectificationStage
    from orglife_kit.meeting.reviews import ReviewsStage
    from orglife_kit.meeting.status import StatusEntry
    from orglife_kit.meeting.tables import Tables
    from orglife_kit.rules.plan.members import Member


class Meeting:
    """One branch's meeting, opened from its folder by ``open_meeting``.

    ``record`` is everything that is kept, as one value; ``tables`` gives it as DataFrames. Each stage has an
    object with its acts: an act decides and writes in one transaction, or refuses and writes nothing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._work = Work(folder)

    def __repr__(self) -> str:
        return f"<Meeting {self.folder.name}>"

    @cached_property
    def plan(self) -> PlanStage:
        """The acts of the plan: the roster, the plan's file, who is not counted."""
        from orglife_kit.meeting.plan import PlanStage

        return PlanStage(self._work)

    @cached_property
    def preparation(self) -> PreparationStage:
        """The acts of the preparation: study, talks, suggestions, findings."""
        from orglife_kit.meeting.preparation import PreparationStage

        return PreparationStage(self._work)

    @cached_property
    def reviews(self) -> ReviewsStage:
        """The acts of the reviews: what members say of themselves and of each other."""
        from orglife_kit.meeting.reviews import ReviewsStage

        return ReviewsStage(self._work)

    @cached_property
    def ballots(self) -> BallotsStage:
        """The acts of the evening: attendance, agenda, rounds, ballots, minutes."""
        from orglife_kit.meeting.ballots import BallotsStage

        return BallotsStage(self._work)

    @cached_property
    def assessment(self) -> AssessmentStage:
        """The acts of the assessment: what the deciding organ settles, and what follows."""
        from orglife_kit.meeting.assessment import AssessmentStage

        return AssessmentStage(self._work)

    @cached_property
    def rectification(self) -> RectificationStage:
        """The acts of the ledger: items, progress, verification, accounts."""
        from orglife_kit.meeting.rectification import RectificationStage

        return RectificationStage(self._work)

    @cached_property
    def publication(self) -> PublicationStage:
        """The acts of the publication: what each scope may see, and what went out."""
        from orglife_kit.meeting.publication import PublicationStage

        return PublicationStage(self._work)

    @cached_property
    def tables(self) -> Tables:
        """The record as DataFrames: a function for each table."""
        from orglife_kit.meeting.tables import Tables

        return Tables(self._work, self.status)

    @property
    def record(self) -> MeetingRecord:
        """Everything that is kept of the meeting, as it is now.

        Raises ``StorageError`` (``folder_vanished``), ``InputError`` where ``plan.toml`` cannot be read.
        """
        return self._work.record

    def _settle(self) -> None:
        """Finish what an earlier version or an interruption left: persons in the plan's file, a half-done close."""
        from orglife_kit.meeting.persons import take_over_persons

        take_over_persons(self._work)
        self.ballots._settle()

    def member(self, name: str | int) -> Member:
        """Return a member by number, ``name`` or ``name#number``; raises ``RefusedError``."""
        return self.record.member(name)

    def status(
        self, today: str | datetime.date | None = None, record: MeetingRecord | None = None
    ) -> tuple[StatusEntry, ...]:
        """Return where the meeting stands: every stage's entries; what is overdue is so on ``today``.

        By ``record`` where that is given, for what is shown beside it. Raises ``InputError`` (``date_impossible``).
        """
        from orglife_kit.meeting.entries import day_or_none
        from orglife_kit.meeting.status import status

        day, record = day_or_none(today) or datetime.date.today(), record or self.record
        return status(record, day, self.ballots.unreadable_rounds(record), self.ballots.left)

    def version(self) -> tuple[object, ...]:
        """Return what is another value after the meeting, or what is in its intake, was changed."""
        return (*self._work.version(), self.ballots.intake_version())

    @property
    def can_undo(self) -> bool:
        """Whether the last act of this meeting, here, is one that can be taken back."""
        return self._work.can_undo

    def undo(self) -> None:
        """Take back the last act.

        Raises ``RefusedError``: ``nothing_to_undo`` after an act that cannot be taken back, ``undo_too_late`` when
        the meeting was changed elsewhere since.
        """
        self._work.undo()

    def backup(self, folder: Path | str) -> Backup:
        """Copy the meeting into ``folder``, new, empty or an earlier backup, which is replaced.

        Sealed ballots and their key are left out: ballots of open rounds are typed again from the paper.
        Raises ``InputError`` (``backup_in_meeting``, ``backup_folder_used``, ``backup_continued``) and
        ``StorageError`` where it cannot be written.
        """
        from orglife_kit.meeting.backup import make_backup

        record = self.record
        return make_backup(self.folder, record, folder, self.ballots.counted_ballots(record))

    def exports_in(self, root: Path) -> Path:
        """Return the folder in ``root`` for what is written of this meeting alone; it is made.

        Raises ``StorageError`` (``folder_unusable``).
        """
        from orglife_kit.meeting.files import exports_in

        return exports_in(root, self.folder, self._work.record.identity)  # which no write changes

    def exports_into(self, folder: Path) -> Path:
        """Return ``folder``, or the meeting's own folder in it where another meeting has written into it.

        Raises ``StorageError`` (``folder_unusable``).
        """
        from orglife_kit.meeting.files import exports_into

        return exports_into(folder, self.folder, self._work.record.identity)  # which no write changes

    def close(self) -> None:
        """Close the meeting's files."""
        self._work.close()
