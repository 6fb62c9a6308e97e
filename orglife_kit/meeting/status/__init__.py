"""Where the meeting stands: what is done, missing, overdue or worth a look, stage by stage, all at once."""

from __future__ import annotations

from orglife_kit.meeting.publication import PublicationActs
from orglife_kit.meeting.status.assessment import AssessmentStatus
from orglife_kit.meeting.status.ballots import BallotStatus
from orglife_kit.meeting.status.entry import EntryState, StatusEntry
from orglife_kit.meeting.status.plan import PlanStatus
from orglife_kit.meeting.status.preparation import PreparationStatus
from orglife_kit.meeting.status.reviews import ReviewStatus

__all__ = ["EntryState", "StatusActs", "StatusEntry"]


class StatusActs(
    PlanStatus, PreparationStatus, ReviewStatus, BallotStatus, AssessmentStatus, PublicationActs
):
    """The whole meeting at one look."""

    def status(self) -> tuple[StatusEntry, ...]:
        """Return every stage's entries, in the order of the meeting."""
        return (
            *self._plan_status(),
            *self._preparation_status(),
            *self._attendance_status(),
            *self._reviews_status(),
            *self._ballots_status(),
            *self._assessment_status(),
        )
