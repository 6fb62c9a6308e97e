"""Acts of the assessment stage: what the deciding organ settles, and what follows from it (C9–C11)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from orglife_kit.errors import Notice, RefusedError, refuse
from orglife_kit.meeting.entries import check_named_once, code_of, day_of, day_or_none
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.assessment.follow_up import (
    DispositionStep,
    Education,
    Feedback,
    FollowUpReview,
    check_steps,
)
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, FollowUp, Outcome
from orglife_kit.rules.assessment.standing import assessment_faults, assessments, check_rated
from orglife_kit.storage.tables.assessment import (
    CAP_REASON,
    CONDUCT,
    DRAFTS,
    EDUCATION,
    FEEDBACK,
    FOLLOW_UP_REVIEWS,
    NOTES,
    OUTCOMES,
    STEPS,
    ConductRow,
    draft_row,
    outcome_row,
    write_steps,
)
from orglife_kit.storage.tables.ballots import NamedText


class AssessmentStage:
    """What the deciding organ settles, and what follows. Writes outcomes, drafts, and what is recorded after them."""

    MAY_WRITE = (OUTCOMES, DRAFTS, NOTES, CONDUCT, FEEDBACK, FOLLOW_UP_REVIEWS, EDUCATION, STEPS)

    def __init__(self, work: Work) -> None:
        self._work = work

    def assess(self, new: Iterable[Assessment], *, cap_reason: str | None = None) -> None:
        """Keep finished assessments, all or none; each replaces what its member had.

        Raises ``RefusedError`` with everything that is missing (``rating_not_closed``, ``opinion_missing``,
        ``basis_missing``, ``cap_reason_missing``, …) and ``InputError`` for a member named twice.
        """
        entries = tuple(_assessment(entry) for entry in new)

        def act(change: Change) -> None:
            record = change.record
            check_named_once((record.member(entry.member).number for entry in entries), record.roster)
            check_rated(record)
            faults = assessment_faults(
                record, entries, record.assessment.cap_reason if cap_reason is None else cap_reason
            )
            if faults:
                raise RefusedError(*faults)
            for entry in entries:
                _finish(change, entry)
            if cap_reason is not None:
                change.put(NOTES, NamedText(CAP_REASON, cap_reason))

        self._work.write(act, self.MAY_WRITE)

    def draft_assessment(self, draft: Draft) -> tuple[Notice, ...]:
        """Keep what a form holds of one member as it is left; return what is still missing.

        With nothing missing it is finished; with something missing it is a draft, which no page shows, also in
        place of an assessment that was finished before.
        """
        draft = _draft(draft)

        def act(change: Change) -> tuple[Notice, ...]:
            record, entry = change.record, draft.assessment()
            number = record.member(draft.member).number
            check_rated(record)
            missing: tuple[Notice, ...] = ()
            if entry is not None:
                missing = assessment_faults(record, [entry], record.assessment.cap_reason)
                if not missing:
                    _finish(change, entry)
                    return ()
            change.remove(OUTCOMES, member=number)
            change.put(DRAFTS, draft_row(draft))
            return missing

        return self._work.write(act, self.MAY_WRITE)

    def set_cap_reason(self, reason: str) -> None:
        """Keep why the branch goes over the excellent cap, and finish the drafts that waited for it."""

        def act(change: Change) -> None:
            record = change.record
            change.put(NOTES, NamedText(CAP_REASON, reason))
            for draft in record.assessment.drafts.values():
                entry = draft.assessment()
                if entry is not None and not assessment_faults(record, [entry], reason):
                    _finish(change, entry)

        self._work.write(act, self.MAY_WRITE)

    def note_conduct(self, name: str | int, line: str) -> None:
        """Keep one member's optional line of 日常表现."""

        def act(change: Change) -> None:
            change.put(CONDUCT, ConductRow(change.record.member(name).number, line))

        self._work.write(act, self.MAY_WRITE)

    def record_feedback(
        self, name: str | int, given_by: str, date: str | datetime.date, remark: str = ""
    ) -> None:
        """Record that a member was told his assessment: by whom, when, and what he said to it, if anything.

        Raises ``RefusedError``: ``outcome_missing``, ``feedback_by_missing``; ``InputError``: ``date_impossible``.
        """

        def act(change: Change) -> None:
            number = change.record.member(name).number
            label, entry = change.record.roster.label(number), assessments(change.record).get(number)
            if entry is None:
                raise refuse("outcome_missing", member=label)
            if not given_by.strip():
                raise refuse("feedback_by_missing", member=label)
            change.put(
                FEEDBACK, Feedback(number, given_by.strip(), day_of(date), remark.strip(), entry.outcome)
            )

        self._work.write(act, self.MAY_WRITE)

    def remove_feedback(self, name: str | int) -> None:
        """Take back that a member was told; raises ``RefusedError`` (``feedback_unknown``)."""

        def act(change: Change) -> None:
            number = change.record.member(name).number
            if not change.remove(FEEDBACK, member=number):
                raise refuse("feedback_unknown", member=change.record.roster.label(number))

        self._work.write(act, self.MAY_WRITE)

    def review_follow_up(self, name: str | int, result: str, date: str | datetime.date) -> None:
        """Record what became of the help to a member rated 基本合格.

        Raises ``RefusedError``: ``outcome_other``, ``result_empty``; ``InputError``: ``date_impossible``.
        """

        def act(change: Change) -> None:
            number = _having(change, name, Outcome.BASICALLY_QUALIFIED)
            if not result.strip():
                raise refuse("result_empty", member=change.record.roster.label(number))
            change.put(FOLLOW_UP_REVIEWS, FollowUpReview(number, day_of(date), result.strip()))

        self._work.write(act, self.MAY_WRITE)

    def record_education(
        self,
        name: str | int,
        first: str | datetime.date,
        *,
        last: str | datetime.date | None = None,
        measure: str = "",
        result: str = "",
    ) -> None:
        """Record the education of a member rated 不合格: its days, how, and what became of it.

        Raises ``RefusedError`` (``outcome_other``), ``InputError`` (``date_impossible``).
        """

        def act(change: Change) -> None:
            number = _having(change, name, Outcome.UNQUALIFIED)
            change.put(
                EDUCATION,
                Education(number, day_of(first), day_or_none(last), measure.strip(), result.strip()),
            )

        self._work.write(act, self.MAY_WRITE)

    def record_disposition(self, name: str | int, steps: Iterable[DispositionStep]) -> tuple[Notice, ...]:
        """Keep the steps of a disposition that the branch itself has started; none takes it back.

        Returns warnings for days out of order. Raises ``RefusedError`` (``outcome_other``, ``step_incomplete``),
        ``InputError`` (``date_impossible``).
        """
        taken = tuple(steps)

        def act(change: Change) -> tuple[Notice, ...]:
            number = _having(change, name, Outcome.UNQUALIFIED)
            if not all(step.step.strip() and step.body.strip() for step in taken):
                raise refuse("step_incomplete")
            kept = [replace(step, member=number, date=day_of(step.date)) for step in taken]
            write_steps(change.rows(STEPS), number, kept)
            return check_steps(kept, change.record.plan.settings.disposition_steps)

        return self._work.write(act, self.MAY_WRITE)


