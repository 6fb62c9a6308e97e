"""What came of one item: progress with evidence, done, verified by another, or criticised and reopened (C13, C15)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from orglife_kit.errors import Notice
from orglife_kit.i18n import day_words, term, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import History, ItemState, RectificationItem, Satisfaction
from orglife_kit.rules.rectification.verification import is_own
from orglife_kit.views.forms.base import Card, Form, Parts, Row, clear, items, when

_ = words_of("rectification")

_WORKED_ON = (ItemState.OPENED, ItemState.UNDER_WAY)


class ItemOutcome(Form):
    """The part of an item's card that its state asks for; ``item`` says which item is chosen."""

    nested = True

    def __init__(self, meeting: Meeting, item: Callable[[MeetingRecord], RectificationItem | None]) -> None:
        self._item = item
        super().__init__(meeting)

    def _declare(self) -> Parts:
        self.date = self.day_field(_("On"), value=datetime.date.today())
        self.words = self.text_field(_("Progress"))
        self.evidence = self.text_field(_("Evidence"), hint=_("a sentence, or a file"))
        self.file = self.file_field(_("File"))
        work = {"words": self.words, "date": self.date, "evidence": self.evidence, "file": self.file}
        note = self.entering(_("Note progress"), self._note, work, stays=(self.date,))
        finish = self.entering(
            _("Rectified"), partial(self._note, done=True), work, stays=(self.date,), main=True
        )
        self.verified_by = self.name_field(_("Verified by"), options=self._verifiers)
        self.satisfaction = self.choice_field(_("Those concerned"), ["", *Satisfaction], looks="short")
        self.remark = self.text_field(_("Note"))
        look = {"verified_by": self.verified_by, "satisfaction": self.satisfaction}
        look |= {"date": self.date, "note": self.remark}
        verify = self.entering(_("Verify"), self._verify, look, stays=(self.date,), main=True)
        self.criticised_by = self.name_field(_("Criticised by"))
        self.said = self.text_field(_("What was said"))
        self.due = self.day_field(_("New day"))
        criticism = {"criticised_by": self.criticised_by, "said": self.said, "due": self.due}
        reopen = self.entering(_("Reopen"), self._reopen, criticism | {"date": self.date}, stays=(self.date,))
        enters = "orglife-enters"
        self.work = when(
            self._is_worked_on,
            Card(self.words, Row(self.evidence, self.file), Row(note, finish), looks=enters),
        )
        yield self._told
        yield self.date
        yield self.work
        yield when(
            lambda record: self._state(record) is ItemState.DONE,
            Card(Row(self.verified_by, self.satisfaction, self.remark), Row(verify), looks=enters),
        )
        yield when(
            lambda record: self._state(record) not in (None, *_WORKED_ON),
            Card(Row(self.criticised_by, self.due, self.said), Row(reopen), looks=f"orglife-entry {enters}"),
        )

    def _note(self, **work: Any) -> tuple[Notice, ...]:
        return self.meeting.rectification.note_progress(self._number, **work)

    def _verify(self, **look: Any) -> tuple[Notice, ...]:
        return self.meeting.rectification.verify_item(self._number, **look)

    def _reopen(self, **criticism: Any) -> tuple[Notice, ...]:
        return self.meeting.rectification.reopen_item(self._number, **criticism)

    def clear(self) -> None:
        """Empty the fields: what stood in them was of another item."""
        texts = (self.words, self.evidence, self.remark, self.said, self.satisfaction, self.verified_by)
        clear(*texts, self.criticised_by, self.due, self.file)

    @property
    def _number(self) -> int:
        item = self._item(self.meeting.record)
        return 0 if item is None else item.number

    def _state(self, record: MeetingRecord) -> ItemState | None:
        item = self._item(record)
        return None if item is None else item.state

    def _is_worked_on(self, record: MeetingRecord) -> bool:
        return self._state(record) in _WORKED_ON

    def _verifiers(self, record: MeetingRecord) -> list[str]:
        """Return who may verify: not those whose item it is."""
        item, roster = self._item(record), record.roster
        labels = map(roster.label, roster.numbers)
        return [label for label in labels if item is None or not is_own(item, label, roster)]

    def _told(self, record: MeetingRecord) -> str:
        item = self._item(record)
        return "" if item is None else items(_history(record.rectification.history(item.number)))


def _history(history: History) -> list[str]:
    """Return what happened to an item, a line each, in order of its days."""
    lines = [
        (note.date, f"{note.words}（{note.evidence}）" if note.evidence else note.words)
        for note in history.progress
    ]
    for check in history.verifications:
        words = _(
            "verified by {name}: {satisfaction} {note}",
            name=check.verified_by,
            satisfaction=term(check.satisfaction),
            note=check.note,
        )
        lines.append((check.date, words))
    for again in history.reopenings:
        words = _(
            "reopened; {name} criticised: {said}; new day {due}",
            name=again.criticised_by,
            said=again.said,
            due=again.due,
        )
        lines.append((again.date, words))
    return [f"{day_words(date)}　{words}" for date, words in sorted(lines, key=lambda line: line[0])]
