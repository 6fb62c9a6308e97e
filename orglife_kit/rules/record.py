"""``MeetingRecord``: everything that is kept of one meeting, as one value; marks are not part of it."""

from __future__ import annotations

from collections.abc import Mapping

from orglife_kit.frozen import dataclass
from orglife_kit.rules.assessment.record import AssessmentRecord
from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.plan.members import (
    DecidingOrgan,
    Flag,
    Member,
    NotCounted,
    Roster,
    usual_deciding_organ,
)
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.rules.preparation.record import PreparationRecord
from orglife_kit.rules.publication.record import PublicationRecord
from orglife_kit.rules.rectification.record import RectificationRecord
from orglife_kit.rules.reviews import ReviewsRecord


@dataclass(frozen=True)
class MeetingRecord:
    """One meeting as it stood at one moment: the plan, the roster, and one part per stage.

    Pages, tables, the status and the calendar are functions of it. ``identity`` is the meeting's random id;
    ``copy`` that of a copy that was made of it, ``None`` in the first. ``flag_reasons`` says why a flag was set
    by hand, by roster number and flag.
    """

    identity: str
    plan: Plan
    roster: Roster
    copy: str | None
    not_counted: Mapping[int, NotCounted]
    flag_reasons: Mapping[tuple[int, Flag], str]
    preparation: PreparationRecord
    reviews: ReviewsRecord
    ballots: BallotsRecord
    assessment: AssessmentRecord
    rectification: RectificationRecord
    publication: PublicationRecord

    def member(self, name: str | int) -> Member:
        """Return a member by number, ``name`` or ``name#number``; raises ``RefusedError``."""
        return self.roster.find(name)

    @property
    def members_not_counted(self) -> tuple[NotCounted, ...]:
        """Who is approved as not counted in 应到, in roster order."""
        return tuple(self.not_counted[number] for number in self.roster.in_order(self.not_counted))

    @property
    def deciding_organ(self) -> DecidingOrgan:
        """Who assesses: what the plan names, else what the rules say for this roster."""
        return self.plan.deciding_organ or usual_deciding_organ(self.roster)
