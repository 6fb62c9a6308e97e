"""Forms of one meeting show the same, and one undo takes back the last act of any of them."""

from __future__ import annotations

from typing import Any

import pytest

from orglife_kit import forms
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.rules.preparation.findings import member_aspects
from tests.views.forms.driving import button, shown


def test_the_last_step_can_be_undone(meeting: Meeting) -> None:
    """The button is there after an act that can be taken back, and takes it back on every form."""
    attendance, findings = forms.attendance(meeting), forms.findings(meeting)
    assert attendance.undo_button.layout.display == "none"
    attendance.everybody.click()
    aspect = member_aspects(meeting.record)[0]
    findings.aspects[aspect].value = "记错了人"
    assert findings.undo_button.layout.display == ""
    findings.undo_button.click()
    assert findings.aspects[aspect].value == ""
    assert "已撤销" in findings.told.value
    assert findings.undo_button.layout.display == "none"
    assert len(meeting.record.ballots.attendance) == 8
    attendance.name.value = "赵一"
    attendance.presences[0].click()
    findings.undo_button.click()
    assert "赵一" not in shown(attendance)
    attendance.undo_button.click()
    assert "没有可以撤销的" in attendance.told.value


def test_nothing_is_undone_over_somebody_elses_work(meeting: Meeting) -> None:
    """After another window has written, the last act here stays, and the form says why and shows what stands."""
    here, there = forms.findings(meeting), forms.findings(open_meeting(meeting.folder))
    first, second = member_aspects(meeting.record)[:2]
    here.aspects[first].value = "这里写的"
    there.aspects[second].value = "那里写的"
    here.undo_button.click()
    assert "别的窗口" in here.told.value
    assert here.aspects[first].value == "这里写的"
    assert here.aspects[second].value == "那里写的"


def test_a_form_follows_what_another_window_does(meeting: Meeting) -> None:
    """Two windows on one meeting show the same as soon as one of them looks."""
    other = open_meeting(meeting.folder)
    attendance, review = forms.attendance(meeting), forms.self_reviews(meeting)
    rating, start = forms.ballots(meeting), forms.start(meeting)
    other.ballots.take_attendance()
    other.reviews.record_self_review("赵一")
    for form in (attendance, review, rating, start):
        form.follow()
    assert "实到<b>8</b>" in shown(attendance)
    assert review.members.value == 1
    assert review.members.options[0][0].startswith("✓")
    assert button(rating, "开始测评") is not None
    assert "自评" in shown(start)
    other.ballots.open_round("members")
    rating.follow()
    desk = rating.desks[0]
    told: list[Any] = []
    (grid,) = desk._grids.values()
    grid.send = told.append
    other.ballots.cast("members", [1] * 7)
    rating.follow()
    assert told == [{"news": {"seq": None, "ok": True, "saved": 1}}]
    other.ballots.count_paper("members", "members", issued=8, received=1)
    other.ballots.sign_off("members", "members")
    other.ballots.name_officers("members", ["赵一"], ["钱一"])
    rating.follow()
    assert rating.tellers.value == "赵一"
    other.ballots.close_round("members")
    assessment = forms.assessment(meeting)
    rating.follow()
    assert tally_of(meeting.record, "members").root[:4] in shown(rating)
    other.assessment.note_conduct("赵一", "下村二十次")
    assessment.follow()
    assert assessment.conduct.value == "下村二十次"


def test_a_folder_that_vanishes_is_told_on_the_form(meeting: Meeting) -> None:
    """Whoever looks at a form of a folder that is gone reads a sentence."""
    form = forms.findings(meeting)
    (meeting.folder / "meeting.db").rename(meeting.folder / "moved.db")
    form.follow()
    assert "被移动或删除" in form.told.value


@pytest.mark.parametrize(
    "name",
    ["start", "plan", "roster", "findings", "self_reviews", "attendance", "ballots", "assessment"],
)
def test_the_text_form_holds_no_value(rated: Meeting, name: str) -> None:
    """A notebook that is saved keeps the text form of a form: its name only."""
    form = getattr(forms, name)(rated)
    assert repr(form) == f"<{type(form).__name__}>"
