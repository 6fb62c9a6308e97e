"""The grid's handler: every message is answered, a ballot is acknowledged only when it is on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.marks import Channel
from orglife_kit.views.forms.grid import BallotGrid
from tests.meeting.building import make_meeting, open_members_round, sign_off, typed_ballots

TOKEN = "0123456789abcdef" * 2


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of four members with the members' round open."""
    made = make_meeting(tmp_path, 4)
    open_members_round(made)
    return made


def save(grid: BallotGrid, marks: list[int], token: str = TOKEN, sequence: int = 1) -> dict[str, Any]:
    """Send a ballot as the page does."""
    return grid.answer({"seq": sequence, "act": "save", "token": token, "marks": marks})


def test_a_ballot_is_acknowledged_with_its_sequence_number(meeting: Meeting) -> None:
    """The answer carries the same seq and how many are in; the ballot is there for another process."""
    grid = BallotGrid(meeting)
    assert save(grid, [1, 2, 0, 255], sequence=7) == {"seq": 7, "ok": True, "saved": 1}
    (typed,) = typed_ballots(open_meeting(meeting.folder))
    assert typed.ballot.marks == (1, 2, 0, 255)


def test_a_repeated_ballot_counts_once_across_a_new_kernel(meeting: Meeting) -> None:
    """The page sends the same token again to another kernel: still one ballot."""
    save(BallotGrid(meeting), [1, 1, 1, 1])
    again = BallotGrid(open_meeting(meeting.folder))
    assert save(again, [1, 1, 1, 1])["saved"] == 1
    assert again.answer({"seq": 2, "act": "hello"})["saved"] == 1


def test_every_fault_is_a_nack_with_a_sentence(meeting: Meeting) -> None:
    """Wrong marks, a missing token, an unknown act, a signed-off class: the page hears it."""
    grid = BallotGrid(meeting)
    for message in (
        {"act": "save", "token": TOKEN, "marks": [9, 9, 9, 9]},
        {"act": "save", "token": TOKEN, "marks": "1234"},
        {"act": "save", "token": "zz", "marks": [1, 1, 1, 1]},
        {"act": "save", "marks": [1, 1, 1, 1]},
        {"act": "drop table"},
        {},
        {"act": "correct", "token": TOKEN, "marks": [1, 1, 1, 1]},
    ):
        answer = grid.answer({"seq": 3, **message})
        assert answer["ok"] is False
        assert answer["seq"] == 3
        assert answer["sentence"]
    assert meeting.ballots.saved_ballots("members") == 0
    sign_off(meeting, 4, 0)
    assert "核对确认" in save(grid, [1, 1, 1, 1])["sentence"]


def test_correct_and_withdraw(meeting: Meeting) -> None:
    """Any ballot can be changed or taken back until the sign-off."""
    grid = BallotGrid(meeting)
    save(grid, [1, 1, 1, 1])
    assert grid.answer({"seq": 2, "act": "correct", "token": TOKEN, "marks": [2, 2, 2, 2]})["saved"] == 1
    assert grid.answer({"seq": 3, "act": "list"}) == {"seq": 3, "ok": True, "tokens": [TOKEN]}
    assert grid.answer({"seq": 3, "act": "look", "token": TOKEN})["marks"] == [2, 2, 2, 2]
    assert not grid.answer({"seq": 3, "act": "look", "token": "0" * 32})["ok"]
    assert grid.answer({"seq": 4, "act": "withdraw", "token": TOKEN})["saved"] == 0


def test_no_ballot_is_in_the_state_of_the_form(meeting: Meeting) -> None:
    """What a notebook would save of the form holds names and words, never a mark or a token."""
    grid = BallotGrid(meeting)
    save(grid, [1, 2, 3, 4])
    state = repr({name: value for name, value in grid.get_state().items() if name != "_esm"}) + repr(grid)
    assert TOKEN not in state
    assert "marks" not in state
    assert set(grid.facts) == {"key", "title", "subjects", "grades", "words"}


def test_the_second_typing_is_apart(meeting: Meeting) -> None:
    """The second teller starts from nothing and sees nothing of the first."""
    save(BallotGrid(meeting), [1, 1, 1, 1])
    second = BallotGrid(meeting, channel=Channel.PAPER_SECOND)
    assert second.answer({"seq": 1, "act": "hello"})["saved"] == 0
    assert second.answer({"seq": 2, "act": "list"})["tokens"] == []
    assert save(second, [1, 1, 1, 1], token="f" * 32)["saved"] == 1
    assert second.facts["key"] != BallotGrid(meeting).facts["key"]


def test_a_rating_that_there_is_not_is_refused(meeting: Meeting) -> None:
    """The grid of an unknown rating or class says so in our words."""
    for kind, ballot_class in (("cadres", "members"), ("members", "guests")):
        with pytest.raises(RefusedError):
            BallotGrid(meeting, kind, ballot_class)


def test_those_who_wait_for_a_change_are_told(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk hears of every ballot that is in, and of none that is not."""
    heard = []
    grid = BallotGrid(meeting, on_change=lambda: heard.append(1))
    monkeypatch.setattr(grid, "send", lambda answer: None)
    grid.heard({"seq": 1, "act": "save", "token": TOKEN, "marks": [1, 1, 1, 1]}, [])
    grid.heard({"seq": 2, "act": "save", "token": TOKEN, "marks": [7]}, [])
    grid.heard({"seq": 3, "act": "hello"}, [])
    assert heard == [1]


def test_a_late_answer_makes_no_second_correction(meeting: Meeting) -> None:
    """The page repeats what was not answered: the same answer, nothing done twice, nothing refused."""
    grid = BallotGrid(meeting)
    save(grid, [1, 1, 1, 1])
    save(BallotGrid(meeting, channel=Channel.PAPER_SECOND), [1, 1, 1, 1], token="f" * 32)
    correct = {"seq": 2, "act": "correct", "token": TOKEN, "marks": [2, 2, 2, 2]}
    assert grid.answer(correct) == grid.answer(dict(correct)) == {"seq": 2, "ok": True, "saved": 1}
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert [counts.corrections for counts in latest.classes.values()] == [1]
    withdraw = {"seq": 3, "act": "withdraw", "token": TOKEN}
    assert grid.answer(withdraw) == grid.answer(dict(withdraw)) == {"seq": 3, "ok": True, "saved": 0}
