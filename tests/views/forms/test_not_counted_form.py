"""Who is not counted in 应到 is named with his approval."""

from __future__ import annotations

import datetime

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import attendance_count
from orglife_kit.rules.plan.members import Flag
from tests.views.forms.driving import button, shown


def test_members_not_counted_are_named_with_their_approval(meeting: Meeting) -> None:
    """Without who approved it and when nobody is left out of 应到; with it the numbers follow."""
    form, roster = forms.plan(meeting), forms.roster(meeting)
    part = form.not_counted
    part.member.value = "赵一"
    button(part, "添加").click()
    assert "批准机关" in part.told.value
    assert attendance_count(meeting.record).due == 8
    part.approved_by.value, part.date.value = "示例党总支", datetime.date(2024, 1, 10)
    part.reason.value = "abroad"
    button(part, "添加").click()
    assert attendance_count(meeting.record).due == 7
    assert not roster.flags[Flag.COUNTS_IN_DUE].value
    assert "赵一" in shown(form)
    button(part, "取消").click()
    assert attendance_count(meeting.record).due == 8


def test_an_approval_that_is_entered_anew_is_shown(meeting: Meeting) -> None:
    """Who approved it, and when, is what is recorded now."""
    form = forms.plan(meeting)
    part = form.not_counted
    for body, day in (("街道党工委", 10), ("示例党总支", 12)):
        part.member.value, part.reason.value = "赵一", "abroad"
        part.approved_by.value, part.date.value = body, datetime.date(2024, 1, day)
        button(part, "添加").click()
        assert f"{body}　2024年1月{day}日" in shown(form)
    assert "街道党工委" not in shown(form)
