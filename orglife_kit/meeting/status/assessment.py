"""How the assessment stands: outcomes and the excellent cap (C9–C11)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.assessment import AssessmentActs
from orglife_kit.meeting.status.entry import Lines, StatusEntry

_LINES = Lines("assessment", "5_assessment")


class AssessmentStatus(AssessmentActs):
    """The assessment's part of the status."""

    def _assessment_status(self) -> Iterator[StatusEntry]:
        """Yield whether every member has an outcome, or who has none, and how the cap stands."""
        roster, decided = self.roster, self.assessment_records()
        lacking = [roster.label(member.number) for member in roster.members if member.number not in decided]
        if lacking:
            says = notice("status_outcomes_missing", number=len(lacking), names="、".join(lacking))
            yield _LINES.missing("C9", says, lacking)
        else:
            yield _LINES.done("C9", notice("status_outcomes", members=len(roster)))
        yield from self._cap_status()

    def _cap_status(self) -> Iterator[StatusEntry]:
        cap = self.cap()
        numbers = {"limit": cap.limit, "given": cap.given, "base": cap.base}
        if not cap.is_over:
            if cap.given:
                yield _LINES.done("C10", notice("status_cap", limit=cap.limit, given=cap.given))
        elif self.cap_reason():
            yield _LINES.warning("C10", notice("status_over_cap", None, **numbers))
        else:
            yield _LINES.missing("C10", notice("cap_reason_missing", None, **numbers))
