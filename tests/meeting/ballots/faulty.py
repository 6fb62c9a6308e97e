"""A child process in which the k-th write, sync, rename or removal fails: ``python faulty.py FOLDER ACT``.

Prints the token of a ballot that was acknowledged, or the code of our error; anything else is a fault of ours.
"""

from __future__ import annotations

import os
import sys

from orglife_kit.errors import OrglifeError
from orglife_kit.meeting import open_meeting
from tests.meeting.ballots.killed import ACTS


def main() -> None:
    """Open the meeting, then do the act with the faults switched on."""
    folder, act = sys.argv[1:]
    meeting = open_meeting(folder)
    os.environ["FAULT_ON"] = "1"
    try:
        ACTS[act](meeting)
        told = "done"
    except OrglifeError as error:
        told = error.notices[0].code
    del os.environ["FAULT_ON"]
    print(told)


if __name__ == "__main__":
    main()
