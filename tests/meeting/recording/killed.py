"""Takes a file in and is killed at one of its writes: ``python -m tests.meeting.recording.killed FOLDER FILE N``."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from orglife_kit.meeting import open_meeting
from orglife_kit.meeting.work import Change
from orglife_kit.storage.tables.mapper import Table


def main(folder: str, file: str, number: int) -> None:
    """Take the talks of ``file`` in, and be killed at the write with ``number``."""
    meeting = open_meeting(folder)
    written = 0
    keep = Change.keep

    def kill(change: Change, table: Table[Any], record: Any) -> int:
        nonlocal written
        written += 1
        if written == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return keep(change, table, record)

    Change.keep = kill  # type: ignore[method-assign]
    meeting.tables.take_in("talks", Path(file))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
