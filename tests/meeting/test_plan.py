"""The roster can be changed until a round is opened; a number stays with its member, and so does what is his."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.errors import InputError
from orglife_kit.meeting import Meeting, create_meeting, open_meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.plan.members import Flag, Membership, NotCounted, NotCountedReason
from orglife_kit.rules.plan.plan import check_plan
from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from tests.meeting.building import code_of, make_meeting, meeting_of_version, open_members_round, plan_text

APPROVED = datetime.date(2024, 1, 10)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of three members, the third with a flag set by hand and on leave."""
    made = make_meeting(tmp_path, ["张三", "李雪", "王伟"])
    made.plan.set_flag("王伟", Flag.IS_GRADED, holds=False, reason="刚转入")
    made.ballots.take_attendance([AttendanceLine(3, Presence.ON_LEAVE, "出差")])
    return made


def places(meeting: Meeting) -> list[tuple[int, int, str]]:
    """Return position, number and name of each member, in roster order."""
    return [(member.position, member.number, member.name) for member in meeting.record.roster.members]


def must_talk(meeting: Meeting) -> list[int]:
    """Return the numbers of the members who must be talked with."""
    return [member.number for member in meeting.record.roster.members if member.must_talk]


def test_a_member_is_added_at_the_end(meeting: Meeting) -> None:
    """With the flags of the membership."""
    member = meeting.plan.add_member(" 白 露 ", "PROBATIONARY", group=" 一组 ")
    assert (member.number, member.name, member.group) == (4, "白露", "一组")
    assert member.membership is Membership.PROBATIONARY
    assert not member.has(Flag.IS_GRADED)
    assert places(meeting)[-1] == (4, 4, "白露")


def test_who_follows_a_removed_member_keeps_his_number_and_moves_up(meeting: Meeting) -> None:
    """Flag, reason, conduct and leave stay under the number; only the position changes."""
    meeting.assessment.note_conduct("王伟", "值班认真")
    meeting.plan.remove_member("李雪")
    assert places(meeting) == [(1, 1, "张三"), (2, 3, "王伟")]
    record = meeting.record
    assert record.assessment.conduct == {3: "值班认真"}
    assert not record.member(3).has(Flag.IS_GRADED)
    assert record.flag_reasons == {(3, Flag.IS_GRADED): "刚转入"}
    assert [(line.member, line.presence) for line in record.ballots.attendance] == [
        (1, Presence.PRESENT),
        (3, Presence.ON_LEAVE),
    ]
    assert code_of(lambda: record.member(2)) == "member_number_unknown"


def test_a_removed_members_number_is_never_given_again(meeting: Meeting) -> None:
    """Not to the next who is added, not after an undo, not after the meeting was opened anew."""
    meeting.plan.remove_member("王伟")
    assert meeting.plan.add_member("白露").number == 4
    meeting.undo()
    assert places(meeting) == [(1, 1, "张三"), (2, 2, "李雪")]
    assert meeting.plan.add_member("白露").number == 5
    meeting.plan.remove_member(5)
    meeting.close()
    again = open_meeting(meeting.folder)
    assert again.plan.add_member("白露").number == 6
    assert places(again)[-1] == (3, 6, "白露")


def test_an_undone_removal_brings_the_member_back_with_what_was_his(meeting: Meeting) -> None:
    """Under his number and at his position; the others move down again."""
    aspect = member_aspects(meeting.record)[0]
    meeting.preparation.note_findings("张三", aspect, ["党课缺了两次"])
    meeting.reviews.record_self_review("张三")
    before = meeting.record
    meeting.plan.remove_member("张三")
    assert places(meeting) == [(1, 2, "李雪"), (2, 3, "王伟")]
    assert meeting.record.preparation.findings == ()
    meeting.undo()
    assert meeting.record == before


def test_labels_and_references_of_the_others_stay(tmp_path: Path) -> None:
    """Two of one name stay told apart by the numbers they have; what refers to them does so still."""
    meeting = make_meeting(tmp_path, ["张三", "王伟", "李雪", "王伟"])
    aspect = member_aspects(meeting.record)[0]
    meeting.preparation.note_findings("王伟#4", aspect, ["党课缺了两次"])
    meeting.preparation.record_talk("王伟#2", "王伟#4", "2024-01-15")
    item = RectificationItem(0, Ledger.MEMBER, "值班交接不清", 4)
    meeting.rectification.take_in([item])
    meeting.plan.remove_member("张三")
    record = meeting.record
    assert [record.roster.label(number) for number in record.roster.numbers] == ["王伟#2", "李雪", "王伟#4"]
    assert record.member("王伟#4").position == 3
    assert [finding.member for finding in record.preparation.findings] == [4]
    assert [(talk.talker, talk.listener) for talk in record.preparation.talks] == [(2, 4)]
    assert [item.member for item in record.rectification.items] == [4]


