"""议程: an editable list, each item with its words and what it is for (C12)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.errors import refuse
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.evening import AgendaNote, notes_apart
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind, guess_kind, identified
from orglife_kit.views.forms.form import MIDDLE, Form, heading, line, text_field

_WORDS = ipywidgets.Layout(width="34em")
_SMALL = ipywidgets.Layout(width="3em", min_width="3em")
_NO_LABEL = {"description_width": "2em"}


class AgendaForm(Form):
    """The items of the agenda, in order."""

    nested = True

    def __init__(self, meeting: Meeting, changed: Callable[[], None]) -> None:
        super().__init__(meeting)
        self._changed = changed
        self._shown: tuple[AgendaItem, ...] | None = None
        self.rows = ipywidgets.VBox()
        self.apart = ipywidgets.VBox()
        self._shown_apart: tuple[AgendaNote, ...] = ()
        self.new = text_field(say("plan", "New item"), "", layout=_WORDS, style={})
        self.put(
            heading(say("plan", "Agenda")),
            line(say("plan", "What an item is for decides which form the evening opens at it."), "quiet"),
            self.rows,
            ipywidgets.HBox([self.new, self.button(say("plan", "Add item"), self.add)]),
            self.apart,
        )

    def show(self, items: tuple[AgendaItem, ...]) -> None:
        """Show the items as the plan has them; a row that did not change keeps its place and its cursor."""
        if items != self._shown:
            self._shown = items
            self.rows.children = [self._row(index, item, len(items)) for index, item in enumerate(items)]
        apart = notes_apart(self.meeting.record)
        if apart != self._shown_apart:
            self._shown_apart = apart
            self.apart.children = self._notes_apart(apart)

    def add(self) -> None:
        """Add the item that stands in the field at the end."""
        text = self.new.value.strip()
        if text:
            items = identified(self.meeting.record.plan.meeting.agenda)
            self._keep([*items, AgendaItem(text, guess_kind(text))])
            self.new.value = ""

    def move(self, index: int, steps: int) -> None:
        """Move an item up (−1) or down (1)."""
        items = self._items()
        items.insert(index + steps, items.pop(index))
        self._keep(items)

    def remove(self, index: int) -> None:
        """Take an item out."""
        items = self._items()
        del items[index]
        self._keep(items)

    def take_out_note(self, item: str) -> None:
        """Take out what was written down at an item that is not on the agenda any more."""
        self.meeting.ballots.remove_note(item)
        self._changed()
        self.spread()
        self.tell(say("plan", "Taken out"))

    def _notes_apart(self, notes: tuple[AgendaNote, ...]) -> list[ipywidgets.Widget]:
        """Return what was written down at items that are gone: put back with the same words, they have it again."""
        if not notes:
            return []
        words = say("plan", "Written down at items that are not on the agenda any more:")
        rows = [
            ipywidgets.HBox(
                [
                    line(f"{note.text}　{' '.join(filter(None, (note.note, note.comment)))}"),
                    self._small("✕", say("plan", "Take out"), partial(self.take_out_note, note.item)),
                ]
            )
            for note in notes
        ]
        return [line(words, "quiet"), *rows]

    def _row(self, index: int, item: AgendaItem, number: int) -> ipywidgets.HBox:
        words = text_field(f"{index + 1}.", item.text, layout=_WORDS, style=_NO_LABEL)
        kind = ipywidgets.Dropdown(
            options=[(term(kind), kind.value) for kind in ItemKind],
            value=item.kind.value,
            layout=MIDDLE,
            description=say("plan", "For"),
            style=_NO_LABEL,
        )
        words.observe(self._changing(index, "text"), "value")
        kind.observe(self._changing(index, "kind"), "value")
        up = self._small("↑", say("plan", "Up"), partial(self.move, index, -1), off=index == 0)
        down = self._small("↓", say("plan", "Down"), partial(self.move, index, 1), off=index == number - 1)
        out = self._small("✕", say("plan", "Take out"), partial(self.remove, index))
        return ipywidgets.HBox([words, kind, up, down, out])

    def _small(
        self, sign: str, words: str, act: Callable[[], object], *, off: bool = False
    ) -> ipywidgets.Button:
        made = self.button(sign, act)
        made.tooltip, made.layout, made.disabled = words, _SMALL, off
        return made

    def _changing(self, index: int, field: str) -> Any:
        def changed(change: dict[str, Any]) -> None:
            self.doing(partial(self._change, index, field, change["new"]))()

        return changed

    def _change(self, index: int, field: str, value: str) -> None:
        items = self._items()
        kept = items[index]
        if field == "text":  # what it is for stays as it was chosen
            items[index] = AgendaItem(value.strip(), kept.kind, id=kept.id)
        else:
            items[index] = AgendaItem(kept.text, ItemKind(value), id=kept.id)
        self._keep([item for item in items if item.text])

    def _items(self) -> list[AgendaItem]:
        """Return the items that are shown, to be changed; raises ``RefusedError`` where they are others by now."""
        items = self.meeting.record.plan.meeting.agenda
        if items != self._shown:
            self.show(items)
            raise refuse("agenda_changed")
        return list(identified(items))

    def _keep(self, items: list[AgendaItem]) -> None:
        self.meeting.plan.change({"meeting.agenda": items})
        self._changed()
        self.spread()
        self.tell(say("plan", "Saved"))
