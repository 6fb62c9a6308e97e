"""复点: members drawn by dice are counted again by hand from the sealed paper, and compared with the tally."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import field
from math import comb
from operator import index
from typing import TYPE_CHECKING

from orglife_kit.errors import RefusedError, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.ballots.tally import Tally, tally_of

if TYPE_CHECKING:
    from orglife_kit.rules.ballots.record import RoundRecord
    from orglife_kit.rules.record import MeetingRecord

SIDES = 6


@dataclass(frozen=True)
class Recount:
    """One recount of a box: who was drawn, and what was counted on the paper once it has come.

    ``before_copy`` says that the root was not on the paper yet; ``counts`` are numbers of ballots per subject and code.
    """

    number: int
    round: int
    ballot_class: BallotClass
    drawn: tuple[int, ...]
    before_copy: bool
    date: datetime.date | None = None
    counted_by: str = ""
    watched_by: str = ""
    counts: Mapping[int, Mapping[str, int]] = field(default_factory=dict)

    @property
    def is_counted(self) -> bool:
        """Whether the numbers from the paper have come."""
        return self.date is not None


@dataclass(frozen=True)
class CountDifference:
    """One code of one subject of which the paper holds another number than the tally."""

    subject: Subject
    code: str
    tallied: int
    counted: int


@dataclass(frozen=True)
class RecountOutcome:
    """What a recount showed; ``differences`` are ``None`` while the root is not on the paper: only equal or not.

    ``subjects`` is how many members the box rates, ``drawn`` who of them was counted again.
    """

    recount: Recount
    tally: Tally
    drawn: tuple[Subject, ...]
    is_equal: bool
    differences: tuple[CountDifference, ...] | None

    @property
    def subjects(self) -> int:
        """How many members the box rates."""
        return len(self.tally.rows)


@dataclass(frozen=True)
class Dice:
    """How a member is drawn: so many dice give 1 to ``highest``; above it they are thrown again."""

    number: int
    throws: int
    highest: int


def dice_for(subjects: int) -> Dice:
    """Return how many dice draw one of ``subjects`` so that each is as likely, with the fewest throws in vain."""
    dice = 1
    while SIDES**dice < subjects:
        dice += 1
    throws = SIDES**dice
    return Dice(dice, throws, throws // subjects * subjects)


def percent_found(subjects: int, drawn: int, altered: int) -> int:
    """Return with how many percent at least one of ``altered`` subjects is among those ``drawn``, rounded down.

    Exact (hypergeometric), in integers: 22, 5, 5 gives 76.
    """
    whole = comb(subjects, drawn)
    return 100 * (whole - comb(subjects - altered, drawn)) // whole


def closed_box(record: MeetingRecord, kind: str, ballot_class: str) -> tuple[RoundRecord, Tally]:
    """Return the latest round of ``kind`` with the tally of one box; raises ``RefusedError`` as ``tally_of``."""
    tally = tally_of(record, kind, ballot_class)
    entry = record.ballots.latest(kind)
    assert entry is not None
    return entry, tally


def drawn_subjects(tally: Tally, named: Sequence[str | int]) -> tuple[int, ...]:
    """Return the numbers of the subjects that are named (label or number), in the order of the ballot.

    Raises ``RefusedError`` (``nobody_drawn``, ``subject_unknown``, ``drawn_twice``).
    """
    subjects = [row.subject for row in tally.rows]
    found = [
        next((subject for subject in subjects if name in (subject.number, subject.label)), None)
        for name in named
    ]
    unknown = [str(name) for name, subject in zip(named, found, strict=True) if subject is None]
    if unknown:
        raise RefusedError(*(notice("subject_unknown", name=name) for name in unknown))
    numbers = [subject.number for subject in found if subject is not None]
    if not numbers:
        raise refuse("nobody_drawn")
    for subject in subjects:
        if numbers.count(subject.number) > 1:
            raise refuse("drawn_twice", name=subject.label)
    return tuple(subject.number for subject in subjects if subject.number in numbers)


def checked_counts(
    recount: Recount, tally: Tally, counts: Mapping[int, Mapping[str, int]]
) -> dict[int, dict[str, int]]:
    """Return the numbers as whole ones.

    Raises ``RefusedError`` for every number that cannot be, which tells nothing of the tally.
    """
    labels = {row.subject.number: row.subject.label for row in tally.rows}
    faults = [
        notice("recount_not_drawn", name=labels.get(number, str(number)))
        for number in counts
        if number not in recount.drawn
    ]
    whole: dict[int, dict[str, int]] = {}
    for number in recount.drawn:
        if number not in counts:
            faults.append(notice("recount_member_missing", name=labels[number]))
            continue
        of_member = whole[number] = _whole(counts[number])
        if set(of_member) != set(tally.grade_set.tally_codes):
            faults.append(notice("recount_codes_differ", name=labels[number]))
        elif min(of_member.values()) < 0:
            faults.append(notice("count_negative"))
        elif sum(of_member.values()) != tally.valid:
            total = sum(of_member.values())
            faults.append(
                notice("recount_total_differs", name=labels[number], total=total, valid=tally.valid)
            )
    if faults:
        raise RefusedError(*faults)
    return whole


def _whole(counts: object) -> dict[str, int]:
    """Return counts as Python's own numbers, those of a DataFrame too; -1 for what is none."""
    if not isinstance(counts, Mapping):
        return {}
    whole = {}
    for code, count in counts.items():
        try:
            whole[str(code)] = index(count)
        except TypeError:
            whole[str(code)] = -1
    return whole


def recounts_of(record: MeetingRecord, round_number: int, ballot_class: BallotClass) -> tuple[Recount, ...]:
    """Return the recounts of one box, in the order in which they were drawn."""
    return tuple(
        recount
        for recount in record.ballots.recounts
        if (recount.round, recount.ballot_class) == (round_number, ballot_class)
    )


def waiting_recount(record: MeetingRecord, round_number: int, ballot_class: BallotClass) -> Recount | None:
    """Return the recount of a box whose numbers have not come yet."""
    of_box = recounts_of(record, round_number, ballot_class)
    return next((recount for recount in of_box if not recount.is_counted), None)


def outcome_of(record: MeetingRecord, recount: Recount) -> RecountOutcome:
    """Return what a recount that has been counted showed; how it differs only once the root is on the paper."""
    entry = next(entry for entry in record.ballots.rounds if entry.number == recount.round)
    tally = tally_of(record, entry.kind, recount.ballot_class)
    drawn = tuple(row.subject for row in tally.rows if row.subject.number in recount.drawn)
    codes = tally.grade_set.tally_codes
    differences = tuple(
        CountDifference(row.subject, code, tallied, recount.counts[row.subject.number][code])
        for row in tally.rows
        if row.subject.number in recount.counts
        for code, tallied in zip(codes, row.counts, strict=True)
        if tallied != recount.counts[row.subject.number][code]
    )
    is_copied = recount.round in record.ballots.copied
    return RecountOutcome(recount, tally, drawn, not differences, differences if is_copied else None)


def outcomes(record: MeetingRecord) -> tuple[RecountOutcome, ...]:
    """Return what every recount showed whose numbers have come."""
    return tuple(outcome_of(record, recount) for recount in record.ballots.recounts if recount.is_counted)
