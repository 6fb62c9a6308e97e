"""How the assessment stands: outcomes and the excellent cap (C9–C11)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.assessment import AssessmentActs
from orglife_kit.meeting.status.entry import Lines, StatusEntry
from orglife_kit.rules.assessment.follow_up import check_steps
from orglife_kit.rules.assessment.outcomes import Outcome

_LINES = Lines("assessment", "5_assessment")


class AssessmentStatus(AssessmentActs):
    """The assessment's part of the status."""

    def _assessment_status(self, today: str) -> Iterator[StatusEntry]:
        """Yield who has no outcome, how the cap stands, and what follows; ``today`` is an ISO date."""
        roster, decided = self.roster, self.assessment_records()
        lacking = [roster.label(member.number) for member in roster.members if member.number not in decided]
        if lacking:
            says = notice("status_outcomes_missing", number=len(lacking), names="、".join(lacking))
            yield _LINES.missing("C9", says, lacking)
        else:
            yield _LINES.done("C9", notice("status_outcomes", members=len(roster)))
        yield from self._cap_status()
        yield from self._feedback_status()
        yield from self._lower_grade_status(today)

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

    def _feedback_status(self) -> Iterator[StatusEntry]:
        told, names = self.feedback_records(), self._labels(self.members_to_tell())
        if names:
            says = notice("status_feedback_missing", number=len(names), names="、".join(names))
            yield _LINES.missing("C9", says, names)
        elif told:
            yield _LINES.done("C9", notice("status_feedback", members=len(told)))

    def _lower_grade_status(self, today: str) -> Iterator[StatusEntry]:
        reviewed, educated = self.follow_up_reviews(), self.education_records()
        for number, entry in sorted(self.assessment_records().items()):
            label = self.roster.label(number)
            if entry.outcome is Outcome.BASICALLY_QUALIFIED:
                if number in reviewed:
                    yield _LINES.done("C11", notice("status_follow_up", member=label))
                else:
                    day = entry.follow_up.review_date
                    line = _LINES.overdue if day < today else _LINES.missing
                    yield line("C11", notice("status_follow_up_missing", member=label, date=day), [label])
            elif entry.outcome is Outcome.UNQUALIFIED:
                if number not in educated:
                    yield _LINES.missing("C11", notice("status_education_missing", member=label), [label])
                elif educated[number].result:
                    yield _LINES.done("C11", notice("status_education", member=label))
                else:
                    says = notice("status_education_open", member=label)
                    yield _LINES.missing("C11", says, [label])
        order = self.plan.settings.disposition_steps
        failed = self.members_rated(Outcome.UNQUALIFIED)
        for steps in (steps for number, steps in self.disposition_records().items() if number in failed):
            for told in check_steps(steps, order):
                yield _LINES.warning("C11", told)
