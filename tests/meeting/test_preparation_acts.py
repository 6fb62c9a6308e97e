"""Study, talks, committee findings and suggestions as a branch records them (C2–C4)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.meeting.status import EntryState
from orglife_kit.rules.preparation.findings import Source, committee_aspects, member_aspects
from orglife_kit.rules.preparation.hints import finding_hints
from orglife_kit.rules.preparation.study import Absence, not_made_up
from orglife_kit.rules.preparation.talks import talk_coverage
from tests.meeting.building import code_of, make_meeting

EARLY, LATE = datetime.date(2024, 1, 2), datetime.date(2024, 3, 1)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of five whose first member is the secretary."""
    made = make_meeting(tmp_path, 5)
    made.plan.change_member(1, post="党支部书记")
    return made


def january(day: int) -> datetime.date:
    """Return a day of the month in which the meeting is held."""
    return datetime.date(2024, 1, day)


def state(meeting: Meeting, code: str, today: datetime.date = EARLY) -> tuple[EntryState, tuple[str, ...]]:
    """Return the state and the names of the status entry with that code."""
    (entry,) = (entry for entry in meeting.status(today) if entry.says.code == code)
    return entry.state, entry.names


def to_make_up(meeting: Meeting) -> tuple[int, ...]:
    """Return who missed a session and has not made up for it."""
    return not_made_up(meeting.record.preparation.studies, meeting.record.roster)


def test_talks_of_one_with_several_are_recorded_in_one_go(meeting: Meeting) -> None:
    """One act and one step back; all or none: one who is unknown, named twice, or nobody keeps nothing."""
    talks = meeting.preparation
    assert talks.record_talks("赵一", ["钱一", "孙一"], "2024-01-15", place="活动室") == ()
    assert [(talk.talker, talk.listener, talk.place) for talk in meeting.record.preparation.talks] == [
        (1, 2, "活动室"),
        (1, 3, "活动室"),
    ]
    meeting.undo()
    assert not meeting.record.preparation.talks
    assert code_of(lambda: talks.record_talks(1, [2, "无名"], "2024-01-15")) == "member_unknown"
    assert code_of(lambda: talks.record_talks(1, [2, 2], "2024-01-15")) == "member_twice"
    assert code_of(lambda: talks.record_talks(1, [2, 1], "2024-01-15")) == "talk_with_oneself"
    assert code_of(lambda: talks.record_talks(1, [], "2024-01-15")) == "talk_listener_missing"
    assert code_of(lambda: talks.record_talks(1, [2], "2024-01-15", content="说了什么")) == "talk_notes_off"
    assert not meeting.record.preparation.talks
    told = talks.record_talks(1, [2, 3], "2024-02-20")
    assert {warning.code for warning in told} >= {"talk_outside_period"}


def test_everybody_attends_but_the_absent(meeting: Meeting) -> None:
    """The plan's day is filled in; an absence has its reason, and is made up for on a day (C2)."""
    assert state(meeting, "status_study_missing")[0] is EntryState.MISSING
    assert state(meeting, "status_study_missing", LATE)[0] is EntryState.OVERDUE
    meeting.preparation.take_study(
        absences=[Absence(2, " 值班 "), Absence(3, "出差", january(17))], place=" 活动室 "
    )
    again = open_meeting(meeting.folder)
    (study,) = again.record.preparation.studies
    again.close()
    assert (study.date, study.place) == (january(15), "活动室")
    assert study.absences == (Absence(2, "值班"), Absence(3, "出差", january(17)))
    assert state(meeting, "status_make_up_missing") == (EntryState.MISSING, ("钱一",))


