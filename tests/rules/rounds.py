"""Rounds for the tests of rules, made in memory: open, closed or void, with the numbers that were counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.record import BoxCounts, ClassCounts, RoundRecord
from orglife_kit.rules.ballots.round import Round, RoundKind, RoundState, Subject
from orglife_kit.rules.plan.grades import MEMBERS_GRADE_SET
from orglife_kit.rules.plan.settings import Settings

SUBJECTS = (Subject(3, "张三"), Subject(1, "李雪"))
CODES = MEMBERS_GRADE_SET.tally_codes


def class_counts(
    ballot_class: BallotClass = BallotClass.MEMBERS,
    numbers: Sequence[int | None] = (22, 20, 20, 19, 1),
    *,
    box: BallotClass | None = None,
    signed_off: bool = True,
) -> ClassCounts:
    """Return one class with its entitled, issued, received, valid and void ballots."""
    entitled, issued, received, valid, void = numbers
    assert entitled is not None
    return ClassCounts(
        ballot_class, box or ballot_class, entitled, issued, received, 1, 0, signed_off, valid, void
    )


def round_record(
    number: int = 1,
    kind: RoundKind = RoundKind.MEMBERS,
    state: RoundState = RoundState.CLOSED,
    *,
    attempt: int = 1,
    subjects: Sequence[Subject] = SUBJECTS,
    classes: Sequence[ClassCounts] = (class_counts(),),
    counts: Mapping[int, Sequence[int]] | None = None,
    cap: tuple[int, int] = (21, 7),
) -> RoundRecord:
    """Return a round; a closed one has a box for each class that is not counted in another's."""
    whole = counts or {subject.number: (1, 2, 3, 4, 5, 6) for subject in subjects}
    boxes = {
        entry.box: BoxCounts(
            entry.box,
            20,
            0,
            f"{number}" * 64,
            {subject: dict(zip(CODES, of_subject, strict=True)) for subject, of_subject in whole.items()},
        )
        for entry in classes
        if state is RoundState.CLOSED
    }
    frozen = Round(number, kind, attempt, state, tuple(subjects), MEMBERS_GRADE_SET, Settings(), *cap)
    of_class = {entry.ballot_class: entry for entry in classes}
    return RoundRecord(frozen, "{}", f"{number:032x}", ("王计",), ("赵监",), of_class, boxes)
