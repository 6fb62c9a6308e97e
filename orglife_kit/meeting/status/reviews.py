"""How the self-reviews and peer reviews stand (C6)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.status.entry import Lines, StatusEntry, labels
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.reviews import next_speakers

_LINES = Lines("reviews", "3_reviews")


def reviews_status(record: MeetingRecord) -> Iterator[StatusEntry]:
    """Yield whether everybody present has spoken, or who has not."""
    planned = any(item.kind is ItemKind.REVIEWS for item in record.plan.meeting.agenda)
    if not record.ballots.attendance or not (planned or record.reviews.self_reviews):
        return
    names = labels(record, next_speakers(record))
    if not names:
        yield _LINES.done("C6", notice("status_self_reviews", members=len(record.reviews.self_reviews)))
        return
    entry = _LINES.missing if not record.ballots.rounds else _LINES.warning
    says = notice("status_self_reviews_missing", number=len(names), names="、".join(names))
    yield entry("C6", says, names)
