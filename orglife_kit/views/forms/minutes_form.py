"""会议记录: made from what is recorded; edited part by part, then frozen with what was changed (C12)."""

from __future__ import annotations

import datetime

from orglife_kit.i18n import moment_words, sentence, term, words_of
from orglife_kit.rules.ballots.minutes import MinutesHead, compose
from orglife_kit.rules.ballots.minutes_versions import outdated_heads, standing_texts
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.asking import Asking
from orglife_kit.views.forms.base import Card, Field, Form, Parts, Row, when
from orglife_kit.views.forms.minutes_words import earlier_version, lacking, outdated, state_of_minutes

_ = words_of("ballots")

_ROWS = {  # of what is more than a line
    MinutesHead.ATTENDANCE: 2,
    MinutesHead.LEAVE: 3,
    MinutesHead.GUESTS: 2,
    MinutesHead.AGENDA: 8,
    MinutesHead.SPEECHES: 10,
    MinutesHead.RESOLUTIONS: 4,
}


class MinutesForm(Form):
    """The minutes, part by part."""

    def _declare(self) -> Parts:
        self.parts = {head: self._part(head) for head in MinutesHead}
        self.reason = self.text_field(_("Reason"))
        freeze, back = _("Freeze the minutes"), _("Take the freeze back")
        self.freeze_asked = Asking(self, freeze, self._freeze_question, self.freeze, main=True)
        self.unfreeze_asked = Asking(
            self, back, self._unfreeze_question, self.unfreeze, fields=(self.reason,)
        )
        again = self.button(_("Compose anew"), self.compose)
        yield self.heading(_("Minutes"))
        yield state_of_minutes
        yield Card(*self.parts.values(), when(_is_open, Row(again)))
        yield when(_is_open, self.freeze_asked)
        yield when(_is_frozen, self.unfreeze_asked)
        yield lambda record: "".join(map(earlier_version, record.ballots.earlier_minutes))

    def _part(self, head: MinutesHead) -> Field:
        """Return the field of one part; one that was edited stays as it was edited."""

        def shows(record: MeetingRecord) -> str:
            text = standing_texts(record.ballots.minutes, _composed(record)).get(head, "")
            return moment_words(text) if head is MinutesHead.TIME else text

        def keep(text: str) -> None:
            self.meeting.ballots.keep_minutes({head: text}, _composed(self.meeting.record))

        return self.text_field(term(head), rows=_ROWS.get(head, 0), shows=shows, keep=keep, off=_is_frozen)

    def compose(self) -> str:
        """Put the parts back to what is recorded now."""
        composed = _composed(self.meeting.record)
        self.meeting.ballots.keep_minutes(composed, composed)
        return _("Composed from what is recorded")

    def freeze(self) -> str:
        """Freeze the minutes; they can no longer be changed."""
        composed = _composed(self.meeting.record)
        self.meeting.ballots.keep_minutes({}, composed, frozen=datetime.date.today())
        return _("Frozen")

    def unfreeze(self) -> str:
        """Open the minutes again; the version that was frozen is kept with the reason in the field."""
        self.meeting.ballots.unfreeze_minutes(self.reason.value)
        self.reason.clear()
        return _("Open again; the version that was frozen is kept below.")

    def _freeze_question(self) -> list[str]:
        record = self.meeting.record
        words = [_("After the freeze the minutes stay as they are, whatever is recorded later.")]
        if outdated_heads(record):
            words.append(outdated(record))
        return words + lacking(record)

    def _unfreeze_question(self) -> list[str]:
        return [_("Both versions are kept, with the reason: the one that was frozen and the new one.")]


def _is_frozen(record: MeetingRecord) -> bool:
    kept = record.ballots.minutes
    return kept is not None and kept.frozen is not None


def _is_open(record: MeetingRecord) -> bool:
    return not _is_frozen(record)


def _composed(record: MeetingRecord) -> dict[MinutesHead, str]:
    texts = dict.fromkeys(MinutesHead, "")
    for entry in compose(record):
        words = sentence(entry.says)
        texts[entry.head] = f"{texts[entry.head]}\n{words}" if texts[entry.head] else words
    return texts
