"""How the meeting evening stands: attendance and the two rounds (C7, C8, C12)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.ballots import BallotActs
from orglife_kit.meeting.status.entry import Lines, StatusEntry
from orglife_kit.rules.ballots.attendance import check_attendance
from orglife_kit.rules.ballots.round import Round, RoundKind, RoundState

_LINES = Lines("ballots", "4_ballots")


class BallotStatus(BallotActs):
    """The evening's part of the status."""

    def _attendance_status(self) -> Iterator[StatusEntry]:
        """Yield the numbers of the attendance, and each leave without its reason."""
        lines = self.attendance_lines()
        if not lines:
            yield _LINES.missing("C12", notice("attendance_missing"))
            return
        count = self.attendance_count()
        says = notice("status_attendance", due=count.due, present=count.present, on_leave=count.on_leave)
        yield _LINES.done("C12", says)
        for warning in check_attendance(self.roster, lines):
            yield _LINES.warning("C12", warning)

    def _ballots_status(self) -> Iterator[StatusEntry]:
        """Yield how each round stands."""
        for kind, clause in ((RoundKind.COMMITTEE, "C7"), (RoundKind.MEMBERS, "C8")):
            known = self.round(kind)
            if known is None:
                yield _LINES.missing(clause, notice("status_round_missing", kind=kind))
            elif known.state is RoundState.OPEN and self._intake(known).is_lost():
                yield _LINES.missing(clause, notice("intake_lost", round=known.number))
            elif known.state is RoundState.OPEN:
                yield _LINES.missing(clause, notice("status_round_open", kind=kind))
            elif known.state is RoundState.VOID:
                yield _LINES.missing(clause, notice("round_void", kind=kind))
            else:
                yield from self._closed_round(known, clause)

    def _closed_round(self, known: Round, clause: str) -> Iterator[StatusEntry]:
        valid = sum(counts.valid or 0 for counts in self.class_counts(known).values())
        yield _LINES.done(clause, notice("status_round_closed", kind=known.kind, valid=valid))
        if not self.officers_of(known)[0]:
            yield _LINES.warning(clause, notice("tellers_not_named"))
