"""互评: who said something to whom; a few words, or only that it was said (C6)."""

from __future__ import annotations

from functools import partial

from orglife_kit.i18n import words_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.reviews import PeerReview
from orglife_kit.views.forms.base import Card, Form, Line, Parts, Row, Rows, entry_of

_ = words_of("reviews")


class PeerReviewForm(Form):
    """The peer reviews, in the order they are said."""

    tables = ("peer_reviews",)

    def _declare(self) -> Parts:
        self.critic = self.name_field(_("Who speaks"))
        self.member = self.name_field(_("To whom"))
        self.note = self.text_field(_("Note, if any"))
        words = {"critic": self.critic, "member": self.member, "note": self.note}
        said = self.entering(_("Was said"), self.record, words, stays=(self.critic,), main=True)
        self.said = Rows(lambda record: record.reviews.peer_reviews[::-1], self._row)
        yield self.heading(_("Peer reviews"), _("Who speaks stays filled in; a note is optional."))
        yield Card(Row(self.critic, self.member, self.note, said, enters=True), self.said)

    def record(self, critic: str, member: str, note: str) -> str:
        """Record who said something to whom."""
        self.meeting.reviews.record_peer_review(critic, member, note)
        return _("Saved: {critic} to {member}", critic=critic, member=member)

    def _row(self, review: PeerReview) -> Row:
        kept = entry_of(lambda record: record.reviews.peer_reviews, number=review.number)

        def words(record: MeetingRecord) -> str:
            label, said = record.roster.label, kept(record)
            pair = f"{label(said.critic)} → {label(said.member)}"
            return "　".join(filter(None, (pair, said.note)))

        take_out = partial(self.meeting.reviews.remove_peer_review, review.number)
        return Line(words, self.button(_("Take out"), take_out))
