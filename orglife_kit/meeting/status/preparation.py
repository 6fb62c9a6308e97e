"""How the preparation stands (C2–C5)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.ballots import BallotActs
from orglife_kit.meeting.preparation import PreparationActs
from orglife_kit.meeting.status.entry import Lines, StatusEntry

_LINES = Lines("preparation", "2_preparation")


class PreparationStatus(PreparationActs, BallotActs):
    """The preparation's part of the status."""

    def _preparation_status(self) -> Iterator[StatusEntry]:
        """Yield whether every member has findings, or who has none."""
        roster, found = self.roster, {finding.member for finding in self.finding_records()}
        lacking = [roster.label(member.number) for member in roster.members if member.number not in found]
        if not lacking:
            yield _LINES.done("C5", notice("status_findings", members=len(roster)))
            return
        # what was not written down by the meeting need not be written down after it (C17)
        entry = _LINES.warning if self.attendance_lines() else _LINES.missing
        says = notice("status_findings_missing", number=len(lacking), names="、".join(lacking))
        yield entry("C5", says, lacking)
