"""Tables of the reviews stage: who has spoken of himself, in speaking order, and who said what to whom."""

from __future__ import annotations

import sqlite3

from orglife_kit.frozen import dataclass
from orglife_kit.rules.reviews import PeerReview, ReviewsRecord, SelfReview
from orglife_kit.storage.tables.mapper import Table


@dataclass(frozen=True)
class SelfReviewRow:
    """That a member has spoken, with his position in the speaking order."""

    member: int
    position: int
    note: str


SELF_REVIEWS = Table("reviews_self_review", SelfReviewRow, key=("member",), order="position")
PEER_REVIEWS = Table("reviews_peer_review", PeerReview, numbered=True)


def read_reviews(connection: sqlite3.Connection) -> ReviewsRecord:
    """Return the reviews' part of the record."""
    spoken = tuple(SelfReview(row.member, row.note) for row in SELF_REVIEWS.read(connection))
    return ReviewsRecord(spoken, PEER_REVIEWS.read(connection))
