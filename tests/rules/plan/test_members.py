"""The roster: five flags from membership, names that are alike, rare characters (RULES.md §2, §6)."""

from __future__ import annotations

import dataclasses

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.plan.members import (
    DecidingOrgan,
    Flag,
    Member,
    Membership,
    Roster,
    name_key,
    names_in,
    usual_deciding_organ,
    usual_flags,
)
from orglife_kit.rules.plan.settings import CapBase

FULL, PROBATIONARY = Membership.FULL, Membership.PROBATIONARY


def roster(
    *names: str,
    membership: Membership = FULL,
    identities: tuple[str, ...] = (),
    numbers: tuple[int, ...] = (),
) -> Roster:
    """Return a roster of those names, numbered as their positions unless ``numbers`` are given."""
    flags = usual_flags(membership, CapBase.FULL_MEMBERS)
    identities, numbers = identities or ("",) * len(names), numbers or tuple(range(1, len(names) + 1))
    return Roster(
        tuple(
            Member(numbers[index], index + 1, name, membership, flags, identity=identities[index])
            for index, name in enumerate(names)
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


@pytest.mark.parametrize(
    ("name", "other"),
    [("张 三", "张三"), ("阿依·古丽", "阿依・古丽"), ("阿依‧古丽", "阿依•古丽"), ("Ａｌｉ", "ali")],
)
def test_names_are_compared_folded(name: str, other: str) -> None:
    """Spaces, widths and middle dots do not make another name."""
    assert name_key(name) == name_key(other)


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


def test_a_namesake_is_found_as_pages_call_him() -> None:
    """By his Party group where it tells him apart, else by his row of the roster; another name is no namesake."""
    members = Roster(
        tuple(
            Member(number, number, name, Membership.FULL, frozenset(), group=group)
            for number, name, group in (
                (1, "王伟", "第一党小组"),
                (2, "王伟", "第二党小组"),
                (3, "李雪", "第二党小组"),
                (4, "张敏", "第一党小组"),
                (5, "张敏", "第一党小组"),
            )
        )
    )
    assert [(one.label, one.group, one.position) for one in members.namesakes] == [
        ("王伟#1", "第一党小组", 1),
        ("王伟#2", "第二党小组", 2),
        ("张敏#4", "", 4),
        ("张敏#5", "", 5),
    ]
    assert members.resolve("王伟（第二党小组）").number == 2
    assert members.resolve("张敏（名册第 5 号）").number == 5
    for text in ("王伟（第三党小组）", "李雪（第二党小组）", "张敏（第一党小组）"):
        with pytest.raises(RefusedError):
            members.resolve(text)


def test_a_member_is_found_by_his_number_wherever_he_stands() -> None:
    """The number is not the row: after one was taken out the positions move up, the numbers stay."""
    members = roster("王伟", "李雪", "王伟", numbers=(1, 4, 9))
    assert members.numbers == (1, 4, 9)
    assert (members.member(9).name, members.member(9).position) == ("王伟", 3)
    assert members.find(4) is members.find("李雪") is members.find("李雪#4")
    assert (members.label(1), members.label(9)) == ("王伟#1", "王伟#9")
    assert members.resolve("王伟#9").position == 3
    assert members.in_order({9, 1, 7}) == (1, 9)


@pytest.mark.parametrize("number", [0, 2, 3, -1])
def test_a_number_that_nobody_has_is_told(number: int) -> None:
    """Also one that somebody had, or that a row has."""
    members = roster("王伟", "李雪", "王伟", numbers=(1, 4, 9))
    for find in (members.member, members.find, members.label):
        with pytest.raises(RefusedError) as told:
            find(number)
        assert told.value.notices[0].code == "member_number_unknown"


def test_a_label_with_the_number_of_another_names_nobody() -> None:
    """王伟#4 where 4 is 李雪's, and 李雪#1 where 1 is 王伟's."""
    members = roster("王伟", "李雪", "王伟", numbers=(1, 4, 9))
    for text in ("王伟#4", "王伟#2", "李雪#1"):
        with pytest.raises(RefusedError):
            members.resolve(text)


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
    ("text", "names"),
    [
        ("赵一、钱一，孙一,李一;周一；吴一/郑一", ("赵一", "钱一", "孙一", "李一", "周一", "吴一", "郑一")),
        ("赵一 钱一　孙一", ("赵一", "钱一", "孙一")),
        (" 张 三、 李　四 ,", ("张 三", "李　四")),
        ("王伟#2 欧阳修", ("王伟#2", "欧阳修")),
        (" 、", ()),
    ],
)
def test_names_in_one_text_are_told_apart(text: str, names: tuple[str, ...]) -> None:
    """By marks and spaces; a space that only fills up a name of two characters leaves it whole."""
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("full", "organ"), [(6, DecidingOrgan.MEETING), (7, DecidingOrgan.COMMITTEE), (3, DecidingOrgan.MEETING)]
)
def test_seven_full_members_have_a_committee(full: int, organ: DecidingOrgan) -> None:
    """Fewer than seven: the members' meeting decides."""
    assert usual_deciding_organ(roster(*(f"党员{number}" for number in range(full)))) is organ


def test_what_is_private_is_not_in_the_text_form_of_a_member() -> None:
    """A traceback or a log shows no id number, nor who must be talked with."""
    (member,) = roster("张三", identities=("110101199001011234",)).members
    assert "11010119900101" not in repr(member)
    assert repr(dataclasses.replace(member, must_talk=True)) == repr(member)


@pytest.mark.parametrize("name", [99, 1.5, [1], b"1"])
def test_what_is_no_member_is_refused_with_what_was_asked(name: object) -> None:
    """A number that nobody has, and what is neither a number nor a name."""
    with pytest.raises(RefusedError) as told:
        roster("甲", "乙").find(name)  # type: ignore[arg-type]
    assert told.value.notices[0].code == "member_number_unknown"
    assert told.value.notices[0].fields == {"number": name}


def test_who_is_not_counted_leaves_the_base_of_those_taking_part_alone() -> None:
    """In every other base he stays."""
    for base in CapBase:
        away = usual_flags(FULL, base, counted=False)
        assert (Flag.COUNTS_IN_CAP_BASE in away) is (base is not CapBase.TAKING_PART)
        assert not away & {Flag.COUNTS_IN_DUE, Flag.CASTS_BALLOT, Flag.HAS_VOTING_RIGHT}
