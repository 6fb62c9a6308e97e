"""Acknowledged work survives SIGKILL at any moment; a close is whole or has not happened."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.rules.ballots.tally import tallies
from orglife_kit.storage.state import state_folder
from orglife_kit.verify import verify
from tests.meeting.ballots.test_plain_count import plain_count, tallied
from tests.meeting.building import is_intake_lost, make_meeting, open_members_round, sign_off, typed_ballots

SUBJECTS = 5
BALLOTS = [[1, 2, 3, 4, 0], [255, 1, 1, 1, 1], [2, 2, 2, 2, 2]]
ROOT = Path(__file__).parents[3]


def killed_at_each_step(meeting: Path, act: str, scratch: Path, every: int = 1) -> Iterator[Path]:
    """Yield the meeting killed before step 1, 2, 3 … (or every n-th) of ``act``, until it is done.

    Each time it is laid back to where it was: in another place it would be a copy.
    """
    state = state_folder()
    kept, kept_state = scratch / "kept", scratch / "kept-state"
    scratch.mkdir(exist_ok=True)
    shutil.copytree(meeting, kept)
    shutil.copytree(state, kept_state)
    for step in range(1, 400 * every, every):
        for folder, before in ((meeting, kept), (state, kept_state)):
            shutil.rmtree(folder)
            shutil.copytree(before, folder)
        done = subprocess.run(
            [sys.executable, "-m", "tests.meeting.ballots.killed", str(meeting), act, str(step)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, -9), done.stderr
        yield meeting
        if done.returncode == 0:
            assert step > 5
            return
    pytest.fail("the act never ended")


def signed_off(folder: Path, issued: int, received: int, ballots: list[list[int]]) -> Path:
    """Make a meeting whose members' round is signed off and ready to close."""
    meeting = make_meeting(folder, SUBJECTS)
    open_members_round(meeting)
    for ballot in ballots:
        meeting.ballots.cast("members", ballot)
    sign_off(meeting, issued, received)
    meeting.close()
    return meeting.folder


def remains(meeting: Meeting) -> list[str]:
    """Return the names of what an intake leaves: its file, its journal, its keys."""
    return remains_of(meeting.folder)


def remains_of(folder: Path) -> list[str]:
    """Return the names of what an intake leaves in a folder that is not open."""
    return [file.name for file in (*folder.glob("intake*"), *(state_folder() / "keys").glob("*"))]


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_close_killed_at_every_step_is_whole_or_has_not_happened(tmp_path: Path) -> None:
    """After a kill the round is open with every ballot, or closed with its tally and no intake."""
    ready = signed_off(tmp_path / "ready", SUBJECTS, len(BALLOTS), BALLOTS)
    states = []
    for folder in killed_at_each_step(ready, "close_round", tmp_path):
        meeting = open_meeting(folder)
        latest = meeting.record.ballots.latest("members")
        assert latest is not None
        states.append(latest.state)
        if latest.state is RoundState.OPEN:
            meeting.ballots.close_round("members")
        assert tallied(meeting) == plain_count(BALLOTS, SUBJECTS)
        assert remains(meeting) == []
        assert not verify(folder).faults
        meeting.close()
    assert {RoundState.OPEN, RoundState.CLOSED} == set(states)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_void_close_killed_at_every_step_destroys_the_ballots_uncounted(tmp_path: Path) -> None:
    """After a kill the round is open or void; once void nothing of its ballots is left."""
    ready = signed_off(tmp_path / "ready", len(BALLOTS) - 1, len(BALLOTS), BALLOTS)
    states = []
    for folder in killed_at_each_step(ready, "void_round", tmp_path):
        meeting = open_meeting(folder)
        latest = meeting.record.ballots.latest("members")
        assert latest is not None
        states.append(latest.state)
        if latest.state is RoundState.OPEN:
            meeting.ballots.close_round("members")
        assert remains(meeting) == []
        assert tallies(meeting.record) == ()
        meeting.close()
    assert {RoundState.OPEN, RoundState.VOID} == set(states)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_pile_killed_at_every_step_can_be_taken_again(tmp_path: Path) -> None:
    """After a kill the same pile is taken again and counts once."""
    made = make_meeting(tmp_path / "ready", SUBJECTS)
    made.ballots.take_attendance()
    made.close()
    pile = [[1] * SUBJECTS, [2] * SUBJECTS]
    for folder in killed_at_each_step(made.folder, "take_pile", tmp_path):
        meeting = open_meeting(folder)
        latest = meeting.record.ballots.latest("members")
        if latest is None:
            assert remains(meeting) == []
        if latest is None or not latest.classes[BallotClass.MEMBERS].signed_off:
            meeting.ballots.take_pile("members", pile, issued=5)
        meeting.ballots.close_round("members")
        assert tallied(meeting) == plain_count(pile, SUBJECTS)
        meeting.close()


@pytest.mark.long
@pytest.mark.timeout(600)
def test_assessments_killed_at_every_step_are_all_or_none(tmp_path: Path) -> None:
    """After a kill either all three outcomes are kept or none."""
    ready = signed_off(tmp_path / "ready", SUBJECTS, len(BALLOTS), BALLOTS)
    meeting = open_meeting(ready)
    meeting.ballots.close_round("members")
    meeting.close()
    seen = set()
    for folder in killed_at_each_step(ready, "assess", tmp_path):
        meeting = open_meeting(folder)
        seen.add(len(meeting.record.assessment.written))
        meeting.close()
    assert seen == {0, 3}


