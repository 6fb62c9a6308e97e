"""会议记录: made from what is recorded; edited part by part, then frozen with what was changed (C12)."""

from __future__ import annotations

import datetime
import html
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import check_attendance
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead, compose
from orglife_kit.rules.ballots.minutes_versions import EarlierMinutes, outdated_heads, standing_texts
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.asking import Asking
from orglife_kit.views.forms.form import Form, heading, line, text_field

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

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = True
        self._state = ipywidgets.HTML()
        self.parts: dict[MinutesHead, Any] = {}
        for head in MinutesHead:
            self.parts[head] = text_field(term(head), "", rows=_ROWS.get(head, 1))
            self.parts[head].observe(self.doing(partial(self.keep, head)), "value")
        self.freeze_asked = Asking(
            self, say("ballots", "Freeze the minutes"), self._freeze_question, self.freeze, main=True
        )
        self.reason = text_field(say("ballots", "Reason"), "")
        self.unfreeze_asked = Asking(
            self,
            say("ballots", "Take the freeze back"),
            self._unfreeze_question,
            self.unfreeze,
            fields=(self.reason,),
        )
        self._again = self.button(say("ballots", "Compose anew"), self.compose)
        self._earlier = ipywidgets.HTML()
        self._loading = False
        self._show()
        self.put(
            heading(say("ballots", "Minutes")),
            self._state,
            *self.parts.values(),
            ipywidgets.HBox([self._again, self.freeze_asked, self.unfreeze_asked]),
            self._earlier,
        )

    def keep(self, head: MinutesHead) -> None:
        """Keep one part as it stands in its field."""
        if not self._loading:
            text = self.parts[head].value
            self.meeting.ballots.keep_minutes({head: text}, _composed(self.meeting.record))
            self._show()
            self.spread()
            self.tell(say("ballots", "Saved"))

    def compose(self) -> None:
        """Put the parts back to what is recorded now."""
        composed = _composed(self.meeting.record)
        self.meeting.ballots.keep_minutes(composed, composed)
        self._show()
        self.spread()
        self.tell(say("ballots", "Composed from what is recorded"))

    def freeze(self) -> None:
        """Freeze the minutes; they can no longer be changed."""
        composed = _composed(self.meeting.record)
        self.meeting.ballots.keep_minutes({}, composed, frozen=datetime.date.today())
        self._show()
        self.spread()
        self.tell(say("ballots", "Frozen"))

    def unfreeze(self) -> None:
        """Open the minutes again; the version that was frozen is kept with the reason in the field."""
        self.meeting.ballots.unfreeze_minutes(self.reason.value)
        self.reason.value = ""
        self._show()
        self.spread()
        self.tell(say("ballots", "Open again; the version that was frozen is kept below."))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere; a part that was edited here stays as it was edited."""
        self._show()

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

    def _show(self) -> None:
        record = self.meeting.record
        kept = record.ballots.minutes
        texts = standing_texts(kept, _composed(record))
        frozen = kept.frozen if kept else None
        self._loading = True
        for head, field in self.parts.items():
            field.value = texts.get(head, "")
            field.disabled = frozen is not None
        self._loading = False
        self._again.disabled = frozen is not None
        self.freeze_asked.layout.display = "none" if frozen else ""
        self.unfreeze_asked.layout.display = "" if frozen else "none"
        told = [line(words, "quiet") for words in [_standing(kept)]]
        told += [line(_outdated(record), "bad")] if outdated_heads(record) else []
        told += [line(words, "bad") for words in _lacking(record)]
        self._state.value = "".join(entry.value for entry in told)
        self._earlier.value = "".join(map(_version, record.ballots.earlier_minutes))


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
