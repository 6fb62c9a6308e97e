"""取消定稿: both versions stay, with the reason; what nobody edited follows the record until the freeze (C12)."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.release import release
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead
from orglife_kit.rules.ballots.minutes_versions import outdated_heads
from orglife_kit.views.forms.base.parts import path_to
from orglife_kit.views.reports.pages.minutes import minutes_page, minutes_texts
from tests.meeting.building import code_of, make_meeting
from tests.views.forms.driving import button, shown


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of five, everybody present."""
    made = make_meeting(tmp_path, 5)
    made.ballots.take_attendance()
    return made


def test_what_nobody_edited_follows_the_record(meeting: Meeting) -> None:
    """A part edited by hand stays; the others say what is recorded, on the form, on the page and when frozen."""
    form: Any = forms.minutes(meeting)
    form.parts[MinutesHead.HOST].value = "沈㛃（书记）"
    meeting.ballots.record_attendance(AttendanceLine(2, Presence.ON_LEAVE, "住院"))
    form.meeting_changed()
    assert form.parts[MinutesHead.LEAVE].value == "钱一，请假（住院）"
    part = release(meeting.record, "ORGAN").minutes
    assert part is not None
    assert minutes_texts(part)[MinutesHead.LEAVE] == "钱一，请假（住院）"
    assert minutes_texts(part)[MinutesHead.HOST] == "沈㛃（书记）"
    form.run(form.freeze)
    kept = meeting.record.ballots.minutes
    assert kept is not None
    assert (kept.texts[MinutesHead.LEAVE], kept.changed) == ("钱一，请假（住院）", (MinutesHead.HOST,))
    assert outdated_heads(meeting.record) == ()


def test_a_part_edited_before_the_record_changed_is_told(meeting: Meeting) -> None:
    """Before the freeze, too: what was edited does not say what came later."""
    form: Any = forms.minutes(meeting)
    form.parts[MinutesHead.SPEECHES].value = "赵一：讨论少"
    meeting.reviews.record_self_review(1, "讨论少")
    form.meeting_changed()
    assert "手工改过以后，记录又有变动：发言" in shown(form)
    form.parts[MinutesHead.SPEECHES].value = "赵一自评：讨论少"
    assert "记录又有变动" not in shown(form)


def test_both_versions_are_kept_with_the_reason(meeting: Meeting) -> None:
    """Frozen, taken back for a reason, changed, frozen again: the page, the table and the form have both."""
    form: Any = forms.minutes(meeting)
    assert not path_to(form, form.unfreeze_asked)
    form.run(form.freeze)
    assert code_of(lambda: meeting.ballots.unfreeze_minutes(" ")) == "minutes_reason_missing"
    button(form, "取消定稿").click()
    button(form, "是，取消定稿").click()
    assert "请写明取消定稿的原因" in form.told.value
    form.reason.value = "漏记一人请假"
    button(form, "是，取消定稿").click()
    assert code_of(lambda: meeting.ballots.unfreeze_minutes("再来")) == "minutes_not_frozen"
    meeting.ballots.record_attendance(AttendanceLine(2, Presence.ON_LEAVE, "住院"))
    form.meeting_changed()
    form.run(form.freeze)
    record = open_meeting(meeting.folder).record
    (earlier,) = record.ballots.earlier_minutes
    assert earlier.reason == "漏记一人请假"
    assert MinutesHead.LEAVE not in earlier.texts or not earlier.texts[MinutesHead.LEAVE]
    page = str(minutes_page(release(record, "ORGAN"), "会议记录"))
    assert "钱一，请假（住院）" in page
    assert "漏记一人请假" in page
    assert "应到 5 人，实到 5 人" in page
    assert "应到 5 人，实到 4 人" in page
    assert "漏记一人请假" in shown(form)
    frame = meeting.tables.earlier_minutes()
    assert set(frame["reason"]) == {"漏记一人请假"}
    assert "应到 5 人，实到 5 人" in "".join(frame["text"])


def test_the_freeze_asks(meeting: Meeting) -> None:
    """One click freezes nothing, and what is missing is told with the question."""
    meeting.ballots.record_attendance(AttendanceLine(2, Presence.ON_LEAVE))
    form: Any = forms.minutes(meeting)
    button(form, "定稿").click()
    assert meeting.record.ballots.minutes is None
    assert "钱一" in form.freeze_asked.question.words.value
    button(form, "暂不").click()
    assert meeting.record.ballots.minutes is None


def test_old_minutes_are_not_called_older(meeting: Meeting) -> None:
    """Of minutes that an earlier version froze nothing is known, and nothing is claimed."""
    composed = dict.fromkeys(MinutesHead, "原")
    meeting.ballots.keep_minutes(composed, composed, frozen="2024-01-19")
    assert outdated_heads(meeting.record) == ()
    old = Minutes(composed, composed, datetime.date(2024, 1, 19))
    meeting.ballots.record_attendance(AttendanceLine(2, Presence.ON_LEAVE, "住院"))
    assert outdated_heads(meeting.record) != ()
    record = replace(meeting.record, ballots=replace(meeting.record.ballots, minutes=old))
    assert outdated_heads(record) == ()