def test_a_day_that_is_taken_again_keeps_its_number(meeting: Meeting) -> None:
    """What is given replaces what was recorded; another day is another session, its number never given again."""
    take = meeting.preparation.take_study
    take(absences=[Absence(2, "值班"), Absence(3, "出差", january(17))], place="活动室")
    take("2024-01-15", [Absence(2, "值班", january(18))])
    (study,) = meeting.record.preparation.studies
    assert (study.number, study.place, study.absences) == (1, "活动室", (Absence(2, "值班", january(18)),))
    meeting.undo()
    assert to_make_up(meeting) == (2,)
    take(january(10))
    assert [study.number for study in meeting.record.preparation.studies] == [2, 1]
    meeting.preparation.remove_study(2)
    take(january(11))
    assert [study.number for study in meeting.record.preparation.studies] == [3, 1]


def test_a_session_that_cannot_be_is_refused(meeting: Meeting) -> None:
    """On no day, with somebody absent twice or not in the roster, made up on no day; nothing is written."""
    take = meeting.preparation.take_study
    assert code_of(lambda: take("2024-13-01")) == "date_impossible"
    assert code_of(lambda: take(absences=[Absence(2), Absence(2)])) == "member_twice"
    assert code_of(lambda: take(absences=[Absence(9)])) == "member_number_unknown"
    wrong = Absence(2, "值班", "昨天")  # type: ignore[arg-type]
    assert code_of(lambda: take(absences=[wrong])) == "date_impossible"
    assert code_of(lambda: meeting.preparation.remove_study(1)) == "study_unknown"
    assert meeting.record.preparation.studies == ()
    meeting.plan.change({"preparation.study_date": ""})
    assert code_of(take) == "study_date_missing"


def test_a_talk_is_recorded_as_having_taken_place(meeting: Meeting) -> None:
    """Who is still missing is told by name; a pairing never becomes a record (C3)."""
    talks = meeting.preparation
    assert suggested_pairs(meeting.record)
    assert meeting.record.preparation.talks == ()
    assert talks.record_talk("赵一", "钱一", "2024-01-15", place="活动室") == ()
    assert [told.code for told in talks.record_talk(3, 2, january(20))] == ["talk_outside_period"]
    assert state(meeting, "status_secretary_talks_missing") == (
        EntryState.MISSING,
        ("孙一", "李一", "周一"),
    )
    assert state(meeting, "status_member_talks_missing", LATE) == (EntryState.OVERDUE, ("李一", "周一"))
    assert talk_coverage(meeting.record).without_secretary == (3, 4, 5)
    for talker, listener in suggested_pairs(meeting.record):
        talks.record_talk(talker, listener, "2024-01-16")
    assert state(meeting, "status_talks")[0] is EntryState.DONE
    assert suggested_pairs(meeting.record) == ()
    talks.change_talk(1, place=" 值班室 ")
    assert meeting.record.preparation.talks[0].place == "值班室"
    talks.remove_talk(1)
    assert state(meeting, "status_secretary_talks_missing")[1] == ("钱一",)
    talks.record_talk(1, 2, january(15))
    assert 1 not in {talk.number for talk in meeting.record.preparation.talks}


def test_facts_of_a_talk_are_changed_one_by_one(meeting: Meeting) -> None:
    """The others stay; members by name or number, the day as text or date."""
    meeting.preparation.record_talk(1, 2, january(15), place="活动室", theme="思想")
    meeting.preparation.change_talk(1, listener="孙一", date="2024-01-16")
    (told,) = meeting.preparation.change_talk(1, date=january(3), talker=4)
    assert told.code == "talk_outside_period"
    (talk,) = meeting.record.preparation.talks
    assert (talk.talker, talk.listener, talk.date) == (4, 3, january(3))
    assert (talk.place, talk.theme) == ("活动室", "思想")


