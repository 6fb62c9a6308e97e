"""A teller's process that does random acts and dies at the step it is told: ``python teller.py FOLDER SEED STEP``.

Each act is printed before it is begun, with its token and first mark, and again once it was acknowledged.
"""

from __future__ import annotations

import random
import sys

from orglife_kit.errors import OrglifeError
from orglife_kit.meeting import open_meeting
from tests.meeting.ballots.killed import Countdown, count_everything


def main() -> None:
    """Type, correct and withdraw until the countdown ends."""
    folder, seed, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    chance, own = random.Random(seed), []
    open_meeting(folder).close()
    count_everything(Countdown(steps))
    meeting = open_meeting(folder)
    while True:
        act = chance.choice(("cast", "cast", "correct", "withdraw")) if own else "cast"
        token = chance.randbytes(16).hex() if act == "cast" else chance.choice(own)
        mark = chance.randint(1, 4)
        print("begin", act, token, mark, flush=True)
        try:
            if act == "cast":
                meeting.ballots.cast("members", [mark] * 5, token=token)
                own.append(token)
            elif act == "correct":
                meeting.ballots.correct_ballot("members", token, [mark] * 5)
            else:
                meeting.ballots.withdraw_ballot("members", token)
                own.remove(token)
        except OrglifeError as error:
            print("refused", error.notices[0].code, flush=True)
            return
        print("done", act, token, mark, flush=True)


if __name__ == "__main__":
    main()
