"""计票情况: the tally of one box, a record that is made once at the close and then only read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orglife_kit.rules.ballots.marks import ABSTENTION, OVERVOTED, Ballot, BallotClass
from orglife_kit.rules.ballots.round import RoundKind, RoundState, Subject
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.settings import PercentageOf


@dataclass(frozen=True)
class TallyRow:
    """One subject's counts, in the order of ``GradeSet.tally_codes``; all are numbers of ballots."""

    subject: Subject
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Tally:
    """The frozen tally of one box, with the numbers it balances with."""

    round_kind: RoundKind
    attempt: int
    ballot_class: BallotClass
    state: RoundState
    grade_set: GradeSet
    entitled: int
    present: int
    issued: int
    received: int
    valid: int
    void: int
    many_excellent: int
    root: str
    rows: tuple[TallyRow, ...]
    cap_base: int
    cap_limit: int
    percentage_of: PercentageOf = PercentageOf.ENTITLED

    @property
    def denominator(self) -> int:
        """What a percentage of this tally is of, as the plan says; always printed beside the figure."""
        return {
            PercentageOf.ENTITLED: self.entitled,
            PercentageOf.RECEIVED: self.received,
            PercentageOf.VALID: self.valid,
        }[self.percentage_of]


def count_marks(
    ballots: Iterable[Ballot], subjects: Sequence[Subject], grade_set: GradeSet
) -> tuple[TallyRow, ...]:
    """Return the counts of valid ``ballots``, one row per subject in the order given."""
    marks = (*range(1, len(grade_set.grades) + 1), ABSTENTION, OVERVOTED)  # as in GradeSet.tally_codes
    columns = [bytes(column) for column in zip(*(ballot.marks for ballot in ballots), strict=True)]
    columns = columns or [b""] * len(subjects)
    return tuple(
        TallyRow(subject, tuple(map(column.count, marks)))
        for subject, column in zip(subjects, columns, strict=True)
    )
