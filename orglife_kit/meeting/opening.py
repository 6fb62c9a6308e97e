"""A meeting is opened from its folder: the one named, the one chosen, or the demo."""

from __future__ import annotations

import os
from pathlib import Path

from orglife_kit.errors import StorageError, notice
from orglife_kit.meeting.entries import path_of
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.storage import state

MEETING_VARIABLE = "ORGLIFE_MEETING"
CHOICE_VARIABLE = state.CHOICE_VARIABLE
WORK_VARIABLE = state.WORK_VARIABLE


def open_meeting(folder: Path | str | None = None) -> Meeting:
    """Return the meeting in ``folder``; without one the chosen one, ``ORGLIFE_MEETING``, or the demo.

    A close that was interrupted after its record was kept is finished here. Raises ``StorageError``
    (``chosen_meeting_gone``, ``meeting_missing``): where the chosen one was moved, no other takes its place.
    """
    if folder is None:
        folder = chosen_folder()
        if not is_meeting(folder):
            raise StorageError(notice("chosen_meeting_gone", folder=str(folder)))
    meeting = Meeting(path_of(folder).resolve())
    try:
        meeting._settle()
    except BaseException:
        meeting.close()
        raise
    return meeting


def chosen_folder(work: Path | None = None) -> Path:
    """Return the folder of the meeting that is chosen, whether it is still there or not; ``work`` holds the demo."""
    chosen = state.remembered_meeting()
    return chosen or path_of(os.environ.get(MEETING_VARIABLE) or demo_meeting(work)).resolve()


def is_meeting(folder: Path) -> bool:
    """Return whether a meeting lies in ``folder``."""
    return (folder / "meeting.db").is_file()


def meetings_beside(folder: Path) -> list[Path]:
    """Return the folders of the meetings that lie in the same folder as ``folder``, by name."""
    return sorted(path.parent for path in folder.parent.glob("*/meeting.db"))


def choose_meeting(folder: Path | str) -> Meeting:
    """Open ``folder`` and keep it as the meeting that notebooks open from now on."""
    meeting = open_meeting(folder)
    state.remember_meeting(meeting.folder)
    return meeting


def demo_meeting(work: Path | None = None) -> Path:
    """Return the folder of the demo meeting, made at first use."""
    from orglife_kit.meeting.sample import demo_folder

    return demo_folder(work)


def is_demo(folder: Path) -> bool:
    """Return whether ``folder`` is that of the demo meeting."""
    from orglife_kit.meeting.sample import demo_place

    return folder.resolve() == demo_place().resolve()
