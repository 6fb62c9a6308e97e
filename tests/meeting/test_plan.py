"""The roster can be changed until a round is opened; flags and attendance follow their members."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.plan.members import Flag, Membership
from orglife_kit.storage.readers.roster import RosterRow
from tests.meeting.building import make_meeting, open_members_round


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of three members, the third with a flag set by hand and on leave."""
    made = make_meeting(tmp_path, ["张三", "李雪", "王伟"])
    made.set_flag("王伟", Flag.IS_GRADED, holds=False, reason="刚转入")
    made.take_attendance([AttendanceLine(3, Presence.ON_LEAVE, "出差")])
    return made


def test_a_member_is_added_at_the_end(meeting: Meeting) -> None:
    """With the flags of the membership."""
    member = meeting.add_member(RosterRow(0, " 白 露 ", "PROBATIONARY", group="一组"))
    assert (member.number, member.name, member.membership) == (4, "白露", Membership.PROBATIONARY)
    assert not member.has(Flag.IS_GRADED)
    assert len(meeting.roster) == 4


def test_who_follows_a_removed_member_keeps_what_is_his(meeting: Meeting) -> None:
    """Flag, reason and leave move with the name, not with the number."""
    meeting.note_conduct("王伟", "值班认真")
    meeting.remove_member("李雪")
    assert meeting.conduct() == {2: "值班认真"}
    member = meeting.member("王伟")
    assert member.number == 2
    assert not member.has(Flag.IS_GRADED)
    assert meeting.flag_reasons() == {(2, Flag.IS_GRADED): "刚转入"}
    assert [(line.member, line.presence) for line in meeting.attendance_lines()] == [
        (1, Presence.PRESENT),
        (2, Presence.ON_LEAVE),
    ]


def test_facts_of_a_member_are_changed(meeting: Meeting) -> None:
    """A full member from now on, under another name."""
    member = meeting.change_member("张三", name="章三", post="书记")
    assert (member.number, member.name, member.post) == (1, "章三", "书记")


@pytest.mark.parametrize(
    ("name", "code"), [("", "name_missing"), ("12", "name_impossible"), ("王#2", "name_impossible")]
)
def test_a_name_that_cannot_be_is_told(meeting: Meeting, name: str, code: str) -> None:
    """And nothing is changed."""
    with pytest.raises(InputError) as told:
        meeting.add_member(RosterRow(0, name, "FULL"))
    assert told.value.notices[0].code == code
    assert len(meeting.roster) == 3


def test_an_id_twice_is_told(meeting: Meeting) -> None:
    """As when the roster was read."""
    meeting.change_member("张三", identity="A1")
    with pytest.raises(InputError) as told:
        meeting.change_member("李雪", identity="A1")
    assert told.value.notices[0].code == "identity_twice"


def test_a_flag_needs_its_reason(meeting: Meeting) -> None:
    """It is set against what membership says."""
    with pytest.raises(RefusedError) as told:
        meeting.set_flag(1, Flag.CASTS_BALLOT, holds=False, reason=" ")
    assert told.value.notices[0].code == "flag_reason_missing"


def test_an_opened_round_freezes_the_roster(meeting: Meeting) -> None:
    """What a ballot was printed from cannot move under it."""
    open_members_round(meeting)
    for act in (
        lambda: meeting.add_member(RosterRow(0, "白露", "FULL")),
        lambda: meeting.remove_member(1),
        lambda: meeting.change_member(1, name="别人"),
    ):
        with pytest.raises(RefusedError) as told:
            act()
        assert told.value.notices[0].code == "roster_frozen"


def test_the_last_member_stays(tmp_path: Path) -> None:
    """A meeting without members is none."""
    meeting = make_meeting(tmp_path, ["张三"])
    with pytest.raises(RefusedError) as told:
        meeting.remove_member(1)
    assert told.value.notices[0].code == "roster_last_member"
