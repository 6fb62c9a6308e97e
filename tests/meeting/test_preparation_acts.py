"""Study, talks, committee findings and suggestions as a branch records them (C2–C4)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.status import EntryState
from orglife_kit.rules.preparation.findings import Source
from orglife_kit.rules.preparation.study import Absence
from tests.meeting.building import make_meeting

EARLY, LATE = datetime.date(2024, 1, 2), datetime.date(2024, 3, 1)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of five whose first member is the secretary."""
    made = make_meeting(tmp_path, 5)
    made.change_member(1, post="党支部书记")
    return made


def state(meeting: Meeting, code: str, today: datetime.date = EARLY) -> tuple[EntryState, tuple[str, ...]]:
    """Return the state and the names of the status entry with that code."""
    (entry,) = (one for one in meeting.status_entries(today) if one.says.code == code)
    return entry.state, entry.names


def code(act: object) -> str:
    """Return the code of what an act refuses."""
    with pytest.raises((RefusedError, InputError)) as told:
        act()  # type: ignore[operator]
    return told.value.notices[0].code


def test_everybody_attends_but_the_absent(meeting: Meeting) -> None:
    """The plan's day is filled in; an absence has its reason, and is made up for on a day (C2)."""
    assert state(meeting, "status_study_missing")[0] is EntryState.MISSING
    assert state(meeting, "status_study_missing", LATE)[0] is EntryState.OVERDUE
    meeting.take_study(absences=[Absence(2, "值班"), Absence(3, "出差", "2024-01-17")])
    frame = open_meeting(meeting.folder).study()
    assert list(frame.date.unique()) == ["2024-01-15"]
    assert list(frame.attended) == [True, False, False, True, True]
    assert state(meeting, "status_make_up_missing") == (EntryState.MISSING, ("钱一",))
    meeting.take_study(absences=[Absence(2, "值班", "2024-01-18"), Absence(3, "出差", "2024-01-17")])
    assert meeting.study_to_make_up() == ()
    assert code(lambda: meeting.take_study("2024-13-01")) == "date_impossible"
    assert code(lambda: meeting.take_study(absences=[Absence(2), Absence(2)])) == "member_twice"
    meeting.undo()
    assert meeting.study_to_make_up() == (2,)
    meeting.remove_study("2024-01-15")
    assert meeting.study().empty


def test_a_talk_is_recorded_as_having_taken_place(meeting: Meeting) -> None:
    """Who is still missing is told by name; a pairing never becomes a record (C3)."""
    assert meeting.suggested_pairs()
    assert meeting.talks().empty
    assert meeting.record_talk("赵一", "钱一", "2024-01-15", place="活动室") == ()
    assert [told.code for told in meeting.record_talk(3, 2, "2024-01-20")] == ["talk_outside_period"]
    assert state(meeting, "status_secretary_talks_missing") == (
        EntryState.MISSING,
        ("孙一", "李一", "周一"),
    )
    assert state(meeting, "status_member_talks_missing", LATE) == (EntryState.OVERDUE, ("李一", "周一"))
    frame = meeting.talks()
    assert list(frame.talker_name) == ["赵一", "孙一"]
    assert list(meeting.talk_coverage().with_secretary) == [True, False, False, False]
    for talker, listener in meeting.suggested_pairs():
        meeting.record_talk(talker, listener, "2024-01-16")
    assert state(meeting, "status_talks")[0] is EntryState.DONE
    meeting.change_talk(1, place="值班室")
    assert meeting.talk_records()[0].place == "值班室"
    assert meeting.suggested_talks().empty
    meeting.remove_talk(1)
    assert state(meeting, "status_secretary_talks_missing")[1] == ("钱一",)


def test_what_was_said_is_kept_only_where_the_plan_says_so(meeting: Meeting) -> None:
    """Also no talk with oneself, on no day, with nobody."""
    assert code(lambda: meeting.record_talk(1, 2, "2024-01-15", content="内容")) == "talk_notes_off"
    assert code(lambda: meeting.record_talk(1, 1, "2024-01-15")) == "talk_with_oneself"
    assert code(lambda: meeting.record_talk(1, 2, "昨天")) == "date_impossible"
    assert code(lambda: meeting.record_talk("赵二", 2, "2024-01-15")) == "member_unknown_near"
    assert code(lambda: meeting.change_talk(9, place="")) == "talk_unknown"
    meeting.record_talk(1, 2, "2024-01-15")
    assert code(lambda: meeting.change_talk(1, listener="赵一")) == "talk_with_oneself"
    meeting.remove_talk(1)
    meeting.change_plan({"settings.talk_notes": True})
    meeting.record_talk(1, 2, "2024-01-15", content="内容", suggestion="意见")
    assert list(meeting.talks().content) == ["内容"]


def test_who_must_be_talked_with_is_suggested_first(meeting: Meeting) -> None:
    """The plan's private list decides the order only."""
    meeting.change_plan({"settings.must_talk": ["周一"]})
    assert 5 in meeting.suggested_pairs()[0]
    meeting.keep_last_pairs([frozenset((4, 5))])
    assert (4, 5) not in meeting.suggested_pairs()


