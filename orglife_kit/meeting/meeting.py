"""``Meeting``: everything that can be done with one branch's meeting."""

from __future__ import annotations

from orglife_kit.meeting.backup import BackupActs
from orglife_kit.meeting.calendar import CalendarActs


class Meeting(CalendarActs, BackupActs):
    """One branch's meeting, opened from its folder by ``open_meeting``; each act is one transaction."""
