"""A rehearsal does the whole round and leaves nothing, also when it is interrupted (DESIGN.md §5)."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from orglife_kit.errors import RefusedError, StorageError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.ballots import rehearsal
from orglife_kit.rules.plan.members import Flag
from tests.meeting.ballots.test_killed import killed_at_each_step
from tests.meeting.building import make_meeting, open_members_round, typed_ballots


def everything(meeting: Meeting, state: Path) -> dict[str, str]:
    """Return a digest of every file of the meeting and of the user's state folder."""
    files = [path for folder in (meeting.folder, state) for path in folder.rglob("*") if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize(("full", "ballots"), [(3, 3), (5, 5), (22, 5), (100, 5)])
def test_five_dummy_ballots_are_counted_and_nothing_stays(
    tmp_path: Path, state: Path, full: int, ballots: int
) -> None:
    """Five ballots, fewer where fewer cast one; every byte of the meeting and the state is as before."""
    meeting = make_meeting(tmp_path, full)
    before = everything(meeting, state)
    assert meeting.ballots.rehearse() == rehearsal.Rehearsal(ballots, full)
    assert everything(meeting, state) == before
    assert sorted(path.name for path in meeting.folder.iterdir()) == ["meeting.db", "plan.toml"]


def test_an_open_round_is_left_alone(tmp_path: Path, state: Path) -> None:
    """A rehearsal in the middle of the counting changes neither intake nor key."""
    meeting = make_meeting(tmp_path)
    open_members_round(meeting)
    token = meeting.ballots.cast("members", [1] * 7).token
    before = everything(meeting, state)
    meeting.ballots.rehearse()
    assert everything(meeting, state) == before
    assert [typed.token for typed in typed_ballots(meeting)] == [token]


def test_flags_set_by_hand_hold_in_the_rehearsal(tmp_path: Path) -> None:
    """Who is not graded does not stand on a dummy ballot; with nobody graded it says so, and wipes."""
    meeting = make_meeting(tmp_path, 3)
    meeting.plan.set_flag(1, Flag.IS_GRADED, holds=False, reason="新转入")
    assert meeting.ballots.rehearse().members == 2
    for number in (2, 3):
        meeting.plan.set_flag(number, Flag.IS_GRADED, holds=False, reason="新转入")
    with pytest.raises(RefusedError, match="nobody_graded"):
        meeting.ballots.rehearse()
    assert not list(meeting.folder.glob(".rehearsal*"))


@pytest.mark.parametrize(
    "settings",
    [
        {"many_excellent": '"void"'},
        {"overvote": '"ballot"'},
        {"quorum": '"none"'},
        {"public_ballots": '"own_class"', "public_representatives": "6"},
        {"absent_ballots": '"own_class"'},
    ],
)
def test_settings_of_the_plan_hold_no_rehearsal_up(tmp_path: Path, settings: dict[str, str]) -> None:
    """Whatever the plan sets, the dummy ballots are valid."""
    assert make_meeting(tmp_path, 12, 2, **settings).ballots.rehearse().ballots == 5


def test_a_wrong_count_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rehearsal that counts wrongly says that this machine must not be used, and still wipes."""
    meeting = make_meeting(tmp_path)
    monkeypatch.setattr(rehearsal, "_plain_count", lambda *_: [])
    with pytest.raises(StorageError, match="rehearsal_differs"):
        meeting.ballots.rehearse()
    assert not list(meeting.folder.glob(".rehearsal*"))


@pytest.mark.timeout(600)
@pytest.mark.long
def test_a_rehearsal_killed_at_every_step_is_wiped_at_the_next_opening(tmp_path: Path, state: Path) -> None:
    """Wherever it is killed, opening the meeting destroys what it left, keys too."""
    ready = make_meeting(tmp_path / "ready", 3)
    ready.close()
    for folder in killed_at_each_step(ready.folder, "rehearse", tmp_path, every=37):
        open_meeting(folder).close()
        assert sorted(path.name for path in folder.iterdir()) == ["meeting.db", "plan.toml"]
        assert not list((state / "keys").glob("*"))


def test_what_still_runs_is_not_wiped(tmp_path: Path, state: Path) -> None:
    """Opening the meeting while another process rehearses leaves its folder alone; its death does not."""
    meeting = make_meeting(tmp_path)
    program = (
        "import sys, pathlib\n"
        "from orglife_kit.storage import practice\n"
        "with practice.practice_folder(pathlib.Path(sys.argv[1])) as (folder, _):\n"
        "    print(folder, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(meeting.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    inside = Path(child.stdout.readline().strip())
    assert meeting.ballots.rehearse().ballots == 5
    assert inside.is_dir()
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    open_meeting(meeting.folder).close()
    assert not inside.exists()
