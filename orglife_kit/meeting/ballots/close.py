"""The close: what balances is split, tallied and rooted in one transaction; then the intake is destroyed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from orglife_kit.errors import Notice, RefusedError, notice
from orglife_kit.meeting.ballots.casting import TypingActs
from orglife_kit.rules.ballots.attendance import count_attendance
from orglife_kit.rules.ballots.marks import (
    Ballot,
    BallotClass,
    has_many_excellent,
    is_valid,
)
from orglife_kit.rules.ballots.reconciliation import Reconciliation
from orglife_kit.rules.ballots.root import (
    NONCE_LENGTH,
    encode_mark,
    first_leaf,
    tree_root,
)
from orglife_kit.rules.ballots.round import Round, RoundKind, RoundState
from orglife_kit.rules.ballots.tally import count_marks
from orglife_kit.storage import ballot_rows
from orglife_kit.storage.ballot_rows import ClassCounts, ClosedBox

ROOT_FORMAT = "orglife-root/2"


@dataclass(frozen=True)
class CloseReport:
    """What a close says aloud: the reconciliation of each class and the root of each box, no count by grade."""

    state: RoundState
    reconciliations: tuple[Reconciliation, ...]
    roots: dict[BallotClass, str]


class CloseActs(TypingActs):
    """The end of a round."""

    def close_round(self, kind: str | RoundKind) -> CloseReport:
        """Close a round for good and return its reconciliation and roots.

        Where more was received than issued the round becomes void, its ballots are destroyed uncounted
        and ``state`` is VOID. Raises ``RefusedError`` naming each class not signed off and each pair of
        numbers that does not balance; nothing is changed then.
        """
        known = self._open_round(kind)
        classes = self.class_counts(known)
        taken_in = self._intake(known).ballots()
        ballots = {
            name: [
                typed.ballot for typed in taken_in if typed.ballot.ballot_class is name and typed.typing < 2
            ]
            for name in classes
        }
        self._check_signed_off(known, classes)
        valid = {
            name: [ballot for ballot in cast if self._is_valid(known, ballot)]
            for name, cast in ballots.items()
        }
        reconciliations = tuple(
            _reconcile(counts, len(ballots[name]), len(valid[name])) for name, counts in classes.items()
        )
        overfull = any(entry.is_overfull for entry in reconciliations)
        faults = [fault for entry in reconciliations for fault in entry.faults()]
        if faults:
            raise RefusedError(*faults)
        if overfull:
            self._database.write(lambda rows: ballot_rows.set_state(rows, known.number, RoundState.VOID))
            self._intake(known).destroy()
            return CloseReport(RoundState.VOID, reconciliations, {})
        boxes = [
            self._box(known, box, classes, ballots, valid)
            for box in dict.fromkeys(counts.box for counts in classes.values())
        ]
        self._keep(known, reconciliations, boxes)
        self._intake(known).destroy()
        return CloseReport(RoundState.CLOSED, reconciliations, {box.ballot_class: box.root for box in boxes})

    def settle(self) -> None:
        """Finish what a close left when it was interrupted after its record was kept."""
        for known in self.rounds():
            intake = self._intake(known)
            if known.state is not RoundState.OPEN and intake.remains():
                intake.destroy()

    def _check_signed_off(self, known: Round, classes: dict[BallotClass, ClassCounts]) -> None:
        unsigned: list[Notice] = []
        for name, counts in classes.items():
            idle = name is not BallotClass.MEMBERS and counts.issued is None and counts.received is None
            if not counts.signed_off and not idle:
                unsigned.append(notice("class_not_signed_off", ballot_class=name))
        if unsigned:
            raise RefusedError(*unsigned)

    def _is_valid(self, known: Round, ballot: Ballot) -> bool:
        return is_valid(ballot.marks, known.grade_set, known.settings, known.cap_limit)

    def _box(
        self,
        known: Round,
        name: BallotClass,
        classes: dict[BallotClass, ClassCounts],
        ballots: dict[BallotClass, list[Ballot]],
        valid: dict[BallotClass, list[Ballot]],
    ) -> ClosedBox:
        members = [entry for entry, counts in classes.items() if counts.box is name]
        counted = [ballot for entry in members for ballot in valid[entry]]
        many = sum(
            has_many_excellent(ballot.marks, known.grade_set, known.cap_limit)
            for entry in members
            for ballot in ballots[entry]
        )
        present = self._present(name, classes)
        bound = first_leaf(
            {
                "format": ROOT_FORMAT,
                "meeting": self.identity,
                "round": {"number": known.number, "kind": known.kind, "attempt": known.attempt},
                "box": name,
                "frozen": self._frozen(known),
                "classes": [
                    _bound_class(classes[entry], len(ballots[entry]), len(valid[entry])) for entry in members
                ],
                "many_excellent": many,
                "present": present,
                "officers": self._database.read(lambda rows: ballot_rows.read_roles(rows, known.number)),
                "marks_per_member": len(counted),
            }
        )
        records = _split(known, counted)
        leaves = [bound, *(record for entry in records.values() for record in entry)]
        return ClosedBox(
            ballot_class=name,
            present=present,
            many_excellent=many,
            bound=bound.decode(),
            root=tree_root([bound, *sorted(leaves[1:])]).hex(),
            records={member: b"".join(entry) for member, entry in records.items()},
            counts={
                row.subject.number: dict(zip(known.grade_set.tally_codes, row.counts, strict=True))
                for row in count_marks(counted, known.subjects, known.grade_set)
            },
        )

    def _present(self, name: BallotClass, classes: dict[BallotClass, ClassCounts]) -> int:
        if name is not BallotClass.MEMBERS:
            return classes[name].issued or 0
        return count_attendance(self.roster, self._database.read(ballot_rows.read_attendance)).casting

    def _frozen(self, known: Round) -> object:
        return self._database.read(lambda rows: ballot_rows.read_frozen(rows, known.number))

    def _keep(
        self, known: Round, reconciliations: Sequence[Reconciliation], boxes: Sequence[ClosedBox]
    ) -> None:
        def kept(rows: Connection) -> None:
            for entry in reconciliations:
                ballot_rows.update_class(
                    rows,
                    known.number,
                    entry.ballot_class,
                    issued=entry.issued,
                    received=entry.received,
                    valid=entry.valid,
                    void=entry.void,
                )
            for box in boxes:
                ballot_rows.write_box(rows, known.number, box)
            ballot_rows.set_state(rows, known.number, RoundState.CLOSED)

        self._database.write(kept)


def _reconcile(counts: ClassCounts, taken_in: int, valid: int) -> Reconciliation:
    return Reconciliation(
        counts.ballot_class,
        counts.entitled,
        counts.issued or 0,
        counts.received or 0,
        taken_in,
        valid,
        taken_in - valid,
    )


def _bound_class(counts: ClassCounts, taken_in: int, valid: int) -> dict[str, object]:
    return {
        "class": counts.ballot_class,
        "entitled": counts.entitled,
        "issued": counts.issued or 0,
        "received": counts.received or 0,
        "valid": valid,
        "void": taken_in - valid,
        "typings": counts.typings,
        "corrections": counts.corrections,
    }


def _split(known: Round, ballots: Sequence[Ballot]) -> dict[int, list[bytes]]:
    """Return each subject's records, sorted: nothing is left that says which marks shared a ballot."""
    return {
        subject.number: sorted(
            encode_mark(known.number, subject.number, ballot.marks[place], os.urandom(NONCE_LENGTH))
            for ballot in ballots
        )
        for place, subject in enumerate(known.subjects)
    }
