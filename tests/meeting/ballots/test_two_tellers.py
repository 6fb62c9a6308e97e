"""Two processes type into one round and one of them dies at any step: what was acknowledged is in, and counted."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.tally import tally_of
from tests.meeting.ballots.test_killed import ROOT, remains
from tests.meeting.building import make_meeting, open_members_round, sign_off, typed_ballots

SEED = int(os.environ.get("ORGLIFE_SEED", "20240116"))
Ballots = dict[str, int]


def apply(ballots: Ballots, act: str, token: str, mark: int) -> Ballots:
    """Return the model after an act."""
    rest = {key: value for key, value in ballots.items() if key != token}
    return rest if act == "withdraw" else rest | {token: mark}


def possible(told: str) -> list[Ballots]:
    """Return what may be in of a process's ballots after what it said: its last act is done or is not."""
    done: Ballots = {}
    begun: Ballots | None = None
    for line in told.splitlines():
        word, *rest = line.split()
        if word == "refused" or len(rest) != 3:
            continue
        after = apply(done, rest[0], rest[1], int(rest[2]))
        if word == "begin":
            begun = after
        else:
            done, begun = after, None
    return [done] if begun is None else [done, begun]


def seen(meeting: Meeting) -> Ballots:
    """Return what is in."""
    return {typed.token: typed.ballot.marks[0] for typed in typed_ballots(meeting)}


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    "steps", [range(3, 40, 9), pytest.param(range(1, 260, 3), marks=pytest.mark.long)], ids=["some", "all"]
)
def test_two_tellers_of_whom_one_dies(tmp_path: Path, steps: range) -> None:
    """Against a plain model of each process's own ballots; then the round is signed off, closed and cleaned up."""
    print(f"seed {SEED}")
    for step in steps:
        meeting = make_meeting(tmp_path / str(step), 5)
        open_members_round(meeting)
        chance, own = random.Random(f"own {SEED + step}"), {}
        child = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.meeting.ballots.teller"),
                *(str(meeting.folder), str(SEED + step), str(step)),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        told = child.stdout.readline()  # from now on both are at it
        while child.poll() is None and len(own) < 10:
            token, mark = chance.randbytes(16).hex(), chance.randint(1, 4)
            meeting.ballots.cast("members", [mark] * 5, token=token)
            own[token] = mark
        told += child.stdout.read()  # not communicate, which knows nothing of what readline has read ahead
        child.stdout.close()
        child.wait()
        assert child.returncode in (0, -9)
        meeting.close()
        meeting = open_meeting(meeting.folder)
        found = seen(meeting)
        assert {key: found.get(key) for key in own} == own
        others = {key: mark for key, mark in found.items() if key not in own}
        assert others in possible(told), step
        sign_off(meeting, 5, len(found))
        meeting.ballots.close_round("members")
        if len(found) <= 5:
            wanted = [list(found.values()).count(mark) for mark in (1, 2, 3, 4)]
            assert list(tally_of(meeting.record).rows[0].counts[:4]) == wanted
        assert remains(meeting) == []
        meeting.close()
