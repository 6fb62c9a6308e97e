"""会议记录: composed from the record, kept as edited, frozen with what was changed (C12)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.meeting.ballots import BallotActs
from orglife_kit.meeting.base import checked_date
from orglife_kit.meeting.reviews import ReviewActs
from orglife_kit.rules.ballots.minutes import EveningRecord, Minutes, MinutesHead, MinutesLine, compose
from orglife_kit.rules.ballots.reconciliation import BallotNumbers
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.storage import evening_rows

if TYPE_CHECKING:
    import pandas


class MinutesActs(ReviewActs, BallotActs):
    """The minutes of the meeting."""

    def minutes_lines(self) -> tuple[MinutesLine, ...]:
        """Return what the minutes say as the meeting is recorded now; no count by grade is among it."""
        return compose(
            EveningRecord(
                self.plan,
                self.roster.label,
                self.attendance_count(),
                self.attendance_lines(),
                self.agenda_items(),
                self.proposal(),
                self.self_reviews(),
                self.peer_review_records(),
                self.ballot_numbers(),
            )
        )

    def keep_minutes(
        self, texts: Mapping[MinutesHead, str], composed: Mapping[MinutesHead, str], *, frozen: str = ""
    ) -> None:
        """Keep the minutes as edited, beside what was composed; a ``frozen`` day (ISO) ends the editing.

        Raises ``RefusedError`` (``minutes_frozen``) once they are frozen, ``InputError`` (``date_impossible``).
        """
        known = self.minutes_record()
        if known is not None and known.frozen:
            raise refuse("minutes_frozen", date=known.frozen)
        minutes = Minutes(dict(texts), dict(composed), checked_date(frozen) if frozen else "")
        self._database.write(lambda rows: evening_rows.write_minutes(rows, minutes), undoable=not frozen)

    def minutes_record(self) -> Minutes | None:
        """Return the minutes as they are kept, ``None`` before anybody kept them."""
        return self._database.read(evening_rows.read_minutes)

    def minutes(self) -> pandas.DataFrame:
        """Return the minutes as they are kept, one row a part; empty before anybody kept them.

        Columns: ``head`` (code), ``text``, ``changed`` (true where it was changed by hand).
        """
        import pandas

        kept = self.minutes_record() or Minutes({}, {})
        return pandas.DataFrame(
            [(head.value, text, head in kept.changed) for head, text in kept.texts.items()],
            columns=["head", "text", "changed"],
        )

    def ballot_numbers(self) -> tuple[BallotNumbers, ...]:
        """Return the hand counts and the officers of every round that is over, void ones too; no count by grade."""
        numbers = []
        for known in self.rounds():
            if known.state is RoundState.OPEN:
                continue
            tellers, scrutineers = self.officers_of(known)
            numbers += [
                BallotNumbers(
                    known.kind,
                    known.attempt,
                    counts.ballot_class,
                    counts.entitled,
                    counts.issued or 0,
                    counts.received or 0,
                    counts.valid or 0,
                    counts.void or 0,
                    known.state is RoundState.VOID,
                    tellers,
                    scrutineers,
                )
                for counts in self.class_counts(known).values()
            ]
        return tuple(numbers)
