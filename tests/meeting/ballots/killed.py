"""A child process that dies by SIGKILL at the step it is told: before the n-th statement or file act.

Run as ``python killed.py FOLDER ACT STEP``; leaves with 0 when the act needs fewer steps.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.opening import subjects_of
from orglife_kit.storage import database, intake_file

COMMITTED = "COMMITTED"


class Countdown:
    """Counts steps and kills the process when the last one is about to be taken."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self, *_: object) -> None:
        """Take one step."""
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def count_everything(countdown: Countdown) -> None:
    """Let every SQL statement, every sync and every removal of a file be a step."""
    plain_connect = database.connect

    def connect(*arguments: Any, **keywords: Any) -> sqlite3.Connection:
        connection = plain_connect(*arguments, **keywords)
        connection.set_trace_callback(countdown.step)
        return connection

    def before(act: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **keywords: Any) -> Any:
            countdown.step()
            return act(*arguments, **keywords)

        return counted

    database.connect = connect
    intake_file.connect = connect
    os.fsync = before(os.fsync)
    os.write = before(os.write)
    Path.replace = before(Path.replace)  # type: ignore[method-assign]
    Path.unlink = before(Path.unlink)  # type: ignore[method-assign]


def close_round(meeting: Meeting) -> None:
    """The close."""
    meeting.ballots.close_round("members")


def void_round(meeting: Meeting) -> None:
    """The close of a round that received more than was issued."""
    meeting.ballots.close_round("members")


def cast(meeting: Meeting) -> None:
    """One ballot."""
    meeting.ballots.cast("members", [3] * len(subjects_of(meeting.record, "members")))


def correct(meeting: Meeting) -> None:
    """The ballot whose first mark is an overvote gets another."""
    token = _overvoted(meeting)
    meeting.ballots.correct_ballot("members", token, [4] * len(subjects_of(meeting.record, "members")))


def withdraw(meeting: Meeting) -> None:
    """The ballot whose first mark is an overvote is taken out."""
    meeting.ballots.withdraw_ballot("members", _overvoted(meeting))


def _overvoted(meeting: Meeting) -> str:
    tokens = meeting.ballots.typed_tokens("members")
    return next(
        token for token in tokens if meeting.ballots.typed_ballot("members", token).ballot.marks[0] == 255
    )


def sign_off(meeting: Meeting) -> None:
    """The sign-off."""
    meeting.ballots.sign_off("members")


def retype(meeting: Meeting) -> None:
    """A new intake."""
    meeting.ballots.retype_round("members")


def look(_: Meeting) -> None:
    """Nothing: the opening itself is counted."""


def take_pile(meeting: Meeting) -> None:
    """A pile from a file, from the opening of the round to the sign-off."""
    subjects = len(subjects_of(meeting.record, "members"))
    meeting.ballots.take_pile("members", [[1] * subjects, [2] * subjects], issued=5)


def rehearse(meeting: Meeting) -> None:
    """A practice round."""
    meeting.ballots.rehearse()


def assess(meeting: Meeting) -> None:
    """One member's outcome."""
    from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Outcome

    meeting.assessment.assess(
        [
            Assessment(number, Outcome.QUALIFIED, "意见", bases=frozenset({Basis.DAILY_CONDUCT}))
            for number in (1, 2, 3)
        ]
    )


ACTS = {
    act.__name__: act
    for act in (
        *(cast, correct, withdraw, sign_off, retype, look),
        *(close_round, void_round, take_pile, rehearse, assess),
    )
}


def main() -> None:
    """Open the meeting, then do the act with the countdown running."""
    folder, act, steps = sys.argv[1:]
    if act != "look":
        meeting = open_meeting(folder)
        meeting.close()
    count_everything(Countdown(int(steps)))
    ACTS[act](open_meeting(folder))


if __name__ == "__main__":
    main()