def counted(meeting: Meeting) -> list[int]:
    """Return the first marks of the ballots that are in, in order."""
    return sorted(typed.ballot.marks[0] for typed in typed_ballots(meeting))


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        ("cast", [1, 2, 255], [1, 2, 3, 255]),
        ("correct", [1, 2, 255], [1, 2, 4]),
        ("withdraw", [1, 2, 255], [1, 2]),
    ],
)
def test_a_ballot_killed_at_every_step_is_in_or_not(
    tmp_path: Path, act: str, before: list[int], after: list[int]
) -> None:
    """One ballot more, another one, or one less: the whole of it or nothing, and typing goes on."""
    ready = opened(tmp_path / "ready")
    seen = []
    for folder in killed_at_each_step(ready, act, tmp_path):
        meeting = open_meeting(folder)
        found = counted(meeting)
        assert found in (before, after)
        seen.append(found)
        meeting.ballots.cast("members", [2] * SUBJECTS)
        assert counted(meeting) == sorted([*found, 2])
        meeting.close()
    assert seen[0] == before
    assert seen[-1] == after


def opened(folder: Path) -> Path:
    """Make a meeting with the ballots in and nothing signed off."""
    meeting = make_meeting(folder, SUBJECTS)
    open_members_round(meeting)
    for ballot in BALLOTS:
        meeting.ballots.cast("members", ballot)
    meeting.ballots.count_paper("members", issued=SUBJECTS, received=len(BALLOTS))
    meeting.close()
    return meeting.folder


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_sign_off_killed_at_every_step_is_kept_or_not(tmp_path: Path) -> None:
    """After a kill the class is signed off or not; every ballot is in, and the round closes."""
    ready = opened(tmp_path / "ready")
    seen = set()
    for folder in killed_at_each_step(ready, "sign_off", tmp_path):
        meeting = open_meeting(folder)
        latest = meeting.record.ballots.latest("members")
        assert latest is not None
        seen.add(latest.classes[BallotClass.MEMBERS].signed_off)
        if not latest.classes[BallotClass.MEMBERS].signed_off:
            meeting.ballots.sign_off("members")
        meeting.ballots.close_round("members")
        assert tallied(meeting) == plain_count(BALLOTS, SUBJECTS)
        meeting.close()
    assert seen == {False, True}


@pytest.mark.long
@pytest.mark.timeout(900)
def test_typing_again_killed_at_every_step_can_be_done_again(tmp_path: Path) -> None:
    """The key is lost: after a kill the round is lost or empty, and what a kill laid out goes with the close."""
    ready = opened(tmp_path / "ready")
    (key,) = (state_folder() / "keys").glob("*.key")
    key.unlink()
    for folder in killed_at_each_step(ready, "retype", tmp_path):
        meeting = open_meeting(folder)
        if is_intake_lost(meeting):
            meeting.ballots.retype_round("members")
        assert counted(meeting) == []
        meeting.ballots.cast("members", [1] * SUBJECTS)
        sign_off(meeting, SUBJECTS, 1)
        meeting.ballots.close_round("members")
        assert remains(meeting) == []
        meeting.close()


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_cleaning_up_killed_at_every_step_is_finished(tmp_path: Path) -> None:
    """A close was killed after its record was kept; so is the opening that cleans up, and the next one is not."""
    ready = signed_off(tmp_path / "ready", SUBJECTS, len(BALLOTS), BALLOTS)
    for folder in killed_at_each_step(ready, "close_round", tmp_path / "close"):
        connection = sqlite3.connect(folder / "meeting.db")
        (state,) = connection.execute("SELECT state FROM ballots_round").fetchone()
        connection.close()
        if state == "closed":
            break
    assert remains_of(folder)
    for again in killed_at_each_step(folder, "look", tmp_path / "look"):
        meeting = open_meeting(again)
        assert remains(meeting) == []
        assert tallied(meeting) == plain_count(BALLOTS, SUBJECTS)
        meeting.close()


@pytest.mark.slow
def test_every_acknowledged_ballot_survives_a_kill(tmp_path: Path) -> None:
    """A process that casts ballots and says so is killed in the middle: what it said is in."""
    meeting = make_meeting(tmp_path, 20)
    open_members_round(meeting)
    meeting.close()
    program = (
        "import sys, itertools\n"
        "from orglife_kit.meeting import open_meeting\n"
        "meeting = open_meeting(sys.argv[1])\n"
        "for number in itertools.count():\n"
        "    print(meeting.ballots.cast('members', [number % 5] * 20).token, flush=True)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(meeting.folder)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    told = [child.stdout.readline().strip() for _ in range(7)]
    child.kill()
    told += child.stdout.read().split()
    child.stdout.close()
    child.wait()
    again = open_meeting(meeting.folder)
    kept = {typed.token for typed in typed_ballots(again)}
    assert {token for token in told if len(token) == 32} <= kept
    assert len(kept) <= len(told) + 1
    again.close()
