"""Acts of the assessment stage: what the deciding organ settles, and what follows from it (C9–C11)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from orglife_kit.errors import Notice, refuse
from orglife_kit.meeting.entries import code_of, day_of, day_or_none, listed, text_of, text_or, truth_of
from orglife_kit.meeting.recording import assessment as recording
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.assessment.follow_up import (
    Disposition,
    DispositionStep,
    Education,
)
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, FollowUp, Outcome
from orglife_kit.rules.assessment.standing import assessment_faults
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
)
from orglife_kit.storage.tables.ballots import NamedText

_CARD_TEXTS = frozenset(("opinion", "direction", "reason"))
_CARD = _CARD_TEXTS | {"outcome"}
_FOLLOW_UP = frozenset(("gap", "helper", "measure", "review_date"))


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
        entries = tuple(map(_assessment, listed(new)))

        def act(change: Change) -> None:
            reason = text_or(change.record.assessment.cap_reason, cap_reason)
            recording.keep_assessments(change, entries, reason)
            if cap_reason is not None:
                change.put(NOTES, NamedText(CAP_REASON, reason))

        self._work.write(act, self.MAY_WRITE)

    def draft_assessment(self, draft: Draft) -> tuple[Notice, ...]:
        """Keep what a form holds of one member as it is left; return what is still missing.

        With nothing missing it is finished; with something missing it is a draft, which no page shows, also in
        place of an assessment that was finished before.
        """
        draft = _draft(draft)

        def act(change: Change) -> tuple[Notice, ...]:
            number = change.record.member(draft.member).number
            return recording.keep_draft(change, replace(draft, member=number))

        return self._work.write(act, self.MAY_WRITE)

    def change_draft(
        self, name: str | int, /, *, bases: Mapping[str, bool] | None = None, **facts: Any
    ) -> tuple[Notice, ...]:
        """Change what is named of what is written of one member, and keep it as ``draft_assessment`` does.

        ``facts`` are fields of ``Draft`` or ``FollowUp``; ``bases`` says of a basis whether the assessment rests on
        it. Raises ``RefusedError``: ``rating_not_closed``, ``assessment_fact_unknown``, ``outcome_code_unknown``,
        ``basis_code_unknown``; ``InputError``: ``date_impossible``.
        """
        unknown = sorted(facts.keys() - _CARD - _FOLLOW_UP)
        if unknown:
            known = "、".join(sorted(_CARD | _FOLLOW_UP))
            raise refuse("assessment_fact_unknown", fact="、".join(unknown), known=known)
        holds = {
            code_of(Basis, basis, "basis_code_unknown"): truth_of(rests)
            for basis, rests in (bases or {}).items()
        }

        def act(change: Change) -> tuple[Notice, ...]:
            kept = recording.kept_draft(change.record, change.record.member(name).number)
            named = {basis: basis in kept.bases for basis in Basis} | holds
            follow_up = {fact: value for fact, value in facts.items() if fact in _FOLLOW_UP}
            changed = replace(
                kept,
                bases=frozenset(basis for basis, rests in named.items() if rests),
                follow_up=replace(kept.follow_up, **follow_up),
                **{fact: value for fact, value in facts.items() if fact in _CARD},
            )
            return recording.keep_draft(change, _draft(changed))

        return self._work.write(act, self.MAY_WRITE)

    def set_cap_reason(self, reason: str) -> None:
        """Keep why the branch goes over the excellent cap, and finish the drafts that waited for it."""

        def act(change: Change) -> None:
            record = change.record
            change.put(NOTES, NamedText(CAP_REASON, text_of(reason)))
            for draft in record.assessment.drafts.values():
                entry = draft.assessment()
                if entry is not None and not assessment_faults(record, [entry], reason):
                    recording.finish(change, entry)

        self._work.write(act, self.MAY_WRITE)

    def note_conduct(self, name: str | int, line: str) -> None:
        """Keep one member's optional line of 日常表现."""

        def act(change: Change) -> None:
            recording.keep_conduct(change, change.record.member(name).number, line)

        self._work.write(act, self.MAY_WRITE)

    def record_feedback(
        self, name: str | int, given_by: str, date: str | datetime.date, remark: str | None = None
    ) -> tuple[Notice, ...]:
        """Record that a member was told his assessment: by whom, when, and what he said to it, if anything.

        Without a ``remark`` what he said before stays. Returns a warning for a day before the meeting. Raises
        ``RefusedError``: ``outcome_missing``, ``feedback_by_missing``; ``InputError``: ``date_impossible``.
        """

        def act(change: Change) -> tuple[Notice, ...]:
            number = change.record.member(name).number
            return recording.keep_feedback(change, number, given_by, day_of(date), remark)

        return self._work.write(act, self.MAY_WRITE)

    def record_feedback_of(
        self, names: Iterable[str | int], given_by: str, date: str | datetime.date
    ) -> tuple[Notice, ...]:
        """Record that several members were told theirs, all or none; returns and raises as ``record_feedback``."""
        wanted = listed(names)

        def act(change: Change) -> tuple[Notice, ...]:
            day, numbers = day_of(date), [change.record.member(name).number for name in wanted]
            told = [recording.keep_feedback(change, number, given_by, day, None) for number in numbers]
            return tuple(warning for warnings in told for warning in warnings)

        return self._work.write(act, self.MAY_WRITE)

    def note_feedback_remark(self, name: str | int, remark: str) -> None:
        """Keep what a member who was told his assessment said to it.

        Raises ``RefusedError`` (``feedback_unknown``).
        """

        def act(change: Change) -> None:
            number = change.record.member(name).number
            if not change.change(FEEDBACK, {"member": number}, remark=text_of(remark)):
                raise refuse("feedback_unknown", member=change.record.roster.label(number))

        self._work.write(act, self.MAY_WRITE)

    def remove_feedback(self, name: str | int) -> None:
        """Take back that a member was told; raises ``RefusedError`` (``feedback_unknown``)."""

        def act(change: Change) -> None:
            number = change.record.member(name).number
            if not change.remove(FEEDBACK, member=number):
                raise refuse("feedback_unknown", member=change.record.roster.label(number))

        self._work.write(act, self.MAY_WRITE)

    def review_follow_up(self, name: str | int, result: str, date: str | datetime.date) -> tuple[Notice, ...]:
        """Record what became of the help to a member rated 基本合格; return a warning for a day before the meeting.

        Raises ``RefusedError``: ``outcome_other``, ``result_empty``; ``InputError``: ``date_impossible``.
        """

        def act(change: Change) -> tuple[Notice, ...]:
            number = change.record.member(name).number
            return recording.keep_review(change, number, day_of(date), result)

        return self._work.write(act, self.MAY_WRITE)

    def record_education(
        self,
        name: str | int,
        first: str | datetime.date | None = None,
        *,
        last: str | datetime.date | None = None,
        measure: str | None = None,
        result: str | None = None,
    ) -> tuple[Notice, ...]:
        """Record the education of a member rated 不合格, or change it: its days, how, and what became of it.

        ``None`` leaves as it is, an empty ``last`` takes the day back. Returns a warning where it ends before it
        begins. Raises ``RefusedError`` (``outcome_other``), ``InputError`` (``date_impossible``).
        """

        def act(change: Change) -> tuple[Notice, ...]:
            number = change.record.member(name).number
            kept = change.record.assessment.education.get(number)
            begins = kept.first if kept is not None and first is None else day_of(first or "")
            kept = kept or Education(number, begins)
            education = Education(
                number,
                begins,
                kept.last if last is None else day_or_none(last),
                text_or(kept.measure, measure),
                text_or(kept.result, result),
            )
            return recording.keep_education(change, education)

        return self._work.write(act, self.MAY_WRITE)

    def record_disposition(self, name: str | int, steps: Iterable[DispositionStep]) -> tuple[Notice, ...]:
        """Keep the steps of a disposition that the branch itself has started; none takes it back.

        Returns what the rules leave to the branch: days out of order, a vote not passed, … Raises ``RefusedError``:
        ``outcome_other``, ``step_incomplete``, ``disposition_code_unknown``, ``disposition_committee_decides`` and
        ``disposition_meeting_decides`` for a body that may not take the step, ``disposition_needs`` and
        ``disposition_needs_vote`` for what must come before it, ``disposition_needs_earlier``, ``vote_elsewhere``,
        ``vote_numbers``; ``InputError`` (``date_impossible``).
        """
        taken = listed(steps)

        def act(change: Change) -> tuple[Notice, ...]:
            number = change.record.member(name).number
            kept = [_step(step, number) for step in taken]
            return recording.keep_steps(change, number, kept)

        return self._work.write(act, self.MAY_WRITE)

    def add_step(self, name: str | int, step: DispositionStep) -> tuple[Notice, ...]:
        """Keep a step behind those kept of a disposition; returns and raises as ``record_disposition``."""

        def act(change: Change) -> tuple[Notice, ...]:
            number = change.record.member(name).number
            kept = change.record.assessment.dispositions.get(number, ())
            return recording.keep_steps(change, number, [*kept, _step(step, number)])

        return self._work.write(act, self.MAY_WRITE)

    def remove_step(self, name: str | int, step: DispositionStep) -> tuple[Notice, ...]:
        """Take out the step that was recorded as ``step``; returns and raises as ``record_disposition``.

        Raises ``RefusedError`` (``step_unknown``) where it does not stand so any more.
        """

        def act(change: Change) -> tuple[Notice, ...]:
            number = change.record.member(name).number
            kept = list(change.record.assessment.dispositions.get(number, ()))
            if step not in kept:
                raise refuse("step_unknown", step=step.step)
            kept.remove(step)
            return recording.keep_steps(change, number, kept)

        return self._work.write(act, self.MAY_WRITE)


