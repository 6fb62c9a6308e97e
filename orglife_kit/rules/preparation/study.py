"""集中学习 (C2): one session on its day; everybody attended but those absent, who make up for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import Roster


@dataclass(frozen=True)
class Absence:
    """A member (roster number) who missed a session, why, and when it was made up for, if it was."""

    member: int
    reason: str = ""
    made_up: datetime.date | None = None


@dataclass(frozen=True)
class Study:
    """One study session: its day, its place, and who was absent; everybody else attended.

    ``number`` is the kit's own, 0 before it is kept.
    """

    number: int
    date: datetime.date
    place: str = ""
    absences: tuple[Absence, ...] = ()

    def absence_of(self, member: int) -> Absence | None:
        """Return the absence of a member (roster number); nothing where he attended."""
        return next((absence for absence in self.absences if absence.member == member), None)

    def attended(self, member: int) -> bool:
        """Return whether a member (roster number) was there."""
        return self.absence_of(member) is None


def check_study(study: Study, roster: Roster, meeting: datetime.date | None) -> tuple[Notice, ...]:
    """Return what should be looked at: who made up for a session before it was held, one after the ``meeting``."""
    early = tuple(
        notice(
            "made_up_before_study",
            member=roster.label(absence.member),
            date=absence.made_up,
            day=study.date,
        )
        for absence in study.absences
        if absence.made_up is not None and absence.made_up < study.date
    )
    if meeting is None or study.date <= meeting:
        return early
    return (notice("study_after_meeting", date=study.date, day=meeting), *early)


def not_made_up(sessions: Iterable[Study], roster: Roster) -> tuple[int, ...]:
    """Return the roster numbers of those who missed a session and have not made up for it, in roster order."""
    lacking = {absence.member for session in sessions for absence in session.absences if not absence.made_up}
    return tuple(member.number for member in roster.members if member.number in lacking)