def test_facts_of_a_member_are_changed(meeting: Meeting) -> None:
    """A full member from now on, under another name; what was set by hand stays."""
    member = meeting.plan.change_member("张三", name="章三", post="书记")
    assert (member.number, member.name, member.post) == (1, "章三", "书记")
    member = meeting.plan.change_member(3, membership="PROBATIONARY")
    assert (member.membership, member.has(Flag.IS_GRADED)) == (Membership.PROBATIONARY, False)
    assert meeting.record.flag_reasons == {(3, Flag.IS_GRADED): "刚转入"}


@pytest.mark.parametrize(
    ("name", "code"), [("", "name_missing"), ("12", "name_impossible"), ("王#2", "name_impossible")]
)
def test_a_name_that_cannot_be_is_told(meeting: Meeting, name: str, code: str) -> None:
    """And nothing is changed."""
    assert code_of(lambda: meeting.plan.add_member(name)) == code
    assert code_of(lambda: meeting.plan.change_member(1, name=name)) == code
    assert [name for _, _, name in places(meeting)] == ["张三", "李雪", "王伟"]


def test_what_no_roster_keeps_is_refused(meeting: Meeting) -> None:
    """A fact, a membership, a flag, a member that is none; nothing is written."""
    plan, before = meeting.plan, meeting.record
    assert code_of(lambda: plan.add_member("白露", "ASPIRANT")) == "membership_unknown"
    assert code_of(lambda: plan.add_member("白露", height="170")) == "member_fact_unknown"
    assert code_of(lambda: plan.change_member(1, number="5")) == "member_fact_unknown"
    assert code_of(lambda: plan.change_member(1, membership="")) == "membership_unknown"
    assert code_of(lambda: plan.change_member(4, post="书记")) == "member_number_unknown"
    assert code_of(lambda: plan.remove_member("某某")) == "member_unknown"
    assert code_of(lambda: plan.set_flag(1, "is_tall", holds=True, reason="高")) == "flag_unknown"
    assert meeting.record == before


def test_an_id_twice_is_told(meeting: Meeting) -> None:
    """As when the roster was read."""
    meeting.plan.change_member("张三", identity="A1")
    assert code_of(lambda: meeting.plan.change_member("李雪", identity="A1")) == "identity_twice"


def test_a_flag_needs_its_reason(meeting: Meeting) -> None:
    """It is set against what membership says."""
    flagged = meeting.plan.set_flag
    assert code_of(lambda: flagged(1, Flag.CASTS_BALLOT, holds=False, reason=" ")) == "flag_reason_missing"


def test_an_opened_round_freezes_the_roster(meeting: Meeting) -> None:
    """What a ballot was printed from cannot move under it."""
    open_members_round(meeting)
    before = meeting.record
    for act in (
        lambda: meeting.plan.add_member("白露"),
        lambda: meeting.plan.remove_member(1),
        lambda: meeting.plan.change_member(1, name="别人"),
    ):
        assert code_of(act) == "roster_frozen"
    assert meeting.record == before


def test_the_last_member_stays(tmp_path: Path) -> None:
    """A meeting without members is none."""
    meeting = make_meeting(tmp_path, ["张三"])
    assert code_of(lambda: meeting.plan.remove_member(1)) == "roster_last_member"


def test_who_must_be_talked_with_is_kept_in_the_meeting_alone(meeting: Meeting) -> None:
    """Only the named are changed; one unknown name changes nothing; no byte of it is in the plan."""
    before = (meeting.folder / "plan.toml").read_bytes()
    meeting.plan.change_must_talk(["李雪", 3, "李雪"])
    assert must_talk(meeting) == [2, 3]
    assert code_of(lambda: meeting.plan.change_must_talk(["张三", "某某"])) == "member_unknown"
    assert must_talk(meeting) == [2, 3]
    meeting.plan.change_must_talk([1], [2, 3])
    assert must_talk(meeting) == [1]
    meeting.undo()
    assert must_talk(meeting) == [2, 3]
    meeting.plan.change_must_talk(remove=[2, 3])
    assert must_talk(meeting) == []
    assert (meeting.folder / "plan.toml").read_bytes() == before


