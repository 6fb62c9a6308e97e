"""谈心谈话 (C3): who talked with whom, and who is still to: the secretary with everybody, each with one other."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.plan.plan import SECRETARY, Period

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord

_DEPUTY = "副书记"


@dataclass(frozen=True)
class Talk:
    """One talk that took place; ``number`` is the kit's own, 0 before it is kept. What was said is optional."""

    number: int
    date: datetime.date
    talker: int
    listener: int
    place: str = ""
    theme: str = ""
    content: str = ""
    suggestion: str = ""

    @property
    def pair(self) -> frozenset[int]:
        """The two who talked."""
        return frozenset((self.talker, self.listener))


@dataclass(frozen=True)
class TalkCoverage:
    """How far the talks reach; roster numbers in roster order.

    ``secretary`` is ``None`` where the roster names none. ``due`` is the number of the other members: so many
    talks of the secretary are due, and so many members are to talk with another one.
    """

    secretary: int | None
    due: int
    without_secretary: tuple[int, ...]
    without_member: tuple[int, ...]

    @property
    def with_secretary(self) -> int:
        """How many members the secretary has talked with."""
        return self.due - len(self.without_secretary) if self.secretary is not None else 0

    @property
    def with_member(self) -> int:
        """How many members have talked with another member."""
        return self.due - len(self.without_member)


def secretary_of(roster: Roster) -> int | None:
    """Return the roster number of the branch's secretary, or ``None`` where no post says so."""
    return next(
        (
            member.number
            for member in roster.members
            if SECRETARY in member.post and _DEPUTY not in member.post
        ),
        None,
    )


def coverage(roster: Roster, talks: Iterable[Talk]) -> TalkCoverage:
    """Return who is still to be talked with: by the secretary, and by another member."""
    secretary = secretary_of(roster)
    pairs = {talk.pair for talk in talks}
    others = [member.number for member in roster.members if member.number != secretary]
    among_members = {number for pair in pairs if secretary not in pair for number in pair}
    return TalkCoverage(
        secretary,
        len(others),
        tuple(
            number for number in others if secretary is None or frozenset((secretary, number)) not in pairs
        ),
        tuple(number for number in others if number not in among_members),
    )


def talk_coverage(record: MeetingRecord) -> TalkCoverage:
    """Return how far the recorded talks reach."""
    return coverage(record.roster, record.preparation.talks)


def usual_talk_day(record: MeetingRecord, today: datetime.date) -> datetime.date | None:
    """Return today within the plan's days, else the last day that a talk is recorded for, else the first."""
    period, talks = record.plan.preparation.talks, record.preparation.talks
    if period.holds(today):
        return today
    return talks[-1].date if talks else period.first


def check_talk(
    talk: Talk, roster: Roster, period: Period, meeting: datetime.date | None = None
) -> tuple[Notice, ...]:
    """Return what should be looked at: a day outside the plan's period, or after the meeting."""
    names = "、".join(roster.label(number) for number in (talk.talker, talk.listener))
    if not period.holds(talk.date):
        first, last = period.first or period.last, period.last or period.first
        return (notice("talk_outside_period", names=names, date=talk.date, first=first, last=last),)
    if meeting is not None and talk.date > meeting:
        return (notice("talk_after_meeting", names=names, date=talk.date, day=meeting),)
    return ()