def test_a_talk_that_cannot_be_is_refused(meeting: Meeting) -> None:
    """With oneself, on no day, with nobody, none that is there, a fact that no talk has; nothing is written."""
    record, change = meeting.preparation.record_talk, meeting.preparation.change_talk
    assert code_of(lambda: record(1, 1, "2024-01-15")) == "talk_with_oneself"
    assert code_of(lambda: record(1, 2, "昨天")) == "date_impossible"
    assert code_of(lambda: record("赵二", 2, "2024-01-15")) == "member_unknown_near"
    assert code_of(lambda: record(1, 6, "2024-01-15")) == "member_number_unknown"
    assert code_of(lambda: change(9, place="")) == "talk_unknown"
    assert code_of(lambda: meeting.preparation.remove_talk(9)) == "talk_unknown"
    assert meeting.record.preparation.talks == ()
    record(1, 2, "2024-01-15")
    before = meeting.record.preparation
    assert code_of(lambda: change(1, listener="赵一")) == "talk_with_oneself"
    assert code_of(lambda: change(1, listener=7)) == "member_number_unknown"
    assert code_of(lambda: change(1, date="昨天")) == "date_impossible"
    assert code_of(lambda: change(1, number=2, mood="")) == "talk_fact_unknown"
    assert meeting.record.preparation == before


def test_what_was_said_is_kept_only_where_the_plan_says_so(meeting: Meeting) -> None:
    """Once kept it stays when the plan keeps nothing more: the talk's other facts can still be put right."""
    record, change = meeting.preparation.record_talk, meeting.preparation.change_talk
    assert code_of(lambda: record(1, 2, "2024-01-15", content="内容")) == "talk_notes_off"
    assert code_of(lambda: record(1, 2, "2024-01-15", suggestion="意见")) == "talk_notes_off"
    meeting.plan.change({"settings.talk_notes": True})
    record(1, 2, "2024-01-15", content="内容", suggestion="意见")
    meeting.plan.change({"settings.talk_notes": False})
    assert code_of(lambda: change(1, content="别的")) == "talk_notes_off"
    change(1, place="值班室")
    (talk,) = meeting.record.preparation.talks
    assert (talk.place, talk.content, talk.suggestion) == ("值班室", "内容", "意见")
    change(1, content="", suggestion="")
    assert meeting.record.preparation.talks[0].content == ""


def test_the_suggestion_avoids_last_years_pairs(meeting: Meeting) -> None:
    """It says nothing of the private list (C17), which changes no pair and no order."""
    plain = suggested_pairs(meeting.record)
    meeting.plan.change_must_talk(["周一"])
    assert suggested_pairs(meeting.record) == plain
    meeting.preparation.keep_last_pairs([frozenset((4, 5)), ("钱一", 3), (3, 2)])
    assert (4, 5) not in suggested_pairs(meeting.record)
    assert meeting.record.preparation.last_pairs == {frozenset((4, 5)), frozenset((2, 3))}
    keep = meeting.preparation.keep_last_pairs
    assert code_of(lambda: keep([(1, 1)])) == "pair_not_of_two"
    assert code_of(lambda: keep([(1, 2, 3)])) == "pair_not_of_two"
    assert code_of(lambda: keep([(1, 9)])) == "member_number_unknown"
    assert len(meeting.record.preparation.last_pairs) == 2
    keep([])
    assert meeting.record.preparation.last_pairs == frozenset()


def test_findings_of_the_committee_have_source_and_cause(meeting: Meeting) -> None:
    """Under the plan's aspects, pointing to the theme where wanted; changed in place, taken out (C4)."""
    note, aspect = meeting.preparation.note_committee_finding, committee_aspects(meeting.record)[0]
    goal = meeting.record.plan.theme.goals[0]
    assert state(meeting, "status_committee_findings_missing")[0] is EntryState.MISSING
    first = note(aspect, "讨论时间少", source="INSPECTION", cause=" 没有排题 ", goal=goal)
    (finding,) = meeting.record.preparation.committee_findings
    assert (finding.source, finding.cause, finding.goal) == (Source.INSPECTION, "没有排题", goal)
    assert note(aspect, "讨论时间不到二十分钟", number=first) == first
    again = open_meeting(meeting.folder)
    (finding,) = again.record.preparation.committee_findings
    again.close()
    assert (finding.point, finding.source, finding.goal) == ("讨论时间不到二十分钟", Source.INSPECTION, goal)
    meeting.preparation.remove_committee_finding(first)
    assert note(aspect, "另一条") > first


