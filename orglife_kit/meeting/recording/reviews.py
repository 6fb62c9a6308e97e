"""Keeping self-reviews and peer reviews, for the acts of the reviews stage and for files."""

from __future__ import annotations

from orglife_kit.errors import refuse
from orglife_kit.meeting.entries import numbered
from orglife_kit.meeting.recording.entry import Entry
from orglife_kit.meeting.work import Change
from orglife_kit.rules.reviews import PeerReview
from orglife_kit.storage.tables.reviews import PEER_REVIEWS, SELF_REVIEWS, SelfReviewRow


def keep_self_review(change: Change, member: int, note: str) -> None:
    """Keep that a member has spoken; who has already keeps his position in the speaking order."""
    if change.change(SELF_REVIEWS, {"member": member}, note=note.strip()):
        return
    spoken = SELF_REVIEWS.read(change.rows(SELF_REVIEWS))  # positions have gaps where somebody was removed
    position = max((review.position for review in spoken), default=0) + 1
    change.add(SELF_REVIEWS, SelfReviewRow(member, position, note.strip()))


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
    now = entry.now
    keep_peer_review(change, PeerReview(now["review"] or 0, now["critic"], now["member"], now["note"]))
