"""The sign-in: everybody at one click, then the exceptions."""

from __future__ import annotations

from orglife_kit import forms
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.attendance import Presence, attendance_count
from tests.views.forms.driving import button


def test_attendance_asks_for_the_exceptions_only(meeting: Meeting) -> None:
    """One click, one exception, one reason; a second form shows the same."""
    form = forms.attendance(meeting)
    assert meeting.record.ballots.attendance == ()
    form.everybody.click()
    form.name.value = "赵一"
    form.presences[0].click()
    (row,) = form.exceptions.parts
    row.children[1].value = "出差"
    line = meeting.record.ballots.attendance[0]
    assert (line.presence, line.reason) == (Presence.ON_LEAVE, "出差")
    again = forms.attendance(open_meeting(meeting.folder))
    assert again.exceptions.parts[0].parts[1].value == "出差"
    again.exceptions.parts[0].parts[0].value = "PRESENT"
    assert attendance_count(meeting.record).present == 8


def test_a_name_that_nobody_bears_is_told(meeting: Meeting) -> None:
    """The form's line says so, and nothing is recorded."""
    form = forms.attendance(meeting)
    form.everybody.click()
    form.name.value = "赵二二"
    form.presences[0].click()
    assert "名册中没有" in form.told.value
    assert attendance_count(meeting.record).present == 8


def test_changes_that_wait_for_their_reason_are_kept_together(meeting: Meeting) -> None:
    """The second one does not drop the first: both are kept once why is written; at "not now" neither is."""
    meeting.ballots.take_attendance()
    meeting.ballots.open_round("members")
    form = forms.attendance(meeting)
    for answer in (form.question.no, form.question.yes):
        for name, presence in (("赵一", "迟到"), ("钱一", "早退")):
            form.name.value = name
            button(form, presence).click()
        form.correction.value = "签到时记错"
        answer.click()
    first, second, *_ = meeting.record.ballots.attendance
    assert (first.presence, second.presence) == (Presence.LATE, Presence.LEFT_EARLY)
    assert len(meeting.record.ballots.corrections) == 2
    assert not form.question.is_open
    assert "赵一，迟到" in form.told.value
