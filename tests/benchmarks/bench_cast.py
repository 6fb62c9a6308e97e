"""What a ballot from the grid costs beside a bare commit on the same disk.

The bare commit is one row put into an empty table of a database opened as the kit opens its own. Both are medians of
the same number of acts, taken in turn so that what else the machine does meets both. The bounds are 5 bare commits at
30 members and 8 at 100; it leaves with 1 above them.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

BOUNDS = {30: 5.0, 100: 8.0}


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def measured(folder: Path, members: int) -> tuple[float, float]:
    """Return the medians of a bare commit and of a ballot from the grid, in seconds."""
    from orglife_kit.storage.database import connect, in_transaction
    from orglife_kit.views.forms.grid import BallotGrid
    from tests.meeting.building import make_meeting, open_members_round

    meeting = make_meeting(folder, members)
    open_members_round(meeting)
    grid = BallotGrid(meeting)
    bare = connect(folder / "bare.db")
    bare.execute("CREATE TABLE ballot (token TEXT PRIMARY KEY, marks BLOB)")
    commits, ballots = [], []
    for number in range(members):
        token = f"{number:032x}"
        marks = [1 + number % 4] * members
        message = {"seq": number, "act": "save", "token": token, "marks": marks}

        def commit(token: str = token, marks: list[int] = marks) -> None:
            in_transaction(
                bare, lambda rows: rows.execute("INSERT INTO ballot VALUES (?, ?)", (token, bytes(marks)))
            )

        def save(message: dict[str, object] = message) -> None:
            assert grid.answer(message)["ok"]

        commits.append(seconds(commit))
        ballots.append(seconds(save))
    bare.close()
    meeting.close()
    return statistics.median(commits), statistics.median(ballots)


def main() -> int:
    """Print the ratios; return 1 where one is above its bound."""
    above = 0
    with tempfile.TemporaryDirectory(prefix="orglife-cast-") as place:
        os.environ["ORGLIFE_STATE"] = str(Path(place) / "state")
        for members, bound in BOUNDS.items():
            commit, ballot = measured(Path(place) / str(members), members)
            ratio = ballot / commit
            above += ratio > bound
            print(
                f"{members} members: a bare commit {1000 * commit:.2f} ms, a ballot from the grid"
                f" {1000 * ballot:.2f} ms: {ratio:.2f} × (at most {bound:g} ×)"
            )
    return int(above > 0)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    sys.exit(main())