def test_a_finding_of_the_committee_that_cannot_be_is_refused(meeting: Meeting) -> None:
    """Under no aspect, of no words or source, to no goal, in place of none; nothing is written."""
    note, aspect = meeting.preparation.note_committee_finding, committee_aspects(meeting.record)[0]
    assert code_of(lambda: note("别的", "问题")) == "aspect_unknown"
    assert code_of(lambda: note(aspect, " ")) == "finding_empty"
    assert code_of(lambda: note(aspect, "问题", goal="别的")) == "goal_unknown"
    assert code_of(lambda: note(aspect, "问题", source="SOMEBODY")) == "source_unknown"
    assert code_of(lambda: note(aspect, "问题", number=3)) == "finding_unknown"
    assert code_of(lambda: meeting.preparation.remove_committee_finding(3)) == "finding_unknown"
    assert meeting.record.preparation.committee_findings == ()


def test_suggestions_are_sorted_into_findings(meeting: Meeting) -> None:
    """A new finding of its own words, or one that is there; no column could name who suggested it."""
    stage, aspect = meeting.preparation, committee_aspects(meeting.record)[4]

    def sorted_into() -> list[int | None]:
        return [suggestion.finding for suggestion in meeting.record.preparation.suggestions]

    window = stage.note_suggestion("FROM_PUBLIC", " 午间多开一个窗口 ")
    list_of_texts = stage.note_suggestion(Source.FROM_MEMBERS, "篇目早发")
    assert state(meeting, "status_suggestions_unsorted")[0] is EntryState.WARNING
    stage.finding_of_suggestion(window, aspect)
    (finding,) = meeting.record.preparation.committee_findings
    assert (finding.point, finding.source) == ("午间多开一个窗口", Source.FROM_PUBLIC)
    meeting.undo()
    assert (meeting.record.preparation.committee_findings, sorted_into()) == ((), [None, None])
    number = stage.finding_of_suggestion(window, aspect)
    stage.sort_suggestion(list_of_texts, number)
    assert sorted_into() == [number, number]
    stage.sort_suggestion(list_of_texts, None)
    assert sorted_into() == [number, None]
    stage.remove_committee_finding(number)
    assert sorted_into() == [None, None]
    stage.remove_suggestion(list_of_texts)
    assert [suggestion.number for suggestion in meeting.record.preparation.suggestions] == [window]
    assert stage.note_suggestion("FROM_PUBLIC", "再早些") > list_of_texts


def test_a_suggestion_that_cannot_be_is_refused(meeting: Meeting) -> None:
    """Of no words or source, one that is not there, into what is not there; nothing is written."""
    stage = meeting.preparation
    number = stage.note_suggestion("FROM_PUBLIC", "午间多开一个窗口")
    before = meeting.record.preparation
    assert code_of(lambda: stage.note_suggestion("FROM_PUBLIC", " ")) == "suggestion_empty"
    assert code_of(lambda: stage.note_suggestion("", "一")) == "source_unknown"
    assert code_of(lambda: stage.sort_suggestion(9, None)) == "suggestion_unknown"
    assert code_of(lambda: stage.sort_suggestion(number, 9)) == "finding_unknown"
    assert code_of(lambda: stage.finding_of_suggestion(9, "")) == "suggestion_unknown"
    assert code_of(lambda: stage.finding_of_suggestion(number, "别的")) == "aspect_unknown"
    assert code_of(lambda: stage.remove_suggestion(9)) == "suggestion_unknown"
    assert meeting.record.preparation == before


