"""评定: outcomes and opinions of the deciding organ, entered in a form or from a file."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, RefusedError, refuse
from orglife_kit.meeting.ballots import BallotActs
from orglife_kit.meeting.base import unique
from orglife_kit.rules.assessment.outcomes import (
    Assessment,
    Cap,
    Draft,
    Outcome,
    cap_base,
    cap_limit,
    check_assessment,
    check_cap,
    count_outcomes,
    merge,
    outcome_known,
)
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.plan.members import Flag
from orglife_kit.storage import assessment_rows, ballot_rows

if TYPE_CHECKING:
    import pandas


class OutcomeActs(BallotActs):
    """What the deciding organ settles."""

    def assess(self, assessments: Iterable[Assessment], *, cap_reason: str | None = None) -> None:
        """Keep finished assessments, all or none; each replaces what its member had.

        Raises ``RefusedError`` with everything that is missing (``rating_not_closed``, ``opinion_missing``,
        ``basis_missing``, ``cap_reason_missing``, …) and ``InputError`` for a member named twice.
        """
        assessments = tuple(assessments)
        roster = self.roster
        unique([entry.member for entry in assessments], roster)
        self._check_rated()
        lacking = [fault for entry in assessments for fault in check_assessment(entry, roster)]
        reason = self.cap_reason() if cap_reason is None else cap_reason
        decided = merge(self.assessment_records(), assessments)
        drafted = {number for number, draft in self.drafts().items() if draft.outcome is Outcome.EXCELLENT}
        cap = self._cap(decided, drafted - {entry.member for entry in assessments})
        lacking += check_cap(cap, self.plan.settings, reason)
        if lacking:
            raise RefusedError(*lacking)

        def keep(rows: Connection) -> None:
            assessment_rows.write_assessments(rows, assessments)
            if cap_reason is not None:
                assessment_rows.write_cap_reason(rows, cap_reason)

        self._database.write(keep, undoable=True)

    def draft_assessment(self, draft: Draft) -> tuple[Notice, ...]:
        """Keep what a form holds of one member as it is left; return what is still missing.

        With nothing missing it is finished; with something missing it is a draft, which no page shows.
        """
        self._check_rated()
        assessment = draft.assessment()
        if assessment is not None:
            try:
                self.assess([assessment])
            except RefusedError as error:
                self._draft(draft)
                return error.notices
            return ()
        self._draft(draft)
        return ()

    def set_cap_reason(self, reason: str) -> None:
        """Keep why the branch goes over the excellent cap, and finish the drafts that waited for it."""
        with self._database.one_step():
            self._database.write(lambda rows: assessment_rows.write_cap_reason(rows, reason), undoable=True)
            for draft in self.drafts().values():
                self.draft_assessment(draft)

    def cap_reason(self) -> str:
        """Return why the branch goes over the excellent cap, or nothing."""
        return self._database.read(assessment_rows.read_cap_reason)

    def note_conduct(self, name: str | int, line: str) -> None:
        """Keep one member's optional line of 日常表现."""
        number = self.member(name).number
        self._database.write(lambda rows: assessment_rows.write_conduct(rows, number, line), undoable=True)

    def conduct(self) -> dict[int, str]:
        """Return the lines of 日常表现 by roster number."""
        return self._database.read(assessment_rows.read_conduct)

    def drafts(self) -> dict[int, Draft]:
        """Return the unfinished assessments by roster number."""
        return self._database.read(assessment_rows.read_drafts)

    def assessment_records(self) -> dict[int, Assessment]:
        """Return the finished assessments by roster number, with what membership alone settles."""
        known = [outcome_known(member) for member in self.roster.members]
        settled = {entry.member: entry for entry in known if entry is not None}
        written = self._database.read(assessment_rows.read_assessments)
        return settled | {number: entry.as_settled() for number, entry in written.items()}

    def members_rated(self, outcome: Outcome) -> frozenset[int]:
        """Return the roster numbers of those whose outcome is ``outcome``."""
        return frozenset(
            number for number, entry in self.assessment_records().items() if entry.outcome is outcome
        )

    def cap(self) -> Cap:
        """Return the live count 可评优秀 … 人，已评 … 人; drafts count as they stand."""
        drafted = {number for number, draft in self.drafts().items() if draft.outcome is Outcome.EXCELLENT}
        return self._cap(self.assessment_records(), drafted)

    def graded_excellent(self) -> tuple[str, ...]:
        """Return the labels of those graded excellent so far, drafts too, in roster order."""
        decided, drafts = self.assessment_records(), self.drafts()
        outcomes = {number: entry.outcome for number, entry in (decided | drafts).items()}
        return tuple(
            self.roster.label(number)
            for number, outcome in sorted(outcomes.items())
            if outcome is Outcome.EXCELLENT
        )

    def outcome_counts(self) -> dict[Outcome | None, int]:
        """Return members per outcome; ``None`` counts those without one. Adds up to the roster."""
        return count_outcomes(self.assessment_records().values(), self.roster)

    def distribution(self) -> pandas.DataFrame:
        """Return the distribution of final grades.

        Columns: ``outcome`` (code; ``UNDECIDED`` for members without one), ``members`` (integer; adds up
        to the roster).
        """
        import pandas

        counts = self.outcome_counts()
        return pandas.DataFrame(
            [(outcome.value if outcome else "UNDECIDED", number) for outcome, number in counts.items()],
            columns=["outcome", "members"],
        )

    def assessments(self) -> pandas.DataFrame:
        """Return the finished assessments, one row a member in roster order.

        Columns: ``member`` (roster number), ``name``, ``membership``, ``outcome`` (code, empty while
        undecided), ``opinion``, ``direction``, ``bases`` (codes joined by a space), ``reason``, ``gap``,
        ``helper``, ``measure``, ``review_date`` (ISO).
        """
        import pandas

        decided = self.assessment_records()
        empty = Draft(0)
        return pandas.DataFrame(
            [
                (
                    member.number,
                    member.name,
                    member.membership.value,
                    entry.outcome.value if entry.outcome else "",
                    entry.opinion,
                    entry.direction,
                    " ".join(sorted(entry.bases)),
                    entry.reason,
                    *vars(entry.follow_up).values(),
                )
                for member in self.roster.members
                for entry in [decided.get(member.number, empty)]
            ],
            columns=[
                *("member", "name", "membership", "outcome", "opinion", "direction", "bases", "reason"),
                *("gap", "helper", "measure", "review_date"),
            ],
        )

    def _cap(self, decided: dict[int, Assessment], drafted: set[int]) -> Cap:
        roster, settings = self.roster, self.plan.settings
        known = self.round(RoundKind.MEMBERS)
        if known is not None and known.state is RoundState.CLOSED:
            base, limit = known.cap_base, known.cap_limit
        else:
            lines = self._database.read(ballot_rows.read_attendance)
            base = cap_base(roster, settings, (line.member for line in lines if line.presence.is_there))
            limit = cap_limit(base, settings.cap_share)
        given = {number for number, entry in decided.items() if entry.outcome is Outcome.EXCELLENT}
        return Cap(base, limit, len(given | drafted))

    def _draft(self, draft: Draft) -> None:
        self._database.write(lambda rows: assessment_rows.write_draft(rows, draft), undoable=True)

    def _check_rated(self) -> None:
        if not self.roster.having(Flag.IS_GRADED):
            return
        known = self.round(RoundKind.MEMBERS)
        if known is None or known.state is not RoundState.CLOSED:
            raise refuse("rating_not_closed")
