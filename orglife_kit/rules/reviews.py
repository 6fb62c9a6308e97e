"""自评、互评: who has spoken, in speaking order, who is next, and who said what to whom (C6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


@dataclass(frozen=True)
class SelfReview:
    """That a member (roster number) has spoken of himself; the note may be empty."""

    member: int
    note: str = ""


@dataclass(frozen=True)
class PeerReview:
    """That a member criticised another (roster numbers); ``number`` is the kit's own; the note may be empty."""

    number: int
    critic: int
    member: int
    note: str = ""


@dataclass(frozen=True)
class ReviewsRecord:
    """The reviews' part of the record: who has spoken of himself, in speaking order, and who said what to whom."""

    self_reviews: tuple[SelfReview, ...] = ()
    peer_reviews: tuple[PeerReview, ...] = ()


def next_speakers(record: MeetingRecord) -> tuple[int, ...]:
    """Return the roster numbers of those who are present and have not spoken, in roster order.

    Before the attendance was taken, everybody is expected.
    """
    lines = record.ballots.attendance
    expected = [line.member for line in lines if line.presence.is_there] if lines else record.roster.numbers
    spoken = {review.member for review in record.reviews.self_reviews}
    return tuple(number for number in expected if number not in spoken)
