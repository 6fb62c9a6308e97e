"""What came of one item: progress with evidence, done, verified by another, or criticised and reopened (C13, C15)."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Iterable

import ipywidgets

from orglife_kit.errors import Notice
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import (
    History,
    ItemState,
    RectificationItem,
    Satisfaction,
)
from orglife_kit.rules.rectification.verification import is_own
from orglife_kit.views.forms.form import GONE, LABELS, MIDDLE, Form, name_field, text_field

_DAY = ipywidgets.Layout(width="17em")
_SHOWN = ipywidgets.Layout()


class ItemOutcome(Form):
    """The part of an item's card that its state asks for."""

    nested = True

    def __init__(self, meeting: Meeting, changed: Callable[[], None]) -> None:
        super().__init__(meeting)
        self._changed = changed
        self._number = 0
        self._history = ipywidgets.HTML()
        self.date = ipywidgets.DatePicker(
            description=say("rectification", "On"), value=datetime.date.today(), style=LABELS, layout=_DAY
        )
        self.words = text_field(say("rectification", "Progress"), "")
        self.evidence = text_field(say("rectification", "Evidence"), "")
        self.evidence.placeholder = say("rectification", "a sentence, or a file")
        self.file = ipywidgets.FileUpload(description=say("rectification", "File"))
        self._work = ipywidgets.VBox(
            [
                self.words,
                ipywidgets.HBox([self.evidence, self.file]),
                ipywidgets.HBox(
                    [
                        self.button(say("rectification", "Note progress"), self.note),
                        self.button(say("rectification", "Rectified"), self.finish, main=True),
                    ]
                ),
            ]
        )
        self.verified_by = name_field(say("rectification", "Verified by"))
        self.satisfaction = ipywidgets.Dropdown(
            description=say("rectification", "Those concerned"),
            options=[("—", ""), *((term(choice), choice.value) for choice in Satisfaction)],
            style=LABELS,
            layout=MIDDLE,
        )
        self.remark = text_field(say("rectification", "Note"), "")
        self._verify = ipywidgets.VBox(
            [
                ipywidgets.HBox([self.verified_by, self.satisfaction]),
                self.remark,
                self.button(say("rectification", "Verify"), self.verify, main=True),
            ]
        )
        self.criticised_by = name_field(say("rectification", "Criticised by"))
        self.said = text_field(say("rectification", "What was said"), "")
        self.due = ipywidgets.DatePicker(
            description=say("rectification", "New day"), style=LABELS, layout=_DAY
        )
        self._reopen = ipywidgets.VBox(
            [
                ipywidgets.HBox([self.criticised_by, self.due]),
                self.said,
                self.button(say("rectification", "Reopen"), self.reopen),
            ]
        )
        self.put(self._history, self.date, self._work, self._verify, self._reopen)

    def show(self, record: MeetingRecord, item: RectificationItem) -> None:
        """Show what is recorded of ``item``, and what its state asks for."""
        if item.number != self._number:
            self._number = item.number
            for field in (self.words, self.evidence, self.remark, self.said):
                field.value = ""
            self.verified_by.value = self.criticised_by.value = self.satisfaction.value = ""
            self.tell("")
        roster = record.roster
        labels = list(map(roster.label, roster.numbers))
        self.verified_by.options = [label for label in labels if not is_own(item, label, roster)]
        self.criticised_by.options = labels
        self._history.value = _told(record.rectification.history(item.number))
        working = item.state in (ItemState.OPENED, ItemState.UNDER_WAY)
        for part, asked in (
            (self._work, working),
            (self._verify, item.state is ItemState.DONE),
            (self._reopen, not working),
        ):
            part.layout = _SHOWN if asked else GONE

    def note(self, *, done: bool = False) -> None:
        """Keep the progress that stands in the fields."""
        uploads = self.file.value
        file = (str(uploads[0]["name"]), bytes(uploads[0]["content"])) if uploads else None
        told = self.meeting.rectification.note_progress(
            self._number,
            self.words.value,
            self.date.value or "",
            evidence=self.evidence.value,
            file=file,
            done=done,
        )
        self.words.value = self.evidence.value = ""
        self.file.value = ()
        self._saved(told)

    def finish(self) -> None:
        """Keep the progress and that the item is rectified."""
        self.note(done=True)

    def verify(self) -> None:
        """Keep that somebody other than the owner has looked."""
        told = self.meeting.rectification.verify_item(
            self._number,
            self.verified_by.value,
            self.satisfaction.value,
            self.date.value or "",
            note=self.remark.value,
        )
        self.remark.value = self.satisfaction.value = ""
        self._saved(told)

    def reopen(self) -> None:
        """Reopen the item with what was said and a new day."""
        told = self.meeting.rectification.reopen_item(
            self._number,
            self.criticised_by.value,
            self.said.value,
            self.due.value or "",
            self.date.value or "",
        )
        self.said.value = ""
        self._saved(told)

    def _saved(self, told: Iterable[Notice] = ()) -> None:
        self._changed()
        self.spread()
        self.tell_notices(told, say("rectification", "Saved"))


def _told(history: History) -> str:
    lines = [
        (note.date, f"{note.words}（{note.evidence}）" if note.evidence else note.words)
        for note in history.progress
    ]
    for check in history.verifications:
        words = say(
            "rectification",
            "verified by {name}: {satisfaction} {note}",
            name=check.verified_by,
            satisfaction=term(check.satisfaction),
            note=check.note,
        )
        lines.append((check.date, words))
    for again in history.reopenings:
        words = say(
            "rectification",
            "reopened; {name} criticised: {said}; new day {due}",
            name=again.criticised_by,
            said=again.said,
            due=again.due,
        )
        lines.append((again.date, words))
    items = "".join(
        f"<li>{date}　{html.escape(words)}</li>" for date, words in sorted(lines, key=lambda line: line[0])
    )
    return f"<ul>{items}</ul>" if items else ""
