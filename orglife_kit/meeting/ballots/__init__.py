"""Acts of the meeting evening: attendance, rounds, typing, the close and the tally."""

from __future__ import annotations

from orglife_kit.meeting.ballots.evening import EveningActs
from orglife_kit.meeting.ballots.rehearsal import RehearsalActs

__all__ = ["BallotActs"]


class BallotActs(EveningActs, RehearsalActs):
    """The whole evening, by verb."""
