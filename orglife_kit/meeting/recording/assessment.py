"""Keeping outcomes and what follows from them, for the acts of the assessment stage and for files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from orglife_kit.errors import InputError, Notice, OrglifeError, RefusedError, notice, refuse
from orglife_kit.meeting.entries import check_named_once, text_of, text_or
from orglife_kit.meeting.recording.entry import Entry, Told, placed, record_of
from orglife_kit.meeting.work import Change
from orglife_kit.rules.assessment.disposition import disposition_faults, disposition_warnings
from orglife_kit.rules.assessment.follow_up import (
    DispositionStep,
    Education,
    Feedback,
    FollowUpReview,
    Vote,
    check_education,
    check_feedback,
    check_review,
)
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, FollowUp, Outcome
from orglife_kit.rules.assessment.standing import assessment_faults, assessments, check_rated
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.tables.assessment import (
    CONDUCT,
    DRAFTS,
    EDUCATION,
    FEEDBACK,
    FOLLOW_UP_REVIEWS,
    OUTCOMES,
    STEPS,
    ConductRow,
    draft_row,
    outcome_row,
    step_row,
)

VOTE_NUMBERS = tuple(entry.name for entry in fields(Vote))
_DRAFT_FIELDS = tuple(entry.name for entry in fields(Draft))
_WRITTEN = ("outcome", "opinion", "direction", "bases", "reason", "gap", "helper", "measure", "review_date")


def keep_assessments(change: Change, entries: Sequence[Assessment], cap_reason: str) -> None:
    """Keep finished assessments, all or none; raises ``RefusedError`` with everything that is missing."""
    record = change.record
    check_named_once((record.member(entry.member).number for entry in entries), record.roster)
    check_rated(record)
    faults = assessment_faults(record, entries, cap_reason)
    if faults:
        raise RefusedError(*faults)
    for entry in entries:
        finish(change, entry)


def finish(change: Change, entry: Assessment) -> None:
    """Keep a finished assessment; a draft of it is finished with that."""
    change.remove(DRAFTS, member=entry.member)
    change.put(OUTCOMES, outcome_row(entry))


def keep_draft(change: Change, draft: Draft) -> tuple[Notice, ...]:
    """Keep what is written of one member as an assessment, or as a draft while something is missing; return that."""
    record, entry = change.record, draft.assessment()
    check_rated(record)
    missing: tuple[Notice, ...] = ()
    if entry is not None:
        missing = assessment_faults(record, [entry], record.assessment.cap_reason)
        if not missing:
            finish(change, entry)
            return ()
    change.remove(OUTCOMES, member=draft.member)
    change.put(DRAFTS, draft_row(draft))
    return missing


def kept_draft(record: MeetingRecord, member: int) -> Draft:
    """Return what is written of one member so far, finished or not."""
    written = assessments(record).get(member)
    entry: Draft | Assessment | None = record.assessment.drafts.get(member) or written
    if entry is None:
        return Draft(member)
    return Draft(**{name: getattr(entry, name) for name in _DRAFT_FIELDS})


def keep_conduct(change: Change, member: int, line: str) -> None:
    """Keep one member's line of 日常表现."""
    change.put(CONDUCT, ConductRow(member, text_of(line)))


def keep_feedback(
    change: Change, member: int, given_by: str, day: datetime.date, remark: str | None
) -> tuple[Notice, ...]:
    """Keep that a member was told the assessment he has now; return a warning for a day before the meeting.

    Without a ``remark`` what he said before stays.
    """
    label, entry = change.record.roster.label(member), assessments(change.record).get(member)
    if entry is None:
        raise refuse("outcome_missing", member=label)
    if not text_of(given_by):
        raise refuse("feedback_by_missing", member=label)
    kept = change.record.assessment.told.get(member)
    words = text_or(kept.remark if kept else "", remark)
    feedback = Feedback(member, text_of(given_by), day, words, entry.outcome)
    change.put(FEEDBACK, feedback)
    return check_feedback(feedback, change.record.plan.meeting.date, label)


def keep_review(change: Change, member: int, day: datetime.date, result: str) -> tuple[Notice, ...]:
    """Keep what became of the help to a member rated 基本合格; return a warning for a day before the meeting."""
    check_outcome(change, member, Outcome.BASICALLY_QUALIFIED)
    label = change.record.roster.label(member)
    if not text_of(result):
        raise refuse("result_empty", member=label)
    review = FollowUpReview(member, day, text_of(result))
    change.put(FOLLOW_UP_REVIEWS, review)
    return check_review(review, change.record.plan.meeting.date, label)


def keep_education(change: Change, education: Education) -> tuple[Notice, ...]:
    """Keep the education of a member rated 不合格; return a warning where it ends before it begins."""
    check_outcome(change, education.member, Outcome.UNQUALIFIED)
    change.put(EDUCATION, education)
    return check_education(education, change.record.roster.label(education.member))


def keep_steps(change: Change, member: int, steps: Sequence[DispositionStep]) -> tuple[Notice, ...]:
    """Keep the steps of a disposition in place of those kept; return what the rules leave to the branch.

    Raises ``RefusedError`` for a body that may not decide, a vote that cannot be, a step that must come before. What
    was wrong already, by an earlier version or another list of steps, is told: else nothing could be mended.
    """
    check_outcome(change, member, Outcome.UNQUALIFIED)
    if not all(text_of(step.step) and text_of(step.body) for step in steps):
        raise refuse("step_incomplete")
    kept, order = list(_steps_of(change, member)), change.record.plan.settings.disposition_steps
    before, faults = disposition_faults(kept, order), disposition_faults(steps, order)
    new = [fault for fault in faults if fault not in before]
    if new:
        raise RefusedError(*new)
    numbered = [_with_number(step, kept) for step in steps]
    for gone in kept:
        change.remove(STEPS, number=gone.number)
    for step in numbered:
        change.keep(STEPS, step_row(step))
    in_order = sorted(steps, key=lambda step: step.date)
    return (*faults, *disposition_warnings(change.record, in_order))


