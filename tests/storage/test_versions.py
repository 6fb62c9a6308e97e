"""One meeting of every version before this one is kept here, and opens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from orglife_kit.meeting import open_meeting
from orglife_kit.storage.migrations import MIGRATIONS
from orglife_kit.verify import verify

VERSIONS = Path(__file__).parent / "versions"


@pytest.mark.parametrize("version", [f"version_{number}" for number in range(1, len(MIGRATIONS))])
def test_a_meeting_of_every_version_opens(tmp_path: Path, version: str) -> None:
    """It is brought to the newest version with its roster, tallies, roots and outcomes as they were."""
    folder = shutil.copytree(VERSIONS / version, tmp_path / "meeting")
    before = verify(folder)
    meeting = open_meeting(folder)
    assert len(meeting.roster) == 22
    assert meeting.tally_record("members").valid == 20
    assert len(meeting.assessment_records()) == 22
    meeting.close()
    assert verify(folder).boxes == before.boxes
    assert verify(folder).is_consistent
