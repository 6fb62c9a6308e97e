"""A suggested pairing covers everybody in roster order, and avoids last year's pairs (C3, C17)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest

from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.preparation.record import PreparationRecord
from orglife_kit.rules.preparation.talks import Talk, talk_coverage
from orglife_kit.rules.record import MeetingRecord
from tests.rules.building import record_of, roster_of

DAY = datetime.date(2024, 1, 15)
SECRETARY = {2: "党支部书记"}


def kept(
    members: Roster, talked: Iterable[tuple[int, int]] = (), last_year: Iterable[tuple[int, int]] = ()
) -> MeetingRecord:
    """Return a record with those talks, and last year's pairs."""
    talks = tuple(Talk(number, DAY, *pair) for number, pair in enumerate(talked, start=1))
    pairs = frozenset(map(frozenset, last_year))
    return record_of(members, preparation=PreparationRecord(talks=talks, last_pairs=pairs))


@pytest.mark.parametrize("number", [1, 2, 3, 4, 7, 22, 51])
@pytest.mark.parametrize("begun", [(), ((2, 3), (1, 4))])
def test_a_suggestion_covers_everybody_once(number: int, begun: tuple[tuple[int, int], ...]) -> None:
    """With it nobody is left who has somebody to talk with, for even and odd numbers, from whatever beginning."""
    members = roster_of(number, posts=SECRETARY)
    begun = tuple(pair for pair in begun if max(pair) <= number)
    pairs = suggested_pairs(kept(members, begun))
    found = talk_coverage(kept(members, (*begun, *pairs)))
    assert number == 1 or found.without_secretary == ()
    assert found.without_member == () or number <= 2
    assert len(set(map(frozenset, pairs))) == len(pairs)


def test_numbers_are_no_rows() -> None:
    """Members whose numbers have gaps and stand in another order are paired as those from 1 would be."""
    plain = suggested_pairs(kept(roster_of(6, posts=SECRETARY), [(1, 3)], [(4, 5)]))
    numbers = {1: 40, 2: 31, 3: 7, 4: 22, 5: 9, 6: 100}
    members = roster_of(tuple(numbers.values()), posts={31: "党支部书记"})
    pairs = suggested_pairs(kept(members, [(40, 7)], [(22, 9)]))
    assert pairs == tuple((numbers[first], numbers[second]) for first, second in plain)


def test_last_years_pairs_do_not_come_again() -> None:
    """Unless there is no other way."""
    last = [(1, 3), (4, 5), (6, 7), (1, 4)]
    pairs = suggested_pairs(kept(roster_of(7, posts=SECRETARY), last_year=last))
    assert not set(map(frozenset, last)) & set(map(frozenset, pairs))
    three = suggested_pairs(kept(roster_of(3, posts=SECRETARY), last_year=[(1, 3)]))
    assert (1, 3) in three


def test_the_order_tells_nothing_of_who_must_be_talked_with() -> None:
    """Pairs are printed: they stand in roster order, with must-talk members and without (C17)."""
    plain = suggested_pairs(kept(roster_of(8, posts=SECRETARY)))
    for member in range(1, 9):
        assert suggested_pairs(kept(roster_of(8, posts=SECRETARY, must_talk=[member]))) == plain
    members = [pair for pair in plain if pair[0] != 2]
    assert members == sorted(members)
