"""Wrong arguments of the meeting itself."""

from __future__ import annotations

from tests.meeting.wrong_arguments.values import (
    NO_DAY,
    NOBODY,
    Wrong,
)

WRONG: Wrong = {
    "member": (NOBODY, lambda meeting, who: meeting.member(who)),
    "day of a table": (NO_DAY[1:], lambda meeting, day: meeting.tables.rectification(day)),
    "status day": (NO_DAY[1:], lambda meeting, day: meeting.status(day)),
    "backup folder": (
        (None, 0, "\0", "\ud800", b"x", ""),
        lambda meeting, folder: meeting.backup(folder),
    ),
}
