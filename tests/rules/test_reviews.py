"""自评: who is next to speak (C6)."""

from __future__ import annotations

from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.reviews import ReviewsRecord, SelfReview, next_speakers
from tests.rules.building import record_of, roster_of


def test_who_is_there_and_has_not_spoken_is_next() -> None:
    """In roster order; late ones are there, those on leave are not; before the sign-in everybody is expected."""
    reviews = ReviewsRecord(self_reviews=(SelfReview(2), SelfReview(5)))
    roster = roster_of((7, 2, 9, 5))
    assert next_speakers(record_of(roster)) == (7, 2, 9, 5)
    assert next_speakers(record_of(roster, reviews=reviews)) == (7, 9)
    presence = (Presence.LATE, Presence.PRESENT, Presence.ON_LEAVE, Presence.PRESENT)
    lines = tuple(map(AttendanceLine, roster.numbers, presence))
    came = BallotsRecord(attendance=lines)
    assert next_speakers(record_of(roster, ballots=came, reviews=reviews)) == (7,)
