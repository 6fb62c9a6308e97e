"""Which rounds a meeting has: those of its agenda, and those that were opened all the same (C8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.ballots.planned import (
    check_planned,
    committee_subject,
    has_committee,
    planned_rounds,
    rated_of,
    rounds_of,
    rounds_on,
)
from orglife_kit.rules.ballots.record import BallotsRecord, RoundRecord
from orglife_kit.rules.ballots.round import Rated, RoundKind, RoundState, Subject
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind
from orglife_kit.rules.record import MeetingRecord
from tests.rules.building import PLAN, record_of, roster_of
from tests.rules.rounds import round_record

MEMBERS, COMMITTEE = RoundKind.MEMBERS, RoundKind.COMMITTEE
RATING, WORK = ItemKind.MEMBERS_RATING, ItemKind.COMMITTEE_RATING


def record_with(
    kinds: Iterable[ItemKind] = (RATING,),
    *rounds: RoundRecord,
    members: int = 8,
    name: str = "党支部委员会工作",
) -> MeetingRecord:
    """Return a record whose agenda has items of these kinds."""
    meeting = replace(PLAN.meeting, agenda=tuple(AgendaItem(f"第{kind}项", kind) for kind in kinds))
    plan = replace(PLAN, meeting=meeting, committee_name=name)
    return record_of(roster_of(members), plan, ballots=BallotsRecord(rounds=rounds))


@pytest.mark.parametrize(
    ("kinds", "rounds"),
    [
        ([WORK, ItemKind.REVIEWS, RATING], (COMMITTEE, MEMBERS)),
        ([RATING, RATING], (MEMBERS,)),
        ([WORK], (COMMITTEE,)),
        ([ItemKind.REVIEWS], ()),
        ([ItemKind.OTHER, ItemKind.OTHER], (MEMBERS,)),
        ([], (MEMBERS,)),
    ],
)
def test_the_agenda_says_which_rounds_there_are(kinds: list[ItemKind], rounds: tuple[RoundKind, ...]) -> None:
    """In its order, each once; one that says nothing of its items has the members' round."""
    record = record_with(kinds)
    assert rounds_on(record.plan.meeting.agenda) == planned_rounds(record) == rounds_of(record) == rounds


def test_a_round_that_was_held_is_there_all_the_same() -> None:
    """Behind those of the agenda; a void one is not, and what is not there cannot be opened."""
    assert rounds_of(record_with([RATING], round_record(1, COMMITTEE))) == (MEMBERS, COMMITTEE)
    void = record_with([RATING], round_record(1, COMMITTEE, RoundState.VOID))
    assert rounds_of(void) == (MEMBERS,)
    check_planned(void, MEMBERS)
    with pytest.raises(RefusedError) as refused:
        check_planned(void, COMMITTEE)
    (told,) = refused.value.notices
    assert (told.code, dict(told.fields)) == ("round_not_on_agenda", {"kind": Rated.COMMITTEE})


def test_without_a_committee_the_branch_is_rated() -> None:
    """Unless the plan has words of its own; an empty line is the usual one."""
    assert (has_committee(record_with(members=7)), has_committee(record_with(members=6))) == (True, False)
    for members, name, label in (
        (7, "党支部委员会工作", "党支部委员会工作"),
        (6, "党支部委员会工作", "党支部工作"),
        (6, "", "党支部工作"),
        (7, "", "党支部委员会工作"),
        (6, "支委工作情况", "支委工作情况"),
    ):
        assert committee_subject(record_with(members=members, name=name)) == Subject(0, label)


def test_what_is_rated_is_what_the_ballot_says() -> None:
    """Of a round that was opened as it was then; void ones say nothing."""
    assert rated_of(record_with(), "members") is Rated.MEMBERS
    assert rated_of(record_with(members=7), COMMITTEE) is Rated.COMMITTEE
    assert rated_of(record_with(members=6), COMMITTEE) is Rated.BRANCH_WORK
    opened = round_record(1, COMMITTEE, RoundState.OPEN, subjects=[Subject(0, "党支部工作")])
    assert rated_of(record_with([WORK], opened, members=7), COMMITTEE) is Rated.BRANCH_WORK
    void = replace(opened, round=replace(opened.round, state=RoundState.VOID))
    assert rated_of(record_with([WORK], void, members=7), COMMITTEE) is Rated.COMMITTEE
