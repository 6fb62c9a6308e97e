"""会议记录: made from what is recorded; edited part by part, then frozen with what was changed (C12)."""

from __future__ import annotations

import datetime
import html

from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import check_attendance
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead, compose
from orglife_kit.rules.ballots.minutes_versions import EarlierMinutes, outdated_heads, standing_texts
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.asking import Asking
from orglife_kit.views.forms.base import Card, Field, Form, Row, Shown, off, paragraph, when

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

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.parts = {head: self._part(head) for head in MinutesHead}
        self.reason = self.text_field(say("ballots", "Reason"))
        self.freeze_asked = Asking(
            self, say("ballots", "Freeze the minutes"), self._freeze_question, self.freeze, main=True
        )
        self.unfreeze_asked = Asking(
            self,
            say("ballots", "Take the freeze back"),
            self._unfreeze_question,
            self.unfreeze,
            fields=(self.reason,),
        )
        again = self.button(say("ballots", "Compose anew"), self.compose)
        self.put(
            *self.heading(say("ballots", "Minutes")),
            Shown(_state),
            Card(*self.parts.values(), when(Row(again), lambda record: not _is_frozen(record))),
            when(self.freeze_asked, lambda record: not _is_frozen(record)),
            when(self.unfreeze_asked, _is_frozen),
            Shown(lambda record: "".join(map(_version, record.ballots.earlier_minutes))),
        )

    def _part(self, head: MinutesHead) -> Field:
        """Return the field of one part; one that was edited stays as it was edited."""

        def shows(record: MeetingRecord) -> str:
            return standing_texts(record.ballots.minutes, _composed(record)).get(head, "")

        def keep(text: str) -> None:
            self.meeting.ballots.keep_minutes({head: text}, _composed(self.meeting.record))

        field = self.text_field(term(head), rows=_ROWS.get(head, 0), shows=shows, keep=keep)
        made: Field = off(field, _is_frozen)
        return made

    def compose(self) -> str:
        """Put the parts back to what is recorded now."""
        composed = _composed(self.meeting.record)
        self.meeting.ballots.keep_minutes(composed, composed)
        return say("ballots", "Composed from what is recorded")

    def freeze(self) -> str:
        """Freeze the minutes; they can no longer be changed."""
        composed = _composed(self.meeting.record)
        self.meeting.ballots.keep_minutes({}, composed, frozen=datetime.date.today())
        return say("ballots", "Frozen")

    def unfreeze(self) -> str:
        """Open the minutes again; the version that was frozen is kept with the reason in the field."""
        self.meeting.ballots.unfreeze_minutes(self.reason.value)
        self.reason.clear()
        return say("ballots", "Open again; the version that was frozen is kept below.")

    def _freeze_question(self) -> list[str]:
        record = self.meeting.record
        words = [say("ballots", "After the freeze the minutes stay as they are, whatever is recorded later.")]
        if outdated_heads(record):
            words.append(_outdated(record))
        return words + _lacking(record)

    def _unfreeze_question(self) -> list[str]:
        return [
            say(
                "ballots", "Both versions are kept, with the reason: the one that was frozen and the new one."
            )
        ]


def _is_frozen(record: MeetingRecord) -> bool:
    kept = record.ballots.minutes
    return kept is not None and kept.frozen is not None


def _state(record: MeetingRecord) -> str:
    """Return how the minutes stand, and what of them should be looked at."""
    shown = paragraph(_standing(record.ballots.minutes), "quiet")
    if outdated_heads(record):
        shown += paragraph(_outdated(record), "warn")
    return shown + "".join(paragraph(words, "warn") for words in _lacking(record))


def _standing(kept: Minutes | None) -> str:
    """Return whether the minutes are a draft, edited or frozen."""
    if kept is None:
        return say("ballots", "A draft of what is recorded; what you change here is kept.")
    if kept.frozen is None:
        return say("ballots", "Edited; the parts that were not edited follow what is recorded.")
    changed = "、".join(map(term, kept.changed))
    return say(
        "ballots", "Frozen on {date}; changed by hand: {heads}", date=kept.frozen, heads=changed or "—"
    )


def _outdated(record: MeetingRecord) -> str:
    """Return which parts the record says otherwise since, and what can be done."""
    kept, heads = record.ballots.minutes, "、".join(map(term, outdated_heads(record)))
    if kept is not None and kept.frozen is not None:
        return say(
            "ballots",
            "The record was changed after the freeze: {heads}. The frozen minutes stay as they were; to take the"
            " change in, take the freeze back first.",
            heads=heads,
        )
    return say("ballots", "The record was changed after these parts were edited: {heads}.", heads=heads)


def _lacking(record: MeetingRecord) -> list[str]:
    return list(map(sentence, check_attendance(record.roster, record.ballots.attendance)))


def _version(earlier: EarlierMinutes) -> str:
    """Return an earlier version as markup: when and why it was taken back, and its parts, folded."""
    head = say(
        "ballots",
        "Frozen on {frozen}, taken back on {withdrawn}. Reason: {reason}",
        frozen=earlier.frozen,
        withdrawn=earlier.withdrawn,
        reason=earlier.reason,
    )
    parts = "".join(
        f"<dt>{html.escape(term(part))}</dt><dd>{html.escape(text).replace(chr(10), '<br>')}</dd>"
        for part, text in earlier.texts.items()
        if text
    )
    return f"<details><summary>{html.escape(head)}</summary><dl>{parts}</dl></details>"


def _composed(record: MeetingRecord) -> dict[MinutesHead, str]:
    texts = dict.fromkeys(MinutesHead, "")
    for entry in compose(record):
        words = sentence(entry.says)
        texts[entry.head] = f"{texts[entry.head]}\n{words}" if texts[entry.head] else words
    return texts
