"""Help, education and disposition of the two lower grades."""

from __future__ import annotations

import datetime

from orglife_kit import forms
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.assessment.follow_up import DispositionStep, Vote
from tests.views.forms.driving import button, shown


def test_lower_grades_have_their_cards(assessed: Meeting) -> None:
    """Help, education and the steps of a disposition; the plan's steps are offered, none is filled in."""
    form = forms.follow_up(assessed)
    assert set(form.cards) == {2, 3}
    form.cards[2]["result"].value = "学习全勤"
    button(form, "保存").click()
    assert assessed.record.assessment.follow_up_reviews[2].date == datetime.date.today()
    card = form.dispositions[3]
    assert card.step.value == ""
    assert list(card.step.options) == list(assessed.record.plan.settings.disposition_steps)
    card.step.value, card.body.value = "党支部启动", "党支部"
    card.date.value = datetime.date(2024, 9, 1)
    button(form, "保存这一步").click()
    assert [step.step for step in assessed.record.assessment.dispositions[3]] == ["党支部启动"]
    button(form, "删除").click()
    assert not assessed.record.assessment.dispositions.get(3)


def test_a_step_without_a_day_is_told(assessed: Meeting) -> None:
    """Nothing is recorded, and the form says what is missing."""
    form = forms.follow_up(assessed)
    form.dispositions[3].step.value = "党支部启动"
    button(form, "保存这一步").click()
    assert "日期" in form.dispositions[3].told.value
    assert not assessed.record.assessment.dispositions


def test_the_vote_is_entered_with_its_count(assessed: Meeting) -> None:
    """Five numbers beside the step; the form says what they mean, and that a general branch approves nothing."""
    names = ("党支部启动", "报基层党委预先备案", "调查核实")
    assessed.assessment.record_disposition(
        3,
        [
            DispositionStep(3, name, datetime.date(2024, 9, day), body)
            for day, (name, body) in enumerate(zip(names, ("党支部", "党委", "党支部"), strict=True), start=1)
        ],
    )
    form = forms.follow_up(assessed)
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
    assert assessed.record.assessment.dispositions[3][-1].disposition == "CORRECTION_IN_TIME"
    card = form.dispositions[3]
    card.step.value, card.body.value = "基层党委审批", "党总支"
    card.date.value = datetime.date(2024, 9, 20)
    button(form, "保存这一步").click()
    assert "党总支不能审批" in card.told.value
    assert len(assessed.record.assessment.dispositions[3]) == 4
    card.step.value, card.body.value = "党员大会表决", "支部党员大会"
    card.date.value = datetime.date(2024, 9, 12)
    card.vote["present"].value, card.vote["in_favour"].value = "2", "2"
    button(form, "保存这一步").click()
    assert assessed.record.assessment.dispositions[3][-1].vote == Vote(3, 2, 2, 0, 0)


def test_a_step_that_another_window_took_out_takes_no_other_along(assessed: Meeting) -> None:
    """What is taken out is the step that was shown, not whatever stands in its row by now."""
    steps = [
        DispositionStep(3, "党支部启动", datetime.date(2024, 9, 1), "党支部"),
        DispositionStep(3, "调查核实", datetime.date(2024, 10, 1), "党支部"),
    ]
    assessed.assessment.record_disposition(3, steps)
    form = forms.follow_up(assessed)
    open_meeting(assessed.folder).assessment.record_disposition(3, steps[1:])
    button(form, "删除").click()
    assert assessed.record.assessment.dispositions[3] == tuple(steps[1:])
