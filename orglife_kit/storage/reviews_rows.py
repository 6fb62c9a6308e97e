"""Rows of the reviews stage: who has spoken of himself, in speaking order, and who said what to whom."""

from __future__ import annotations

import sqlite3

from orglife_kit.rules.reviews import PeerReview, SelfReview


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


def write_peer_review(connection: sqlite3.Connection, review: PeerReview) -> int:
    """Keep a peer review, a new one (number 0) or in place of that number; return its number."""
    number = (
        review.number
        or connection.execute("SELECT coalesce(max(number), 0) + 1 FROM reviews_peer_review").fetchone()[0]
    )
    connection.execute(
        "INSERT OR REPLACE INTO reviews_peer_review VALUES (?, ?, ?, ?)",
        (number, review.critic, review.member, review.note),
    )
    return int(number)


def remove_peer_review(connection: sqlite3.Connection, number: int) -> None:
    """Take a peer review out."""
    connection.execute("DELETE FROM reviews_peer_review WHERE number = ?", (number,))


def read_peer_reviews(connection: sqlite3.Connection) -> tuple[PeerReview, ...]:
    """Return the peer reviews in the order they were said."""
    rows = connection.execute("SELECT number, critic, member, note FROM reviews_peer_review ORDER BY number")
    return tuple(PeerReview(*row) for row in rows)
