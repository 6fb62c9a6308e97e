"""Who talked with whom: the secretary with everybody, everybody with one other member (C3)."""

from __future__ import annotations

from orglife_kit.meeting.preparation.pairing import suggested_pairs
from orglife_kit.rules.plan.members import Flag, Member, Membership, Roster
from orglife_kit.rules.plan.plan import Period
from orglife_kit.rules.preparation.talks import Talk, check_talk, coverage, secretary_of


def roster(number: int, secretary: str = "党支部书记") -> Roster:
    """Return a roster whose second member is the secretary, the first his deputy."""
    posts = {1: "党支部副书记", 2: secretary}
    return Roster(
        tuple(
            Member(place, f"党员{place}", Membership.FULL, frozenset(Flag), post=posts.get(place, ""))
            for place in range(1, number + 1)
        )
    )


def talks(*pairs: tuple[int, int]) -> list[Talk]:
    """Return a talk for each pair."""
    return [Talk(place, "2024-01-15", one, other) for place, (one, other) in enumerate(pairs, 1)]


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


def test_without_a_secretary_nobody_was_talked_with_by_him() -> None:
    """The members' own talks still count."""
    found = coverage(roster(3, ""), talks((1, 2)))
    assert (found.secretary, found.with_secretary) == (None, 0)
    assert found.without_member == (3,)


def test_a_day_outside_the_period_warns() -> None:
    """Before and after; a plan without days says nothing."""
    period = Period("2024-01-15", "2024-01-17")
    (talk,) = talks((2, 1))
    assert check_talk(talk, roster(3), period) == ()
    for day in ("2024-01-14", "2024-01-18"):
        other = Talk(1, day, 2, 1)
        assert [told.code for told in check_talk(other, roster(3), period)] == ["talk_outside_period"]
        assert check_talk(other, roster(3), Period()) == ()


def test_a_suggestion_covers_everybody_once() -> None:
    """With it nobody is left, for even and odd numbers, from nothing and from a beginning."""
    for number in (3, 4, 7, 22, 51):
        for begun in ([], talks((2, 3), (1, 4))) if number > 3 else ([],):
            members = roster(number)
            pairs = suggested_pairs(coverage(members, begun), range(1, number + 1), frozenset())
            after = coverage(members, [*begun, *talks(*pairs)])
            assert after.without_secretary == after.without_member == ()
            assert len(set(map(frozenset, pairs))) == len(pairs)


def test_last_years_pairs_do_not_come_again() -> None:
    """Unless there is no other way."""
    members = roster(7)
    last = frozenset(map(frozenset, [(1, 3), (4, 5), (6, 7), (1, 4)]))
    pairs = suggested_pairs(coverage(members, []), range(1, 8), last)
    assert not last & set(map(frozenset, pairs))
    three = suggested_pairs(coverage(roster(3), []), range(1, 4), frozenset({frozenset((1, 3))}))
    assert (1, 3) in three


def test_who_must_be_talked_with_comes_first() -> None:
    """The pairs of the must-talk list stand at the top."""
    pairs = suggested_pairs(coverage(roster(8), []), range(1, 9), frozenset(), [7])
    assert all(7 in pair for pair in pairs[:2])
    assert all(7 not in pair for pair in pairs[2:])
