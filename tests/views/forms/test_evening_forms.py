"""The evening's form, driven as a hand would: along the plan's agenda, back where it was (C6, C7, C12)."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.minutes import MinutesHead
from tests.meeting.building import make_meeting
from tests.views.forms.test_forms import button, shown


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Return a meeting of five that prints into a folder of the test."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    return make_meeting(tmp_path, 5)


def keys(form: object) -> list[str]:
    """Return the steps in order."""
    return [key for _, key in form.steps.options]  # type: ignore[attr-defined]


def test_the_steps_are_the_plans_agenda(meeting: Meeting) -> None:
    """Officers stand before the first rating; another agenda has other steps."""
    form = forms.evening(meeting, reports)
    assert keys(form) == [
        *("prepare", "sign_in", "item-1", "item-2", "officers", "item-3"),
        *("item-4", "item-5", "item-6", "item-7", "end"),
    ]
    meeting.change_plan({"meeting.agenda": ["重温入党誓词", "民主评议党员"]})
    form.follow()
    assert keys(form) == ["prepare", "sign_in", "item-1", "officers", "item-2", "end"]
    assert form.steps.options[2][0] == "1. 重温入党誓词"


def test_it_opens_where_the_meeting_is(meeting: Meeting) -> None:
    """Before the sign-in at the beginning, then at the first item that is not finished, an open rating first."""
    assert forms.evening(meeting, reports).steps.value == "prepare"
    meeting.take_attendance()
    form = forms.evening(meeting, reports)
    assert form.steps.value == "item-1"
    for _ in range(2):
        form.next.click()
    assert form.steps.value == "officers"
    form.next.click()
    assert forms.evening(open_meeting(meeting.folder), reports).steps.value == "officers"
    meeting.open_round("members")
    assert forms.evening(open_meeting(meeting.folder), reports).steps.value == "item-5"
    for place in range(1, 8):
        meeting.record_item(place, finished=True)
    meeting.take_pile("members", [[1, 2, 2, 2, 2]])
    meeting.close_round("members")
    last = forms.evening(open_meeting(meeting.folder), reports)
    assert last.steps.value == "end"
    assert last.steps.options[2][0].startswith("✓ 1. ")


def test_before_the_meeting(meeting: Meeting, tmp_path: Path) -> None:
    """What is missing is told; print, back up, rehearse, each with one click."""
    form = forms.evening(meeting, reports)
    step = form._body.children[0]
    assert "书记" in shown(step)
    step.print_sign_in()
    step.print_ballots()
    assert len(list((tmp_path / "exports").glob("*.pdf"))) == 3
    step.backup_folder.value = str(tmp_path / "stick")
    step.back_up()
    assert (tmp_path / "stick" / "meeting.db").is_file()
    step.rehearse()
    assert "已清除" in step.told.value
    assert meeting.rounds() == ()


def test_the_account_covers_what_is_recorded(meeting: Meeting) -> None:
    """The committee's findings by aspect; nothing is typed (C7)."""
    aspect = meeting.committee_aspects()[1]
    meeting.note_committee_finding(aspect, "三个月没有记录")
    form = forms.evening(meeting, reports)
    form.steps.value = "item-2"
    assert aspect in shown(form)
    assert "三个月没有记录" in shown(form)


def test_officers_and_notes_are_kept_as_they_are_left(meeting: Meeting) -> None:
    """Two names each however they are separated; a note on an item; the room sees neither."""
    form = forms.evening(meeting, reports)
    form.steps.value = "officers"
    step = form._body.children[0]
    step.tellers.value, step.scrutineers.value, step.passed.value = "赵一 钱一", "孙一、李一", "鼓掌通过"
    assert meeting.proposal().scrutineers == ("孙一", "李一")
    form.steps.value = "item-6"
    form._body.children[0].children[0].note.value = "会议开得实"
    assert meeting.agenda_items()[5].note == "会议开得实"
    room = forms.projector(meeting)
    assert "会议开得实" not in str(room.page.get_state())
    assert "赵一" not in str(room.page.get_state())
    assert room.page.facts["numbers"] == []
    meeting.take_attendance([AttendanceLine(1, Presence.ON_LEAVE, "住院")])
    room.meeting_changed()
    assert room.page.facts["numbers"] == [["应到", 5], ["实到", 4], ["请假", 1]]


def test_peer_reviews_are_a_few_words_or_none(meeting: Meeting) -> None:
    """Who speaks stays filled in; one can be taken out (C6)."""
    form = forms.peer_reviews(meeting)
    form.critic.value, form.member.value, form.note.value = "赵一", "钱一", "问得少"
    button(form, "已说").click()
    assert form.critic.value == "赵一"
    form.member.value = "孙一"
    button(form, "已说").click()
    assert list(meeting.peer_reviews().note) == ["问得少", ""]
    form.said.value = 1
    button(form, "删除").click()
    assert len(meeting.peer_review_records()) == 1


def test_the_minutes_are_edited_and_frozen(meeting: Meeting) -> None:
    """A draft follows the record until it is edited; frozen, its fields are closed (C12)."""
    meeting.take_attendance([AttendanceLine(2, Presence.ON_LEAVE)])
    form = forms.minutes(meeting)
    assert "钱一" in form._state.value
    meeting.record_self_review(1, "讨论少")
    form.follow()
    form.meeting_changed()
    assert "赵一自评：讨论少" in form.parts[MinutesHead.SPEECHES].value
    form.parts[MinutesHead.SPEECHES].value = "赵一自评：讨论少，领读多"
    button(form, "定稿").click()
    assert "手工改过的：发言" in shown(form)
    assert form.parts[MinutesHead.SPEECHES].disabled
    assert meeting.minutes_record().frozen  # type: ignore[union-attr]
