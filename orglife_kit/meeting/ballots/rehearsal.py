"""演练: a practice round with dummy ballots in a folder of its own, wiped when it is over."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from orglife_kit.errors import StorageError, notice, refuse
from orglife_kit.meeting.ballots.attendance import AttendanceActs
from orglife_kit.meeting.ballots.close import CloseActs
from orglife_kit.meeting.ballots.tally import TallyActs
from orglife_kit.meeting.base import DATABASE_FILE, PLAN_FILE
from orglife_kit.rules.ballots.marks import mark_code
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.storage import practice, roster_rows
from orglife_kit.storage.database import Database

DUMMY_BALLOTS = 5
_ROUND = RoundKind.MEMBERS


@dataclass(frozen=True)
class Rehearsal:
    """A practice round that went well: how many dummy ballots, and how many members stood on each."""

    ballots: int
    members: int


class RehearsalActs(AttendanceActs, CloseActs, TallyActs):
    """Trying the evening out."""

    def rehearse(self) -> Rehearsal:
        """Practise the members' round with five dummy ballots (fewer where fewer cast one), then wipe it.

        Ballots are cast, one is corrected, one withdrawn and typed again, the round is closed, tallied and
        recounted, all beside the meeting: of its own data nothing is read but plan, roster and flags, and
        nothing is changed. Raises what the evening would raise, and ``StorageError`` (``rehearsal_differs``)
        when the tally is not what was cast.
        """
        with self._beside() as beside:
            return _practise(beside)

    def settle(self) -> None:
        """Finish what a close or a rehearsal left when it was interrupted."""
        super().settle()
        practice.wipe_left(self.folder, self.identity)

    @contextmanager
    def _beside(self) -> Iterator[_Practice]:
        with practice.place(self.folder, self.identity) as (folder, identity):
            (folder / PLAN_FILE).write_bytes((self.folder / PLAN_FILE).read_bytes())
            self._copy_roster(folder, identity)
            beside = _Practice(folder)
            try:
                yield beside
            finally:
                beside.close()

    def _copy_roster(self, folder: Path, identity: str) -> None:
        members, flags = self._database.read(roster_rows.read_kept)
        database = Database(folder / DATABASE_FILE, create=True)
        try:
            database.write(lambda rows: roster_rows.write_kept(rows, identity, members, flags))
        finally:
            database.close()


class _Practice(AttendanceActs, CloseActs, TallyActs):
    """The meeting that is practised with."""


def _practise(beside: _Practice) -> Rehearsal:
    from orglife_kit.verify import verify

    beside.take_attendance()
    known = beside.open_round(_ROUND)
    number = min(DUMMY_BALLOTS, beside.usual_issue(_ROUND))
    if not number:
        raise refuse("nobody_casts")
    pile = [_dummy(len(known.subjects), known.grade_set) for _ in range(number)]
    tokens = [beside.cast(_ROUND, marks).token for marks in pile]
    pile[0] = _dummy(len(known.subjects), known.grade_set)
    beside.correct_ballot(_ROUND, tokens[0], pile[0])
    beside.withdraw_ballot(_ROUND, tokens[-1])
    beside.cast(_ROUND, pile[-1])
    beside.count_paper(_ROUND, issued=number, received=number)
    beside.sign_off(_ROUND)
    beside.close_round(_ROUND)
    tally = beside.tally_record(_ROUND)
    counted = [dict(zip(known.grade_set.tally_codes, row.counts, strict=True)) for row in tally.rows]
    if counted != _plain_count(pile, known.grade_set) or not verify(beside.folder, tally.root).is_consistent:
        raise StorageError(notice("rehearsal_differs"))
    return Rehearsal(number, len(known.subjects))


def _dummy(subjects: int, grade_set: GradeSet) -> list[int]:
    """Return random marks without the capped grade, so that no setting makes the ballot void."""
    possible = [
        place for place, grade in enumerate(grade_set.grades, start=1) if grade.code != grade_set.capped
    ]
    return [secrets.choice([0, *possible]) for _ in range(subjects)]


def _plain_count(pile: Sequence[Sequence[int]], grade_set: GradeSet) -> list[dict[str, int]]:
    counted = []
    for line in zip(*pile, strict=True):
        codes = Counter(mark_code(mark, grade_set) for mark in line)
        counted.append({code: codes[code] for code in grade_set.tally_codes})
    return counted
