"""The evening's form, driven as a hand would: along the plan's agenda, back where it was (C6, C7, C12)."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.evening import agenda_items
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.rules.preparation.findings import committee_aspects
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button, shown


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Return a meeting of five that prints into a folder of the test."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    return make_meeting(tmp_path, 5)


def keys(form: object) -> list[str]:
    """Return the steps in order."""
    return [key for _, key in form.steps.options]  # type: ignore[attr-defined]


def places(form: Any) -> list[str]:
    """Return the steps, an item of the agenda by its place among the items."""
    items = [key for key in keys(form) if key.startswith("item-")]
    return [f"item-{items.index(key) + 1}" if key in items else key for key in keys(form)]


def place(form: Any) -> str:
    """Return the step that is open, an item of the agenda by its place."""
    return places(form)[keys(form).index(form.steps.value)]


def go_to(form: Any, step: str) -> None:
    """Open a step, an item of the agenda by its place."""
    form.steps.value = keys(form)[places(form).index(step)]


def test_the_steps_are_the_plans_agenda(meeting: Meeting) -> None:
    """Officers stand before the first rating; another agenda has other steps."""
    form = forms.evening(meeting, reports)
    assert places(form) == [
        *("prepare", "sign_in", "item-1", "item-2", "officers", "item-3"),
        *("item-4", "item-5", "item-6", "item-7", "end"),
    ]
    meeting.plan.change({"meeting.agenda": ["重温入党誓词", "民主评议党员"]})
    form.follow()
    assert places(form) == ["prepare", "sign_in", "item-1", "officers", "item-2", "end"]
    assert form.steps.options[2][0] == "1. 重温入党誓词"


def test_it_opens_where_the_meeting_is(meeting: Meeting) -> None:
    """Before the sign-in at the beginning, then at the first item that is not finished, an open rating first."""
    assert forms.evening(meeting, reports).steps.value == "prepare"
    meeting.ballots.take_attendance()
    form = forms.evening(meeting, reports)
    assert place(form) == "item-1"
    for _ in range(2):
        form.next.click()
    assert form.steps.value == "officers"
    form.next.click()
    assert forms.evening(open_meeting(meeting.folder), reports).steps.value == "officers"
    meeting.ballots.open_round("members")
    assert place(forms.evening(open_meeting(meeting.folder), reports)) == "item-5"
    for position in range(1, 8):
        meeting.ballots.record_item(position, finished=True)
    meeting.ballots.take_pile("members", [[1, 2, 2, 2, 2]])
    meeting.ballots.close_round("members")
    last = forms.evening(open_meeting(meeting.folder), reports)
    assert last.steps.value == "end"
    assert last.steps.options[2][0].startswith("✓ 1. ")


def test_before_the_meeting(meeting: Meeting, tmp_path: Path) -> None:
    """What is missing is told; print, back up, rehearse, each with one click."""
    form = forms.evening(meeting, reports)
    step = form.body.parts[0]
    assert "书记" in shown(step)
    button(step, "打印签到表").click()
    button(step, "打印测评票").click()
    assert len(list((tmp_path / "exports").rglob("*.pdf"))) == 3
    step.backup_folder.value = str(tmp_path / "stick")
    button(step, "备份").click()
    assert (tmp_path / "stick" / "meeting.db").is_file()
    button(step, "演练").click()
    assert "已清除" in step.told.value
    assert meeting.record.ballots.rounds == ()


def test_the_account_covers_what_is_recorded(meeting: Meeting) -> None:
    """The committee's findings by aspect; nothing is typed (C7)."""
    aspect = committee_aspects(meeting.record)[1]
    meeting.preparation.note_committee_finding(aspect, "三个月没有记录")
    form = forms.evening(meeting, reports)
    go_to(form, "item-2")
    assert aspect in shown(form)
    assert "三个月没有记录" in shown(form)


def test_officers_and_notes_are_kept_as_they_are_left(meeting: Meeting) -> None:
    """Two names each however they are separated; a note on an item; the room sees neither."""
    form = forms.evening(meeting, reports)
    form.steps.value = "officers"
    step = form.body.parts[0]
    step.tellers.value, step.scrutineers.value, step.passed.value = "赵一 钱一", "孙一、李一", "鼓掌通过"
    assert meeting.record.ballots.proposal.scrutineers == ("孙一", "李一")
    step.tellers.value = "赵一、王五"
    assert "王五" in shown(step.children[-2].parts[-1])
    assert "已保存" in step.told.value
    go_to(form, "item-6")
    form.body.parts[0].parts[0].note.value = "会议开得实"
    assert agenda_items(meeting.record)[5].note == "会议开得实"
    room = forms.projector(meeting)
    assert "会议开得实" not in str(room.page.get_state())
    assert "赵一" not in str(room.page.get_state())
    assert room.page.facts["numbers"] == []
    meeting.ballots.take_attendance([AttendanceLine(1, Presence.ON_LEAVE, "住院")])
    room.meeting_changed()
    assert room.page.facts["numbers"] == [["应到", 5], ["实到", 4], ["请假", 1]]


