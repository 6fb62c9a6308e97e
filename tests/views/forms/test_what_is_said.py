"""What a form says is true of what was done last, and of the meeting as it is: nothing old stays on the page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.findings import committee_aspects
from orglife_kit.rules.rectification.candidates import candidates
from orglife_kit.views.forms.base.parts import inside
from tests.meeting.building import make_meeting
from tests.views.forms.test_forms import button, shown


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of four full members."""
    return make_meeting(tmp_path / "data" / "one", 4)


def said(form: Any) -> str:
    """Return what stands on the lines for messages, of the form and of those in it."""
    lines = [form.told.value, *(part.told.value for part in inside(form) if hasattr(part, "told"))]
    return "".join(lines)


def test_nothing_is_said_to_be_saved_while_something_is_refused(meeting: Meeting) -> None:
    """After a field was kept, a refusal stands alone."""
    meeting.preparation.note_committee_finding(committee_aspects(meeting.record)[0], "窗口少")
    meeting.rectification.take_in(candidates(meeting.record))
    form = forms.rectification(meeting)
    form.facts["measure"].value, form.facts["owner"].value = "加一个窗口", "赵一"
    form.facts["immediate"].value = True
    assert "已保存" in said(form)
    button(form, "整改完成").click()
    assert "请写明" in said(form)
    assert "已保存" not in said(form)


def test_that_a_rating_was_opened_is_not_said_after_its_sign_off(meeting: Meeting) -> None:
    """The line of the rating is silent once the desk speaks."""
    meeting.ballots.take_attendance()
    form = forms.evening(meeting, reports)
    form.steps.value = next(key for words, key in form.steps.options if words.endswith("民主测评党员"))
    button(form, "开始测评").click()
    assert "已开始" in said(form)
    meeting.ballots.cast("members", [1] * 4)
    rating = next(part for part in inside(form) if hasattr(part, "desks"))
    (desk,) = rating.desks
    desk.received.value = "1"
    assert "已开始" not in said(form)
    button(form, "核对确认").click()
    button(form, "是，核对确认").click()
    assert "已核对确认" in said(form) + said(rating) + said(desk)
    assert "已开始" not in said(form) + said(rating)


def test_who_is_to_be_told_follows_the_assessments(meeting: Meeting) -> None:
    """The other form of the page counts who was assessed beside it."""
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[2] * 4])
    meeting.ballots.close_round("members")
    assessment, feedback = forms.assessment(meeting), forms.feedback(meeting)
    assert "未反馈<b>0</b>" in shown(feedback)
    assessment.outcome.value = "QUALIFIED"
    assessment.opinion.value = "完成较好"
    next(iter(assessment.bases.values())).value = True
    assert "未反馈<b>1</b>" in shown(feedback)


def test_the_meetings_of_earlier_years_are_those_that_are_there(meeting: Meeting) -> None:
    """A meeting that came after the page was opened is offered."""
    form = forms.start(meeting)
    button(form, "新建会议").click()
    before = len(form.new.last_year.options)
    shutil.copytree(meeting.folder, meeting.folder.parent / "two")
    button(form, "刷新").click()
    assert len(form.new.last_year.options) == before + 1


def test_an_empty_entry_adds_nothing_and_says_nothing(meeting: Meeting) -> None:
    """A new item without words is no item, and is not called saved."""
    form = forms.plan(meeting)
    items = len(meeting.record.plan.agenda_texts)
    button(form, "加一项").click()
    assert len(meeting.record.plan.agenda_texts) == items
    assert "已保存" not in said(form)


def test_namesakes_are_told_apart_as_people_read_them(tmp_path: Path) -> None:
    """王伟（第一小组） in place of 王伟#1; the name as it is read is understood where it is entered."""
    meeting = make_meeting(tmp_path, ["王伟", "李一", "王伟"])
    meeting.plan.change_member(1, group="第一小组")
    meeting.plan.change_member(3, group="第二小组")
    form = forms.talks(meeting)
    assert "王伟（第一小组）" in form.talker.options
    assert "王伟#" not in "".join(form.talker.options) + shown(form)
    form.talker.value, form.listener.value = "王伟（第二小组）", "李一"
    form.enter.click()
    (talk,) = meeting.record.preparation.talks
    assert talk.talker == 3
    assert "王伟（第二小组）" in form.recorded.options[0][0]
    assert forms.roster(meeting).members.options[0][0] == "王伟（第一小组）"
