"""发票: what a round has before it opens follows from plan and roster; afterwards from what it froze."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.opening import (
    classes_to_open,
    entitled_of,
    grade_set_of,
    open_class_of,
    open_round_of,
    opening_notices,
    subjects_of,
    usual_issue,
)
from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.plan.grades import COMMITTEE_GRADE_SET
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.rules.plan.settings import OtherBallots, Settings
from orglife_kit.rules.record import MeetingRecord
from tests.rules.building import PLAN, record_of, roster_of
from tests.rules.rounds import SUBJECTS, class_counts, round_record

OWN = OtherBallots.OWN_CLASS
PUBLIC = Settings(public_ballots=OWN, public_representatives=2)


def plan_with(settings: Settings) -> Plan:
    """Return the plan with other settings."""
    return replace(PLAN, settings=settings)


def attended(present: int, of: int) -> BallotsRecord:
    """Return the evening's part in which the first ``present`` of the roster came."""
    lines = [
        AttendanceLine(number, Presence.PRESENT if number <= present else Presence.ON_LEAVE, "出差")
        for number in range(1, of + 1)
    ]
    return BallotsRecord(attendance=tuple(lines))


def with_round(state: RoundState, **parts: object) -> MeetingRecord:
    """Return a record of eight members with a round of the members."""
    entry = round_record(state=state, **parts)  # type: ignore[arg-type]
    return record_of(roster_of(8), ballots=BallotsRecord(rounds=(entry,)))


def code_of(refused: pytest.ExceptionInfo[RefusedError]) -> tuple[str, dict[str, object]]:
    """Return the one code that was told, with its fields."""
    (told,) = refused.value.notices
    return told.code, dict(told.fields)


def test_before_it_opens_the_ballot_follows_roster_and_plan() -> None:
    """Those who are graded, in roster order; the committee's ballot has one line and its own grades."""
    record = record_of(roster_of((4, 2, 9), probationary=[2]))
    assert [(entry.number, entry.label) for entry in subjects_of(record, "members")] == [
        (4, "党员4"),
        (9, "党员9"),
    ]
    (branch,) = subjects_of(record, RoundKind.COMMITTEE)
    assert (branch.number, branch.label) == (0, "党支部工作")  # three members have no committee
    (committee,) = subjects_of(record_of(roster_of(8)), RoundKind.COMMITTEE)
    assert (committee.number, committee.label) == (0, record.plan.committee_name)
    assert grade_set_of(record, "members") is record.plan.members_grade_set
    assert grade_set_of(record, "committee") is record.plan.committee_grade_set


@pytest.mark.parametrize("state", [RoundState.OPEN, RoundState.CLOSED])
def test_once_open_it_is_what_it_froze(state: RoundState) -> None:
    """Subjects, grades and classes are the round's, whatever the roster says by now."""
    record = with_round(state)
    assert subjects_of(record, "members") == SUBJECTS
    (kept,) = record.ballots.rounds
    other = replace(kept.round, grade_set=COMMITTEE_GRADE_SET)
    renamed = replace(record, ballots=BallotsRecord(rounds=(replace(kept, round=other),)))
    assert grade_set_of(renamed, "members") is COMMITTEE_GRADE_SET
    (entry,) = classes_to_open(record, "members")
    assert (entry.ballot_class, entry.entitled, entry.box) == (BallotClass.MEMBERS, 22, BallotClass.MEMBERS)
    assert subjects_of(record, "committee")[0].number == 0  # the other round has nothing to do with it


def test_after_a_void_round_all_is_asked_of_the_roster_again() -> None:
    """重新测评 is a new round."""
    record = with_round(RoundState.VOID)
    assert len(subjects_of(record, "members")) == 8
    assert grade_set_of(record, "members") is record.plan.members_grade_set
    assert classes_to_open(record, "members")[0].entitled == 8


