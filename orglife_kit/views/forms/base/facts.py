"""The facts of an entry of the record, as fields show and keep them: each of them alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base.parts import Rows

Find = Callable[[MeetingRecord], Any]


class Facts:
    """Gives a field by the name of a fact what shows it and what keeps it; nothing is shown where no entry is.

    ``keep`` is handed the one fact that was entered, an empty text where it was taken out: another window may have
    changed another one since.
    """

    def __init__(self, find: Find, keep: Callable[..., object]) -> None:
        self.find, self._keep = find, keep

    def __call__(self, name: str, nothing: Any = "") -> dict[str, Any]:
        """Return ``shows`` and ``keep`` of a field; ``nothing`` stands in it where there is no entry."""

        def shows(record: MeetingRecord) -> Any:
            entry = self.find(record)
            return nothing if entry is None else getattr(entry, name)

        return {"shows": shows, "keep": lambda value: self._keep(**{name: "" if value is None else value})}


class FactRows(Rows):
    """One row for each entry of the record, whose fields are its facts: ``make`` is handed the entry and its ``Facts``.

    What is entered in a field is given to ``change`` by the name of the fact, behind the key of the entry.
    """

    def __init__(
        self,
        entries: Callable[[MeetingRecord], Iterable[Any]],
        make: Callable[[Any, Facts], ipywidgets.Widget],
        change: Callable[..., object],
        key: str | Callable[[Any], Hashable] = "number",
    ) -> None:
        super().__init__(entries, self._with_facts, key)
        self._make_row, self._change = make, change

    def _with_facts(self, entry: Any) -> ipywidgets.Widget:
        key = self._key(entry)

        def find(record: MeetingRecord) -> Any:
            return next((each for each in self._entries(record) if self._key(each) == key), None)

        return self._make_row(entry, Facts(find, partial(self._change, key)))


def entry_of(entries: Callable[[MeetingRecord], Iterable[Any]], **named: Any) -> Find:
    """Return what finds the one of ``entries`` whose facts are those ``named``, ``None`` where it is gone."""

    def find(record: MeetingRecord) -> Any:
        found = (
            entry
            for entry in entries(record)
            if all(getattr(entry, name) == value for name, value in named.items())
        )
        return next(found, None)

    return find
