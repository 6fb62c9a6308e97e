"""The forms beside and after the assessment, driven as a hand would (C9, C11)."""

from __future__ import annotations

import datetime

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from tests.meeting.assessment.test_follow_up import meeting  # noqa: F401 - the fixture
from tests.views.forms.test_forms import button, shown


def test_what_a_member_took_part_in_stands_beside_the_grade(meeting: Meeting) -> None:  # noqa: F811
    """Study, talks, the meeting; nothing of what was said."""
    meeting.record_peer_review(1, 2, "别人说的话")
    form = forms.assessment(meeting)
    form.members.value = 2
    assert "集中学习：1 次参加 0 次，补学 2024-01-16" in shown(form)
    assert "谈心谈话：2 次，其中与书记谈过" in shown(form)
    assert "别人说的话" not in shown(form)


def test_several_are_recorded_as_told_at_once(meeting: Meeting) -> None:  # noqa: F811
    """The secretary and the day are filled in; a remark belongs to one."""
    form = forms.feedback(meeting)
    assert form.given_by.value == "赵一"
    assert form.date.value == datetime.date.today()
    form.waiting.value = (1, 2)
    button(form, "已反馈").click()
    assert list(meeting.feedback_records()) == [1, 2]
    form.told_ones.value = 2
    form.remark.value = "没有意见"
    assert meeting.feedback_records()[2].remark == "没有意见"
    button(form, "没有反馈").click()
    assert list(meeting.feedback_records()) == [1]


def test_lower_grades_have_their_cards(meeting: Meeting) -> None:  # noqa: F811
    """Help, education and the steps of a disposition; the plan's steps are offered, none is filled in."""
    form = forms.follow_up(meeting)
    assert set(form.cards) == {2, 3}
    form.cards[2]["result"].value = "学习全勤"
    button(form, "保存").click()
    assert meeting.follow_up_reviews()[2].date == datetime.date.today().isoformat()
    card = form.cards[3]
    assert card["step"].value == ""
    assert list(card["step"].options) == list(meeting.plan.settings.disposition_steps)
    card["step"].value, card["body"].value = "党支部启动", "党支部"
    card["date"].value = datetime.date(2024, 9, 1)
    button(form, "保存这一步").click()
    assert list(meeting.dispositions().step) == ["党支部启动"]
    button(form, "删除").click()
    assert meeting.dispositions().empty
