"""What follows an assessment: feedback, what became of help and education, the steps of a disposition (C9, C11)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, refuse
from orglife_kit.meeting.assessment.participation import ParticipationActs
from orglife_kit.meeting.base import checked_date
from orglife_kit.rules.assessment.follow_up import (
    DispositionStep,
    Education,
    Feedback,
    FollowUpReview,
    check_steps,
)
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.storage import assessment_rows

if TYPE_CHECKING:
    import pandas


class AfterActs(ParticipationActs):
    """After the deciding organ has settled."""

    def record_feedback(self, name: str | int, given_by: str, date: str, remark: str = "") -> None:
        """Record that a member was told his assessment: by whom, when, and what he said to it, if anything.

        Raises ``RefusedError``: ``outcome_missing``, ``feedback_by_missing``; ``InputError``: ``date_impossible``.
        """
        number = self.member(name).number
        outcome = self._outcome_of(number)
        if not given_by.strip():
            raise refuse("feedback_by_missing", member=self.roster.label(number))
        feedback = Feedback(number, given_by.strip(), checked_date(date), remark.strip(), outcome)
        self._database.write(lambda rows: assessment_rows.write_feedback(rows, feedback), undoable=True)

    def remove_feedback(self, name: str | int) -> None:
        """Take back that a member was told."""
        number = self.member(name).number
        self._database.write(lambda rows: assessment_rows.remove_feedback(rows, number), undoable=True)

    def feedback_records(self) -> dict[int, Feedback]:
        """Return who was told the assessment he has now, by roster number."""
        decided, told = self.assessment_records(), self._database.read(assessment_rows.read_feedback)
        return {
            number: one
            for number, one in told.items()
            if number in decided and decided[number].outcome == one.outcome
        }

    def members_to_tell(self) -> tuple[int, ...]:
        """Return who has a grade and was not told it, roster numbers in order; who has none is told nothing (C9)."""
        told = self.feedback_records()
        graded = (number for number, entry in self.assessment_records().items() if entry.outcome.is_grade)
        return tuple(sorted(number for number in graded if number not in told))

    def review_follow_up(self, name: str | int, result: str, date: str) -> None:
        """Record what became of the help to a member rated 基本合格.

        Raises ``RefusedError``: ``outcome_other``, ``result_empty``; ``InputError``: ``date_impossible``.
        """
        number = self._having(name, Outcome.BASICALLY_QUALIFIED)
        if not result.strip():
            raise refuse("result_empty", member=self.roster.label(number))
        review = FollowUpReview(number, checked_date(date), result.strip())
        self._database.write(lambda rows: assessment_rows.write_review(rows, review), undoable=True)

    def follow_up_reviews(self) -> dict[int, FollowUpReview]:
        """Return what became of the help to members, by roster number."""
        return self._database.read(assessment_rows.read_reviews)

    def record_education(
        self, name: str | int, first: str, *, last: str = "", measure: str = "", result: str = ""
    ) -> None:
        """Record the education of a member rated 不合格: its days, how, and what became of it.

        Raises ``RefusedError`` (``outcome_other``), ``InputError`` (``date_impossible``).
        """
        number = self._having(name, Outcome.UNQUALIFIED)
        until = checked_date(last) if last else ""
        education = Education(number, checked_date(first), until, measure.strip(), result.strip())
        self._database.write(lambda rows: assessment_rows.write_education(rows, education), undoable=True)

    def education_records(self) -> dict[int, Education]:
        """Return the education of members, by roster number."""
        return self._database.read(assessment_rows.read_education)

    def record_disposition(self, name: str | int, steps: Iterable[DispositionStep]) -> tuple[Notice, ...]:
        """Keep the steps of a disposition that the branch itself has started; none takes it back.

        Returns warnings for days out of order. Raises ``RefusedError`` (``outcome_other``, ``step_incomplete``),
        ``InputError`` (``date_impossible``).
        """
        number = self._having(name, Outcome.UNQUALIFIED)
        kept = []
        for step in steps:
            if not (step.step.strip() and step.body.strip()):
                raise refuse("step_incomplete")
            kept.append(dataclasses.replace(step, member=number, date=checked_date(step.date)))
        self._database.write(lambda rows: assessment_rows.write_steps(rows, number, kept), undoable=True)
        return check_steps(kept, self.plan.settings.disposition_steps)

    def disposition_records(self) -> dict[int, tuple[DispositionStep, ...]]:
        """Return the steps of every disposition that was started, by roster number."""
        return self._database.read(assessment_rows.read_steps)

    def feedback(self) -> pandas.DataFrame:
        """Return who was told his assessment, one row a member with an outcome, in roster order.

        Columns: ``member`` (roster number), ``name``, ``given_by``, ``date`` (ISO; both empty while he was not
        told the grade he has), ``remark``.
        """
        import pandas

        told = self.feedback_records()
        return pandas.DataFrame(
            [
                (number, self.roster.member(number).name, one.given_by, one.date, one.remark)
                for number in sorted(self.assessment_records())
                for one in [told.get(number, Feedback(number, "", ""))]
            ],
            columns=["member", "name", "given_by", "date", "remark"],
        )

    def dispositions(self) -> pandas.DataFrame:
        """Return the steps of the dispositions that were started, one row a step.

        Columns: ``member`` (roster number), ``name``, ``step``, ``date`` (ISO), ``body``, ``note``.
        """
        import pandas

        return pandas.DataFrame(
            [
                (number, self.roster.member(number).name, step.step, step.date, step.body, step.note)
                for number, steps in self.disposition_records().items()
                for step in steps
            ],
            columns=["member", "name", "step", "date", "body", "note"],
        )

    def _outcome_of(self, number: int) -> Outcome:
        known = self.assessment_records().get(number)
        if known is None:
            raise refuse("outcome_missing", member=self.roster.label(number))
        return known.outcome

    def _having(self, name: str | int, outcome: Outcome) -> int:
        number = self.member(name).number
        known = self.assessment_records().get(number)
        if known is None or known.outcome is not outcome:
            raise refuse("outcome_other", member=self.roster.label(number), outcome=outcome)
        return number
