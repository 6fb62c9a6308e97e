"""Who may not verify, by name or by post (C15)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.rectification.items import ItemState, Ledger, RectificationItem
from orglife_kit.rules.rectification.verification import check_verification, may_be_one, members_meant
from tests.rules.building import roster_of

NOBODY = Roster(())
POSTS = {1: "党支部书记", 2: "副书记", 3: "组织委员、宣传委员"}


def item(**facts: object) -> RectificationItem:
    """Return an item that is done."""
    facts = {"state": ItemState.DONE} | facts
    return RectificationItem(1, Ledger.COMMITTEE, "窗口午间一人值班", **facts)  # type: ignore[arg-type]


def told(
    entry: RectificationItem, verified_by: str, satisfaction: str = "SATISFIED", roster: Roster = NOBODY
) -> list[str]:
    """Return the codes of why an item cannot be verified so."""
    return [fault.code for fault in check_verification(entry, verified_by, satisfaction, roster)]


def test_the_owner_does_not_verify_himself() -> None:
    """Also not with other spaces in the name; nobody is nobody; what is not done is not verified."""
    done = item(owner="王　伟")
    assert told(done, "王伟") == ["verified_by_owner"]
    assert told(done, " ") == ["verifier_missing"]
    assert told(item(owner="王伟", state=ItemState.OPENED), "沈㛃") == ["item_not_done"]
    assert told(item(owner="王伟", state=ItemState.VERIFIED), "沈㛃") == ["item_verified"]
    assert told(done, "沈㛃", "") == ["satisfaction_missing"]
    assert told(done, "沈㛃") == []


@pytest.mark.parametrize(
    ("owner", "verified_by", "refused"),
    [
        ("赵一、钱一", "钱一", True),
        ("赵一（书记）", "赵一", True),
        ("赵一", "沈㛃、赵一", True),
        ("赵一", "沈㛃 赵一", True),
        ("赵一", "沈㛃、钱一", False),
        ("王伟#3", "王伟#8", False),
        ("王伟#3", "王伟", True),
        ("赵一", "本人", True),
    ],
)
def test_who_is_responsible_among_several(owner: str, verified_by: str, refused: bool) -> None:
    """None of several; a namesake says which of the two he is."""
    assert told(item(owner=owner), verified_by) == (["verified_by_owner"] if refused else [])


@pytest.mark.parametrize(
    ("owner", "verified_by", "refused"),
    [
        ("党员1", "书记", True),
        ("党员1", "党支部书记", True),
        ("党员1", "支部书记", True),
        ("党员1", "书记党员1", True),
        ("党员1", "党员1书记", True),
        ("党员1", "党员1同志", True),
        ("党员1", "党员1凡", False),
        ("书记", "党员1", True),
        ("支委会书记", "党员1", True),
        ("书记", "党支部书记", True),
        ("党员3", "宣传委员", True),
        ("党员1", "副书记", False),
        ("党员2", "书记", False),
        ("党员1", "镇党委书记", False),
        ("党员1", "组织委员", False),
        ("党员4", "书记", False),
        ("党员1", "党书记", True),
        ("党员1", "党副书记", False),
        ("党员1", "第一责任人", True),
        ("支委会", "党员1", True),
        ("党支部委员会", "副书记", True),
        ("支部班子", "党员3", True),
        ("支委会", "党员4", False),
        ("党员1", "支委会", False),
    ],
)
def test_a_post_means_its_member(owner: str, verified_by: str, refused: bool) -> None:
    """书记 is the secretary under another name, on either side; the superior's secretary is another person."""
    roster = roster_of(4, posts=POSTS)
    assert told(item(owner=owner), verified_by, roster=roster) == (["verified_by_owner"] if refused else [])


def test_the_member_who_committed_himself_does_not_verify() -> None:
    """Whoever else is named as responsible; nor under his post."""
    commitment = replace(item(owner="党员4"), ledger=Ledger.MEMBER, member=1)
    roster = roster_of(4, posts=POSTS)
    assert told(commitment, "党员1", roster=roster) == ["verified_by_owner"]
    assert told(commitment, "书记", roster=roster) == ["verified_by_owner"]
    assert told(commitment, "党员2", roster=roster) == []


def test_a_namesake_is_meant_by_his_number_alone() -> None:
    """王伟#2 is one of two; 王伟, and a number that neither has, are both."""
    twins = Roster(tuple(replace(member, name="王伟") for member in roster_of([7, 2]).members))
    assert members_meant("王伟#2", twins) == {2}
    assert members_meant("王伟＃７", twins) == {7}
    assert members_meant("王伟", twins) == members_meant("王伟#5", twins) == {2, 7}
    assert members_meant("李雪", twins) == set()


@pytest.mark.parametrize(
    ("name", "other", "is_one"),
    [
        ("王伟", "王伟", True),
        ("王伟#2", "王伟", True),
        ("王伟", "王伟#2", True),
        ("王伟#2", "王 伟＃2", True),
        ("王伟#2", "王伟#7", False),
        ("王伟", "李雪", False),
    ],
)
def test_a_name_alone_may_be_either_of_two(name: str, other: str, *, is_one: bool) -> None:
    """Only two numbers that differ tell namesakes apart."""
    assert may_be_one(name, other) is is_one


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("欧阳书记", True),
        ("欧书记", True),
        ("欧阳明月书记", True),
        ("欧阳明书记", False),
        ("欧阳委员", False),
        ("欧阳", False),
    ],
)
def test_a_surname_with_the_post_is_the_member(text: str, *, is_meant: bool) -> None:
    """One of two characters too; neither another post, nor half of a given name, nor the surname alone."""
    (member,) = roster_of([3], posts={3: "党支部书记"}).members
    roster = Roster((replace(member, name="欧阳明月"),))
    assert (members_meant(text, roster) == {3}) is is_meant
