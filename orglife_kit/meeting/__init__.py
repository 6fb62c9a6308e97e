"""One branch's meeting: one verb per act, by stage word."""

from __future__ import annotations

from orglife_kit.meeting.making import create_meeting
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.opening import open_meeting

__all__ = ["Meeting", "create_meeting", "open_meeting"]
