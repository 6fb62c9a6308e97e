"""Acts of the meeting evening: attendance, agenda, rounds, ballots, the close, the minutes, a rehearsal."""

from __future__ import annotations

from orglife_kit.meeting.ballots.stage import BallotsStage

__all__ = ["BallotsStage"]
