"""互评: who said something to whom; a few words, or only that it was said (C6)."""

from __future__ import annotations

import ipywidgets

from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.views.forms.form import Form, heading, line, name_field, text_field

_LIST = ipywidgets.Layout(width="40em", height="10em")


class PeerReviewForm(Form):
    """The peer reviews, in the order they are said."""

    tables = ("peer_reviews",)

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.critic = name_field(say("reviews", "Who speaks"))
        self.member = name_field(say("reviews", "To whom"))
        self.note = text_field(say("reviews", "Note, if any"), "")
        self.said = ipywidgets.Select(
            description=say("reviews", "Said"), style={"description_width": "4em"}, layout=_LIST
        )
        self._show()
        self.put(
            heading(say("reviews", "Peer reviews")),
            ipywidgets.HBox([self.critic, self.member]),
            self.note,
            ipywidgets.HBox(
                [
                    self.button(say("reviews", "Was said"), self.record, main=True),
                    self.button(say("reviews", "Take out"), self.take_out),
                ]
            ),
            self.said,
            line(say("reviews", "Who speaks stays filled in; a note is optional."), "quiet"),
        )

    def record(self) -> None:
        """Record what was said, as it stands in the fields."""
        self.meeting.reviews.record_peer_review(self.critic.value, self.member.value, self.note.value)
        words = say(
            "reviews", "Saved: {critic} to {member}", critic=self.critic.value, member=self.member.value
        )
        self.member.value = self.note.value = ""
        self._show()
        self.spread()
        self.tell(words)

    def take_out(self) -> None:
        """Take the chosen one out."""
        if self.said.value:
            self.meeting.reviews.remove_peer_review(self.said.value)
            self._show()
            self.spread()
            self.tell(say("reviews", "Taken out"))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        self._show()

    def _show(self) -> None:
        record = self.meeting.record
        label = record.roster.label
        self.critic.options = self.member.options = list(map(label, record.roster.numbers))
        self.said.options = [
            (
                "　".join(filter(None, (f"{label(review.critic)} → {label(review.member)}", review.note))),
                review.number,
            )
            for review in reversed(record.reviews.peer_reviews)
        ]
        self.said.value = None
