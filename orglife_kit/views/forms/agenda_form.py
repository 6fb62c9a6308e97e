"""议程: an editable list, each item with its words and what it is for (C12)."""

from __future__ import annotations

from functools import partial

from orglife_kit.errors import refuse
from orglife_kit.i18n import words_of
from orglife_kit.rules.ballots.evening import AgendaNote, notes_apart
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind, guess_kind, identified
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import FactRows, Facts, Form, Head, Line, Parts, Row, Rows, when

_ = words_of("plan")


class AgendaForm(Form):
    """The items of the agenda, in order."""

    nested = True

    _shown: tuple[AgendaItem, ...] = ()

    def _declare(self) -> Parts:
        self.rows = FactRows(_items, self._row, self._change, key="id")
        self.new = self.text_field(_("New item"))
        yield Head(_("Agenda"))
        yield _("What an item is for decides which form the evening opens at it.")
        yield self.rows
        yield Row(self.new, self.button(_("Add item"), self.add), enters=True)
        yield when(notes_apart, _("Written down at items that are not on the agenda any more:"))
        yield Rows(notes_apart, self._note_apart, key="item")

    def show_record(self, record: MeetingRecord) -> None:
        """Show the items as the plan has them."""
        self._shown = record.plan.meeting.agenda
        super().show_record(record)

    def add(self) -> None:
        """Add the item that stands in the field at the end."""
        text = self.new.value.strip()
        if text:
            items = identified(self.meeting.record.plan.meeting.agenda)
            self._keep([*items, AgendaItem(text, guess_kind(text))])
            self.new.clear()

    def _move(self, name: str, steps: int) -> None:
        """Move an item up (−1) or down (1)."""
        items = self._items()
        index = _place(items, name)
        items.insert(index + steps, items.pop(index))
        self._keep(items)

    def _remove(self, name: str) -> None:
        """Take an item out."""
        items = self._items()
        del items[_place(items, name)]
        self._keep(items)

    def _change(self, name: str, text: str | None = None, kind: str | None = None) -> None:
        """Keep other words of an item, or what else it is for; the other stays as it is."""
        items = self._items()
        index = _place(items, name)
        kept = items[index]
        words = kept.text if text is None else "".join(text.split("\n")).strip()
        items[index] = AgendaItem(words, kept.kind if kind is None else ItemKind(kind), id=kept.id)
        self._keep([item for item in items if item.text])

    def _items(self) -> list[AgendaItem]:
        """Return the items that are shown, to be changed; raises ``RefusedError`` where they are others by now."""
        items = self.meeting.record.plan.meeting.agenda
        if items != self._shown:
            raise refuse("agenda_changed")
        return list(identified(items))

    def _keep(self, items: list[AgendaItem]) -> None:
        self.meeting.plan.change({"meeting.agenda": items})

    def _row(self, item: AgendaItem, fact: Facts) -> Row:
        name = item.id

        def number(record: MeetingRecord) -> str:
            return f"{_place(_items(record), name) + 1}."

        def is_first(record: MeetingRecord) -> bool:
            return _items(record)[0].id == name

        def is_last(record: MeetingRecord) -> bool:
            return _items(record)[-1].id == name

        words = self.text_field("", rows=1, labelled=number, **fact("text"))
        kind = self.choice_field(_("For"), ItemKind, **fact("kind"))
        up = self.button("↑", partial(self._move, name, -1), tooltip=_("Up"), off=is_first)
        down = self.button("↓", partial(self._move, name, 1), tooltip=_("Down"), off=is_last)
        out = self.button("✕", partial(self._remove, name), tooltip=_("Take out"))
        return Row(words, kind, up, down, out, looks="orglife-item")

    def _note_apart(self, note: AgendaNote) -> Row:
        """Return what was written down at an item that is gone: put back with the same words, it has it again."""
        out = self.button("✕", partial(self._take_out_note, note.item), tooltip=_("Take out"))
        return Line(f"{note.text}　{' '.join(filter(None, (note.note, note.comment)))}", out)

    def _take_out_note(self, item: str) -> str:
        """Take out what was written down at an item that is not on the agenda any more."""
        self.meeting.ballots.remove_note(item)
        return _("Taken out")


def _items(record: MeetingRecord) -> tuple[AgendaItem, ...]:
    return identified(record.plan.meeting.agenda)


def _place(items: tuple[AgendaItem, ...] | list[AgendaItem], name: str) -> int:
    return next(place for place, item in enumerate(items) if item.id == name)
