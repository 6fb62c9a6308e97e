"""自评: who speaks, who is next, who is left; a note is optional (C6)."""

from __future__ import annotations

import html

from orglife_kit.i18n import words_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.reviews import next_speakers
from orglife_kit.views.forms.base import Beside, Card, Form, Parts, Row, paragraph, when

_ = words_of("reviews")


class SelfReviewForm(Form):
    """The round of self-reviews, in speaking order."""

    tables = ("self_reviews",)

    def _declare(self) -> Parts:
        self.members = self.member_list(_sign, _speakers, _next)
        self.note = self.text_field(_("Note, if any"), rows=2, shows=self._noted, keep=self._keep_note)
        self.spoken = self.button(_("Has spoken, next"), self.record, main=True)
        self.not_spoken = self.button(_("Has not spoken"), self.take_back)
        acts = Row(self.spoken, when(self._has_spoken, self.not_spoken))
        yield self.heading(_("Self-reviews"), _("That somebody has spoken is enough; no text is asked for."))
        yield lambda record: {
            _("Have spoken"): len(record.reviews.self_reviews),
            _("Still to speak"): len(next_speakers(record)),
        }
        yield when(_speakers, Beside(self.members, Card(self._speaker, self.note, acts)))

    def record(self) -> str:
        """Record that the chosen member has spoken, and go on to the next."""
        number = self.members.number
        self.meeting.reviews.record_self_review(number, self.note.value)
        record = self.meeting.record
        following = _next(record)
        if following is not None:
            self.members.go_to(following)
        return _("Saved: {name} has spoken.", name=record.roster.label(number))

    def take_back(self) -> str:
        """Record that the chosen member has not spoken."""
        number = self.members.number
        self.meeting.reviews.remove_self_review(number)
        name = self.meeting.record.roster.label(number)
        return _("Saved: {name} has not spoken.", name=name)

    def _has_spoken(self, record: MeetingRecord) -> bool:
        return self.members.chosen in _spoken(record)

    def _noted(self, record: MeetingRecord) -> str:
        notes = {review.member: review.note for review in record.reviews.self_reviews}
        return notes.get(self.members.chosen or 0, "")

    def _keep_note(self, note: str) -> None:
        if note.strip() or self._has_spoken(self.meeting.record):
            self.meeting.reviews.record_self_review(self.members.number, note)

    def _speaker(self, record: MeetingRecord) -> str:
        """Return who speaks, large, and who is next."""
        label, number = record.roster.label, self.members.number
        waiting = [other for other in next_speakers(record) if other != number]
        shown = f'<p class="speaker">{html.escape(label(number))}</p>'
        if waiting:
            shown += paragraph(_("Next: {name}", name=label(waiting[0])), "quiet")
        return shown


def _spoken(record: MeetingRecord) -> set[int]:
    return {review.member for review in record.reviews.self_reviews}


def _speakers(record: MeetingRecord) -> list[int]:
    spoken = _spoken(record)
    waiting = next_speakers(record)
    return [number for number in record.roster.numbers if number in spoken or number in waiting]


def _next(record: MeetingRecord) -> int | None:
    return next(iter(next_speakers(record)), None)


def _sign(record: MeetingRecord, number: int) -> str:
    return "✓" if number in _spoken(record) else ""
