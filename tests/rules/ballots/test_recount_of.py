"""复点 from the draw to what it showed: what can be drawn, what can have been counted, what is told when (C8)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.ballots.recount import (
    CountDifference,
    Recount,
    checked_counts,
    closed_box,
    drawn_subjects,
    outcome_of,
    outcomes,
    recounts_of,
    waiting_recount,
)
from orglife_kit.rules.ballots.round import RoundKind, RoundState, Subject
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.rules.record import MeetingRecord
from tests.rules.building import record_of, roster_of
from tests.rules.rounds import CODES, class_counts, round_record

DAY = datetime.date(2024, 1, 19)
SUBJECTS = (Subject(3, "张三"), Subject(1, "李雪"), Subject(7, "王伟#7"))
KEPT = {3: (10, 9, 0, 0, 1, 0), 1: (20, 0, 0, 0, 0, 0), 7: (0, 20, 0, 0, 0, 0)}


def counted(numbers: tuple[int, ...]) -> dict[str, int]:
    """Return one member's numbers by code."""
    return dict(zip(CODES, numbers, strict=True))


def record_with(*recounts: Recount, copied: bool = False) -> MeetingRecord:
    """Return a record with one closed round of 20 valid ballots."""
    closed = round_record(
        5, subjects=SUBJECTS, counts=KEPT, classes=[class_counts(numbers=(22, 20, 20, 20, 0))]
    )
    ballots = BallotsRecord(rounds=(closed,), recounts=recounts, copied={5: DAY} if copied else {})
    return record_of(roster_of(3), ballots=ballots)


def drawn(*numbers: int, number: int = 1, **facts: object) -> Recount:
    """Return a recount of the members' box for which these were drawn."""
    return Recount(number, 5, BallotClass.MEMBERS, numbers, True, **facts)  # type: ignore[arg-type]


def with_other_boxes(*recounts: Recount) -> MeetingRecord:
    """Return a record with a public box beside the members', and the committee's round behind it."""
    public = class_counts(BallotClass.PUBLIC, (5, 5, 4, 4, 0))
    members = round_record(
        5, subjects=SUBJECTS, counts={**KEPT, 3: (4, 0, 0, 0, 0, 0)}, classes=[class_counts(), public]
    )
    committee = round_record(6, RoundKind.COMMITTEE, subjects=[Subject(0, "党支部委员会工作")])
    ballots = BallotsRecord(rounds=(members, committee), recounts=recounts, copied={5: DAY, 6: DAY})
    return record_of(roster_of(3), ballots=ballots)


def codes_of(refused: pytest.ExceptionInfo[RefusedError]) -> list[tuple[str, dict[str, object]]]:
    """Return what was told."""
    return [(told.code, dict(told.fields)) for told in refused.value.notices]


def test_a_closed_box_comes_with_its_round() -> None:
    """The latest of its kind."""
    entry, tally = closed_box(record_with(), "members", "members")
    assert (entry.number, tally.valid) == (5, 20)
    record = with_other_boxes()
    assert closed_box(record, "committee", "members")[1].rows[0].subject.label == "党支部委员会工作"
    assert closed_box(record, "members", "public")[1].valid == 4
    still_open = record_of(roster_of(3), ballots=BallotsRecord(rounds=(round_record(state=RoundState.OPEN),)))
    with pytest.raises(RefusedError) as refused:
        closed_box(still_open, "members", "members")
    assert [code for code, _ in codes_of(refused)] == ["round_not_closed"]


def test_who_is_drawn_stands_as_on_the_ballot() -> None:
    """By number or by label, whatever the order in which the dice fell."""
    tally = tally_of(record_with())
    assert drawn_subjects(tally, [7, "张三"]) == (3, 7)
    assert drawn_subjects(tally, ["王伟#7"]) == (7,)
    assert tally.rows[2].subject.number == 7


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ([], [("nobody_drawn", {})]),
        ([3, "王五", 9], [("subject_unknown", {"name": "王五"}), ("subject_unknown", {"name": "9"})]),
        ([1, 3, "张三"], [("drawn_twice", {"name": "张三"})]),
    ],
)
def test_a_draw_that_cannot_be_is_told(
    named: list[str | int], told: list[tuple[str, dict[str, object]]]
) -> None:
    """Everybody unknown at once; a member drawn again is thrown again."""
    with pytest.raises(RefusedError) as refused:
        drawn_subjects(tally_of(record_with()), named)
    assert codes_of(refused) == told


