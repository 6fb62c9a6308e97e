"""Rows of the assessment stage: outcomes, the reason for going over the cap, daily conduct."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from orglife_kit.rules.assessment.follow_up import DispositionStep, Education, Feedback, FollowUpReview
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, FollowUp, Outcome

_CAP_REASON = "cap_reason"


def write_assessments(connection: sqlite3.Connection, assessments: Iterable[Assessment]) -> None:
    """Keep each assessment in its member's place; a draft of it is finished with that."""
    assessments = tuple(assessments)
    connection.executemany(
        "DELETE FROM assessment_draft WHERE member = ?", ((entry.member,) for entry in assessments)
    )
    connection.executemany(
        "INSERT OR REPLACE INTO assessment_outcome VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                entry.member,
                entry.outcome.value,
                entry.opinion,
                entry.direction,
                " ".join(sorted(entry.bases)),
                entry.reason,
                entry.follow_up.gap,
                entry.follow_up.helper,
                entry.follow_up.measure,
                entry.follow_up.review_date,
            )
            for entry in assessments
        ),
    )


def read_assessments(connection: sqlite3.Connection) -> dict[int, Assessment]:
    """Return the assessments by roster number."""
    rows = connection.execute("SELECT * FROM assessment_outcome ORDER BY member")
    return {
        member: Assessment(
            member,
            Outcome(outcome),
            opinion,
            direction,
            frozenset(map(Basis, bases.split())),
            reason,
            FollowUp(gap, helper, measure, review_date),
        )
        for member, outcome, opinion, direction, bases, reason, gap, helper, measure, review_date in rows
    }


def remove_assessment(connection: sqlite3.Connection, member: int) -> None:
    """Take back one member's assessment."""
    connection.execute("DELETE FROM assessment_outcome WHERE member = ?", (member,))


def write_draft(connection: sqlite3.Connection, draft: Draft) -> None:
    """Keep what the form holds of one member, in place of an assessment that was finished before."""
    entry = {
        "outcome": draft.outcome,
        "opinion": draft.opinion,
        "direction": draft.direction,
        "bases": sorted(draft.bases),
        "reason": draft.reason,
        "follow_up": vars(draft.follow_up),
    }
    remove_assessment(connection, draft.member)
    connection.execute(
        "INSERT OR REPLACE INTO assessment_draft VALUES (?, ?)",
        (draft.member, json.dumps(entry, ensure_ascii=False)),
    )


def read_drafts(connection: sqlite3.Connection) -> dict[int, Draft]:
    """Return the unfinished assessments by roster number."""
    drafts = {}
    for member, text in connection.execute("SELECT member, entry FROM assessment_draft ORDER BY member"):
        entry = json.loads(text)
        drafts[member] = Draft(
            member,
            Outcome(entry["outcome"]) if entry["outcome"] else None,
            entry["opinion"],
            entry["direction"],
            frozenset(map(Basis, entry["bases"])),
            entry["reason"],
            FollowUp(**entry["follow_up"]),
        )
    return drafts


def write_cap_reason(connection: sqlite3.Connection, reason: str) -> None:
    """Keep why the branch goes over the excellent cap."""
    connection.execute("INSERT OR REPLACE INTO assessment_note VALUES (?, ?)", (_CAP_REASON, reason))


def read_cap_reason(connection: sqlite3.Connection) -> str:
    """Return why the branch goes over the excellent cap, or nothing."""
    row = connection.execute("SELECT text FROM assessment_note WHERE name = ?", (_CAP_REASON,)).fetchone()
    return "" if row is None else str(row[0])


def write_conduct(connection: sqlite3.Connection, member: int, line: str) -> None:
    """Keep one member's optional line of 日常表现."""
    connection.execute("INSERT OR REPLACE INTO assessment_conduct VALUES (?, ?)", (member, line))


def read_conduct(connection: sqlite3.Connection) -> dict[int, str]:
    """Return the lines of 日常表现 by roster number."""
    return dict(connection.execute("SELECT member, line FROM assessment_conduct WHERE line <> ''"))


def write_feedback(connection: sqlite3.Connection, feedback: Feedback) -> None:
    """Keep that a member was told his assessment."""
    connection.execute(
        "INSERT OR REPLACE INTO assessment_feedback VALUES (?, ?, ?, ?, ?)", tuple(vars(feedback).values())
    )


def remove_feedback(connection: sqlite3.Connection, member: int) -> None:
    """Take back that a member was told."""
    connection.execute("DELETE FROM assessment_feedback WHERE member = ?", (member,))


def read_feedback(connection: sqlite3.Connection) -> dict[int, Feedback]:
    """Return who was told, by roster number."""
    rows = connection.execute("SELECT * FROM assessment_feedback ORDER BY member")
    return {row[0]: Feedback(*row) for row in rows}


def write_review(connection: sqlite3.Connection, review: FollowUpReview) -> None:
    """Keep what became of the help to a member."""
    connection.execute(
        "INSERT OR REPLACE INTO assessment_review VALUES (?, ?, ?)", tuple(vars(review).values())
    )


def read_reviews(connection: sqlite3.Connection) -> dict[int, FollowUpReview]:
    """Return what became of the help, by roster number."""
    rows = connection.execute("SELECT * FROM assessment_review ORDER BY member")
    return {row[0]: FollowUpReview(*row) for row in rows}


def write_education(connection: sqlite3.Connection, education: Education) -> None:
    """Keep the education of a member."""
    connection.execute(
        "INSERT OR REPLACE INTO assessment_education VALUES (?, ?, ?, ?, ?)", tuple(vars(education).values())
    )


def read_education(connection: sqlite3.Connection) -> dict[int, Education]:
    """Return the education of members, by roster number."""
    rows = connection.execute("SELECT * FROM assessment_education ORDER BY member")
    return {row[0]: Education(*row) for row in rows}


def write_steps(connection: sqlite3.Connection, member: int, steps: Iterable[DispositionStep]) -> None:
    """Keep the steps of one member's disposition in place of those kept before."""
    connection.execute("DELETE FROM assessment_disposition WHERE member = ?", (member,))
    connection.executemany(
        "INSERT INTO assessment_disposition VALUES (?, ?, ?, ?, ?, ?)",
        (
            (member, place, step.step, step.date, step.body, step.note)
            for place, step in enumerate(steps, start=1)
        ),
    )


def read_steps(connection: sqlite3.Connection) -> dict[int, tuple[DispositionStep, ...]]:
    """Return the steps of every disposition that was started, by roster number, in the order entered."""
    found: dict[int, tuple[DispositionStep, ...]] = {}
    for member, _, *facts in connection.execute(
        "SELECT * FROM assessment_disposition ORDER BY member, place"
    ):
        found[member] = (*found.get(member, ()), DispositionStep(member, *facts))
    return found
