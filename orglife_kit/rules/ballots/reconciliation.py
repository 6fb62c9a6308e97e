"""对账: the hand counts and the ballots must balance, or the pair that does not is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.attendance import attendance_count
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import Rated, RoundKind, RoundState

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


@dataclass(frozen=True)
class Reconciliation:
    """The numbers of one class of ballots, all of ballots: 应参加、发出、收回、录入、有效、无效.

    ``present`` are those who signed in and could cast one, ``None`` where nobody of the class signs in.
    """

    ballot_class: BallotClass
    entitled: int
    issued: int
    received: int
    taken_in: int
    valid: int
    void: int
    present: int | None = None

    @property
    def is_overfull(self) -> bool:
        """Whether more came back than were issued: the round is void, 重新测评."""
        return self.received > self.issued

    def faults(self) -> tuple[Notice, ...]:
        """Return a notice for each pair of numbers that does not balance."""
        pairs = (
            (
                self.issued <= self.entitled,
                notice("issued_over_entitled", issued=self.issued, entitled=self.entitled),
            ),
            (
                self.taken_in == self.received,
                notice(
                    "received_not_taken_in",
                    received=self.received,
                    taken_in=self.taken_in,
                ),
            ),
            (
                self.valid + self.void == self.taken_in,
                notice(
                    "valid_void_not_received",
                    valid=self.valid,
                    void=self.void,
                    received=self.received,
                ),
            ),
        )
        found = tuple(fault for balances, fault in pairs if not balances)
        return found if self.is_overfull else (*found, *self.absent_casters())

    def absent_casters(self) -> tuple[Notice, ...]:
        """Return a notice where more ballots came back than signed in: 实参加 ≥ 收回."""
        if self.present is None or self.received <= self.present:
            return ()
        told = notice(
            "received_over_present",
            ballot_class=self.ballot_class,
            received=self.received,
            present=self.present,
        )
        return (told,)


def signed_in(record: MeetingRecord, ballot_class: BallotClass) -> int | None:
    """Return how many signed in who cast a ballot of a class; ``None`` where nobody of it signed in by name.

    Absent members sign nothing; 群众代表 of whom no name was taken down are those whose ballots were issued.
    """
    match ballot_class:
        case BallotClass.MEMBERS:
            return attendance_count(record).casting
        case BallotClass.PUBLIC:
            return len(record.ballots.representatives) or None
        case BallotClass.ABSENT:
            return None
        case _:
            assert_never(ballot_class)


@dataclass(frozen=True)
class BallotNumbers:
    """One class of a round: the hand counts, the officers, its ``box``; numbers of ballots, no count by grade."""

    round_kind: RoundKind
    rates: Rated
    attempt: int
    ballot_class: BallotClass
    entitled: int
    issued: int
    received: int
    valid: int
    void: int
    is_void_round: bool
    tellers: tuple[str, ...]
    scrutineers: tuple[str, ...]
    passed: str
    box: BallotClass


def ballot_numbers(record: MeetingRecord) -> tuple[BallotNumbers, ...]:
    """Return the hand counts and the officers of every round that is over, void ones too; no count by grade."""
    return tuple(
        BallotNumbers(
            round_kind=entry.kind,
            rates=entry.round.rates,
            attempt=entry.round.attempt,
            ballot_class=counts.ballot_class,
            entitled=counts.entitled,
            issued=counts.issued or 0,
            received=counts.received or 0,
            valid=counts.valid or 0,
            void=counts.void or 0,
            is_void_round=entry.state is RoundState.VOID,
            tellers=entry.tellers,
            scrutineers=entry.scrutineers,
            passed=entry.passed,
            box=counts.box,
        )
        for entry in record.ballots.rounds
        if entry.state is not RoundState.OPEN
        for counts in entry.classes.values()
    )
