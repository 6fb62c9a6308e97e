"""Rows of the reviews stage: who has spoken of himself, in speaking order."""

from __future__ import annotations

import sqlite3

from orglife_kit.rules.reviews import SelfReview


def write_self_review(connection: sqlite3.Connection, review: SelfReview) -> None:
    """Keep that a member has spoken; who has spoken already keeps his place."""
    connection.execute(
        "INSERT INTO reviews_self_review"
        " VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM reviews_self_review), ?)"
        " ON CONFLICT (member) DO UPDATE SET note = excluded.note",
        (review.member, review.note),
    )


def remove_self_review(connection: sqlite3.Connection, member: int) -> None:
    """Take back that a member has spoken."""
    connection.execute("DELETE FROM reviews_self_review WHERE member = ?", (member,))


def read_self_reviews(connection: sqlite3.Connection) -> tuple[SelfReview, ...]:
    """Return who has spoken, in speaking order."""
    rows = connection.execute("SELECT member, note FROM reviews_self_review ORDER BY place")
    return tuple(SelfReview(*row) for row in rows)
