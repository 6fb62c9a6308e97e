"""A meeting is opened from its folder: the one named, the one chosen, or the demo."""

from __future__ import annotations

import os
from pathlib import Path

from orglife_kit.meeting.entries import path_of
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.storage import state

MEETING_VARIABLE = "ORGLIFE_MEETING"


def open_meeting(folder: Path | str | None = None) -> Meeting:
    """Return the meeting in ``folder``; without one the chosen one, ``ORGLIFE_MEETING``, or the demo.

    A close that was interrupted after its record was kept is finished here.
    """
    if folder is None:
        folder = state.remembered_meeting() or os.environ.get(MEETING_VARIABLE) or _demo()
    meeting = Meeting(path_of(folder).resolve())
    try:
        meeting._settle()
    except BaseException:
        meeting.close()
        raise
    return meeting


def choose_meeting(folder: Path | str) -> Meeting:
    """Open ``folder`` and keep it as the meeting that notebooks open from now on."""
    meeting = open_meeting(folder)
    state.remember_meeting(meeting.folder)
    return meeting


def _demo() -> Path:
    from orglife_kit.meeting.sample import demo_folder

    return demo_folder()
