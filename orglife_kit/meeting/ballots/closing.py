"""The close: what balances is split, tallied and rooted inside one transaction; then the intake is destroyed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence

from orglife_kit.errors import Notice, RefusedError, notice
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.ballots.intakes import Intakes, counted
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, has_many_excellent, is_valid
from orglife_kit.rules.ballots.opening import open_round_of
from orglife_kit.rules.ballots.reconciliation import Reconciliation, signed_in
from orglife_kit.rules.ballots.record import ClassCounts, RoundRecord
from orglife_kit.rules.ballots.root import (
    FORMAT,
    NONCE_LENGTH,
    earlier_attempts,
    encode_mark,
    first_leaf,
    officers_of,
    tree_root,
)
from orglife_kit.rules.ballots.round import Round, RoundKind, RoundState, Subject
from orglife_kit.rules.ballots.tally import count_marks
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.tables.ballots import (
    BOXES,
    CLASSES,
    MARKS,
    ROUNDS,
    TALLIES,
    BoxRow,
    CountRow,
    MarksRow,
)


@dataclass(frozen=True)
class CloseReport:
    """What a close says aloud: the reconciliation of each class and the root of each box, no count by grade.

    ``notices`` say what of the sealed ballots could not be destroyed yet.
    """

    state: RoundState
    reconciliations: tuple[Reconciliation, ...]
    roots: dict[BallotClass, str]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class _ClassOfBallots:
    """One class with its ballots, and those of them that are valid."""

    counts: ClassCounts
    ballots: tuple[Ballot, ...]
    valid: tuple[Ballot, ...]
    signed_in: int | None

    @property
    def took_part(self) -> int:
        """Return 实参加: who signed in; where nobody signs in, as many as ballots were issued."""
        return (self.counts.issued or 0) if self.signed_in is None else self.signed_in

    @property
    def reconciliation(self) -> Reconciliation:
        """The numbers that must balance."""
        taken_in, valid = len(self.ballots), len(self.valid)
        return Reconciliation(
            self.counts.ballot_class,
            self.counts.entitled,
            self.counts.issued or 0,
            self.counts.received or 0,
            taken_in,
            valid,
            taken_in - valid,
            self.signed_in,
        )

    @property
    def bound(self) -> dict[str, object]:
        """What the root binds of the class."""
        return {
            "class": self.counts.ballot_class,
            "entitled": self.counts.entitled,
            "issued": self.counts.issued or 0,
            "received": self.counts.received or 0,
            "valid": len(self.valid),
            "void": len(self.ballots) - len(self.valid),
            "typings": self.counts.typings,
            "corrections": self.counts.corrections,
        }


@dataclass(frozen=True)
class _Box:
    """One box of a round with the classes whose ballots are in it."""

    name: BallotClass
    classes: tuple[_ClassOfBallots, ...]

    @property
    def ballots(self) -> list[Ballot]:
        """All its ballots, void ones too."""
        return [ballot for entry in self.classes for ballot in entry.ballots]

    @property
    def valid(self) -> list[Ballot]:
        """Its valid ballots."""
        return [ballot for entry in self.classes for ballot in entry.valid]


def close_round(change: Change, kind: str | RoundKind, intakes: Intakes) -> CloseReport:
    """Keep what a round came to: void, or closed with its tally, marks and roots."""
    entry = open_round_of(change.record, kind)
    ballots = intakes.of(change.record, entry).ballots()
    _check_signed_off(entry)
    classes = []
    for name, counts in entry.classes.items():
        cast = tuple(typed.ballot for typed in counted(entry, ballots, name))
        valid = tuple(ballot for ballot in cast if _is_valid(entry.round, ballot))
        classes.append(_ClassOfBallots(counts, cast, valid, signed_in(change.record, name)))
    reconciliations = tuple(entry.reconciliation for entry in classes)
    faults = [fault for numbers in reconciliations for fault in numbers.faults()]
    if faults:
        raise RefusedError(*faults)
    if any(numbers.is_overfull for numbers in reconciliations):
        change.change(ROUNDS, {"number": entry.number}, state=RoundState.VOID)
        return CloseReport(RoundState.VOID, reconciliations, {})
    for numbers in reconciliations:
        _keep_numbers(change, entry, numbers)
    roots = {box.name: _keep_box(change, entry, box) for box in _boxes(classes)}
    change.change(ROUNDS, {"number": entry.number}, state=RoundState.CLOSED)
    return CloseReport(RoundState.CLOSED, reconciliations, roots)


def _check_signed_off(entry: RoundRecord) -> None:
    unsigned = [
        notice("class_not_signed_off", ballot_class=name)
        for name, counts in entry.classes.items()
        if not counts.signed_off and not _is_idle(counts)
    ]
    if unsigned:
        raise RefusedError(*unsigned)


def _is_idle(counts: ClassCounts) -> bool:
    """Return whether no paper of a class beside the members' was ever counted."""
    return (
        counts.ballot_class is not BallotClass.MEMBERS and counts.issued is None and counts.received is None
    )