def test_who_is_not_counted_is_approved_and_counted_again(meeting: Meeting) -> None:
    """Why, by whom, on which day; until it is taken back he is in neither 应到 nor 应参加测评."""
    approve = meeting.plan.approve_not_counted
    approve("李雪", "abroad", " 党总支 ", "2024-01-10")
    assert meeting.record.not_counted == {2: NotCounted(2, NotCountedReason.ABROAD, "党总支", APPROVED)}
    assert not meeting.record.member(2).has(Flag.COUNTS_IN_DUE)
    assert not meeting.record.member(2).has(Flag.CASTS_BALLOT)
    assert meeting.record.member(2).has(Flag.IS_GRADED)
    approve(2, NotCountedReason.AWAY, "党总支", APPROVED)
    assert meeting.record.not_counted[2].reason is NotCountedReason.AWAY
    meeting.undo()
    assert meeting.record.not_counted[2].reason is NotCountedReason.ABROAD
    meeting.plan.count_again("李雪")
    assert meeting.record.not_counted == {}
    assert meeting.record.member(2).has(Flag.COUNTS_IN_DUE)


def test_without_approval_everybody_counts(meeting: Meeting) -> None:
    """For no reason in use, by nobody, on no day, of nobody; nothing is written."""
    approve = meeting.plan.approve_not_counted
    assert code_of(lambda: approve(2, "holiday", "党总支", APPROVED)) == "not_counted_reason_unknown"
    assert code_of(lambda: approve(2, "abroad", " ", APPROVED)) == "approved_by_missing"
    assert code_of(lambda: approve(2, "abroad", "党总支", "一月十日")) == "date_impossible"
    assert code_of(lambda: approve(9, "abroad", "党总支", APPROVED)) == "member_number_unknown"
    assert code_of(lambda: meeting.plan.count_again("某某")) == "member_unknown"
    assert meeting.record.not_counted == {}


def test_what_is_said_of_a_removed_member_goes_with_him(meeting: Meeting) -> None:
    """His approval and his flags; that somebody else must be talked with stays."""
    meeting.plan.approve_not_counted(3, "abroad", "党总支", APPROVED)
    meeting.plan.change_must_talk([2, 3])
    meeting.plan.remove_member(3)
    assert (meeting.record.not_counted, meeting.record.flag_reasons) == ({}, {})
    assert must_talk(meeting) == [2]


def test_a_change_of_the_plan_is_whole_or_none(meeting: Meeting) -> None:
    """Its comments stay; a value that cannot be leaves the file as it was; the last one is taken back by undo."""
    path = meeting.folder / "plan.toml"
    before = path.read_text("utf-8")
    assert code_of(lambda: meeting.plan.change({"meeting.place": "礼堂", "plan.year": 12})) == (
        "plan_year_impossible"
    )
    assert path.read_text("utf-8") == before
    meeting.plan.change({"meeting.place": "礼堂"})
    assert meeting.record.plan.meeting.place == "礼堂"
    assert path.read_text("utf-8").count("#") == before.count("#")
    meeting.undo()
    assert path.read_text("utf-8") == before


def test_an_earlier_plans_persons_are_taken_over_once(tmp_path: Path) -> None:
    """They are kept under their numbers, and the file loses them; what it says again later is told, not read."""
    folder = meeting_of_version(tmp_path, "version_3")
    meeting = open_meeting(folder)
    label = meeting.record.roster.label
    assert [label(number) for number in must_talk(meeting)] == ["王伟#7", "苏长河"]
    (entry,) = meeting.record.not_counted.values()
    assert (label(entry.member), entry.reason) == ("罗松风", NotCountedReason.LONG_BEDRIDDEN)
    assert (entry.approved_by, entry.date) == ("星禾镇示例党总支", datetime.date(2024, 1, 12))
    assert not meeting.record.member("罗松风").has(Flag.COUNTS_IN_DUE)
    text = (folder / "plan.toml").read_text("utf-8")
    settings = tomllib.loads(text)["settings"]
    assert not {"must_talk", "not_counted"} & set(settings)
    assert "苏长河" not in text
    assert "罗松风" not in text
    assert (settings["talk_notes"], meeting.record.plan.names_persons) == (True, False)
    assert not meeting.can_undo
    meeting.plan.change_must_talk(remove=must_talk(meeting))
    meeting.plan.count_again("罗松风")
    meeting.close()

    (folder / "plan.toml").write_text(
        text.replace("[settings]", '[settings]\nmust_talk = ["苏长河"]'), "utf-8"
    )
    again = open_meeting(folder)
    assert (must_talk(again), again.record.not_counted) == ([], {})
    assert "苏长河" in (folder / "plan.toml").read_text("utf-8")
    told = [notice.code for notice in check_plan(again.record.plan, again.record.roster)]
    assert "plan_names_persons" in told
    again.close()


