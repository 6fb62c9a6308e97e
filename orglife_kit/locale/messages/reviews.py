"""The sentences of self-reviews and peer reviews, in English for the catalogue."""

from __future__ import annotations

from orglife_kit.locale import mark

REVIEWS = {
    "peer_review_unknown": mark("messages", "there is no peer review {number} (any more)"),
    "review_of_oneself": mark("messages", "{member}: peer review is of another member"),
    "self_review_unknown": mark("messages", "{member} is not recorded as having spoken"),
    "status_self_reviews": mark("messages", "Self-reviews: {members} members have spoken."),
    "status_self_reviews_missing": mark(
        "messages", "{number} of those present have not spoken yet: {names}."
    ),
}
