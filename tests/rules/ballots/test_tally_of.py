"""The frozen tally as it is read: of closed rounds only, each box with the numbers of all its classes (C8)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.reconciliation import BallotNumbers, ballot_numbers
from orglife_kit.rules.ballots.record import BallotsRecord, RoundRecord
from orglife_kit.rules.ballots.round import Rated, RoundKind, RoundState, Subject
from orglife_kit.rules.ballots.tally import tallies, tally_of
from orglife_kit.rules.plan.settings import PercentageOf, Settings
from orglife_kit.rules.record import MeetingRecord
from tests.rules.building import record_of, roster_of
from tests.rules.rounds import SUBJECTS, class_counts, round_record

MEMBERS, PUBLIC, ABSENT = BallotClass.MEMBERS, BallotClass.PUBLIC, BallotClass.ABSENT
CLASSES = (
    class_counts(numbers=(22, 20, 20, 19, 1)),
    class_counts(PUBLIC, (5, 5, 4, 4, 0)),
    class_counts(ABSENT, (2, 2, 1, 0, 1), box=MEMBERS),
)


def record_with(*rounds: RoundRecord) -> MeetingRecord:
    """Return a record with these rounds."""
    return record_of(roster_of(3), ballots=BallotsRecord(rounds=rounds))


def test_a_box_has_the_numbers_of_every_class_in_it() -> None:
    """A class without a box of its own is added to the members'; rows stand as on the ballot."""
    entry = round_record(2, classes=CLASSES, attempt=2, counts={3: range(6), 1: range(6, 12)})
    of_received = replace(entry.round, settings=Settings(percentage_of=PercentageOf.RECEIVED))
    record = record_with(replace(entry, round=of_received))
    members, public = tallies(record)
    assert (members.entitled, members.issued, members.received) == (24, 22, 21)
    assert (members.valid, members.void, members.present) == (19, 2, 20)
    assert (members.round_kind, members.attempt, members.ballot_class) == (RoundKind.MEMBERS, 2, MEMBERS)
    assert (members.state, members.percentage_of) == (RoundState.CLOSED, PercentageOf.RECEIVED)
    assert (members.cap_base, members.cap_limit, members.root, members.many_excellent) == (21, 7, "2" * 64, 0)
    assert [(row.subject, row.counts) for row in members.rows] == [
        (SUBJECTS[0], (0, 1, 2, 3, 4, 5)),
        (SUBJECTS[1], (6, 7, 8, 9, 10, 11)),
    ]
    assert (public.entitled, public.issued, public.received, public.valid, public.void) == (5, 5, 4, 4, 0)


def test_what_was_never_counted_counts_nothing() -> None:
    """A class of which no paper came."""
    (tally,) = tallies(
        record_with(round_record(classes=[class_counts(numbers=(22, None, None, None, None))]))
    )
    assert (tally.issued, tally.received, tally.valid, tally.void) == (0, 0, 0, 0)


def test_only_closed_rounds_have_a_tally() -> None:
    """In the order of the rounds; void and open ones give none."""
    committee = round_record(3, RoundKind.COMMITTEE, subjects=[Subject(0, "党支部委员会工作")])
    record = record_with(
        round_record(1, state=RoundState.VOID), committee, round_record(4, state=RoundState.OPEN, attempt=2)
    )
    assert [tally.round_kind for tally in tallies(record)] == [RoundKind.COMMITTEE]
    assert tally_of(record, "committee").rows[0].subject.label == "党支部委员会工作"


@pytest.mark.parametrize(
    ("rounds", "code", "field"),
    [
        ([], "round_not_open", "members"),
        ([round_record(state=RoundState.OPEN)], "round_not_closed", RoundKind.MEMBERS),
        ([round_record(state=RoundState.VOID)], "round_void", RoundKind.MEMBERS),
    ],
)
def test_why_there_is_no_tally_is_told(rounds: list[RoundRecord], code: str, field: str) -> None:
    """Never opened, still open, or void."""
    with pytest.raises(RefusedError) as refused:
        tally_of(record_with(*rounds))
    (told,) = refused.value.notices
    assert (told.code, dict(told.fields)) == (code, {"kind": field})


@pytest.mark.parametrize(
    ("ballot_class", "code"), [("absent", "class_in_members_box"), ("public", "class_unknown")]
)
def test_why_a_class_has_no_tally_is_told(ballot_class: str, code: str) -> None:
    """It is counted with the members, or the round has none such."""
    record = record_with(round_record(classes=[CLASSES[0], CLASSES[2]]))
    with pytest.raises(RefusedError) as refused:
        tally_of(record, "members", ballot_class)
    (told,) = refused.value.notices
    assert (told.code, dict(told.fields)) == (code, {"ballot_class": BallotClass(ballot_class)})
    assert tally_of(record, "members", "members").issued == 22


def test_hand_counts_are_those_of_every_round_that_is_over() -> None:
    """A void one too, one line per class, with its officers; what was not counted is 0, an open one not told."""
    void = round_record(1, state=RoundState.VOID, classes=[class_counts(numbers=(22, 20, 21, None, None))])
    closed = round_record(2, attempt=2, classes=CLASSES)
    never = round_record(
        3, RoundKind.COMMITTEE, RoundState.VOID, classes=[class_counts(numbers=(22, None, None, None, None))]
    )
    record = record_with(void, closed, never, round_record(4, RoundKind.COMMITTEE, RoundState.OPEN))
    officers = (("王计",), ("赵监",), "")
    assert ballot_numbers(record) == (
        BallotNumbers(
            RoundKind.MEMBERS, Rated.MEMBERS, 1, MEMBERS, 22, 20, 21, 0, 0, True, *officers, MEMBERS
        ),
        BallotNumbers(
            RoundKind.MEMBERS, Rated.MEMBERS, 2, MEMBERS, 22, 20, 20, 19, 1, False, *officers, MEMBERS
        ),
        BallotNumbers(RoundKind.MEMBERS, Rated.MEMBERS, 2, PUBLIC, 5, 5, 4, 4, 0, False, *officers, PUBLIC),
        BallotNumbers(RoundKind.MEMBERS, Rated.MEMBERS, 2, ABSENT, 2, 2, 1, 0, 1, False, *officers, MEMBERS),
        BallotNumbers(
            RoundKind.COMMITTEE, Rated.BRANCH_WORK, 1, MEMBERS, 22, 0, 0, 0, 0, True, *officers, MEMBERS
        ),
    )
