"""How the preparation stands (C2–C5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.ballots import BallotActs
from orglife_kit.meeting.preparation import PreparationActs
from orglife_kit.meeting.status.entry import Lines, StatusEntry

_LINES = Lines("preparation", "2_preparation")


class PreparationStatus(PreparationActs, BallotActs):
    """The preparation's part of the status."""

    def _preparation_status(self, today: str) -> Iterator[StatusEntry]:
        """Yield how study, talks and findings stand; ``today`` is an ISO date."""
        yield from self._study_status(today)
        yield from self._talk_status(today)
        yield from self._committee_finding_status(today)
        yield from self._finding_status(today)

    def _study_status(self, today: str) -> Iterator[StatusEntry]:
        sessions = self.study_sessions()
        planned = self.plan.preparation.study_date
        if not sessions:
            if planned:
                yield self._open(today, planned)("C2", notice("status_study_missing", date=planned))
            return
        yield _LINES.done("C2", notice("status_study", number=len(sessions)))
        names = self._labels(self.study_to_make_up())
        if names:
            says = notice("status_make_up_missing", number=len(names), names="、".join(names))
            yield _LINES.missing("C2", says, names)

    def _talk_status(self, today: str) -> Iterator[StatusEntry]:
        period = self.plan.preparation.talks
        if not period.last and not self.talk_records():
            return
        found = self.talk_reach()
        if found.secretary is None:
            yield _LINES.warning("C3", notice("plan_secretary_missing"))
        lacking = False
        for code, numbers in (
            ("status_secretary_talks_missing", found.without_secretary if found.secretary else ()),
            ("status_member_talks_missing", found.without_member),
        ):
            names = self._labels(numbers)
            if names:
                lacking = True
                says = notice(code, number=len(names), names="、".join(names))
                yield self._open(today, period.last)("C3", says, names)
        if not lacking:
            yield _LINES.done("C3", notice("status_talks", number=len(self.talk_records())))

    def _committee_finding_status(self, today: str) -> Iterator[StatusEntry]:
        aspects = self.plan.preparation.committee_aspects
        found = self.committee_finding_records()
        lacking = [aspect for aspect in aspects if all(one.aspect != aspect for one in found)]
        if aspects and not found:
            says = notice("status_committee_findings_missing", aspects="、".join(lacking))
            yield self._open(today, self.plan.preparation.findings.last)("C4", says)
        elif found:
            yield _LINES.done("C4", notice("status_committee_findings", number=len(found)))
        unsorted = sum(one.finding is None for one in self.suggestion_records())
        if unsorted:
            yield _LINES.warning("C4", notice("status_suggestions_unsorted", number=unsorted))

    def _finding_status(self, today: str) -> Iterator[StatusEntry]:
        found = {finding.member for finding in self.finding_records()}
        names = self._labels(member.number for member in self.roster.members if member.number not in found)
        if not names:
            yield _LINES.done("C5", notice("status_findings", members=len(found)))
            return
        says = notice("status_findings_missing", number=len(names), names="、".join(names))
        yield self._open(today, self.plan.preparation.findings.last)("C5", says, names)

    def _open(self, today: str, last: str) -> Callable[..., StatusEntry]:
        """Return how something not done yet stands.

        What was not written down by the meeting need not be written down after it (C17).
        """
        if self.attendance_lines():
            return _LINES.warning
        return _LINES.overdue if last and today > last else _LINES.missing