def test_numbers_that_can_be_are_taken_as_they_are() -> None:
    """Also those out of a DataFrame; whether they are the tally's is not looked at."""
    other = counted((0, 0, 0, 0, 0, 20))
    numpy = pytest.importorskip("numpy")
    found = checked_counts(
        drawn(3), tally_of(record_with()), {3: {code: numpy.int64(count) for code, count in other.items()}}
    )
    assert found == {3: other}
    assert {type(count) for count in found[3].values()} == {int}


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, [("recount_member_missing", {"name": "张三"})]),
        (
            {3: counted(KEPT[3]), 1: counted(KEPT[1]), 99: {}},
            [("recount_not_drawn", {"name": "李雪"}), ("recount_not_drawn", {"name": "99"})],
        ),
        ({3: {"EXCELLENT": 20}}, [("recount_codes_differ", {"name": "张三"})]),
        ({3: [20]}, [("recount_codes_differ", {"name": "张三"})]),
        ({3: counted((21, -1, 0, 0, 0, 0))}, [("count_negative", {})]),
        ({3: {**counted(KEPT[3]), "ABSTAIN": 1.0}}, [("count_negative", {})]),
        (
            {3: counted((10, 9, 0, 0, 0, 0))},
            [("recount_total_differs", {"name": "张三", "total": 19, "valid": 20})],
        ),
    ],
)
def test_numbers_that_cannot_be_are_told(
    counts: Mapping[int, Mapping[str, int]], told: list[tuple[str, dict[str, object]]]
) -> None:
    """By name, and without a word of the tally."""
    with pytest.raises(RefusedError) as refused:
        checked_counts(drawn(3), tally_of(record_with()), counts)
    assert codes_of(refused) == told


def test_all_that_cannot_be_is_told_at_once() -> None:
    """One who is missing does not hide the next."""
    with pytest.raises(RefusedError) as refused:
        checked_counts(drawn(3, 1), tally_of(record_with()), {1: {}})
    assert [code for code, _ in codes_of(refused)] == ["recount_member_missing", "recount_codes_differ"]


def test_a_box_has_its_own_recounts() -> None:
    """In their order; one waits until its numbers have come."""
    done = drawn(3, number=1, date=DAY, counts={3: counted(KEPT[3])})
    waiting = drawn(1, number=2)
    other = [replace(waiting, number=3, round=6), replace(waiting, number=4, ballot_class=BallotClass.PUBLIC)]
    record = record_with(done, *other, waiting)
    assert recounts_of(record, 5, BallotClass.MEMBERS) == (done, waiting)
    assert waiting_recount(record, 5, BallotClass.MEMBERS) == waiting
    assert waiting_recount(record_with(done), 5, BallotClass.MEMBERS) is None
    assert (done.is_counted, waiting.is_counted) == (True, False)
    assert [found.recount for found in outcomes(record)] == [done]


@pytest.mark.parametrize("copied", [False, True])
def test_before_the_root_is_on_the_paper_only_equal_or_not_is_told(*, copied: bool) -> None:
    """Afterwards which code of whom, the tally's number and the paper's."""
    equal = drawn(1, 7, date=DAY, counts={1: counted(KEPT[1]), 7: counted(KEPT[7])})
    found = outcome_of(record_with(equal, copied=copied), equal)
    assert (found.is_equal, found.differences) == (True, () if copied else None)
    assert (found.subjects, [subject.label for subject in found.drawn]) == (3, ["李雪", "王伟#7"])
    counts = {3: counted((9, 10, 0, 0, 1, 0)), 1: counted(KEPT[1])}
    other = drawn(3, 1, date=DAY, counts=counts)
    found = outcome_of(record_with(other, copied=copied), other)
    assert not found.is_equal
    assert found.differences == (
        (
            CountDifference(SUBJECTS[0], "EXCELLENT", 10, 9),
            CountDifference(SUBJECTS[0], "QUALIFIED", 9, 10),
        )
        if copied
        else None
    )


def test_each_box_is_compared_with_its_own_tally() -> None:
    """The public's, and the committee's of another round."""
    public = replace(
        drawn(3, date=DAY, counts={3: counted((4, 0, 0, 0, 0, 0))}), ballot_class=BallotClass.PUBLIC
    )
    committee = replace(drawn(0, number=2, date=DAY, counts={0: counted((1, 2, 3, 4, 5, 6))}), round=6)
    record = with_other_boxes(public, committee)
    first, second = outcomes(record)
    assert (first.is_equal, first.tally.ballot_class, first.tally.valid) == (True, BallotClass.PUBLIC, 4)
    assert (second.is_equal, second.tally.round_kind) == (True, RoundKind.COMMITTEE)
