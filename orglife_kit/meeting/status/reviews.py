"""How the self-reviews and peer reviews stand (C6)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.status.entry import Lines, StatusEntry, labels
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.reviews import next_speakers

_LINES = Lines("reviews", "3_reviews")


def reviews_status(record: MeetingRecord) -> Iterator[StatusEntry]:
    """Yield whether everybody present has spoken, or who has not."""
    if not record.ballots.attendance:
        return
    names = labels(record, next_speakers(record))
    if not names:
        yield _LINES.done("C6", notice("status_self_reviews", members=len(record.reviews.self_reviews)))
        return
    entry = _LINES.missing if record.ballots.latest(RoundKind.MEMBERS) is None else _LINES.warning
    says = notice("status_self_reviews_missing", number=len(names), names="、".join(names))
    yield entry("C6", says, names)
