"""参加教育的情况 (C9): what is recorded of a member's taking part, as one of the bases of his assessment.

Not what he said of himself, nor what others said of him: frankness is never held against anyone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.attendance import AttendanceLine
from orglife_kit.rules.preparation.study import Study
from orglife_kit.rules.preparation.talks import Talk


@dataclass(frozen=True)
class Participation:
    """One member's part in numbers and days.

    ``studied`` of ``sessions`` study sessions he attended, ``made_up`` are the days on which he made up
    for one, ``to_make_up`` how many are left; ``talks`` counts his talks, ``with_secretary`` says whether one
    was with the secretary; ``meeting`` is his attendance, ``None`` before it was taken.
    """

    member: int
    sessions: int
    studied: int
    made_up: tuple[datetime.date, ...]
    to_make_up: int
    talks: int
    with_secretary: bool
    meeting: AttendanceLine | None


def participation(
    member: int,
    sessions: Iterable[Study],
    talks: Iterable[Talk],
    secretary: int | None,
    meeting: AttendanceLine | None,
) -> Participation:
    """Return one member's (roster number) part."""
    held = tuple(sessions)
    missed = [absence for study in held for absence in study.absences if absence.member == member]
    own = [talk.pair for talk in talks if member in talk.pair]
    made_up = tuple(absence.made_up for absence in missed if absence.made_up)
    return Participation(
        member,
        len(held),
        len(held) - len(missed),
        made_up,
        len(missed) - len(made_up),
        len(own),
        any(secretary in pair for pair in own if member != secretary),
        meeting,
    )
