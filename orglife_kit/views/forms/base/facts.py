"""The facts of one entry of the record, as fields show and keep them: each of them alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from orglife_kit.rules.record import MeetingRecord

Find = Callable[[MeetingRecord], Any]


class Facts:
    """Gives a field by the name of a fact what shows it and what keeps it; nothing is shown where no entry is.

    ``keep`` is handed the one fact that was entered, an empty text where it was taken out: another window may have
    changed another one since.
    """

    def __init__(self, find: Find, keep: Callable[..., object]) -> None:
        self._find, self._keep = find, keep

    def __call__(self, name: str, nothing: Any = "") -> dict[str, Any]:
        """Return ``shows`` and ``keep`` of a field; ``nothing`` stands in it where there is no entry."""

        def shows(record: MeetingRecord) -> Any:
            entry = self._find(record)
            return nothing if entry is None else getattr(entry, name)

        return {"shows": shows, "keep": lambda value: self._keep(**{name: "" if value is None else value})}


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
