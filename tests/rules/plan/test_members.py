"""The roster: five flags from membership, names that are alike, rare characters (RULES.md §2, §6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.plan.members import (
    DecidingOrgan,
    Flag,
    Member,
    Membership,
    Roster,
    is_not_counted,
    name_key,
    usual_deciding_organ,
    usual_flags,
)
from orglife_kit.rules.plan.settings import CapBase, NotCounted, NotCountedReason

FULL, PROBATIONARY = Membership.FULL, Membership.PROBATIONARY


def roster(*names: str, membership: Membership = FULL, identities: tuple[str, ...] = ()) -> Roster:
    """Return a roster of those names."""
    flags = usual_flags(membership, CapBase.FULL_MEMBERS)
    return Roster(
        tuple(
            Member(number, name, membership, flags, identity=(identities or ("",) * len(names))[number - 1])
            for number, name in enumerate(names, 1)
        )
    )


def test_a_full_member_counts_in_everything() -> None:
    """All five flags."""
    assert usual_flags(FULL, CapBase.FULL_MEMBERS) == frozenset(Flag)


@pytest.mark.parametrize(
    ("base", "counts"),
    [(CapBase.FULL_MEMBERS, False), (CapBase.TAKING_PART, False), (CapBase.ALL_MEMBERS, True)],
)
def test_a_probationary_member_rates_and_is_not_graded(base: CapBase, counts: bool) -> None:
    """预备党员: takes part and rates, is not graded, has no 表决权; in the cap base where the plan says all."""
    flags = usual_flags(PROBATIONARY, base)
    assert {Flag.CASTS_BALLOT, Flag.COUNTS_IN_DUE} <= flags
    assert not {Flag.IS_GRADED, Flag.HAS_VOTING_RIGHT} & flags
    assert (Flag.COUNTS_IN_CAP_BASE in flags) is counts


def test_one_approved_as_not_counted_is_still_graded() -> None:
    """Not in 应到 and casts no ballot, but is a member who gets an outcome and counts in the base."""
    flags = usual_flags(FULL, CapBase.FULL_MEMBERS, counted=False)
    assert flags == {Flag.COUNTS_IN_CAP_BASE, Flag.IS_GRADED}


def test_the_plan_names_who_is_not_counted() -> None:
    """By name, whatever middle dot or spaces are written."""
    entry = NotCounted("阿依·古丽", NotCountedReason.ABROAD, "党总支", "2024-01-10")
    assert is_not_counted("阿依•古丽", ("1",), (entry,))
    assert not is_not_counted("阿依", ("1",), (entry,))
    one_of_two = replace(entry, member="阿依·古丽＃甲7")
    assert is_not_counted("阿依·古丽", ("3", "甲7"), (one_of_two,))
    assert not is_not_counted("阿依·古丽", ("4", "甲8"), (one_of_two,))


@pytest.mark.parametrize(
    ("one", "other"),
    [("张 三", "张三"), ("阿依·古丽", "阿依・古丽"), ("阿依‧古丽", "阿依•古丽"), ("Ａｌｉ", "ali")],
)
def test_names_are_compared_folded(one: str, other: str) -> None:
    """Spaces, widths and middle dots do not make another name."""
    assert name_key(one) == name_key(other)


def test_rare_characters_stay_apart() -> None:
    """No two of the rare characters fold into one."""
    rare = "赟喆祎堃珺镕㛃龑䶮"
    assert len({name_key(letter) for letter in rare}) == len(rare)


def test_two_of_one_name_need_a_number() -> None:
    """王伟 alone is ambiguous; 王伟#3 and 王伟#id are not."""
    members = roster("王伟", "李雪", "王伟", identities=("A1", "A2", "A3"))
    with pytest.raises(RefusedError) as told:
        members.resolve("王伟")
    assert told.value.notices[0].fields["choices"] == "王伟#1、王伟#3"
    assert members.resolve("王伟#3").number == 3
    assert members.resolve("王伟＃A1").number == 1
    assert members.label(1) == "王伟#1"
    assert members.label(2) == "李雪"


def test_an_id_goes_before_a_roster_number() -> None:
    """Where an id looks like a roster number, the id is meant."""
    members = roster("王伟", "王伟", identities=("2", "1"))
    assert members.resolve("王伟#1").number == 2


@pytest.mark.parametrize(("name", "code"), [("王纬", "member_unknown_near"), ("某某", "member_unknown")])
def test_an_unknown_name_is_told(name: str, code: str) -> None:
    """With the nearest one where there is one."""
    with pytest.raises(RefusedError) as told:
        roster("王伟", "李雪").resolve(name)
    assert told.value.notices[0].code == code


@pytest.mark.parametrize(
    ("full", "organ"), [(6, DecidingOrgan.MEETING), (7, DecidingOrgan.COMMITTEE), (3, DecidingOrgan.MEETING)]
)
def test_seven_full_members_have_a_committee(full: int, organ: DecidingOrgan) -> None:
    """Fewer than seven: the members' meeting decides."""
    assert usual_deciding_organ(roster(*(f"党员{number}" for number in range(full)))) is organ


def test_an_id_is_not_in_the_text_form_of_a_member() -> None:
    """A traceback or a log shows no id number."""
    assert "11010119900101" not in repr(roster("张三", identities=("110101199001011234",)))
