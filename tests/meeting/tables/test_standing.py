"""The table of the status says what the status says, also what the record itself cannot know."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from orglife_kit.storage.state import state_folder
from tests.meeting.building import make_meeting, open_members_round

TODAY = datetime.date(2024, 8, 1)


def test_lost_ballots_stand_in_the_table(tmp_path: Path) -> None:
    """As a DataFrame, as text and as the command prints it: the same entries as ``meeting.status()``."""
    meeting = make_meeting(tmp_path, 5)
    open_members_round(meeting)
    meeting.ballots.cast("members", [1] * 5)
    shutil.rmtree(state_folder() / "keys")
    codes = [entry.says.code for entry in meeting.status(TODAY)]
    assert "intake_lost" in codes
    assert list(meeting.tables.status(TODAY)["code"]) == codes
    assert "intake_lost" in meeting.tables.text("status")
    table = meeting.tables.declared("status")
    assert [row[4] for row in table.rows_of(meeting.record, TODAY)] == codes
