"""Acts of the meeting evening: attendance, rounds, typing, the close and the tally."""

from __future__ import annotations

from orglife_kit.meeting.ballots.attendance import AttendanceActs
from orglife_kit.meeting.ballots.close import CloseActs
from orglife_kit.meeting.ballots.tally import TallyActs

__all__ = ["BallotActs"]


class BallotActs(AttendanceActs, CloseActs, TallyActs):
    """The whole evening, by verb."""
