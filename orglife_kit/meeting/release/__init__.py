"""What each scope receives (C16): functions of the record; what is not handed over no page can show."""

from __future__ import annotations

from orglife_kit.meeting.release.assessment import decided_members, withholds_distribution
from orglife_kit.meeting.release.by_scope import facts, release, served_members

__all__ = ["decided_members", "facts", "release", "served_members", "withholds_distribution"]
