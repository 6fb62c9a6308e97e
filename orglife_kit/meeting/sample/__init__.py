"""The worked meetings of the shipped samples: their files are taken in as any office's, the rest are ordinary acts."""

from __future__ import annotations

import os
from pathlib import Path

from orglife_kit.meeting.making import create_meeting
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.sample.stages import (
    Compose,
    Publish,
    give_accounts,
    keep_minutes,
    pass_officers,
    publish_once,
    rate,
)
from orglife_kit.storage.shipped import PACKAGE, sample_folder

SMALL = "small"
BEFORE = ("study", "last_pairs", "talks", "committee_findings", "suggestions", "findings")
AT_MEETING = ("attendance", "self_reviews", "peer_reviews")
ASSESSED = ("assessments", "feedback", "follow_ups")
LEDGER = ("rectification", "progress", "verifications", "reopenings", "progress_2", "verifications_2")
REMARKS = ("remarks",)


def make_demo(
    folder: Path | str,
    *,
    small: bool = False,
    publish: Publish | None = None,
    compose: Compose | None = None,
) -> Meeting:
    """Make a sample's whole year in ``folder`` and return it, from the study session to verified rectification.

    ``small`` is a branch of five full and two probationary members, without a committee. ``compose`` makes the
    words of the minutes, ``publish`` (``reports.publish``) the pages of its one publication; without them there are
    no minutes, and nothing went out yet.
    """
    sample = sample_folder() / SMALL if small else sample_folder()
    meeting = create_meeting(folder, sample / "plan.toml", sample / "roster.csv")
    _take_in(meeting, sample, *BEFORE, *AT_MEETING)
    pass_officers(meeting)
    rate(meeting, sample)
    if compose is not None:
        keep_minutes(meeting, compose)
    _take_in(meeting, sample, *ASSESSED, *LEDGER)
    give_accounts(meeting)
    if publish is not None:
        publish_once(meeting, publish)
        _take_in(meeting, sample, *REMARKS)
    return meeting


def _take_in(meeting: Meeting, sample: Path, *files: str) -> None:
    """Take in the files that the sample has; a second file of a table is what came later (``progress_2``)."""
    for name in files:
        path = sample / f"{name}.csv"
        if path.is_file():
            meeting.tables.take_in(name.removesuffix("_2"), path)


def demo_place(work: Path | None = None) -> Path:
    """Return where the demo meeting lies: beside the meetings of a checkout, else of the folder that one works in.

    That is ``work``, else the one that JupyterLab was started in; outside of both the demo is kept with the state.
    """
    from orglife_kit.storage.state import WORK_VARIABLE, state_folder

    data = PACKAGE.parent / "data"
    if (data / "sample").is_dir():
        return data / "demo"
    named = os.environ.get(WORK_VARIABLE)
    work = work or (Path(named) if named else None)
    return (state_folder() if work is None else work / "data") / "demo"


def demo_folder(work: Path | None = None) -> Path:
    """Return the demo meeting's folder, made on first use in its place."""
    folder = demo_place(work)
    if not (folder / "meeting.db").exists():
        make_demo(folder).close()
    return folder