def _is_valid(opened: Round, ballot: Ballot) -> bool:
    return is_valid(ballot.marks, opened.grade_set, opened.settings, opened.cap_limit)


def _boxes(classes: Sequence[_ClassOfBallots]) -> Iterator[_Box]:
    for name in dict.fromkeys(entry.counts.box for entry in classes):
        yield _Box(name, tuple(entry for entry in classes if entry.counts.box is name))


def _keep_numbers(change: Change, entry: RoundRecord, numbers: Reconciliation) -> None:
    change.change(
        CLASSES,
        {"round": entry.number, "ballot_class": numbers.ballot_class},
        issued=numbers.issued,
        received=numbers.received,
        valid=numbers.valid,
        void=numbers.void,
    )


def _keep_box(change: Change, entry: RoundRecord, box: _Box) -> str:
    """Keep a box: the only place where marks lie, one row per subject, and its frozen tally; return its root."""
    opened, counted_ballots = entry.round, box.valid
    many = sum(has_many_excellent(ballot.marks, opened.grade_set, opened.cap_limit) for ballot in box.ballots)
    present = sum(each.took_part for each in box.classes)
    bound = _bound(change.record, entry, box, many, present)
    records = _split(opened, counted_ballots)
    leaves = sorted(record for of_subject in records.values() for record in of_subject)
    root = tree_root([bound, *leaves]).hex()
    change.add(BOXES, BoxRow(entry.number, box.name, present, many, bound.decode(), root))
    for member, of_subject in sorted(records.items()):
        change.add(MARKS, MarksRow(entry.number, box.name, member, b"".join(of_subject)))
    for subject, counts in _counts(opened, counted_ballots):
        for code, number in counts.items():
            change.add(TALLIES, CountRow(entry.number, box.name, subject.number, code, number))
    return root


def _bound(record: MeetingRecord, entry: RoundRecord, box: _Box, many: int, present: int) -> bytes:
    """Return the first leaf: everything beside the marks that the root binds."""
    return first_leaf(
        {
            "format": FORMAT,
            "meeting": record.identity,
            "round": {"number": entry.number, "kind": entry.kind, "attempt": entry.round.attempt},
            "box": box.name,
            "frozen": json.loads(entry.frozen),
            "classes": [each.bound for each in box.classes],
            "many_excellent": many,
            "present": present,
            "officers": officers_of(entry),
            "earlier": earlier_attempts(record, entry),
            "intake": entry.intake,
            "marks_per_member": len(box.valid),
        }
    )


def _split(opened: Round, ballots: Sequence[Ballot]) -> dict[int, list[bytes]]:
    """Return each subject's records, sorted: nothing is left that says which marks shared a ballot."""
    return {
        subject.number: sorted(
            encode_mark(opened.number, subject.number, ballot.marks[position], os.urandom(NONCE_LENGTH))
            for ballot in ballots
        )
        for position, subject in enumerate(opened.subjects)
    }


def _counts(opened: Round, ballots: Sequence[Ballot]) -> list[tuple[Subject, Mapping[str, int]]]:
    codes = opened.grade_set.tally_codes
    rows = count_marks(ballots, opened.subjects, opened.grade_set)
    return [(row.subject, dict(zip(codes, row.counts, strict=True))) for row in rows]