def test_peer_reviews_are_a_few_words_or_none(meeting: Meeting) -> None:
    """Who speaks stays filled in; one can be taken out (C6)."""
    form = forms.peer_reviews(meeting)
    form.critic.value, form.member.value, form.note.value = "赵一", "钱一", "问得少"
    button(form, "已记录").click()
    assert form.critic.value == "赵一"
    form.member.value = "孙一"
    button(form, "已记录").click()
    assert [review.note for review in meeting.record.reviews.peer_reviews] == ["问得少", ""]
    form.said[1].parts[1].click()
    assert len(meeting.record.reviews.peer_reviews) == 1


def test_the_minutes_are_edited_and_frozen(meeting: Meeting) -> None:
    """A draft follows the record until it is edited; frozen, its fields are closed (C12)."""
    meeting.ballots.take_attendance([AttendanceLine(2, Presence.ON_LEAVE)])
    form = forms.minutes(meeting)
    assert "钱一" in shown(form)
    meeting.reviews.record_self_review(1, "讨论少")
    form.follow()
    form.meeting_changed()
    assert "赵一自评：讨论少" in form.parts[MinutesHead.SPEECHES].value
    form.parts[MinutesHead.SPEECHES].value = "赵一自评：讨论少，领读多"
    button(form, "定稿").click()
    assert meeting.record.ballots.minutes.frozen is None  # asked first
    button(form, "是，定稿").click()
    assert "手工改过的：发言" in shown(form)
    assert form.parts[MinutesHead.SPEECHES].disabled
    kept = meeting.record.ballots.minutes
    assert kept is not None
    assert kept.frozen == datetime.date.today()


def test_members_stand_by_their_number_and_not_by_their_row(meeting: Meeting) -> None:
    """After somebody was taken out of the roster, everybody behind him is entered and shown as himself."""
    meeting.plan.remove_member("钱一")
    sign_in = forms.attendance(meeting)
    sign_in.everybody.click()
    sign_in.name.value = "孙一"
    sign_in.presences[0].click()
    (row,) = sign_in.exceptions.parts
    row.parts[1].value = "住院"
    assert row.parts[0].description == "孙一"
    (line,) = (line for line in meeting.record.ballots.attendance if line.reason)
    assert (line.member, line.presence) == (meeting.member("孙一").number, Presence.ON_LEAVE)
    review = forms.self_reviews(meeting)
    assert [label.strip("　") for label, _ in review.members.options] == [" 赵一", " 李一", " 周一"]
    review.members.value = meeting.member("周一").number
    review.spoken.click()
    (spoken,) = meeting.record.reviews.self_reviews
    assert meeting.record.roster.label(spoken.member) == "周一"
    assert review.members.value == meeting.member("赵一").number


def test_a_reason_is_written_in_two_windows(meeting: Meeting) -> None:
    """What one window enters of a member takes nothing back that another has entered of the next."""
    form = forms.attendance(meeting)
    form.everybody.click()
    for name in ("赵一", "孙一"):
        form.name.value = name
        form.presences[0].click()
    other = forms.attendance(open_meeting(meeting.folder))
    form.exceptions.parts[0].parts[1].value = "住院"
    other.exceptions.parts[1].parts[1].value = "出差"
    assert [line.reason for line in meeting.record.ballots.attendance] == ["住院", "", "出差", "", ""]


def test_at_the_end_the_strip_and_the_summary_are_printed(meeting: Meeting, tmp_path: Path) -> None:
    """散会: the strip first; the summary shows counts, so it waits until the roots are on the sealed paper."""
    meeting.ballots.take_attendance()
    form = forms.evening(meeting, reports)
    form.steps.value = "end"
    step = form.body.parts[0]
    step.strip.click()
    assert "还没有结束的测评" in step.told.value or step.told.value.count("bad")
    meeting.ballots.take_pile("members", [[2] * 5] * 5)
    meeting.ballots.close_round("members")
    step.strip.click()
    assert "封条.pdf" in step.files.names
    step.summary.click()
    assert "先把校验码与封存的票放在一起" in step.told.value
    meeting.ballots.confirm_copied("members")
    step.summary.click()
    assert "民主测评情况汇总表.pdf" in step.files.names
    assert {path.name for path in (tmp_path / "exports").rglob("*.pdf")} == {
        "封条.pdf",
        "民主测评情况汇总表.pdf",
    }


def test_a_closed_rating_prints_its_strip_where_it_is_needed(meeting: Meeting, tmp_path: Path) -> None:
    """Before the tally is opened, on the screen of the rating."""
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[2] * 5] * 5)
    meeting.ballots.close_round("members")
    form = forms.evening(meeting, reports)
    form.steps.value = next(key for words, key in form.steps.options if words.endswith("民主测评党员"))
    button(form, "打印封条").click()
    assert list((tmp_path / "exports").rglob("封条.pdf"))