def test_a_name_that_nobody_bears_stays_in_the_file_and_is_told(tmp_path: Path) -> None:
    """Those who are on the roster are kept all the same; so with two of one name who are not told apart."""
    folder = meeting_of_version(tmp_path, "version_3")
    path = folder / "plan.toml"
    text = path.read_text("utf-8").replace('"王伟#7"', '"王伟", "宋江"')
    path.write_text(text, "utf-8")
    meeting = open_meeting(folder)
    assert [meeting.record.member(number).name for number in must_talk(meeting)] == ["苏长河"]
    assert [meeting.record.member(number).name for number in meeting.record.not_counted] == ["罗松风"]
    assert path.read_text("utf-8") == text
    told = [notice.code for notice in check_plan(meeting.record.plan, meeting.record.roster)]
    assert told.count("plan_names_persons") == 1
    assert meeting.status()
    meeting.close()


def test_a_new_meetings_plan_may_name_persons(tmp_path: Path) -> None:
    """A plan file of an earlier year is taken as it is; the meeting keeps the persons, its plan does not."""
    plan, roster = tmp_path / "plan.toml", tmp_path / "roster.csv"
    entry = '{ member = "李四", reason = "away", approved_by = "党总支", date = "2024-01-10" }'
    persons = f'[settings]\nmust_talk = ["张三"]\nnot_counted = [{entry}]'
    plan.write_text(plan_text().replace("[settings]", persons), "utf-8")
    roster.write_text("姓名,党员类别\n张三,正式党员\n李四,正式党员\n", "utf-8")
    meeting = create_meeting(tmp_path / "meeting", plan, roster)
    assert must_talk(meeting) == [1]
    assert meeting.record.not_counted == {2: NotCounted(2, NotCountedReason.AWAY, "党总支", APPROVED)}
    assert not meeting.record.plan.names_persons
    assert "李四" not in (meeting.folder / "plan.toml").read_text("utf-8")
    with pytest.raises(InputError):
        create_meeting(tmp_path / "other", tmp_path / "meeting" / "nothing.toml", roster)


def test_what_an_act_answers_is_what_it_has_kept(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window that takes the new member out at once does not make his adding a fault."""
    plain, other = meeting.plan._work.write, open_meeting(meeting.folder)

    def followed(*arguments: Any, **named: Any) -> Any:
        answer = plain(*arguments, **named)
        other.plan.remove_member("钱一")
        return answer

    monkeypatch.setattr(meeting.plan._work, "write", followed)
    assert meeting.plan.add_member("钱一").position == 4
    other.close()
    assert len(meeting.record.roster) == 3


@pytest.mark.parametrize("key", ["meeting.date", "preparation.study_date", "preparation.talks_last"])
def test_a_year_that_was_mistyped_is_not_kept(meeting: Meeting, key: str) -> None:
    """As text too, with the key that it stands under; a plan that has such a day already is opened all the same."""
    before = meeting.record.plan
    with pytest.raises(InputError, match="plan_not_date") as told:
        meeting.plan.change({key: "0024-01-15"})
    assert [each.location.field for each in told.value.notices] == [key]
    assert meeting.record.plan == before
    meeting.plan.change({"meeting.date": "2024-01-15"})
    path = meeting.folder / "plan.toml"
    text = path.read_text("utf-8")
    assert "2024-01-15" in text
    path.write_text(text.replace("2024-01-15", "0024-01-15"), "utf-8")
    reopened = open_meeting(meeting.folder)
    reopened.plan.change({"meeting.place": "二楼"})
    assert reopened.record.plan.meeting.date == datetime.date(24, 1, 15)
