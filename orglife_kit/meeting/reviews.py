"""Acts of the reviews stage: who has spoken of himself, who is next, and who said what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.meeting.ballots.attendance import AttendanceActs
from orglife_kit.rules.reviews import PeerReview, SelfReview, still_to_speak
from orglife_kit.storage import reviews_rows

if TYPE_CHECKING:
    import pandas


class ReviewActs(AttendanceActs):
    """What is said at the meeting, as far as the branch keeps it."""

    def record_self_review(self, name: str | int, note: str = "") -> None:
        """Record that a member has spoken of himself; the ``note`` is optional and replaces an earlier one."""
        review = SelfReview(self.member(name).number, note.strip())
        self._database.write(lambda rows: reviews_rows.write_self_review(rows, review), undoable=True)

    def remove_self_review(self, name: str | int) -> None:
        """Take back that a member has spoken."""
        number = self.member(name).number
        self._database.write(lambda rows: reviews_rows.remove_self_review(rows, number), undoable=True)

    def self_reviews(self) -> tuple[SelfReview, ...]:
        """Return who has spoken of himself, in speaking order."""
        return self._database.read(reviews_rows.read_self_reviews)

    def next_speakers(self) -> tuple[int, ...]:
        """Return the roster numbers of those who are present and have not spoken, in roster order.

        Before the attendance was taken, everybody is expected.
        """
        lines = self.attendance_lines()
        there = [line.member for line in lines if line.presence.is_there]
        expected = there if lines else [member.number for member in self.roster.members]
        return still_to_speak(expected, {review.member for review in self.self_reviews()})

    def record_peer_review(
        self, critic: str | int, member: str | int, note: str = "", *, number: int = 0
    ) -> int:
        """Record that ``critic`` said something to ``member``, a few words or only that it was said.

        In place of ``number`` where one is given; returns its number. Raises ``RefusedError``
        (``review_of_oneself``).
        """
        numbers = self.member(critic).number, self.member(member).number
        if numbers[0] == numbers[1]:
            raise refuse("review_of_oneself", member=self.roster.label(numbers[0]))
        review = PeerReview(number, *numbers, note.strip())
        return self._database.write(lambda rows: reviews_rows.write_peer_review(rows, review), undoable=True)

    def remove_peer_review(self, number: int) -> None:
        """Take a peer review out."""
        self._database.write(lambda rows: reviews_rows.remove_peer_review(rows, number), undoable=True)

    def peer_review_records(self) -> tuple[PeerReview, ...]:
        """Return the peer reviews in the order they were said."""
        return self._database.read(reviews_rows.read_peer_reviews)

    def peer_reviews(self) -> pandas.DataFrame:
        """Return the peer reviews, one row each, in the order they were said.

        Columns: ``review`` (number), ``critic`` and ``member`` (roster numbers), ``critic_name``,
        ``member_name``, ``note`` (may be empty).
        """
        import pandas

        label = self.roster.label
        return pandas.DataFrame(
            [
                (one.number, one.critic, one.member, label(one.critic), label(one.member), one.note)
                for one in self.peer_review_records()
            ],
            columns=["review", "critic", "member", "critic_name", "member_name", "note"],
        )

    def reviews(self) -> pandas.DataFrame:
        """Return the self-reviews, one row a member in roster order.

        Columns: ``member`` (roster number), ``name``, ``place`` (in speaking order from 1, 0 for who has
        not spoken), ``note``.
        """
        import pandas

        spoken = {review.member: (place, review.note) for place, review in enumerate(self.self_reviews(), 1)}
        return pandas.DataFrame(
            [
                (member.number, member.name, *spoken.get(member.number, (0, "")))
                for member in self.roster.members
            ],
            columns=["member", "name", "place", "note"],
        )
