"""Tables of the assessment stage: outcomes and drafts, the reason for going over the cap, what followed."""

from __future__ import annotations

import datetime
import json
import sqlite3

from orglife_kit.frozen import dataclass
from orglife_kit.rules.assessment.follow_up import (
    Disposition,
    DispositionStep,
    Education,
    Feedback,
    FollowUpReview,
    Vote,
)
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, FollowUp, Outcome
from orglife_kit.rules.assessment.record import AssessmentRecord
from orglife_kit.storage.tables.ballots import NamedText
from orglife_kit.storage.tables.mapper import Table, by_key, stored


@dataclass(frozen=True)
class OutcomeRow:
    """One finished assessment; ``bases`` are codes joined by a space."""

    member: int
    outcome: Outcome
    opinion: str
    direction: str
    bases: str
    reason: str
    gap: str
    helper: str
    measure: str
    review_date: datetime.date | None


@dataclass(frozen=True)
class DraftRow:
    """What a form holds of one member, as JSON."""

    member: int
    entry: str


@dataclass(frozen=True)
class ConductRow:
    """The optional line of 日常表现."""

    member: int
    line: str


@dataclass(frozen=True)
class StepRow:
    """One step of a member's disposition; only a vote has the five numbers."""

    number: int
    member: int
    step: str
    date: datetime.date
    body: str
    note: str
    disposition: Disposition | None
    entitled: int | None
    present: int | None
    in_favour: int | None
    against: int | None
    abstained: int | None


CAP_REASON = "cap_reason"

OUTCOMES = Table("assessment_outcome", OutcomeRow, key=("member",), order="member")
DRAFTS = Table("assessment_draft", DraftRow, key=("member",), order="member")
NOTES = Table("assessment_note", NamedText, key=("name",), order="name")
CONDUCT = Table("assessment_conduct", ConductRow, key=("member",), order="member")
FEEDBACK = Table("assessment_feedback", Feedback, key=("member",), order="member")
FOLLOW_UP_REVIEWS = Table("assessment_review", FollowUpReview, key=("member",), order="member")
EDUCATION = Table("assessment_education", Education, key=("member",), order="member")
STEPS = Table("assessment_disposition", StepRow, order="date, number", numbered=True)


def outcome_row(entry: Assessment) -> OutcomeRow:
    """Return the row that keeps a finished assessment."""
    return OutcomeRow(
        member=entry.member,
        outcome=entry.outcome,
        opinion=entry.opinion,
        direction=entry.direction,
        bases=" ".join(sorted(entry.bases)),
        reason=entry.reason,
        gap=entry.follow_up.gap,
        helper=entry.follow_up.helper,
        measure=entry.follow_up.measure,
        review_date=entry.follow_up.review_date,
    )


def draft_row(draft: Draft) -> DraftRow:
    """Return the row that keeps what a form holds of one member."""
    follow_up = draft.follow_up
    entry = {
        "outcome": draft.outcome,
        "opinion": draft.opinion,
        "direction": draft.direction,
        "bases": sorted(draft.bases),
        "reason": draft.reason,
        "follow_up": {
            "gap": follow_up.gap,
            "helper": follow_up.helper,
            "measure": follow_up.measure,
            "review_date": stored(follow_up.review_date),
        },
    }
    return DraftRow(draft.member, json.dumps(entry, ensure_ascii=False))


def step_row(step: DispositionStep) -> StepRow:
    """Return the row that keeps a step of a disposition."""
    vote = step.vote
    return StepRow(
        number=step.number,
        member=step.member,
        step=step.step,
        date=step.date,
        body=step.body,
        note=step.note,
        disposition=step.disposition,
        entitled=vote.entitled if vote else None,
        present=vote.present if vote else None,
        in_favour=vote.in_favour if vote else None,
        against=vote.against if vote else None,
        abstained=vote.abstained if vote else None,
    )


def _step(row: StepRow) -> DispositionStep:
    vote = None
    if row.entitled is not None:
        numbers = (row.present, row.in_favour, row.against, row.abstained)
        vote = Vote(row.entitled, *(number or 0 for number in numbers))
    facts = row.member, row.step, row.date, row.body, row.note, row.disposition
    return DispositionStep(*facts, vote, row.number)


def read_assessment(connection: sqlite3.Connection) -> AssessmentRecord:
    """Return the assessment's part of the record."""
    reasons = [row.text for row in NOTES.read(connection, name=CAP_REASON)]
    return AssessmentRecord(
        written={row.member: _assessment(row) for row in OUTCOMES.read(connection)},
        drafts={row.member: _draft(row) for row in DRAFTS.read(connection)},
        cap_reason=reasons[0] if reasons else "",
        conduct={row.member: row.line for row in CONDUCT.read(connection) if row.line},
        told={feedback.member: feedback for feedback in FEEDBACK.read(connection)},
        follow_up_reviews={review.member: review for review in FOLLOW_UP_REVIEWS.read(connection)},
        education={entry.member: entry for entry in EDUCATION.read(connection)},
        dispositions={
            member: tuple(map(_step, rows))
            for member, rows in by_key(STEPS.read(connection), "member").items()
        },
    )


def _assessment(row: OutcomeRow) -> Assessment:
    return Assessment(
        member=row.member,
        outcome=row.outcome,
        opinion=row.opinion,
        direction=row.direction,
        bases=frozenset(map(Basis, row.bases.split())),
        reason=row.reason,
        follow_up=FollowUp(row.gap, row.helper, row.measure, row.review_date),
    )


def _draft(row: DraftRow) -> Draft:
    entry = json.loads(row.entry)
    follow_up = entry["follow_up"]
    return Draft(
        member=row.member,
        outcome=Outcome(entry["outcome"]) if entry["outcome"] else None,
        opinion=entry["opinion"],
        direction=entry["direction"],
        bases=frozenset(map(Basis, entry["bases"])),
        reason=entry["reason"],
        follow_up=FollowUp(
            follow_up["gap"], follow_up["helper"], follow_up["measure"], _day(follow_up["review_date"])
        ),
    )


def _day(text: str | None) -> datetime.date | None:
    """Return the day that a draft holds; a form of an earlier version kept whatever stood in the field."""
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None
