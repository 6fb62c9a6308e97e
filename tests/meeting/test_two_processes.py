"""Two processes that open the same meeting wait for each other or say so; nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from orglife_kit.errors import StorageError
from orglife_kit.meeting import open_meeting
from orglife_kit.rules.ballots.attendance import attendance_count
from orglife_kit.storage import database
from tests.meeting.building import make_meeting, open_members_round

CAST = (
    "import sys\n"
    "from orglife_kit.meeting import open_meeting\n"
    "meeting = open_meeting(sys.argv[1])\n"
    "for _ in range(8):\n"
    "    meeting.ballots.cast('members', [int(sys.argv[2])] * 20)\n"
)
HOLD = (
    "import sqlite3, sys\n"
    "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
    "connection.execute('BEGIN IMMEDIATE')\n"
    "print('held', flush=True)\n"
    "sys.stdin.readline()\n"
)


def test_ballots_from_two_processes_are_all_in(tmp_path: Path) -> None:
    """Two tellers' processes cast at the same time; each waits for the other."""
    meeting = make_meeting(tmp_path, 20)
    open_members_round(meeting)
    both = [subprocess.Popen([sys.executable, "-c", CAST, str(meeting.folder), str(mark)]) for mark in (1, 2)]
    assert [child.wait() for child in both] == [0, 0]
    assert meeting.ballots.saved_ballots("members") == 16
    meeting.close()


def test_a_held_meeting_says_that_it_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where waiting does not help, the error says that another window has the meeting; nothing changed."""
    made = make_meeting(tmp_path)
    made.close()
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    meeting = open_meeting(made.folder)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(meeting.folder / "meeting.db")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(StorageError) as told:
        meeting.ballots.take_attendance()
    assert told.value.notices[0].code == "database_busy"
    holder.communicate("\n")
    meeting.ballots.take_attendance()
    assert attendance_count(meeting.record).present == 7
    meeting.close()
