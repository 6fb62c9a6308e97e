"""Acts of the reviews stage: who has spoken of himself, and who said what to whom (C6)."""

from __future__ import annotations

from orglife_kit.errors import refuse
from orglife_kit.meeting.entries import numbered, text_or
from orglife_kit.meeting.recording import reviews as recording
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.reviews import PeerReview
from orglife_kit.storage.tables.reviews import PEER_REVIEWS, SELF_REVIEWS


class ReviewsStage:
    """What is said at the meeting, as far as the branch keeps it. Writes the self-reviews and the peer reviews."""

    MAY_WRITE = (SELF_REVIEWS, PEER_REVIEWS)

    def __init__(self, work: Work) -> None:
        self._work = work

    def record_self_review(self, name: str | int, note: str | None = None) -> None:
        """Record that a member has spoken of himself; the ``note`` is optional, ``None`` leaves an earlier one.

        Who has spoken already keeps his position in the speaking order.
        """

        def act(change: Change) -> None:
            recording.keep_self_review(change, change.record.member(name).number, note)

        self._work.write(act, self.MAY_WRITE)

    def remove_self_review(self, name: str | int) -> None:
        """Take back that a member has spoken; raises ``RefusedError`` (``self_review_unknown``)."""

        def act(change: Change) -> None:
            member = change.record.member(name).number
            if not change.remove(SELF_REVIEWS, member=member):
                raise refuse("self_review_unknown", member=change.record.roster.label(member))

        self._work.write(act, self.MAY_WRITE)

    def record_peer_review(
        self,
        critic: str | int | None = None,
        member: str | int | None = None,
        note: str | None = None,
        *,
        number: int = 0,
    ) -> int:
        """Record that ``critic`` said something to ``member``, a few words or only that it was said.

        Where a ``number`` is given what is named of that one is changed; returns its number. Raises
        ``RefusedError``: ``review_of_oneself``, ``peer_review_unknown``.
        """

        def act(change: Change) -> int:
            record, kept = change.record, PeerReview(0, 0, 0)
            if number:
                kept = numbered(record.reviews.peer_reviews, number, "peer_review_unknown")
            speaker = kept.critic if number and critic is None else record.member(critic).number  # type: ignore[arg-type]
            listener = kept.member if number and member is None else record.member(member).number  # type: ignore[arg-type]
            review = PeerReview(kept.number, speaker, listener, text_or(kept.note, note))
            return recording.keep_peer_review(change, review)

        return self._work.write(act, self.MAY_WRITE)

    def remove_peer_review(self, number: int) -> None:
        """Take a peer review out; raises ``RefusedError`` (``peer_review_unknown``)."""

        def act(change: Change) -> None:
            numbered(change.record.reviews.peer_reviews, number, "peer_review_unknown")
            change.remove(PEER_REVIEWS, number=number)

        self._work.write(act, self.MAY_WRITE)
