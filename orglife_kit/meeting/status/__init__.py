"""Where the meeting stands: what is done, missing, overdue or worth a look, stage by stage, all at once."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from orglife_kit.meeting.status.assessment import AssessmentStatus
from orglife_kit.meeting.status.ballots import BallotStatus
from orglife_kit.meeting.status.entry import EntryState, StatusEntry
from orglife_kit.meeting.status.plan import PlanStatus
from orglife_kit.meeting.status.preparation import PreparationStatus
from orglife_kit.meeting.status.publication import PublicationStatus
from orglife_kit.meeting.status.rectification import RectificationStatus
from orglife_kit.meeting.status.reviews import ReviewStatus

if TYPE_CHECKING:
    import pandas

__all__ = ["EntryState", "StatusActs", "StatusEntry"]


class StatusActs(
    PlanStatus,
    PreparationStatus,
    ReviewStatus,
    BallotStatus,
    AssessmentStatus,
    RectificationStatus,
    PublicationStatus,
):
    """The whole meeting at one look."""

    def status_entries(self, today: datetime.date | None = None) -> tuple[StatusEntry, ...]:
        """Return every stage's entries, in the order of the meeting; what is overdue is so on ``today``."""
        day = (today or datetime.date.today()).isoformat()
        return (
            *self._plan_status(),
            *self._preparation_status(day),
            *self._attendance_status(),
            *self._reviews_status(),
            *self._ballots_status(),
            *self._assessment_status(day),
            *self._rectification_status(day),
            *self._publication_status(),
        )

    def next_entry(self, today: datetime.date | None = None) -> StatusEntry | None:
        """Return what comes next: the first entry that is overdue or missing, or ``None`` when all is done."""
        waiting = (EntryState.OVERDUE, EntryState.MISSING)
        return next((entry for entry in self.status_entries(today) if entry.state in waiting), None)

    def status(self, today: datetime.date | None = None) -> pandas.DataFrame:
        """Return the status, one row an entry, in the order of the meeting.

        Columns: ``stage``, ``state`` (done, missing, overdue, warning), ``clause`` (C1–C18), ``notebook``
        (where it is mended), ``code`` (of its sentence), ``names`` (labels joined by 、).
        """
        import pandas

        return pandas.DataFrame(
            [
                (
                    *(entry.stage, entry.state.value, entry.clause, entry.notebook, entry.says.code),
                    "、".join(entry.names),
                )
                for entry in self.status_entries(today)
            ],
            columns=["stage", "state", "clause", "notebook", "code", "names"],
        )
