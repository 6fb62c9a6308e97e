"""The forms beside and after the assessment, driven as a hand would (C9, C11)."""

from __future__ import annotations

import datetime

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.assessment.follow_up import DispositionStep, Vote
from orglife_kit.rules.assessment.outcomes import Basis
from orglife_kit.rules.assessment.standing import cap, feedback_given
from orglife_kit.rules.plan.members import Flag
from tests.meeting.assessment.test_follow_up import meeting  # noqa: F401 - the fixture
from tests.views.forms.test_forms import button, shown


def test_what_a_member_took_part_in_stands_beside_the_grade(meeting: Meeting) -> None:  # noqa: F811
    """Study, talks, the meeting; nothing of what was said."""
    meeting.reviews.record_peer_review(1, 2, "别人说的话")
    form = forms.assessment(meeting)
    form.members.value = 2
    assert "集中学习：共 1 次，参加 0 次，补学 2024年1月16日" in shown(form)
    assert "谈心谈话：2 次，其中与书记谈过" in shown(form)
    assert "别人说的话" not in shown(form)


def test_several_are_recorded_as_told_at_once(meeting: Meeting) -> None:  # noqa: F811
    """The secretary and the day are filled in; a remark belongs to one."""
    form = forms.feedback(meeting)
    assert form.given_by.value == "赵一"
    assert form.date.value == datetime.date.today()
    form.waiting.value = (1, 2)
    button(form, "已反馈").click()
    assert list(feedback_given(meeting.record)) == [1, 2]
    form.told_members.value = 2
    form.remark.value = "没有意见"
    assert feedback_given(meeting.record)[2].remark == "没有意见"
    button(form, "改为未反馈").click()
    assert list(feedback_given(meeting.record)) == [1]


def test_lower_grades_have_their_cards(meeting: Meeting) -> None:  # noqa: F811
    """Help, education and the steps of a disposition; the plan's steps are offered, none is filled in."""
    form = forms.follow_up(meeting)
    assert set(form.cards) == {2, 3}
    form.cards[2]["result"].value = "学习全勤"
    button(form, "保存").click()
    assert meeting.record.assessment.follow_up_reviews[2].date == datetime.date.today()
    card = form.dispositions[3]
    assert card.step.value == ""
    assert list(card.step.options) == list(meeting.record.plan.settings.disposition_steps)
    card.step.value, card.body.value = "党支部启动", "党支部"
    card.date.value = datetime.date(2024, 9, 1)
    button(form, "保存这一步").click()
    assert [step.step for step in meeting.record.assessment.dispositions[3]] == ["党支部启动"]
    button(form, "删除").click()
    assert not meeting.record.assessment.dispositions.get(3)


def test_a_step_without_a_day_is_told(meeting: Meeting) -> None:  # noqa: F811
    """Nothing is recorded, and the form says what is missing."""
    form = forms.follow_up(meeting)
    form.dispositions[3].step.value = "党支部启动"
    button(form, "保存这一步").click()
    assert "日期" in form.dispositions[3].told.value
    assert not meeting.record.assessment.dispositions


def test_the_vote_is_entered_with_its_count(meeting: Meeting) -> None:  # noqa: F811
    """Five numbers beside the step; the form says what they mean, and that a general branch approves nothing."""
    names = ("党支部启动", "报基层党委预先备案", "调查核实")
    meeting.assessment.record_disposition(
        3,
        [
            DispositionStep(3, name, datetime.date(2024, 9, day), body)
            for day, (name, body) in enumerate(zip(names, ("党支部", "党委", "党支部"), strict=True), start=1)
        ],
    )
    form = forms.follow_up(meeting)
    card = form.dispositions[3]
    assert card.vote["entitled"].control.placeholder == "名册上为 3"
    card.step.value, card.body.value = "党员大会表决", "支部党员大会"
    card.date.value, card.disposition.value = datetime.date(2024, 9, 10), "CORRECTION_IN_TIME"
    card.vote["entitled"].value = "三"
    button(form, "保存这一步").click()
    assert "五个数" in card.told.value
    for name, number in zip(card.vote, ("3", "3", "2", "1", "0"), strict=True):
        card.vote[name].value = number
    button(form, "保存这一步").click()
    assert "表决通过" in shown(form)
    assert meeting.record.assessment.dispositions[3][-1].disposition == "CORRECTION_IN_TIME"
    card = form.dispositions[3]
    card.step.value, card.body.value = "基层党委审批", "党总支"
    card.date.value = datetime.date(2024, 9, 20)
    button(form, "保存这一步").click()
    assert "党总支不能审批" in card.told.value
    assert len(meeting.record.assessment.dispositions[3]) == 4
    card.step.value, card.body.value = "党员大会表决", "支部党员大会"
    card.date.value = datetime.date(2024, 9, 12)
    card.vote["present"].value, card.vote["in_favour"].value = "2", "2"
    button(form, "保存这一步").click()
    assert meeting.record.assessment.dispositions[3][-1].vote == Vote(3, 2, 2, 0, 0)


def test_a_step_that_another_window_took_out_takes_no_other_along(meeting: Meeting) -> None:  # noqa: F811
    """What is taken out is the step that was shown, not whatever stands in its row by now."""
    steps = [
        DispositionStep(3, "党支部启动", datetime.date(2024, 9, 1), "党支部"),
        DispositionStep(3, "调查核实", datetime.date(2024, 10, 1), "党支部"),
    ]
    meeting.assessment.record_disposition(3, steps)
    form = forms.follow_up(meeting)
    open_meeting(meeting.folder).assessment.record_disposition(3, steps[1:])
    button(form, "删除").click()
    assert meeting.record.assessment.dispositions[3] == tuple(steps[1:])


def test_a_form_is_drawn_from_one_record(
    meeting: Meeting,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a form shows is one state of the meeting: it takes the record once."""
    taken = []
    record = Meeting.record.fget  # type: ignore[attr-defined]
    monkeypatch.setattr(Meeting, "record", property(lambda meeting: taken.append(1) or record(meeting)))
    shown_forms = [
        *(forms.attendance, forms.self_reviews, forms.peer_reviews, forms.minutes, forms.projector),
        *(forms.ballots, forms.assessment, forms.feedback, forms.follow_up, forms.rectification),
        *(forms.accounts, forms.remarks),
    ]
    drawn = []
    for make in (*shown_forms, lambda meeting: forms.publication(meeting, reports)):
        taken.clear()
        drawn.append(make(meeting))
        assert (type(drawn[-1]).__name__, taken) == (type(drawn[-1]).__name__, [1])
    for form in (*drawn, forms.evening(meeting, reports)):
        taken.clear()
        form.meeting_changed()
        assert (type(form).__name__, taken) == (type(form).__name__, [1])


def test_a_page_opens_while_the_cap_is_exceeded(meeting: Meeting) -> None:  # noqa: F811
    """With and without the reason, on the page that is open and on one that is opened anew."""
    form = forms.assessment(meeting)
    numbers = [member.number for member in meeting.record.roster.having(Flag.IS_GRADED)]
    for number in numbers[: cap(meeting.record).limit + 1]:
        form.members.value = number
        form.outcome.value = "EXCELLENT"
        form.opinion.value = "意见"
        form.bases[Basis.DAILY_CONDUCT].value = True
    for opened in (form, forms.assessment(meeting)):
        assert "请写明超出的理由" in shown(opened)
    form.cap_reason.value = "上级另有部署"
    for opened in (form, forms.assessment(meeting)):
        assert "请写明超出的理由" not in shown(opened)
        assert opened.cap_reason.value == "上级另有部署"