def _finish(change: Change, entry: Assessment) -> None:
    """Keep a finished assessment; a draft of it is finished with that."""
    change.remove(DRAFTS, member=entry.member)
    change.put(OUTCOMES, outcome_row(entry))


def _having(change: Change, name: str | int, outcome: Outcome) -> int:
    """Return the number of a member whose outcome is ``outcome``; raises ``RefusedError`` (``outcome_other``)."""
    number = change.record.member(name).number
    entry = assessments(change.record).get(number)
    if entry is None or entry.outcome is not outcome:
        raise refuse("outcome_other", member=change.record.roster.label(number), outcome=outcome)
    return number


def _assessment(entry: Assessment) -> Assessment:
    """Return an assessment with what may have been entered as text as what it stands for."""
    return replace(
        entry,
        outcome=code_of(Outcome, entry.outcome, "outcome_code_unknown"),
        bases=_bases(entry.bases),
        follow_up=_follow_up(entry.follow_up),
    )


def _draft(draft: Draft) -> Draft:
    """Return a draft with what may have been entered as text as what it stands for."""
    outcome = code_of(Outcome, draft.outcome, "outcome_code_unknown") if draft.outcome else None
    return replace(draft, outcome=outcome, bases=_bases(draft.bases), follow_up=_follow_up(draft.follow_up))


def _bases(bases: Iterable[str]) -> frozenset[Basis]:
    return frozenset(code_of(Basis, basis, "basis_code_unknown") for basis in bases)


def _follow_up(follow_up: FollowUp) -> FollowUp:
    return replace(follow_up, review_date=day_or_none(follow_up.review_date))
