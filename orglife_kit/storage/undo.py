"""What one act has changed, kept in memory only, so that the last act can be taken back."""

from __future__ import annotations

import sqlite3

Snapshot = dict[str, list[tuple[object, ...]]]

# A table stands after the one its rows point to. Nothing of a round is here: a ballot has ways of its own.
_TABLES = (
    "plan_member",
    "plan_flag",
    "preparation_finding",
    "preparation_study",
    "preparation_study_absence",
    "preparation_talk",
    "preparation_last_pair",
    "preparation_committee_finding",
    "preparation_suggestion",
    "reviews_self_review",
    "reviews_peer_review",
    "ballots_attendance",
    "ballots_agenda",
    "ballots_proposal",
    "ballots_note",
    "ballots_minutes",
    "assessment_outcome",
    "assessment_draft",
    "assessment_note",
    "assessment_conduct",
    "assessment_feedback",
    "assessment_review",
    "assessment_education",
    "assessment_disposition",
    "rectification_item",
    "rectification_progress",
    "rectification_verification",
    "rectification_reopening",
    "rectification_account",
    "rectification_consent",
    "publication_choice",
    "publication_record",
    "publication_remark",
)


def snapshot(connection: sqlite3.Connection) -> Snapshot:
    """Return every row that an act can take back."""
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}


def restore(connection: sqlite3.Connection, before: Snapshot) -> None:
    """Put the tables back as they were."""
    for table in reversed(_TABLES):
        connection.execute(f"DELETE FROM {table}")
    for table in _TABLES:
        for row in before[table]:
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
