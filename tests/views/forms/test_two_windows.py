"""Two windows on one meeting: each form changes what it shows, and nothing that somebody else entered is lost."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit import forms
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.preparation.findings import committee_aspects
from orglife_kit.views.forms.base import Form
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of five full members."""
    return make_meeting(tmp_path, 5)


@pytest.fixture(autouse=True)
def two_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a form know the forms of its own window only, as if the other window had a kernel of its own."""
    others = Form._others
    monkeypatch.setattr(
        Form, "_others", lambda form: [other for other in others(form) if other.meeting is form.meeting]
    )


def test_an_agenda_that_was_changed_elsewhere_is_shown_before_it_is_changed(meeting: Meeting) -> None:
    """The press is not done to another item than the one that stood there; pressed again it is done."""
    here, there = forms.plan(meeting).agenda, forms.plan(open_meeting(meeting.folder)).agenda
    texts = meeting.record.plan.agenda_texts
    there.rows.parts[0].parts[4].click()
    here.rows.parts[1].parts[4].click()
    assert "别的窗口" in here.told.value
    assert meeting.record.plan.agenda_texts == texts[1:]
    here.rows.parts[0].parts[4].click()
    assert meeting.record.plan.agenda_texts == texts[2:]


def test_a_member_who_left_leaves_the_others_their_numbers(meeting: Meeting) -> None:
    """The form shows who was chosen, also after another window took somebody out before him."""
    form = forms.roster(meeting)
    form.members.value = 3
    other = open_meeting(meeting.folder)
    other.plan.remove_member("赵一")
    form.follow()
    assert (form.members.value, form.facts["name"].value) == (3, "孙一")
    form.facts["post"].value = "党小组组长"
    assert other.record.member("孙一").post == "党小组组长"
    assert other.record.member("孙一").position == 2
    other.plan.remove_member("孙一")
    form.follow()
    assert form.facts["name"].value == "钱一"


def test_two_windows_change_two_fields_of_one_thing(meeting: Meeting) -> None:
    """Neither has seen what the other does, and both changes stay."""
    other = open_meeting(meeting.folder)
    meeting.preparation.record_talk("赵一", "钱一", "2024-01-15", place="活动室")
    meeting.preparation.take_study("2024-01-15")
    meeting.preparation.note_committee_finding(committee_aspects(meeting.record)[0], "窗口少")
    here = {
        name: getattr(forms, name)(meeting)
        for name in ("plan", "roster", "talks", "study", "committee_findings")
    }
    there = {name: getattr(forms, name)(other) for name in here}
    for window in (here, there):
        window["talks"].recorded.value = 1

    here["plan"].fields["meeting.place"].value = "三楼会议室"
    there["plan"].fields["meeting.host"].value = "钱一"
    here["roster"].facts["post"].value = "党支部书记"
    there["roster"].facts["group"].value = "第一党小组"
    here["talks"].place.value = "图书室"
    here["talks"].enter.click()
    there["talks"].date.value = datetime.date(2024, 1, 16)
    there["talks"].enter.click()
    here["study"].name.value = "孙一"
    button(here["study"], "缺席").click()
    there["study"].place.value = "党员活动室"
    aspect = committee_aspects(meeting.record)[0]
    here_finding, there_finding = (
        window["committee_findings"].findings[aspect].parts[1].parts[0].parts[1].parts
        for window in (here, there)
    )
    here_finding[2].value = "排班表半年没有调整"
    there_finding[0].value = "INSPECTION"

    record = open_meeting(meeting.folder).record
    assert (record.plan.meeting.place, record.plan.meeting.host) == ("三楼会议室", "钱一")
    assert (record.member(1).post, record.member(1).group) == ("党支部书记", "第一党小组")
    (talk,) = record.preparation.talks
    assert (talk.place, talk.date) == ("图书室", datetime.date(2024, 1, 16))
    (session,) = record.preparation.studies
    assert session.place == "党员活动室"
    assert [absence.member for absence in session.absences] == [3]
    (finding,) = record.preparation.committee_findings
    assert (finding.cause, finding.source) == ("排班表半年没有调整", "INSPECTION")
