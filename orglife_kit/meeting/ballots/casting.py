"""录票: every way in ends here; until sign-off a ballot can be corrected or withdrawn."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from operator import index
from typing import assert_never

from orglife_kit.errors import InputError, Notice, RefusedError, notice, raise_input, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.ballots.intakes import Intakes, correctable, counted
from orglife_kit.meeting.ballots.officers import name_officers
from orglife_kit.meeting.ballots.opening import (
    begin_again,
    check_lost,
    check_opening,
    checked_count,
    count_warnings,
    open_round,
)
from orglife_kit.meeting.ballots.typings import of_channel, typing_differences
from orglife_kit.meeting.entries import code_of
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, Channel, is_possible
from orglife_kit.rules.ballots.officers import Officers, check_officers
from orglife_kit.rules.ballots.opening import (
    entitled_of,
    grade_set_of,
    open_class_of,
    subjects_of,
    usual_issue,
)
from orglife_kit.rules.ballots.reconciliation import Reconciliation, signed_in
from orglife_kit.rules.ballots.record import ClassCounts, RoundRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.plan.members import name_key
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.sealing import TOKEN_LENGTH, TypedBallot
from orglife_kit.storage.tables.ballots import CLASSES

_TOKEN = re.compile(rf"[0-9a-f]{{{2 * TOKEN_LENGTH}}}")


@dataclass(frozen=True)
class SavedBallot:
    """What an acknowledged ballot gives back: its correction token, and how many are in."""

    token: str
    saved: int


@dataclass(frozen=True)
class Pile:
    """A counted pile from a file, with what was counted by hand and who counted.

    ``subjects`` are the numbers of those that its marks stand for, in order; ``None`` where nobody could have
    changed the roster since. ``again`` begins anew where the ballots that were typed can no longer be read.
    """

    ballots: Sequence[Sequence[int]]
    subjects: tuple[int, ...] | None = None
    again: bool = False
    issued: int | None = None
    received: int | None = None
    officers: Officers = Officers()


def cast(
    change: Change,
    kind: str | RoundKind,
    ballot_class: str | BallotClass,
    marks: Sequence[int],
    channel: str | Channel,
    token: str | None,
    intakes: Intakes,
) -> SavedBallot:
    """Seal one ballot."""
    entry, counts = open_class_of(change.record, kind, ballot_class)
    came_in = _cast_channel(channel)
    ballot = Ballot(counts.ballot_class, _checked_marks(entry, marks))
    token = secrets.token_hex(TOKEN_LENGTH) if token is None else _checked_token(token)
    if came_in is Channel.PAPER_SECOND and counts.typings == 1:
        _change_class(change, entry, counts, typings=2)
    return SavedBallot(token, intakes.of(change.record, entry).add(token, ballot, came_in))


def _cast_channel(entered: str | Channel) -> Channel:
    channel = code_of(Channel, entered, "channel_unknown")
    match channel:
        case Channel.PAPER_FIRST | Channel.PAPER_SECOND | Channel.PHONE:
            return channel
        case Channel.FILE:  # a file's ballots come and are signed off together
            raise refuse("channel_takes_piles")
        case _:
            assert_never(channel)


def correct_ballot(
    change: Change, kind: str | RoundKind, token: str, marks: Sequence[int], intakes: Intakes
) -> None:
    """Give a typed ballot other marks."""
    entry, intake, typed = correctable(change.record, kind, token, intakes)
    intake.replace(token, _checked_marks(entry, marks))
    _count_correction(change, entry, typed)


def withdraw_ballot(change: Change, kind: str | RoundKind, token: str, intakes: Intakes) -> None:
    """Take a typed ballot out of the intake."""
    entry, intake, typed = correctable(change.record, kind, token, intakes)
    intake.remove(token)
    _count_correction(change, entry, typed)


def take_pile(
    change: Change, kind: str | RoundKind, ballot_class: str | BallotClass, pile: Pile, intakes: Intakes
) -> tuple[Notice, ...]:
    """Take a counted pile and sign it off, opening the round if need be; return warnings."""
    named, wanted = RoundKind.named(kind), BallotClass.named(ballot_class)
    ballots, issued = _checked_pile(change, named, wanted, pile, intakes)
    if pile.again:
        begin_again(change, named, intakes)
    entry = open_round(change, named, intakes)
    warnings = [*_name_officers(change, entry, pile.officers), *count_warnings(issued, len(ballots))]
    warnings += _absent_casters(change.record, entry.classes[wanted], issued, len(ballots))
    _change_class(change, entry, entry.classes[wanted], issued=issued, received=len(ballots), signed_off=True)
    intakes.of(change.record, entry).put_pile(wanted, ballots)
    return tuple(warnings)


def _name_officers(change: Change, entry: RoundRecord, named: Officers) -> tuple[Notice, ...]:
    """Keep those whom a pile names beside whoever counted and watched another class of the round already."""
    kept = entry.officers if any(counts.signed_off for counts in entry.classes.values()) else Officers()
    return name_officers(
        change,
        entry.kind,
        _joined(kept.tellers, named.tellers) if named.tellers else None,
        _joined(kept.scrutineers, named.scrutineers) if named.scrutineers else None,
    )


def _joined(kept: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    known = set(map(name_key, kept))
    return (*kept, *(name for name in named if name_key(name) not in known))


def _checked_pile(
    change: Change, kind: RoundKind, wanted: BallotClass, pile: Pile, intakes: Intakes
) -> tuple[list[Ballot], int]:
    """Return the ballots and how many were issued, everything checked before anything is written."""
    record = change.record
    closed = record.ballots.latest(kind, RoundState.CLOSED)
    if closed is not None:
        raise refuse("round_closed", kind=closed.round.rates)
    opened = record.ballots.latest(kind, RoundState.OPEN)
    if opened is not None and not pile.again:  # what is typed again has no sign-off any more
        open_class_of(record, kind, wanted)
    entitled = entitled_of(record, kind, wanted)
    received, issued = checked_count(pile.received), checked_count(pile.issued)
    if received is not None and received != len(pile.ballots):
        raise InputError(notice("received_not_rows", received=received, rows=len(pile.ballots)))
    rated, grade_set = subjects_of(record, kind), grade_set_of(record, kind)
    if pile.subjects is not None and pile.subjects != tuple(subject.number for subject in rated):
        raise refuse(
            "pile_of_others"
        )  # another window changed the roster: each mark would be somebody else's
    sheets = [_marks(marks) for marks in pile.ballots]
    raise_input(
        notice("marks_impossible", row=row)
        for row, marks in enumerate(sheets, start=1)
        if marks is None or not is_possible(marks, len(rated), grade_set)
    )
    if issued is not None and issued > entitled:
        raise refuse("issued_over_entitled", issued=issued, entitled=entitled)
    check_officers(record.roster, pile.officers)
    if pile.again:
        check_lost(record, kind, intakes)
    elif opened is None:
        check_opening(record, kind)
    elif counted(opened, intakes.of(record, opened).ballots(), wanted):
        raise refuse("pile_over_typed", ballot_class=wanted)
    ballots = [Ballot(wanted, marks) for marks in sheets if marks is not None]
    return ballots, usual_issue(record, kind, wanted) if issued is None else issued


def sign_off(
    change: Change, kind: str | RoundKind, ballot_class: str | BallotClass, intakes: Intakes
) -> None:
    """Sign off a class whose hand counts and ballots agree."""
    entry, counts = open_class_of(change.record, kind, ballot_class)
    intake = intakes.of(change.record, entry)
    ballots = intake.ballots()
    lacking: list[Notice] = []
    if counts.issued is None:
        lacking.append(notice("issued_missing", ballot_class=counts.ballot_class))
    if counts.received is None:
        lacking.append(notice("received_missing", ballot_class=counts.ballot_class))
    taken_in = len(counted(entry, ballots, counts.ballot_class))
    if counts.received is not None and taken_in != counts.received:
        lacking.append(notice("received_not_taken_in", received=counts.received, taken_in=taken_in))
    lacking += _absent_casters(change.record, counts, counts.issued, counts.received)
    # a second typing of which every ballot was withdrawn is none
    is_twice = bool(of_channel(ballots, counts.ballot_class, Channel.PAPER_SECOND))
    if is_twice:
        try:
            if typing_differences(entry, counts.ballot_class, ballots):
                lacking.append(notice("typings_differ"))
        except RefusedError as error:
            lacking.extend(error.notices)
    if lacking:
        raise RefusedError(*lacking)
    _change_class(change, entry, counts, signed_off=True, typings=2 if is_twice else 1)
    if of_channel(ballots, counts.ballot_class, Channel.FILE):
        intake.put_pile(counts.ballot_class, ())  # what an interrupted act left would count from now on


def _absent_casters(
    record: MeetingRecord, counts: ClassCounts, issued: int | None, received: int | None
) -> tuple[Notice, ...]:
    """Return a notice where more ballots came back than signed in; a void round is told as such."""
    if issued is None or received is None:
        return ()
    present = signed_in(record, counts.ballot_class)
    numbers = Reconciliation(
        counts.ballot_class, counts.entitled, issued, received, received, received, 0, present
    )
    return () if numbers.is_overfull else numbers.absent_casters()


def _change_class(change: Change, entry: RoundRecord, counts: ClassCounts, **values: object) -> None:
    change.change(CLASSES, {"round": entry.number, "ballot_class": counts.ballot_class}, **values)


def _count_correction(change: Change, entry: RoundRecord, typed: TypedBallot) -> None:
    counts = entry.classes[typed.ballot.ballot_class]
    if counts.typings == 2:
        _change_class(change, entry, counts, corrections=counts.corrections + 1)


def _checked_token(token: str) -> str:
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        raise InputError(notice("token_impossible", text=str(token)))
    return token


def _checked_marks(entry: RoundRecord, marks: Sequence[int]) -> tuple[int, ...]:
    checked = _marks(marks)
    if checked is None or not is_possible(checked, len(entry.round.subjects), entry.round.grade_set):
        raise InputError(notice("marks_impossible", row=1))
    return checked


def _marks(marks: Sequence[int]) -> tuple[int, ...] | None:
    """Return marks as whole numbers, ``None`` where they are none."""
    try:
        return tuple(map(index, marks))
    except TypeError:
        return None
