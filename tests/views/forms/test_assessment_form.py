"""The deciding organ's card of one member after the other; each field is kept as it is left."""

from __future__ import annotations

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.assessment.outcomes import Basis, Outcome
from orglife_kit.rules.assessment.standing import assessments, cap, outcome_counts
from orglife_kit.rules.plan.members import Flag
from orglife_kit.views.forms.base import is_seen
from orglife_kit.views.forms.base.parts import path_to
from tests.views.forms.driving import button, shown


def test_each_field_is_kept_as_it_is_left(rated: Meeting) -> None:
    """A new form, after any field, shows what the old one held."""
    form = forms.assessment(rated)
    form.outcome.value = "BASICALLY_QUALIFIED"
    form.opinion.value = "写了意见"
    again = forms.assessment(open_meeting(rated.folder))
    assert (again.outcome.value, again.opinion.value) == ("BASICALLY_QUALIFIED", "写了意见")
    assert "差距" in shown(form)
    assert is_seen(again.help)
    assert assessments(rated.record).keys() == {8}


def test_the_live_count(rated: Meeting) -> None:
    """可评优秀 2 人; the third asks for a reason, and waits for it."""
    form = forms.assessment(rated)
    for _ in range(3):
        form.outcome.value = "EXCELLENT"
        form.opinion.value = "意见"
        form.bases[Basis.DAILY_CONDUCT].value = True
        button(form, "下一位").click()
    assert "可评优秀<b>2</b>" in shown(form)
    assert "已评优秀<b>3</b>" in shown(form)
    assert "赵一、钱一、孙一" in shown(form)
    assert path_to(form, form.cap_reason)
    assert outcome_counts(rated.record)[Outcome.EXCELLENT] == 2
    form.cap_reason.value = "上级批准"
    assert outcome_counts(rated.record)[Outcome.EXCELLENT] == 3


def test_a_probationary_member_needs_nothing(rated: Meeting) -> None:
    """不定等次 is there already and cannot be changed here."""
    form = forms.assessment(rated)
    form.members.value = 8
    assert form.outcome.value == "UNGRADED"
    assert form.outcome.disabled


def test_the_list_is_in_roster_order(rated: Meeting) -> None:
    """Nothing is sorted by ballots."""
    form = forms.assessment(rated)
    assert [number for _, number in form.members.options] == list(range(1, 9))


def test_what_a_member_took_part_in_stands_beside_the_grade(assessed: Meeting) -> None:
    """Study, talks, the meeting; nothing of what was said."""
    assessed.reviews.record_peer_review(1, 2, "别人说的话")
    form = forms.assessment(assessed)
    form.members.value = 2
    assert "集中学习：共 1 次，参加 0 次，补学 2024年1月16日" in shown(form)
    assert "谈心谈话：2 次，其中与书记谈过" in shown(form)
    assert "别人说的话" not in shown(form)


def test_a_form_is_drawn_from_one_record(
    assessed: Meeting,
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
        drawn.append(make(assessed))
        assert (type(drawn[-1]).__name__, taken) == (type(drawn[-1]).__name__, [1])
    for form in (*drawn, forms.evening(assessed, reports)):
        taken.clear()
        form.meeting_changed()
        assert (type(form).__name__, taken) == (type(form).__name__, [1])


def test_a_page_opens_while_the_cap_is_exceeded(assessed: Meeting) -> None:
    """With and without the reason, on the page that is open and on one that is opened anew."""
    form = forms.assessment(assessed)
    numbers = [member.number for member in assessed.record.roster.having(Flag.IS_GRADED)]
    for number in numbers[: cap(assessed.record).limit + 1]:
        form.members.value = number
        form.outcome.value = "EXCELLENT"
        form.opinion.value = "意见"
        form.bases[Basis.DAILY_CONDUCT].value = True
    for opened in (form, forms.assessment(assessed)):
        assert "请写明超出的理由" in shown(opened)
    form.cap_reason.value = "上级另有部署"
    for opened in (form, forms.assessment(assessed)):
        assert "请写明超出的理由" not in shown(opened)
        assert opened.cap_reason.value == "上级另有部署"
