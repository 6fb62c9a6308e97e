"""``Meeting``: everything that can be done with one branch's meeting."""

from __future__ import annotations

from orglife_kit.meeting.status import StatusActs


class Meeting(StatusActs):
    """One branch's meeting, opened from its folder by ``open_meeting``; each act is one transaction."""
