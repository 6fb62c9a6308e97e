"""Wrong arguments of the reviews."""

from __future__ import annotations

from tests.meeting.wrong_arguments.values import (
    NO_NUMBER,
    NO_TEXT,
    NOBODY,
    Wrong,
)

WRONG: Wrong = {
    "self-review note": (NO_TEXT[1:], lambda meeting, text: meeting.reviews.record_self_review(1, text)),
    "peer review note": (NO_TEXT[1:], lambda meeting, text: meeting.reviews.record_peer_review(1, 2, text)),
    "peer review of whom": ((None,), lambda meeting, who: meeting.reviews.record_peer_review(1, who)),
    "self-review": (NOBODY, lambda meeting, who: meeting.reviews.record_self_review(who)),
    "no self-review": ((*NOBODY, 1), lambda meeting, who: meeting.reviews.remove_self_review(who)),
    "critic": (NOBODY, lambda meeting, who: meeting.reviews.record_peer_review(who, 1)),
    "criticised": (NOBODY, lambda meeting, who: meeting.reviews.record_peer_review(1, who)),
    "peer review number": (
        (-1, 99),
        lambda meeting, number: meeting.reviews.record_peer_review(1, 2, number=number),
    ),
    "remove peer review": (NO_NUMBER, lambda meeting, number: meeting.reviews.remove_peer_review(number)),
}
