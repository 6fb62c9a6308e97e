"""自评: who speaks, who is next, who is left; a note is optional (C6)."""

from __future__ import annotations

import html

import ipywidgets

from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.reviews import next_speakers
from orglife_kit.views.forms.form import CARD, Form, heading, line, member_list, text_field, tiles


class SelfReviewForm(Form):
    """The round of self-reviews, in speaking order."""

    tables = ("self_reviews",)

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = False
        self._count = ipywidgets.HTML()
        self.members = member_list(say("reviews", "Members"))
        self.members.observe(self.doing(self.load), "value")
        self._name = ipywidgets.HTML()
        self.note = text_field(say("reviews", "Note, if any"), "", rows=2)
        self.note.observe(self.doing(self._keep_note), "value")
        self.spoken = self.button(say("reviews", "Has spoken, next"), self.record, main=True)
        self.not_spoken = self.button(say("reviews", "Has not spoken"), self.take_back)
        card = ipywidgets.VBox(
            [self._name, self.note, ipywidgets.HBox([self.spoken, self.not_spoken])], layout=CARD
        )
        record = meeting.record
        self._list(record)
        self._go_on(record)
        self.put(
            heading(say("reviews", "Self-reviews")),
            self._count,
            ipywidgets.HBox([self.members, card]),
            line(say("reviews", "That somebody has spoken is enough; no text is asked for."), "quiet"),
        )

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        record = self.meeting.record
        self._list(record)
        self._load(record)

    def load(self) -> None:
        """Show the chosen member, and who is next."""
        if not self._loading:
            self._load(self.meeting.record)

    def _load(self, record: MeetingRecord) -> None:
        if self.members.value is None:
            return
        number, label = self.members.value, record.roster.label
        spoken = {review.member: review for review in record.reviews.self_reviews}
        waiting = [other for other in next_speakers(record) if other != number]
        name = html.escape(label(number))
        next_speaker = ""
        if waiting:
            words = say("reviews", "Next: {name}", name=label(waiting[0]))
            next_speaker = f'<p class="quiet">{html.escape(words)}</p>'
        self._name.value = f'<p class="speaker">{name}</p>{next_speaker}'
        self._loading = True
        self.note.value = spoken[number].note if number in spoken else ""
        self._loading = False
        self.not_spoken.layout.display = "" if number in spoken else "none"

    def record(self) -> None:
        """Record that the chosen member has spoken, and go on to the next."""
        number = self.members.value
        self.meeting.reviews.record_self_review(number, self.note.value)
        record = self.meeting.record
        self._list(record)
        self._go_on(record)
        name = record.roster.label(number)
        self.spread()
        self.tell(say("reviews", "Saved: {name} has spoken.", name=name))

    def take_back(self) -> None:
        """Record that the chosen member has not spoken."""
        number = self.members.value
        self.meeting.reviews.remove_self_review(number)
        record = self.meeting.record
        self._list(record)
        self._load(record)
        self.spread()
        name = record.roster.label(number)
        self.tell(say("reviews", "Saved: {name} has not spoken.", name=name))

    def _keep_note(self) -> None:
        if self._loading:
            return
        spoken = {review.member for review in self.meeting.record.reviews.self_reviews}
        if self.note.value.strip() or self.members.value in spoken:
            self.meeting.reviews.record_self_review(self.members.value, self.note.value)
            record = self.meeting.record
            self._list(record)
            self._load(record)
            self.spread()
            self.tell(say("reviews", "Saved"))

    def _go_on(self, record: MeetingRecord) -> None:
        waiting = next_speakers(record)
        self._loading = True
        if waiting:
            self.members.value = waiting[0]
        self._loading = False
        self._load(record)

    def _list(self, record: MeetingRecord) -> None:
        roster = record.roster
        spoken = {review.member for review in record.reviews.self_reviews}
        waiting = next_speakers(record)
        chosen = self.members.value
        self._loading = True
        self.members.options = [
            (f"{'✓' if member.number in spoken else '　'} {roster.label(member.number)}", member.number)
            for member in roster.members
            if member.number in spoken or member.number in waiting
        ]
        numbers = [number for _, number in self.members.options]
        self.members.value = chosen if chosen in numbers else next(iter(numbers), None)
        self._loading = False
        self._count.value = tiles(
            [
                (say("reviews", "Have spoken"), len(spoken)),
                (say("reviews", "Still to speak"), len(waiting)),
            ]
        )
