"""The roster: the facts and flags of each member, until a round is opened."""

from __future__ import annotations

from orglife_kit import forms
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.plan.members import Flag
from tests.views.forms.driving import button


def test_the_roster_is_edited_member_by_member(meeting: Meeting) -> None:
    """Each field is kept as it is left; a wrong one is told and waits to be mended."""
    form = forms.roster(meeting)
    form.members.value = 2
    form.facts["post"].value = "党支部书记"
    assert meeting.member(2).post == "党支部书记"
    form.facts["name"].value = "12"
    assert "不像姓名" in form.told.value
    assert (form.facts["name"].value, meeting.member(2).name) == ("12", "钱一")
    assert form.facts["name"].is_wrong
    form.facts["name"].value = "钱二"
    assert (form.facts["name"].is_wrong, meeting.member(2).name) == (False, "钱二")
    form.membership.value = "PROBATIONARY"
    assert not form.flags[Flag.IS_GRADED].value


def test_a_flag_is_set_with_its_reason(meeting: Meeting) -> None:
    """Without a reason it is told, and the box goes back."""
    form = forms.roster(meeting)
    form.flags[Flag.CASTS_BALLOT].value = False
    assert "须写明原因" in form.told.value
    assert form.flags[Flag.CASTS_BALLOT].value
    form.reason.value = "长期卧床"
    form.flags[Flag.CASTS_BALLOT].value = False
    assert not meeting.member(1).has(Flag.CASTS_BALLOT)
    form.members.value = 2
    form.members.value = 1
    assert form.reason.value == "长期卧床"


def test_members_come_and_go_until_a_round_is_opened(meeting: Meeting) -> None:
    """Added at the end, removed at the second press, frozen by the first round."""
    form = forms.roster(meeting)
    form.new_name.value = "新来"
    button(form, "添加").click()
    assert form.members.value == 9
    form.remove_button.click()
    assert len(meeting.record.roster) == 9
    form.remove_button.click()
    assert len(meeting.record.roster) == 8
    meeting.ballots.take_attendance()
    meeting.ballots.open_round("members")
    form.new_name.value = "再来"
    button(form, "添加").click()
    assert "名册不能再改" in form.told.value


def test_what_waits_on_a_card_goes_with_it(meeting: Meeting) -> None:
    """A wrong name of one member is not shown, nor kept, as that of one who was added meanwhile."""
    form = forms.roster(meeting)
    form.facts["name"].value = "12"
    assert form.facts["name"].is_wrong
    form.new_name.value = "新来"
    button(form, "添加").click()
    assert (form.facts["name"].value, form.facts["name"].is_wrong) == ("新来", False)
    form.facts["name"].value = "34"
    open_meeting(meeting.folder).plan.remove_member(9)
    form.follow()
    assert (form.facts["name"].value, form.facts["name"].is_wrong) == ("赵一", False)
