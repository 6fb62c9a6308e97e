"""The k-th write, sync, rename or removal fails: an act is done or told, and nothing acknowledged is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from orglife_kit.meeting import open_meeting
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.storage.state import state_folder
from tests.meeting.ballots.test_killed import BALLOTS, ROOT, SUBJECTS, counted, opened, remains, signed_off
from tests.meeting.ballots.test_plain_count import plain_count, tallied

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform != "linux", reason="the faults are let in by LD_PRELOAD"),
    pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler here"),
]


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the library that lets faults in."""
    library = tmp_path_factory.mktemp("faults") / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def failed_at_each(
    faults: Path, meeting: Path, act: str, scratch: Path, number: int
) -> Iterator[tuple[Path, str]]:
    """Yield the meeting after the 1st, 2nd, 3rd … act on a file failed, with what was told, until none fails."""
    state = state_folder()
    kept, kept_state = scratch / "kept", scratch / "kept-state"
    shutil.copytree(meeting, kept)
    shutil.copytree(state, kept_state)
    for k in range(1, 400):
        for folder, before in ((meeting, kept), (state, kept_state)):
            shutil.rmtree(folder)
            shutil.copytree(before, folder)
        environment = os.environ | {
            "LD_PRELOAD": str(faults),
            "FAULT_AT": str(k),
            "FAULT_ERRNO": str(number),
            "FAULT_UNDER": os.path.commonpath([meeting.resolve(), state.resolve()]),
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.meeting.ballots.faulty", str(meeting), act],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{k}: {done.stderr}"
        yield meeting, done.stdout.strip()
        if done.stdout.strip() == "done" and k > 60:
            return
    pytest.fail("the act never ended")


@pytest.mark.parametrize("number", [5, 28], ids=["EIO", "ENOSPC"])
def test_a_ballot_is_in_or_told(faults: Path, tmp_path: Path, number: int) -> None:
    """What was acknowledged is in; what was not is told with a code of ours, and the rest stands."""
    ready = opened(tmp_path / "ready")
    told = set()
    for folder, answer in failed_at_each(faults, ready, "cast", tmp_path, number):
        told.add(answer)
        meeting = open_meeting(folder)
        found = counted(meeting)
        assert found == [1, 2, 3, 255] or (answer != "done" and found == [1, 2, 255])
        meeting.ballots.cast("members", [2] * SUBJECTS)
        meeting.close()
    assert "done" in told
    assert len(told) > 1
    assert not any("lost" in code or "damaged" in code for code in told)


@pytest.mark.parametrize("number", [5, 28], ids=["EIO", "ENOSPC"])
def test_a_close_is_whole_or_told(faults: Path, tmp_path: Path, number: int) -> None:
    """Open with every ballot, or closed with its tally; the next opening leaves nothing behind."""
    ready = signed_off(tmp_path / "ready", SUBJECTS, len(BALLOTS), BALLOTS)
    states = set()
    for folder, answer in failed_at_each(faults, ready, "close_round", tmp_path, number):
        meeting = open_meeting(folder)
        latest = meeting.record.ballots.latest("members")
        assert latest is not None
        states.add(latest.state)
        if latest.state is RoundState.OPEN:
            assert answer != "done"
            meeting.ballots.close_round("members")
        assert tallied(meeting) == plain_count(BALLOTS, SUBJECTS)
        assert remains(meeting) == []
        meeting.close()
    assert states == {RoundState.OPEN, RoundState.CLOSED}


def test_a_pile_is_taken_or_told(faults: Path, tmp_path: Path) -> None:
    """From the opening to the sign-off: all of it, or no round and nothing left of it."""
    from tests.meeting.building import make_meeting

    made = make_meeting(tmp_path / "ready", SUBJECTS)
    made.ballots.take_attendance()
    made.close()
    for folder, answer in failed_at_each(faults, made.folder, "take_pile", tmp_path, 28):
        meeting = open_meeting(folder)
        latest = meeting.record.ballots.latest("members")
        if latest is None:
            assert answer != "done"
            assert remains(meeting) == []
            meeting.ballots.take_pile("members", [[1] * SUBJECTS, [2] * SUBJECTS], issued=5)
        meeting.ballots.close_round("members")
        assert tallied(meeting) == plain_count([[1] * SUBJECTS, [2] * SUBJECTS], SUBJECTS)
        meeting.close()
