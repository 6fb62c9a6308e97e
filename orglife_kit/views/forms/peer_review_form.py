"""互评: who said something to whom; a few words, or only that it was said (C6)."""

from __future__ import annotations

from functools import partial

from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.reviews import PeerReview
from orglife_kit.views.forms.base import Card, Form, Line, Row, Rows, clear, entry_of


class PeerReviewForm(Form):
    """The peer reviews, in the order they are said."""

    tables = ("peer_reviews",)

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.critic = self.name_field(say("reviews", "Who speaks"))
        self.member = self.name_field(say("reviews", "To whom"))
        self.note = self.text_field(say("reviews", "Note, if any"))
        self.said = Rows(_latest_first, lambda review: review.number, self._row)
        self.put(
            *self.heading(
                say("reviews", "Peer reviews"),
                say("reviews", "Who speaks stays filled in; a note is optional."),
            ),
            Card(
                Row(
                    self.critic,
                    self.member,
                    self.note,
                    self.button(say("reviews", "Was said"), self.record, main=True),
                    enters=True,
                ),
                self.said,
            ),
        )

    def record(self) -> str:
        """Record what was said, as it stands in the fields."""
        critic, member = self.critic.value, self.member.value
        self.meeting.reviews.record_peer_review(critic, member, self.note.value)
        clear(self.member, self.note)
        return say("reviews", "Saved: {critic} to {member}", critic=critic, member=member)

    def _row(self, review: PeerReview) -> Row:
        kept = entry_of(lambda record: record.reviews.peer_reviews, number=review.number)

        def words(record: MeetingRecord) -> str:
            label, said = record.roster.label, kept(record)
            pair = f"{label(said.critic)} → {label(said.member)}"
            return "　".join(filter(None, (pair, said.note)))

        out = self.button(
            say("reviews", "Take out"), partial(self.meeting.reviews.remove_peer_review, review.number)
        )
        return Line(words, out)


def _latest_first(record: MeetingRecord) -> list[PeerReview]:
    return [*reversed(record.reviews.peer_reviews)]
