"""The tellers' desk: the second typing stays the second one, and what cannot be taken back is asked about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.marks import Channel
from orglife_kit.views.forms.base.parts import inside, path_to
from tests.meeting.building import make_meeting, open_members_round, typed_ballots
from tests.views.forms.driving import button

TOKEN = "0123456789abcdef" * 2


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of four with the members' round open and one ballot typed by the first teller."""
    made = make_meeting(tmp_path, 4)
    open_members_round(made)
    made.ballots.cast("members", [1, 1, 1, 1])
    return made


def second(form: Any) -> Any:
    """Return the grid of the other teller, chosen on the desk."""
    (desk,) = form.desks
    desk.typing.value = Channel.PAPER_SECOND
    return desk.place.parts[0]


ACTS: dict[str, dict[str, Any]] = {
    "save": {"token": "f" * 32, "marks": [2, 2, 2, 2]},
    "correct": {"token": TOKEN, "marks": [2, 2, 2, 2]},
    "withdraw": {"token": TOKEN},
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("evening", [False, True])
def test_the_second_typing_stays_on_the_screen(meeting: Meeting, act: str, evening: bool) -> None:
    """Whatever is done with a ballot, no widget of the desk is made anew, and the next ballot is a second one."""
    form: Any = forms.ballots(meeting)
    if evening:
        from orglife_kit import reports

        shown = forms.evening(meeting, reports)
        form = next(part for part in inside(shown) if hasattr(part, "desks"))
    grid = second(form)
    grid.answer({"seq": 1, "act": "save", "token": TOKEN, "marks": [1, 1, 1, 1]})
    stood = form.children, form.desks[0].children, form.desks[0].place.children
    assert grid.answer({"seq": 2, "act": act, **ACTS[act]})["ok"]
    for changed in (form.follow, form.meeting_changed, form.spread):
        changed()
    assert (form.children, form.desks[0].children, form.desks[0].place.children) == stood
    assert form.desks[0].typing.value is Channel.PAPER_SECOND
    grid.answer({"seq": 3, "act": "save", "token": "e" * 32, "marks": [3, 3, 3, 3]})
    assert [typed.ballot.marks for typed in typed_ballots(meeting)] == [(1, 1, 1, 1)]


def test_another_window_changes_the_numbers_and_the_officers_in_place(meeting: Meeting) -> None:
    """Hand counts and names of another window appear in the fields; the grid stays."""
    form: Any = forms.ballots(meeting)
    grid = second(form)
    other = open_meeting(meeting.folder)
    other.ballots.count_paper("members", issued=3, received=1)
    other.ballots.name_officers("members", ["赵一"], ["钱一"])
    form.follow()
    (desk,) = form.desks
    assert (desk.issued.value, desk.received.value, form.tellers.value) == ("3", "1", "赵一")
    assert desk.place.parts[0] is grid
    other.ballots.sign_off("members")
    form.follow()
    assert not path_to(form, grid)
    assert not form.close_round.disabled


def test_the_sign_off_asks_first(meeting: Meeting) -> None:
    """One click changes nothing; "not now" neither; the numbers stand in the question."""
    form: Any = forms.ballots(meeting)
    (desk,) = form.desks
    desk.received.value = "1"
    button(desk, "核对确认").click()
    assert "发出 4 张，收回 1 张" in desk.sign_off_asked.question.words.value
    button(desk, "暂不").click()
    assert not desk.sign_off_asked.question.is_open
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert not any(counts.signed_off for counts in latest.classes.values())
    desk.sign_off_asked.button.click()
    desk.sign_off_asked.question.yes.click()
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert all(counts.signed_off for counts in latest.classes.values())
