"""Who was told his assessment."""

from __future__ import annotations

import datetime

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.standing import feedback_given
from tests.views.forms.driving import button


def test_several_are_recorded_as_told_at_once(assessed: Meeting) -> None:
    """The secretary and the day are filled in; a remark belongs to one."""
    form = forms.feedback(assessed)
    assert form.given_by.value == "赵一"
    assert form.date.value == datetime.date.today()
    form.waiting.value = (1, 2)
    button(form, "已反馈").click()
    assert list(feedback_given(assessed.record)) == [1, 2]
    form.told_members.value = 2
    form.remark.value = "没有意见"
    assert feedback_given(assessed.record)[2].remark == "没有意见"
    button(form, "改为未反馈").click()
    assert list(feedback_given(assessed.record)) == [1]
