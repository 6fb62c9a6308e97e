"""What each scope receives (C16): functions of the record; what is not handed over no page can show."""

from __future__ import annotations

from orglife_kit.meeting.release.assessment import decided_members
from orglife_kit.meeting.release.by_scope import facts, release, served_members
from orglife_kit.meeting.release.inference import inference, withheld_by_what_was_shown

__all__ = ["decided_members", "facts", "inference", "release", "served_members", "withheld_by_what_was_shown"]
