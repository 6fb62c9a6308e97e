"""计票情况: the tally of one box, a record that is made once at the close and then only read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.marks import ABSTENTION, OVERVOTED, Ballot, BallotClass
from orglife_kit.rules.ballots.planned import rated_of
from orglife_kit.rules.ballots.round import Rated, RoundKind, RoundState, Subject
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.settings import PercentageOf

if TYPE_CHECKING:
    from orglife_kit.rules.ballots.record import BoxCounts, RoundRecord
    from orglife_kit.rules.record import MeetingRecord


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
    rates: Rated = Rated.MEMBERS

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


def tallies(record: MeetingRecord) -> tuple[Tally, ...]:
    """Return the tally of every box of every closed round, in the order of the rounds."""
    return tuple(
        _tally(entry, box)
        for entry in record.ballots.rounds
        if entry.state is RoundState.CLOSED
        for box in entry.boxes.values()
    )


def tally_of(
    record: MeetingRecord,
    kind: str | RoundKind = RoundKind.MEMBERS,
    ballot_class: str | BallotClass = BallotClass.MEMBERS,
) -> Tally:
    """Return the frozen tally of one box.

    Raises ``RefusedError``: ``round_not_open``, ``round_not_closed``, ``round_void``, ``class_unknown``,
    ``class_in_members_box``.
    """
    entry, wanted = record.ballots.latest(kind), BallotClass.named(ballot_class)
    if entry is None:
        raise refuse("round_not_open", kind=rated_of(record, kind))
    if entry.state is RoundState.OPEN:
        raise refuse("round_not_closed", kind=entry.round.rates)
    if entry.state is RoundState.VOID:
        raise refuse("round_void", kind=entry.round.rates)
    if wanted in entry.boxes:
        return _tally(entry, entry.boxes[wanted])
    raise refuse("class_in_members_box" if wanted in entry.classes else "class_unknown", ballot_class=wanted)


def _tally(entry: RoundRecord, box: BoxCounts) -> Tally:
    classes = [counts for counts in entry.classes.values() if counts.box is box.ballot_class]
    codes = entry.round.grade_set.tally_codes
    return Tally(
        round_kind=entry.kind,
        rates=entry.round.rates,
        attempt=entry.round.attempt,
        ballot_class=box.ballot_class,
        state=entry.state,
        grade_set=entry.round.grade_set,
        entitled=sum(counts.entitled for counts in classes),
        present=box.present,
        issued=sum(counts.issued or 0 for counts in classes),
        received=sum(counts.received or 0 for counts in classes),
        valid=sum(counts.valid or 0 for counts in classes),
        void=sum(counts.void or 0 for counts in classes),
        many_excellent=box.many_excellent,
        root=box.root,
        rows=tuple(
            TallyRow(subject, tuple(box.counts[subject.number][code] for code in codes))
            for subject in entry.round.subjects
        ),
        cap_base=entry.round.cap_base,
        cap_limit=entry.round.cap_limit,
        percentage_of=entry.round.settings.percentage_of,
    )