def test_a_class_below_the_smallest_size_goes_into_the_members_box() -> None:
    """The organizer is told which, how many, and the size."""
    record = record_of(roster_of(8), plan_with(PUBLIC))
    assert [(entry.ballot_class, entry.box) for entry in classes_to_open(record, "members")] == [
        (BallotClass.MEMBERS, BallotClass.MEMBERS),
        (BallotClass.PUBLIC, BallotClass.MEMBERS),
    ]
    (told,) = opening_notices(record, "members")
    assert (told.code, dict(told.fields)) == (
        "class_below_smallest",
        {"ballot_class": BallotClass.PUBLIC, "entitled": 2, "smallest": 5},
    )
    large = replace(PUBLIC, public_representatives=5)
    assert opening_notices(record_of(roster_of(8), plan_with(large)), "members") == ()


def test_as_many_are_issued_as_are_there_and_cast_one() -> None:
    """Of members those present, never more than are entitled; of the other classes all."""
    record = record_of(roster_of(8), plan_with(PUBLIC), ballots=attended(6, of=8))
    assert usual_issue(record, "members") == 6
    assert usual_issue(record, "members", "public") == 2
    apart = Settings(absent_ballots=OWN)
    record = record_of(roster_of(8), plan_with(apart), ballots=attended(6, of=8))
    assert entitled_of(record, "members", "members") == 6
    assert entitled_of(record, "members", "absent") == usual_issue(record, "members", "absent") == 2
    few = (5, None, None, None, None)
    opened = round_record(state=RoundState.OPEN, classes=[class_counts(numbers=few)])
    came = replace(attended(6, of=8), rounds=(opened,))
    assert usual_issue(record_of(roster_of(8), ballots=came), "members") == 5


def test_a_class_that_the_round_has_not_is_told() -> None:
    """By its own name."""
    with pytest.raises(RefusedError) as refused:
        entitled_of(record_of(roster_of(8)), "members", "public")
    assert code_of(refused) == ("class_unknown", {"ballot_class": BallotClass.PUBLIC})


def test_only_an_open_round_takes_anything_in() -> None:
    """None, closed and void ones are told apart from it, each with what is rated."""
    with pytest.raises(RefusedError) as refused:
        open_round_of(record_of(roster_of(8)), "committee")
    assert code_of(refused) == ("round_not_open", {"kind": RoundKind.COMMITTEE})
    for state in (RoundState.CLOSED, RoundState.VOID):
        with pytest.raises(RefusedError) as refused:
            open_round_of(with_round(state), "members")
        assert code_of(refused) == ("round_closed", {"kind": RoundKind.MEMBERS})
    record = with_round(RoundState.OPEN)
    assert open_round_of(record, "members") is record.ballots.rounds[0]


def test_only_a_class_that_is_not_signed_off_takes_anything_in() -> None:
    """One that is not the round's, and one that is signed off, are told by name."""
    waiting = class_counts(BallotClass.PUBLIC, (5, None, None, None, None), signed_off=False)
    record = with_round(RoundState.OPEN, classes=[class_counts(), waiting])
    entry, counts = open_class_of(record, "members", "public")
    assert entry is record.ballots.rounds[0]
    assert counts is waiting
    with pytest.raises(RefusedError) as refused:
        open_class_of(record, "members", "members")
    assert code_of(refused) == ("class_signed_off", {"ballot_class": BallotClass.MEMBERS})
    with pytest.raises(RefusedError) as refused:
        open_class_of(record, "members", "absent")
    assert code_of(refused) == ("class_unknown", {"ballot_class": BallotClass.ABSENT})


@pytest.mark.parametrize(
    ("named", "code", "field"),
    [(RoundKind.named, "round_unknown", "kind"), (BallotClass.named, "class_unknown", "ballot_class")],
)
def test_a_word_that_names_nothing_is_told(named: Callable[[str], object], code: str, field: str) -> None:
    """As it was written."""
    assert named("members") == "members"
    with pytest.raises(RefusedError) as refused:
        named("Members")
    assert code_of(refused) == (code, {field: "Members"})
