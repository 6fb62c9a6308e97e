"""A meeting that was moved while its members were being rated: the form goes on with the ballots it had."""

from __future__ import annotations

from pathlib import Path

from orglife_kit import forms
from orglife_kit.meeting import open_meeting
from tests.meeting.building import make_meeting, open_members_round
from tests.views.forms.driving import button, shown


def test_the_typing_goes_on_where_the_folder_was_moved(tmp_path: Path) -> None:
    """By one press, at once and in every window: the ballots are there, and the question is gone."""
    meeting = make_meeting(tmp_path / "made", 3)
    open_members_round(meeting)
    meeting.ballots.cast("members", [1, 2, 2])
    meeting.close()
    moved = open_meeting(meeting.folder.rename(tmp_path / "moved"))
    form, other = forms.ballots(moved), forms.ballots(open_meeting(moved.folder))
    assert form.desks == []
    button(form, "会议文件夹移动过，继续录入").click()
    assert "里录的" not in shown(form)
    assert len(form.desks) == 1
    assert "已保存" in shown(form)
    other.follow()
    assert len(other.desks) == 1
    assert moved.ballots.saved_ballots("members") == 1
