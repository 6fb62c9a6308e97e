"""Lists in which one entry is chosen whose card stands beside them: the members first of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import ipywidgets

from orglife_kit.i18n import say
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base.fields import Field, control
from orglife_kit.views.forms.base.markup import title

First = Callable[[MeetingRecord], Any]
_FEWEST, _MOST = 6, 18  # rows of the list of members


def nobody(_record: MeetingRecord) -> None:
    """Return nobody: the first of the list is chosen where none was."""


class Chosen(Field):
    """A list in which one entry is always chosen: the one that was, else ``first`` of the record, else the first.

    What waits to be mended on the card of one entry is let go when another is chosen, by whomever, and ``leave`` is
    called: it empties what was typed for the one before.
    """

    def __init__(
        self, form: Any, made: Any, *looks: str, first: First, leave: Callable[[], object] = bool, **acts: Any
    ) -> None:
        super().__init__(form, made, *looks, **acts)
        self._first, self._leave = first, leave
        self._next: Any = None  # what is to be chosen when the record is next shown
        self._entry: Any = None  # whose card is shown

    @property
    def shown(self) -> Any:
        """What is chosen when the form next shows the record, where it is still there."""
        return self.control.value if self._next is None else self._next

    def show(self, record: MeetingRecord) -> None:
        """Show the list of ``record``, with the one that was chosen, else the first."""
        super().show(record)
        offered = self._offered()
        if self._next in offered:
            self.control.value = self._next
        elif self.control.value is None and offered:
            first = self._first(record)
            self.control.value = first if first in offered else offered[0]
        self._next, self._drawn = None, self.control.value
        if self._entry != self.control.value:
            if self._entry is not None:
                self._form.let_go()
                self._leave()
            self._entry = self.control.value

    def go_to(self, value: Any) -> None:
        """Let ``value`` be chosen when the form next shows the record."""
        self._next = value


class Members(Chosen):
    """The members, one chosen: ``number`` is who."""

    def __init__(
        self,
        form: Any,
        sign: Callable[[MeetingRecord, int], str] | None,
        numbers: Callable[[MeetingRecord], Iterable[int]] | None,
        first: First,
    ) -> None:
        made = control(ipywidgets.Select, description=say("forms", "Members"), rows=_MOST)
        looks = ("orglife-labelled", "orglife-members")
        super().__init__(form, made, *looks, first=first, options=self._lines, chooses=True)
        self._sign = sign
        self._numbers = numbers

    def _lines(self, record: MeetingRecord) -> list[tuple[str, int]]:
        numbers = record.roster.numbers if self._numbers is None else self._numbers(record)
        label = record.roster.label
        if self._sign is None:
            return [(label(number), number) for number in numbers]
        return [(f"{self._sign(record, number) or '　'} {label(number)}", number) for number in numbers]

    @property
    def number(self) -> int:
        """The number of the member who is chosen."""
        return int(self.control.value)

    @property
    def chosen(self) -> int | None:
        """The number of the member who is chosen, where there is anybody."""
        value = self.control.value
        return None if value is None else int(value)

    def title(self, record: MeetingRecord) -> str:
        """Return who is chosen, as the heading of a card."""
        return title(record.roster.label(self.number), 3)

    def show(self, record: MeetingRecord) -> None:
        """Show the members of ``record``, in a list as long as they need."""
        super().show(record)
        rows = max(_FEWEST, min(_MOST, len(self._offered())))
        if self.control.rows != rows:
            self.control.rows = rows

    def next(self) -> str:
        """Choose the member who comes next in the list; after the last one that is said."""
        numbers = [number for _, number in self.control.options]
        position = numbers.index(self.number) + 1
        if position == len(numbers):
            return say("forms", "This was the last member.")
        self.control.value = numbers[position]
        return ""
