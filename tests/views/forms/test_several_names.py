"""Several members named in one field, as people write a list: one step for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import Presence
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button, shown


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of four."""
    return make_meeting(tmp_path / "made", ["赵一", "钱二", "孙三", "李四"])


def presences(meeting: Meeting) -> list[Presence]:
    """Return how each member attended."""
    return [line.presence for line in meeting.record.ballots.attendance]


def test_several_are_on_leave_by_one_entry(meeting: Meeting) -> None:
    """All of them are named in the answer, and one step takes it back."""
    meeting.ballots.take_attendance()
    form = forms.attendance(meeting)
    form.name.value = "钱二、李四"
    button(form, "请假").click()
    on_leave, present = Presence.ON_LEAVE, Presence.PRESENT
    assert presences(meeting) == [present, on_leave, present, on_leave]
    assert "已保存：钱二、李四，请假" in shown(form)
    assert form.name.value == ""
    form.undo_button.click()
    assert set(presences(meeting)) == {present}


@pytest.mark.parametrize(("text", "told"), [("钱二、王五", "王五"), ("", "姓名")])
def test_one_of_them_who_is_nobody_stops_all(meeting: Meeting, text: str, told: str) -> None:
    """Nothing is kept, and who is meant is told; an empty field names nobody."""
    meeting.ballots.take_attendance()
    form = forms.attendance(meeting)
    form.name.value = text
    button(form, "缺席").click()
    assert set(presences(meeting)) == {Presence.PRESENT}
    assert told in form.told.value
    assert form.name.value == text


def test_several_missed_a_session(meeting: Meeting) -> None:
    """Each is absent; what was recorded of one before stays."""
    meeting.preparation.take_study("2024-01-10")
    (session,) = meeting.record.preparation.studies
    meeting.preparation.record_absence(session.number, "钱二", reason="出差")
    form = forms.study(meeting)
    form.name.value = "钱二，孙三"
    button(form, "缺席").click()
    (session,) = meeting.record.preparation.studies
    assert [(absence.member, absence.reason) for absence in session.absences] == [(2, "出差"), (3, "")]
    assert "已保存：钱二、孙三 缺席" in shown(form)


@pytest.mark.parametrize("text", ["Zhang San", "Zhang San、李一", "李一 Zhang San、李一"])
def test_a_name_with_a_space_is_one_name(tmp_path: Path, text: str) -> None:
    """It is looked for whole first, and nobody is named twice."""
    meeting = make_meeting(tmp_path / "other", ["李一", "Zhang San", "买买提 艾力"])
    meeting.ballots.take_attendance()
    form = forms.attendance(meeting)
    form.name.value = text
    button(form, "请假").click()
    if text.startswith("李一"):
        assert "名册中没有" in form.told.value
        return
    on_leave = [
        line.member for line in meeting.record.ballots.attendance if line.presence is Presence.ON_LEAVE
    ]
    assert on_leave == ([2] if text == "Zhang San" else [1, 2])
    form.name.value = "买买提 艾力、买买提 艾力"
    button(form, "迟到").click()
    assert "已保存：买买提艾力，迟到" in shown(form)  # a roster keeps names without spaces
