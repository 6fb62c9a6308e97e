"""演练: a practice round with dummy ballots in a folder of its own, wiped when it is over."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, StorageError, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.work import DATABASE_FILE, PLAN_FILE, Work
from orglife_kit.rules.ballots.marks import mark_code
from orglife_kit.rules.ballots.opening import usual_issue
from orglife_kit.rules.ballots.planned import planned_rounds
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.storage import practice
from orglife_kit.storage.plan_file import read_bytes

if TYPE_CHECKING:
    from orglife_kit.meeting.ballots.stage import BallotsStage

DUMMY_BALLOTS = 5


@dataclass(frozen=True)
class Rehearsal:
    """A practice round that went well: how many dummy ballots, and how many members stood on each."""

    ballots: int
    members: int


def rehearse(work: Work, stage_of: Callable[[Work], BallotsStage]) -> Rehearsal:
    """Practise the members' round, or the only one that there is, in a meeting beside it, by acts of ``stage_of``."""
    with _beside(work) as beside:
        return _practise(beside, stage_of(beside))


def wipe_rehearsals(work: Work) -> tuple[Notice, ...]:
    """Wipe what rehearsals left that were interrupted; return what was left alone."""
    return practice.wipe_left(work.folder)


@contextmanager
def _beside(work: Work) -> Iterator[Work]:
    """Yield a meeting with this one's plan and roster, in a folder that is wiped at the end."""
    with practice.practice_folder(work.folder) as (folder, identity):
        (folder / PLAN_FILE).write_bytes(read_bytes(work.folder / PLAN_FILE))
        practice.copy_roster(work.database, folder / DATABASE_FILE, identity)
        beside = Work(folder)
        try:
            yield beside
        finally:
            beside.close()


def _practise(beside: Work, ballots: BallotsStage) -> Rehearsal:
    from orglife_kit.verify import verify

    ballots.take_attendance()
    planned = planned_rounds(beside.record)
    kind = RoundKind.COMMITTEE if planned == (RoundKind.COMMITTEE,) else RoundKind.MEMBERS
    opened = ballots.open_round(kind).round
    number = min(DUMMY_BALLOTS, usual_issue(beside.record, kind))
    if not number:
        raise refuse("nobody_casts")
    pile = [_dummy(len(opened.subjects), opened.grade_set) for _ in range(number)]
    tokens = [ballots.cast(kind, marks).token for marks in pile]
    pile[0] = _dummy(len(opened.subjects), opened.grade_set)
    ballots.correct_ballot(kind, tokens[0], pile[0])
    ballots.withdraw_ballot(kind, tokens[-1])
    ballots.cast(kind, pile[-1])
    ballots.count_paper(kind, issued=number, received=number)
    ballots.sign_off(kind)
    ballots.close_round(kind)
    tally = tally_of(beside.record, kind)
    counted = [dict(zip(opened.grade_set.tally_codes, row.counts, strict=True)) for row in tally.rows]
    if counted != _plain_count(pile, opened.grade_set) or not verify(beside.folder, tally.root).is_consistent:
        raise StorageError(notice("rehearsal_differs"))
    return Rehearsal(number, len(opened.subjects))


def _dummy(subjects: int, grade_set: GradeSet) -> list[int]:
    """Return random marks without the capped grade, so that no setting makes the ballot void."""
    possible = [
        mark for mark, grade in enumerate(grade_set.grades, start=1) if grade.code != grade_set.capped
    ]
    return [secrets.choice([0, *possible]) for _ in range(subjects)]


def _plain_count(pile: Sequence[Sequence[int]], grade_set: GradeSet) -> list[dict[str, int]]:
    counted = []
    for line in zip(*pile, strict=True):
        codes = Counter(mark_code(mark, grade_set) for mark in line)
        counted.append({code: codes[code] for code in grade_set.tally_codes})
    return counted
