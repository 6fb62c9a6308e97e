"""A release with long names, long texts and many members, made from the sample's: the worst a form must hold."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from typing import Any

from orglife_kit.errors import Notice
from orglife_kit.rules.plan.grades import Grade, GradeSet
from orglife_kit.rules.publication.release import Release

SECOND_LEVEL = [
    bytes([row, place]).decode("gb2312") for row in range(0xD8, 0xF8) for place in range(0xA1, 0xFF)
]
OF_NAMES, OF_TEXTS = SECOND_LEVEL[:1000], SECOND_LEVEL[1000:]  # on no form otherwise

_NAMES = {
    *("label", "name", "talker", "listener", "owner", "helper", "given_by", "heard_by", "verified_by"),
    *("criticised_by", "host", "recorder", "tellers", "scrutineers", "counted_by", "watched_by"),
}
_SHORT = {"branch", "place", "title", "theme", "aspect", "goal", "step", "body", "post", "group", "evidence"}
_KEPT = {
    *(
        "root",
        "code",
        "capped",
        "outcome",
        "satisfaction",
        "year",
        "of_year",
        "carried",
        "composed",
        "passed",
    ),
    *("birth", "joined", "gender", "ethnicity", "identity", "date", "number"),
}
_OF_MEMBERS = {  # parts with a line for each member
    *(
        "outcomes",
        "rows",
        "assessments",
        "talks",
        "member_findings",
        "exceptions",
        "absences",
        "rectification",
    ),
}
_MARKS = "，、；。）》”"


class Stretcher:
    """Stretches texts; no two are alike, and each is made of characters that stand on no form otherwise."""

    def __init__(self, members: int, length: int) -> None:
        self._members = members
        self._length = length
        self._number = itertools.count()

    def release(self, value: Release) -> Release:
        """Return ``value`` with ``members`` lines in every part that has one for each, and long texts."""
        changed: Release = self._value(value, "")
        return changed

    def name(self) -> str:
        """Return a name of 30 characters that nobody else has."""
        return "".join(self._name(30))

    def _value(self, value: Any, name: str) -> Any:
        if type(value) is str:
            return self._text(value, name)
        if isinstance(value, tuple):
            items = self._as_many(value) if name in _OF_MEMBERS else value
            return tuple(self._value(item, name) for item in items)
        if isinstance(value, dict):
            return {key: self._value(item, "texts") for key, item in value.items()}
        if isinstance(value, Grade | GradeSet | Notice) or not dataclasses.is_dataclass(value):
            return value
        changes = {
            field.name: self._value(getattr(value, field.name), field.name)
            for field in dataclasses.fields(value)
            if field.init and field.name not in _KEPT - {"identity"}
        }
        return dataclasses.replace(value, **changes)  # type: ignore[type-var]

    def _as_many(self, items: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(items) < 2:
            return items
        return tuple(itertools.islice(itertools.cycle(items), self._members))

    def _text(self, value: str, name: str) -> str:
        if name == "identity":
            return f"{next(self._number):018}" if value else ""
        if name in _NAMES:
            return self.name() if value else ""
        return "".join(self._words(24 if name in _SHORT else self._length))

    def _name(self, length: int) -> Iterator[str]:
        start = next(self._number) * 31
        for place in range(length):
            yield "·" if place % 9 == 5 else OF_NAMES[(start + place) % len(OF_NAMES)]

    def _words(self, length: int) -> Iterator[str]:
        start = next(self._number) * 17
        for place in range(length):
            character = OF_TEXTS[(start + place) % len(OF_TEXTS)]
            yield _MARKS[place // 13 % len(_MARKS)] if place % 13 == 12 else character
