"""The worked meetings of the shipped samples: the same acts as any other, on the files in ``data/sample``."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.meeting.making import create_meeting
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.sample.follow_up import Publish, publish_once, rectify, tell_members
from orglife_kit.meeting.sample.stages import hold, prepare, rate_and_assess
from orglife_kit.storage.shipped import PACKAGE, sample_folder

SMALL = "small"


def make_demo(folder: Path | str, *, small: bool = False, publish: Publish | None = None) -> Meeting:
    """Make a sample's whole year in ``folder`` and return it, from the study session to verified rectification.

    ``small`` is a branch of five full and two probationary members, without a committee. ``publish``
    (``reports.publish``) makes the pages of its one publication; without it nothing went out yet.
    """
    sample = sample_folder() / SMALL if small else sample_folder()
    meeting = create_meeting(folder, sample / "plan.toml", sample / "roster.csv")
    for stage in (prepare, hold, rate_and_assess, tell_members, rectify):
        stage(meeting, sample)
    if publish is not None:
        publish_once(meeting, publish)
    return meeting


def demo_folder() -> Path:
    """Return the demo meeting's folder, made on first use beside the other meetings."""
    from orglife_kit.storage.state import state_folder

    data = PACKAGE.parent / "data"
    folder = (data if (data / "sample").is_dir() else state_folder()) / "demo"
    if not (folder / "meeting.db").exists():
        make_demo(folder).close()
    return folder
