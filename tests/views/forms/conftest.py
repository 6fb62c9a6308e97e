"""The meetings that forms are tried on; callbacks raise: ipywidgets would only log what goes wrong in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ipywidgets.widgets.widget import CallbackDispatcher

from orglife_kit.meeting import Meeting
from tests.meeting.building import make_assessed_meeting, make_meeting


@pytest.fixture(autouse=True)
def raising_callbacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every callback's error reach the test."""

    def call(dispatcher: Any, *arguments: Any, **keywords: Any) -> None:
        for callback in dispatcher.callbacks:
            callback(*arguments, **keywords)

    monkeypatch.setattr(CallbackDispatcher, "__call__", call)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of seven full members and one probationary member."""
    return make_meeting(tmp_path, 7, 1)


@pytest.fixture
def rated(meeting: Meeting) -> Meeting:
    """Return the meeting after the members' rating."""
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1] * 7])
    meeting.ballots.close_round("members")
    return meeting


@pytest.fixture
def assessed(tmp_path: Path) -> Meeting:
    """Return a closed meeting of three: qualified, basically qualified, unqualified."""
    return make_assessed_meeting(tmp_path)
