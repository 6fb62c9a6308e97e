"""Who talked with whom: the secretary with everybody, everybody with one other member (C3)."""

from __future__ import annotations

import datetime

from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.plan.plan import Period
from orglife_kit.rules.preparation.record import PreparationRecord
from orglife_kit.rules.preparation.talks import Talk, check_talk, coverage, secretary_of, talk_coverage
from tests.rules.building import record_of, roster_of

DAY = datetime.date(2024, 1, 15)


def roster(number: int, secretary: str = "党支部书记") -> Roster:
    """Return a roster whose second member is the secretary, the first his deputy."""
    return roster_of(number, posts={1: "党支部副书记", 2: secretary})


def talks(*pairs: tuple[int, int]) -> tuple[Talk, ...]:
    """Return a talk for each pair."""
    return tuple(Talk(number, DAY, *pair) for number, pair in enumerate(pairs, start=1))


def test_the_secretary_is_no_deputy() -> None:
    """副书记 is not the secretary; a roster may name none."""
    assert secretary_of(roster(4)) == 2
    assert secretary_of(roster(4, "组织委员")) is None


def test_a_talk_with_the_secretary_is_no_talk_with_another_member() -> None:
    """The plan asks for both, whoever of the two began."""
    found = coverage(roster(5), talks((2, 1), (3, 2), (1, 4)))
    assert (found.secretary, found.due) == (2, 4)
    assert found.without_secretary == (4, 5)
    assert found.without_member == (3, 5)
    assert (found.with_secretary, found.with_member) == (2, 2)


def test_coverage_goes_by_numbers_in_roster_order() -> None:
    """The number of a member is not his row."""
    members = roster_of((8, 3, 21, 5), posts={21: "党支部书记"})
    kept = PreparationRecord(talks=talks((21, 3), (5, 8)))
    found = talk_coverage(record_of(members, preparation=kept))
    assert (found.secretary, found.without_secretary, found.without_member) == (21, (8, 5), (3,))


def test_without_a_secretary_nobody_was_talked_with_by_him() -> None:
    """The members' own talks still count."""
    found = coverage(roster(3, ""), talks((1, 2)))
    assert (found.secretary, found.with_secretary) == (None, 0)
    assert found.without_member == (3,)


def test_a_day_outside_the_period_warns() -> None:
    """Before and after; a plan without days says nothing."""
    period = Period(DAY, datetime.date(2024, 1, 17))
    (talk,) = talks((2, 1))
    assert check_talk(talk, roster(3), period) == ()
    for day in (datetime.date(2024, 1, 14), datetime.date(2024, 1, 18)):
        other = Talk(1, day, 2, 1)
        (told,) = check_talk(other, roster(3), period)
        assert (told.code, told.fields["date"]) == ("talk_outside_period", day)
        assert told.fields["names"] == "党员2、党员1"
        assert (told.fields["first"], told.fields["last"]) == (DAY, datetime.date(2024, 1, 17))
        assert check_talk(other, roster(3), Period()) == ()


def test_a_period_with_one_end_names_it_as_both() -> None:
    """The plan says only from when, or only until when."""
    early, late = Talk(1, datetime.date(2024, 1, 1), 2, 1), Talk(1, datetime.date(2024, 1, 31), 2, 1)
    for period, talk in ((Period(DAY, None), early), (Period(None, DAY), late)):
        (told,) = check_talk(talk, roster(3), period)
        assert (told.fields["first"], told.fields["last"]) == (DAY, DAY)


def test_a_talk_after_the_meeting_warns() -> None:
    """On its day it is in order; what lies outside the plan's days is told as that."""
    (talk,) = talks((2, 1))
    assert check_talk(talk, roster(3), Period(), DAY) == ()
    before = DAY - datetime.timedelta(1)
    (told,) = check_talk(talk, roster(3), Period(), before)
    names = "、".join(roster(3).label(number) for number in (2, 1))
    assert (told.code, dict(told.fields)) == (
        "talk_after_meeting",
        {"names": names, "date": DAY, "day": before},
    )
    outside = check_talk(talk, roster(3), Period(None, before), before)
    assert [entry.code for entry in outside] == ["talk_outside_period"]