def test_each_act_is_one_step_back(meeting: Meeting) -> None:
    """Whatever an act wrote in however many tables, one undo takes it back, and nothing else."""
    stage = meeting.preparation
    own, other = member_aspects(meeting.record)[0], committee_aspects(meeting.record)[0]
    stage.take_study(absences=[Absence(2, "值班")])
    stage.record_talk(1, 2, january(15))
    found = stage.note_committee_finding(other, "讨论时间少")
    suggestion = stage.note_suggestion("FROM_PUBLIC", "篇目早发")
    stage.sort_suggestion(suggestion, found)
    stage.note_findings(2, own, ["没有做笔记", "党课缺了两次"])
    point = meeting.record.preparation.findings[0].number
    acts: tuple[Callable[[], object], ...] = (
        lambda: stage.take_study(absences=[Absence(3)]),
        lambda: stage.remove_study(1),
        lambda: stage.record_talk(2, 3, january(16)),
        lambda: stage.change_talk(1, listener=3),
        lambda: stage.remove_talk(1),
        lambda: stage.keep_last_pairs([(1, 2)]),
        lambda: stage.note_committee_finding(other, "讨论时间不到二十分钟", number=found),
        lambda: stage.remove_committee_finding(found),
        lambda: stage.note_suggestion("FROM_PUBLIC", "再早些"),
        lambda: stage.sort_suggestion(suggestion, None),
        lambda: stage.finding_of_suggestion(suggestion, other),
        lambda: stage.remove_suggestion(suggestion),
        lambda: stage.note_findings(2, own, ["党课缺了三次", "结对户没有去"]),
        lambda: stage.point_finding(point, meeting.record.plan.theme.goals[0]),
    )
    for act in acts:
        before = meeting.record.preparation
        act()
        assert meeting.record.preparation != before
        meeting.undo()
        assert meeting.record.preparation == before


def test_hints_are_told_and_nothing_of_them_is_kept(meeting: Meeting) -> None:
    """Copied from another member, general; off where the plan says so; no byte of it in the folder (C5)."""
    aspect = member_aspects(meeting.record)[0]
    meeting.preparation.note_findings(1, aspect, ["通读党章后没有做笔记，问到具体条款答不上来"])
    before = {path: path.read_bytes() for path in meeting.folder.iterdir()}
    typed = "通读党章后没有做笔记，问到具体条款答不上来\n理论学习不够深入"
    assert [told.code for told in finding_hints(meeting.record, 2, typed)] == ["hint_copied", "hint_general"]
    assert [told.code for told in finding_hints(meeting.record, 1, typed)] == ["hint_general"]
    assert finding_hints(meeting.record, None, "") == ()
    assert {path: path.read_bytes() for path in meeting.folder.iterdir()} == before
    meeting.plan.change({"settings.finding_hints": False})
    assert finding_hints(meeting.record, 2, typed) == ()


def test_a_member_who_leaves_takes_his_talks_along(meeting: Meeting) -> None:
    """Those after him move up, with what is kept of them under the numbers they had."""
    meeting.preparation.record_talk(1, 3, "2024-01-15")
    meeting.preparation.record_talk(1, 2, "2024-01-15")
    meeting.preparation.take_study(absences=[Absence(2, "出差"), Absence(3, "值班")])
    meeting.preparation.keep_last_pairs([frozenset((3, 4)), frozenset((2, 5))])
    meeting.plan.remove_member(2)
    kept = meeting.record.preparation
    assert [(talk.talker, talk.listener) for talk in kept.talks] == [(1, 3)]
    assert kept.last_pairs == {frozenset((3, 4))}
    assert to_make_up(meeting) == (3,)


def test_a_finding_changes_only_in_what_is_named(meeting: Meeting) -> None:
    """Two windows that write another field each leave both: neither hands over what it did not change."""
    other = open_meeting(meeting.folder)
    aspect = committee_aspects(meeting.record)[0]
    number = meeting.preparation.note_committee_finding(aspect, "讨论时间少", cause="只排篇目")
    meeting.preparation.note_committee_finding(number=number, source="INSPECTION")
    assert other.preparation.note_committee_finding(number=number, cause="没有排讨论题") == number
    other.close()
    (finding,) = meeting.record.preparation.committee_findings
    assert (finding.point, finding.aspect) == ("讨论时间少", aspect)
    assert (finding.source, finding.cause) == (Source.INSPECTION, "没有排讨论题")
    with pytest.raises(RefusedError) as told:
        meeting.preparation.note_committee_finding(number=number, point=" ")
    assert told.value.notices[0].code == "finding_empty"
