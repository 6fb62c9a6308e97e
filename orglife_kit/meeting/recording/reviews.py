"""Keeping self-reviews and peer reviews, for the acts of the reviews stage and for files."""

from __future__ import annotations

from dataclasses import replace

from orglife_kit.errors import refuse
from orglife_kit.meeting.entries import numbered, text_or
from orglife_kit.meeting.recording.entry import Entry, record_of
from orglife_kit.meeting.work import Change
from orglife_kit.rules.reviews import PeerReview
from orglife_kit.storage.tables.reviews import PEER_REVIEWS, SELF_REVIEWS, SelfReviewRow


def keep_self_review(change: Change, member: int, note: str | None) -> None:
    """Keep that a member has spoken; who has already keeps his position in the speaking order."""
    spoken = {review.member: review for review in SELF_REVIEWS.read(change.connection_for(SELF_REVIEWS))}
    # not counted: positions have gaps where somebody was removed
    position = max((review.position for review in spoken.values()), default=0) + 1
    kept = spoken.get(member, SelfReviewRow(member, position, ""))
    change.put(SELF_REVIEWS, replace(kept, note=text_or(kept.note, note)))


def keep_peer_review(change: Change, review: PeerReview) -> int:
    """Keep a peer review, in place of the one with its number; return its number."""
    record = change.record
    if review.number:
        numbered(record.reviews.peer_reviews, review.number, "peer_review_unknown")
    if review.critic == review.member:
        raise refuse("review_of_oneself", member=record.roster.label(review.critic))
    return change.keep(PEER_REVIEWS, review)


def take_self_review(change: Change, entry: Entry) -> None:
    """Keep one row of the self-reviews."""
    entry.require("member")
    keep_self_review(change, entry.now["member"], entry.now["note"])


def take_peer_review(change: Change, entry: Entry) -> None:
    """Keep one row of the peer reviews."""
    entry.require("critic", "member")
    keep_peer_review(change, record_of(PeerReview, entry, "review"))
