"""The sign-in: everybody at one click, then the exceptions."""

from __future__ import annotations

from orglife_kit import forms
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.attendance import Presence, attendance_count


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
