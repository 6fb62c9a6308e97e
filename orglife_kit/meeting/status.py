"""Where the meeting stands: one entry per thing done, missing or worth a look, each with its clause and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from orglife_kit.errors import Notice, notice
from orglife_kit.meeting.plan import PlanActs
from orglife_kit.meeting.preparation import PreparationActs
from orglife_kit.meeting.publication import PublicationActs
from orglife_kit.meeting.reviews import ReviewActs
from orglife_kit.rules.ballots.attendance import check_attendance
from orglife_kit.rules.ballots.round import RoundKind, RoundState


class EntryState(StrEnum):
    """What an entry says: done, missing, or a warning that stops nothing."""

    DONE = "done"
    MISSING = "missing"
    WARNING = "warning"


@dataclass(frozen=True)
class StatusEntry:
    """One line of the status: its stage, state, clause (C1–C18), the notebook that mends it, and what it says."""

    stage: str
    state: EntryState
    clause: str
    notebook: str
    says: Notice


class StatusActs(PlanActs, PreparationActs, ReviewActs, PublicationActs):
    """The whole meeting at one look."""

    def status(self) -> tuple[StatusEntry, ...]:
        """Return every stage's entries, in the order of the meeting."""
        return (
            *self._plan_status(),
            *self._preparation_status(),
            *self._attendance_status(),
            *self._reviews_status(),
            *self._ballots_status(),
            *self._assessment_status(),
        )

    def _plan_status(self) -> Iterator[StatusEntry]:
        roster = self.roster
        yield _done(
            "plan",
            "C1",
            "1_plan",
            notice(
                "status_plan",
                members=len(roster),
                full=roster.full_members,
                probationary=len(roster) - roster.full_members,
            ),
        )
        for warning in self.plan_notices():
            yield StatusEntry("plan", EntryState.WARNING, "C1", "1_plan", warning)

    def _preparation_status(self) -> Iterator[StatusEntry]:
        roster, found = self.roster, {finding.member for finding in self.finding_records()}
        lacking = [roster.label(member.number) for member in roster.members if member.number not in found]
        if not lacking:
            yield _done("preparation", "C5", "2_preparation", notice("status_findings", members=len(roster)))
            return
        # what was not written down by the meeting need not be written down after it (C17)
        state = EntryState.WARNING if self.attendance_lines() else EntryState.MISSING
        says = notice("status_findings_missing", number=len(lacking), names="、".join(lacking))
        yield StatusEntry("preparation", state, "C5", "2_preparation", says)

    def _reviews_status(self) -> Iterator[StatusEntry]:
        if not self.attendance_lines():
            return
        roster, waiting = self.roster, self.next_speakers()
        if not waiting:
            spoken = len(self.self_reviews())
            yield _done("reviews", "C6", "3_reviews", notice("status_self_reviews", members=spoken))
            return
        known = self.round(RoundKind.MEMBERS)
        state = EntryState.MISSING if known is None else EntryState.WARNING
        names = "、".join(map(roster.label, waiting))
        says = notice("status_self_reviews_missing", number=len(waiting), names=names)
        yield StatusEntry("reviews", state, "C6", "3_reviews", says)

    def _attendance_status(self) -> Iterator[StatusEntry]:
        lines = self.attendance_lines()
        if not lines:
            yield _missing("ballots", "C12", "4_ballots", notice("attendance_missing"))
            return
        count = self.attendance_count()
        yield _done(
            "ballots",
            "C12",
            "4_ballots",
            notice("status_attendance", due=count.due, present=count.present, on_leave=count.on_leave),
        )
        for warning in check_attendance(self.roster, lines):
            yield StatusEntry("ballots", EntryState.WARNING, "C12", "4_ballots", warning)

    def _ballots_status(self) -> Iterator[StatusEntry]:
        for kind, clause in ((RoundKind.COMMITTEE, "C7"), (RoundKind.MEMBERS, "C8")):
            known = self.round(kind)
            if known is None:
                yield _missing("ballots", clause, "4_ballots", notice("status_round_missing", kind=kind))
            elif known.state is RoundState.OPEN:
                yield _missing("ballots", clause, "4_ballots", notice("status_round_open", kind=kind))
            elif known.state is RoundState.VOID:
                yield _missing("ballots", clause, "4_ballots", notice("round_void", kind=kind))
            else:
                valid = sum(counts.valid or 0 for counts in self.class_counts(known).values())
                yield _done(
                    "ballots", clause, "4_ballots", notice("status_round_closed", kind=kind, valid=valid)
                )
                if not self.officers_of(known)[0]:
                    yield StatusEntry(
                        "ballots", EntryState.WARNING, clause, "4_ballots", notice("tellers_not_named")
                    )

    def _assessment_status(self) -> Iterator[StatusEntry]:
        roster, decided = self.roster, self.assessment_records()
        lacking = [roster.label(member.number) for member in roster.members if member.number not in decided]
        cap = self.cap()
        if lacking:
            yield _missing(
                "assessment",
                "C9",
                "5_assessment",
                notice("status_outcomes_missing", number=len(lacking), names="、".join(lacking)),
            )
        else:
            yield _done("assessment", "C9", "5_assessment", notice("status_outcomes", members=len(roster)))
        if cap.is_over:
            reason = self.cap_reason()
            code = "status_over_cap" if reason else "cap_reason_missing"
            entry = notice(code, limit=cap.limit, given=cap.given, base=cap.base)
            state = EntryState.WARNING if reason else EntryState.MISSING
            yield StatusEntry("assessment", state, "C10", "5_assessment", entry)
        elif cap.given:
            yield _done(
                "assessment",
                "C10",
                "5_assessment",
                notice("status_cap", limit=cap.limit, given=cap.given),
            )


def _done(stage: str, clause: str, notebook: str, says: Notice) -> StatusEntry:
    return StatusEntry(stage, EntryState.DONE, clause, notebook, says)


def _missing(stage: str, clause: str, notebook: str, says: Notice) -> StatusEntry:
    return StatusEntry(stage, EntryState.MISSING, clause, notebook, says)
