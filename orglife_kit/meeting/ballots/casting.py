"""录票: every way in ends here; until sign-off a ballot can be corrected or withdrawn."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orglife_kit.errors import InputError, Notice, RefusedError, notice, refuse
from orglife_kit.meeting.ballots.rounds import RoundActs
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, is_possible, mark_code
from orglife_kit.rules.ballots.round import Round, RoundKind, RoundState, Subject
from orglife_kit.storage import ballot_rows
from orglife_kit.storage.intake import (
    FILE_TYPING,
    FIRST_TYPING,
    SECOND_TYPING,
    TOKEN_LENGTH,
    TypedBallot,
)


@dataclass(frozen=True)
class SavedBallot:
    """What an acknowledged ballot gives back: its correction token, and how many are in."""

    token: str
    saved: int


@dataclass(frozen=True)
class TypingDifference:
    """Where two typings differ: a subject, a tally code, and second minus first, in ballots."""

    subject: Subject
    code: str
    difference: int


class TypingActs(RoundActs):
    """Ballots come in."""

    def cast(
        self,
        kind: str | RoundKind,
        marks: Sequence[int],
        *,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        token: str | None = None,
        second: bool = False,
    ) -> SavedBallot:
        """Seal one ballot: a mark per subject in order (0 弃权, 1… the grade's place, 255 多选).

        It is on the disk when this returns. The same ``token`` (32 hex digits) counts once, however
        often it is sent. Raises ``InputError`` (``marks_impossible``) and ``RefusedError``.
        """
        known, counts = self._open_class(kind, ballot_class)
        ballot = self._ballot(known, counts.ballot_class, marks)
        typing = SECOND_TYPING if second else FIRST_TYPING
        if second and counts.typings == 1:
            self._database.write(
                lambda rows: ballot_rows.update_class(rows, known.number, counts.ballot_class, typings=2)
            )
        token = token or secrets.token_hex(TOKEN_LENGTH)
        return SavedBallot(token, self._intake(known).add(token, ballot, typing))

    def correct_ballot(self, kind: str | RoundKind, token: str, marks: Sequence[int]) -> None:
        """Overwrite the marks of a typed ballot."""
        known, typed = self._typed(kind, token)
        ballot = self._ballot(known, typed.ballot.ballot_class, marks)
        self._intake(known).replace(token, ballot.marks)
        self._count_correction(known, typed.ballot.ballot_class)

    def withdraw_ballot(self, kind: str | RoundKind, token: str) -> None:
        """Take a typed ballot out of the intake."""
        known, typed = self._typed(kind, token)
        self._intake(known).remove(token)
        self._count_correction(known, typed.ballot.ballot_class)

    def typed_ballots(
        self,
        kind: str | RoundKind,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        *,
        second: bool = False,
    ) -> tuple[TypedBallot, ...]:
        """Return the ballots that are in, ordered by their random tokens, until the sign-off."""
        known, counts = self._open_class(kind, ballot_class)
        return self._in(known, counts.ballot_class, second=second)

    def saved_ballots(
        self,
        kind: str | RoundKind,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        *,
        second: bool = False,
    ) -> int:
        """Return how many ballots of a class are in while the round is open."""
        known = self.round(kind)
        if known is None or known.state is not RoundState.OPEN:
            return 0
        return len(self._in(known, BallotClass(ballot_class), second=second))

    def typing_differences(
        self, kind: str | RoundKind, ballot_class: str | BallotClass = BallotClass.MEMBERS
    ) -> tuple[TypingDifference, ...]:
        """Return where the second typing differs from the first, signed, per subject and code.

        Empty when they agree. Raises ``RefusedError`` (``typings_unequal``) while one holds fewer ballots.
        """
        known, counts = self._open_class(kind, ballot_class)
        return self._differences(known, counts.ballot_class)

    def take_pile(
        self,
        kind: str | RoundKind,
        pile: Sequence[Sequence[int]],
        *,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        issued: int | None = None,
        received: int | None = None,
        tellers: Iterable[str] = (),
        scrutineers: Iterable[str] = (),
    ) -> tuple[Notice, ...]:
        """Take a counted pile from a file and sign it off, opening the round if need be.

        ``issued`` is by default as many as are present and cast a ballot, ``received`` the rows. Returns
        warnings. Raises ``InputError`` (``received_not_rows``, ``marks_impossible``) with nothing saved,
        and ``RefusedError`` for a second pile (``class_signed_off``).
        """
        wanted = self._possible_class(kind, ballot_class)
        if received is not None and received != len(pile):
            raise InputError(notice("received_not_rows", received=received, rows=len(pile)))
        subjects, grade_set = self.subjects(kind), self.grade_set(kind)
        known = self.round(kind)
        if known is not None and known.state is RoundState.OPEN:
            grade_set = known.grade_set
        impossible = [
            notice("marks_impossible", row=row)
            for row, marks in enumerate(pile, start=1)
            if not is_possible(tuple(marks), len(subjects), grade_set)
        ]
        if impossible:
            raise InputError(*impossible)
        if issued is not None and issued > wanted:
            raise refuse("issued_over_entitled", issued=issued, entitled=wanted)
        known = self.open_round(kind)
        known, counts = self._open_class(kind, ballot_class)
        if self._in(known, counts.ballot_class, second=False, file=False):
            raise refuse("pile_over_typed", ballot_class=counts.ballot_class)
        if issued is None:
            issued = self.usual_issue(kind, counts.ballot_class)
        ballots = [Ballot(counts.ballot_class, tuple(marks)) for marks in pile]
        self._intake(known).put_pile(counts.ballot_class, ballots)
        warnings = list(self.name_officers(kind, tellers, scrutineers))
        if not self.officers(kind)[0]:
            warnings.append(notice("tellers_not_named"))
        warnings += self.count_paper(kind, counts.ballot_class, issued=issued, received=len(pile))
        self.sign_off(kind, counts.ballot_class)
        return tuple(warnings)

    def sign_off(self, kind: str | RoundKind, ballot_class: str | BallotClass = BallotClass.MEMBERS) -> None:
        """Sign off a class: its ballots can no longer be changed.

        Raises ``RefusedError`` for everything that lacks: ``issued_missing``, ``received_missing``,
        ``received_not_taken_in``, ``typings_differ``.
        """
        known, counts = self._open_class(kind, ballot_class)
        lacking: list[Notice] = []
        if counts.issued is None:
            lacking.append(notice("issued_missing", ballot_class=counts.ballot_class))
        if counts.received is None:
            lacking.append(notice("received_missing", ballot_class=counts.ballot_class))
        taken_in = len(self._in(known, counts.ballot_class, second=False))
        if counts.received is not None and taken_in != counts.received:
            lacking.append(notice("received_not_taken_in", received=counts.received, taken_in=taken_in))
        if counts.typings == 2:
            try:
                if self._differences(known, counts.ballot_class):
                    lacking.append(notice("typings_differ"))
            except RefusedError as error:
                lacking.extend(error.notices)
        if lacking:
            raise RefusedError(*lacking)
        self._database.write(
            lambda rows: ballot_rows.update_class(rows, known.number, counts.ballot_class, signed_off=1)
        )

    def _ballot(self, known: Round, ballot_class: BallotClass, marks: Sequence[int]) -> Ballot:
        if not is_possible(tuple(marks), len(known.subjects), known.grade_set):
            raise InputError(notice("marks_impossible", row=1))
        return Ballot(ballot_class, tuple(marks))

    def _typed(self, kind: str | RoundKind, token: str) -> tuple[Round, TypedBallot]:
        known = self._open_round(kind)
        for typed in self._intake(known).ballots():
            if typed.token == token:
                self._open_class(kind, typed.ballot.ballot_class)
                return known, typed
        raise refuse("ballot_unknown")

    def _in(
        self, known: Round, ballot_class: BallotClass, *, second: bool, file: bool = True
    ) -> tuple[TypedBallot, ...]:
        wanted = {SECOND_TYPING} if second else {FIRST_TYPING, FILE_TYPING} if file else {FIRST_TYPING}
        return tuple(
            typed
            for typed in self._intake(known).ballots()
            if typed.ballot.ballot_class is ballot_class and typed.typing in wanted
        )

    def _differences(self, known: Round, ballot_class: BallotClass) -> tuple[TypingDifference, ...]:
        first = self._in(known, ballot_class, second=False)
        second = self._in(known, ballot_class, second=True)
        if len(first) != len(second):
            raise refuse("typings_unequal", first=len(first), second=len(second))
        found = []
        for place, subject in enumerate(known.subjects):
            counts = [
                Counter(mark_code(typed.ballot.marks[place], known.grade_set) for typed in typing)
                for typing in (first, second)
            ]
            for code in known.grade_set.tally_codes:
                difference = counts[1][code] - counts[0][code]
                if difference:
                    found.append(TypingDifference(subject, code, difference))
        return tuple(found)

    def _count_correction(self, known: Round, ballot_class: BallotClass) -> None:
        counts = self.class_counts(known)[ballot_class]
        if counts.typings == 2:
            self._database.write(
                lambda rows: ballot_rows.update_class(
                    rows, known.number, ballot_class, corrections=counts.corrections + 1
                )
            )

    def _possible_class(self, kind: str | RoundKind, ballot_class: str | BallotClass) -> int:
        known = self.round(kind)
        if known is not None and known.state is RoundState.OPEN:
            return self._open_class(kind, ballot_class)[1].entitled
        if known is not None and known.state is RoundState.CLOSED:
            raise refuse("round_closed", kind=known.kind)
        for entry in self.classes_to_open(kind):
            if entry.ballot_class == BallotClass(ballot_class):
                return entry.entitled
        raise refuse("class_unknown", ballot_class=str(ballot_class))