def test_findings_of_the_committee_have_source_and_cause(meeting: Meeting) -> None:
    """Under the plan's aspects, pointing to the theme where wanted; changed in place, taken out (C4)."""
    aspect = meeting.committee_aspects()[0]
    goal = meeting.plan.theme.goals[0]
    assert state(meeting, "status_committee_findings_missing")[0] is EntryState.MISSING
    first = meeting.note_committee_finding(
        aspect, "讨论时间少", source="INSPECTION", cause="没有排题", goal=goal
    )
    meeting.note_committee_finding(aspect, "讨论时间不到二十分钟", number=first)
    frame = open_meeting(meeting.folder).committee_findings()
    assert list(frame.point) == ["讨论时间不到二十分钟"]
    assert list(frame.source) == ["OWN_LOOK"]
    assert code(lambda: meeting.note_committee_finding("别的", "问题")) == "aspect_unknown"
    assert code(lambda: meeting.note_committee_finding(aspect, " ")) == "finding_empty"
    assert code(lambda: meeting.note_committee_finding(aspect, "问题", goal="别的")) == "goal_unknown"
    meeting.remove_committee_finding(first)
    assert meeting.committee_findings().empty


def test_suggestions_are_sorted_into_findings(meeting: Meeting) -> None:
    """A new finding of its own words, or one that is there; no column could name who suggested it."""
    one = meeting.note_suggestion("FROM_PUBLIC", "午间多开一个窗口")
    two = meeting.note_suggestion(Source.FROM_MEMBERS, "篇目早发")
    assert state(meeting, "status_suggestions_unsorted")[0] is EntryState.WARNING
    aspect = meeting.committee_aspects()[4]
    finding = meeting.finding_of_suggestion(one, aspect)
    assert list(meeting.committee_findings().point) == ["午间多开一个窗口"]
    meeting.undo()
    assert meeting.committee_findings().empty
    assert list(meeting.suggestions().finding) == [0, 0]
    finding = meeting.finding_of_suggestion(one, aspect)
    meeting.sort_suggestion(two, finding)
    frame = meeting.suggestions()
    assert list(frame.columns) == ["suggestion", "source", "words", "finding"]
    assert list(frame.finding) == [finding, finding]
    assert list(meeting.committee_findings().suggestions) == [2]
    meeting.remove_committee_finding(finding)
    assert list(meeting.suggestions().finding) == [0, 0]
    meeting.remove_suggestion(two)
    assert code(lambda: meeting.sort_suggestion(two, None)) == "suggestion_unknown"
    assert code(lambda: meeting.sort_suggestion(one, 9)) == "finding_unknown"
    assert code(lambda: meeting.note_suggestion("FROM_PUBLIC", " ")) == "suggestion_empty"


def test_a_members_point_can_point_to_the_theme(meeting: Meeting) -> None:
    """It keeps its goal while the other points of the aspect change."""
    aspect, goal = meeting.member_aspects()[0], meeting.plan.theme.problem_areas[0]
    meeting.note_findings(2, aspect, ["没有做笔记", "缺学一次"])
    meeting.point_finding(2, aspect, "缺学一次", goal)
    meeting.note_findings(2, aspect, ["缺学一次", "补学晚"])
    assert list(meeting.findings().goal) == [goal, ""]
    assert code(lambda: meeting.point_finding(2, aspect, "缺学一次", "别的")) == "goal_unknown"
    assert code(lambda: meeting.point_finding(2, aspect, "没有", goal)) == "finding_unknown"


def test_hints_are_told_and_nothing_of_them_is_kept(meeting: Meeting, tmp_path: Path) -> None:
    """Copied from another member, general; off where the plan says so; no byte of it in the folder (C5)."""
    aspect = meeting.member_aspects()[0]
    meeting.note_findings(1, aspect, ["通读党章后没有做笔记，问到具体条款答不上来"])
    before = {path: path.read_bytes() for path in meeting.folder.iterdir()}
    typed = "通读党章后没有做笔记，问到具体条款答不上来\n理论学习不够深入"
    assert [told.code for told in meeting.finding_hints(2, typed)] == ["hint_copied", "hint_general"]
    assert [told.code for told in meeting.finding_hints(1, typed)] == ["hint_general"]
    assert meeting.finding_hints(None, "") == ()
    assert {path: path.read_bytes() for path in meeting.folder.iterdir()} == before
    meeting.change_plan({"settings.finding_hints": False})
    assert meeting.finding_hints(2, typed) == ()


def test_a_member_who_leaves_takes_his_talks_along(meeting: Meeting) -> None:
    """Those after him move up with what is kept of them."""
    meeting.record_talk(1, 3, "2024-01-15")
    meeting.record_talk(1, 2, "2024-01-15")
    meeting.take_study(absences=[Absence(3, "值班")])
    meeting.keep_last_pairs([frozenset((3, 4)), frozenset((2, 5))])
    meeting.remove_member(2)
    assert [(talk.talker, talk.listener) for talk in meeting.talk_records()] == [(1, 2)]
    assert meeting.study_to_make_up() == (2,)