def _steps_of(change: Change, member: int) -> tuple[DispositionStep, ...]:
    return change.record.assessment.dispositions.get(member, ())


def _with_number(step: DispositionStep, kept: list[DispositionStep]) -> DispositionStep:
    """Return a step with the number of the kept one that it is, which is taken out of ``kept``; else with none."""
    same = [other for other in kept if other.number == step.number] or [
        other for other in kept if other == step
    ]
    if not same:
        return replace(step, number=0)
    kept.remove(same[0])
    return replace(step, number=same[0].number)


def check_outcome(change: Change, member: int, outcome: Outcome) -> None:
    """Raise ``RefusedError`` (``outcome_other``) unless a member's outcome is ``outcome``."""
    entry = assessments(change.record).get(member)
    if entry is None or entry.outcome is not outcome:
        raise refuse("outcome_other", member=change.record.roster.label(member), outcome=outcome)


def take_assessments(change: Change, entries: Sequence[Entry]) -> Told:
    """Keep rows of outcomes all together: the cap is judged on what all of them say."""
    faults: list[tuple[type[OrglifeError], Notice]] = []
    settled: list[tuple[Entry, Assessment]] = []
    for entry in entries:
        now = entry.now
        if now["member"] is None:
            faults.append((InputError, notice("cell_missing", entry.at("name"))))
            continue
        if "conduct" in entry.changed:
            keep_conduct(change, now["member"], now["conduct"])
        if not entry.changed & set(_WRITTEN):
            continue
        if now["outcome"] is None:
            faults.append((InputError, notice("cell_missing", entry.at("outcome"))))
            continue
        settled.append((entry, _assessment(entry)))
    kept = [assessment for _, assessment in settled]
    try:
        if kept:
            keep_assessments(change, kept, change.record.assessment.cap_reason)
    except OrglifeError as error:
        faults += [(type(error), _located(change, told, settled)) for told in error.notices]
    return Told(tuple(faults))


def _assessment(entry: Entry) -> Assessment:
    now = entry.now
    return Assessment(
        now["member"],
        now["outcome"],
        now["opinion"],
        now["direction"],
        frozenset(map(Basis, str(now["bases"]).split())),
        now["reason"],
        FollowUp(now["gap"], now["helper"], now["measure"], now["review_date"]),
    )


def _located(change: Change, told: Notice, settled: Iterable[tuple[Entry, Assessment]]) -> Notice:
    """Return what one member's assessment lacks with the place of his row; what is of all points nowhere."""
    label = change.record.roster.label
    named = told.fields.get("member")
    rows = [entry.location for entry, assessment in settled if label(assessment.member) == named]
    return placed(told, rows[0]) if rows else told


def take_feedback(change: Change, entry: Entry) -> tuple[Notice, ...]:
    """Keep one row of the feedback."""
    entry.require("member", "date")
    now = entry.now
    return keep_feedback(change, now["member"], now["given_by"], now["date"], now["remark"])


def take_follow_up(change: Change, entry: Entry) -> tuple[Notice, ...]:
    """Keep one row of what became of the help; a row without result and day says nothing yet."""
    now = entry.now
    if not now["result"] and now["reviewed"] is None:
        return ()
    entry.require("member", "reviewed")
    return keep_review(change, now["member"], now["reviewed"], now["result"])


def take_education(change: Change, entry: Entry) -> tuple[Notice, ...]:
    """Keep one row of the education of members rated 不合格."""
    entry.require("member", "first")
    return keep_education(change, record_of(Education, entry))


def take_steps(change: Change, entries: Sequence[Entry]) -> Told:
    """Keep rows of dispositions; of each member the steps recorded already stay.

    Where a row of a member cannot be read his others are not judged: what rests on it would be told as missing.
    """
    faults: list[tuple[type[OrglifeError], Notice]] = []
    warnings: list[Notice] = []
    taken: dict[int, list[tuple[Entry, DispositionStep]]] = {}
    unread = set()
    for entry in entries:
        try:
            entry.require("member", "step", "date", "body")
            step = replace(record_of(DispositionStep, entry, "step_number"), vote=_vote(entry))
        except InputError as error:
            faults += [(InputError, told) for told in error.notices]
            unread.add(entry.now["member"])
            continue
        taken.setdefault(step.member, []).append((entry, step))
    for member, steps in taken.items():
        if member in unread:
            continue
        changed = {step.number for _, step in steps}
        kept = [step for step in _steps_of(change, member) if step.number not in changed]
        try:
            told_of = keep_steps(change, member, [*kept, *(step for _, step in steps)])
            warnings += [_at_step(told, steps) for told in told_of]
        except OrglifeError as error:
            faults += [(type(error), _at_step(told, steps)) for told in error.notices]
    return Told(tuple(faults), tuple(warnings))


def _at_step(told: Notice, steps: Sequence[tuple[Entry, DispositionStep]]) -> Notice:
    """Return what is told of a step with the place of its row, else of the member's first one."""
    rows = [entry.location for entry, step in steps if step.step == told.fields.get("step")]
    return placed(told, rows[0] if rows else steps[0][0].location)


def _vote(entry: Entry) -> Vote | None:
    """Return the vote that a row tells; nobody against and nobody abstaining need not be written."""
    numbers = {name: entry.now[name] for name in VOTE_NUMBERS}
    if all(number is None for number in numbers.values()):
        return None
    entry.require("entitled", "present", "in_favour")
    return Vote(**{name: number or 0 for name, number in numbers.items()})
