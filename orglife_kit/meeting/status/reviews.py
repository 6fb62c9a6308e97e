"""How the self-reviews and peer reviews stand (C6)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.ballots import BallotActs
from orglife_kit.meeting.reviews import ReviewActs
from orglife_kit.meeting.status.entry import Lines, StatusEntry
from orglife_kit.rules.ballots.round import RoundKind

_LINES = Lines("reviews", "3_reviews")


class ReviewStatus(ReviewActs, BallotActs):
    """The reviews' part of the status."""

    def _reviews_status(self) -> Iterator[StatusEntry]:
        """Yield whether everybody present has spoken, or who has not."""
        if not self.attendance_lines():
            return
        roster, waiting = self.roster, self.next_speakers()
        if not waiting:
            yield _LINES.done("C6", notice("status_self_reviews", members=len(self.self_reviews())))
            return
        names = tuple(map(roster.label, waiting))
        entry = _LINES.missing if self.round(RoundKind.MEMBERS) is None else _LINES.warning
        says = notice("status_self_reviews_missing", number=len(names), names="、".join(names))
        yield entry("C6", says, names)