def _step(step: DispositionStep, member: int) -> DispositionStep:
    """Return a step of a member with what may have been entered as text as what it stands for."""
    disposition = step.disposition or None
    if disposition is not None:
        disposition = code_of(Disposition, disposition, "disposition_code_unknown")
    texts: dict[str, Any] = {name: text_of(getattr(step, name)) for name in ("step", "body", "note")}
    return replace(step, member=member, date=day_of(step.date), disposition=disposition, **texts)


def _assessment(entry: Assessment) -> Assessment:
    """Return an assessment with what may have been entered as text as what it stands for."""
    return replace(
        entry,
        outcome=code_of(Outcome, entry.outcome, "outcome_code_unknown"),
        bases=_bases(entry.bases),
        follow_up=_follow_up(entry.follow_up),
        **_texts(entry),
    )


def _draft(draft: Draft) -> Draft:
    """Return a draft with what may have been entered as text as what it stands for."""
    outcome = code_of(Outcome, draft.outcome, "outcome_code_unknown") if draft.outcome else None
    bases, follow_up = _bases(draft.bases), _follow_up(draft.follow_up)
    return replace(draft, outcome=outcome, bases=bases, follow_up=follow_up, **_texts(draft))


def _texts(entry: Assessment | Draft) -> dict[str, Any]:
    return {name: text_of(getattr(entry, name)) for name in _CARD_TEXTS}


def _bases(bases: Iterable[str]) -> frozenset[Basis]:
    return frozenset(code_of(Basis, basis, "basis_code_unknown") for basis in bases)


def _follow_up(follow_up: FollowUp) -> FollowUp:
    texts: dict[str, Any] = {name: text_of(getattr(follow_up, name)) for name in ("gap", "helper", "measure")}
    return replace(follow_up, review_date=day_or_none(follow_up.review_date), **texts)
