"""One table of plan.toml: each key is taken once and by its kind, what is left over is unknown."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from orglife_kit.errors import InputError, Location, Notice, notice

Built = TypeVar("Built")
Choice = TypeVar("Choice", bound=StrEnum)


class Table:
    """One table of the file: each key is taken once, what is left over is unknown."""

    def __init__(self, values: Any, path: str, faults: list[Notice]) -> None:
        self.path = path
        self.faults = faults
        self.taken: list[str] = []
        self.values: Mapping[str, Any] = values if isinstance(values, dict) else {}
        if values is not None and not isinstance(values, dict):
            self.fault("", "plan_not_table")

    def fault(self, key: str, code: str, **fields: object) -> None:
        """Note a fault of ``key``."""
        path = ".".join(part for part in (self.path, key) if part)
        self.faults.append(notice(code, Location(field=path), key=key or self.path, **fields))

    def take(self, key: str) -> Any:
        """Return the value of ``key``, or ``None``."""
        self.taken.append(key)
        return self.values.get(key)

    def table(self, key: str) -> Table:
        """Return the table under ``key``."""
        return Table(self.take(key), f"{self.path}.{key}" if self.path else key, self.faults)

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """Return a text."""
        value = self.take(key)
        if value is not None and not isinstance(value, str):
            self.fault(key, "plan_not_text")
        text = value.strip() if isinstance(value, str) else default
        if required and not text and (value is None or isinstance(value, str)):
            self.fault(key, "plan_key_missing")
        return text

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.take(key)
        if value is None:
            return default
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault(key, "plan_not_texts")
            return ()
        return tuple(item.strip() for item in value)

    def date(self, key: str) -> datetime.date | None:
        """Return a day, written as 2024-01-18 with or without quotes."""
        value = self.take(key)
        if value is None or value == "":
            return None
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fault(key, "plan_not_date", value=str(value))
            return None

    def present(self, key: str) -> str:
        """Return ``key``, and note a fault where it is not there; its value may wait to be filled in."""
        if key not in self.values:
            self.fault(key, "plan_key_missing")
        return key

    def needed_date(self, key: str) -> datetime.date:
        """Return a day that must be there; any day where it is not, beside the fault."""
        faults = len(self.faults)
        day = self.date(key)
        if day is None and len(self.faults) == faults:
            self.fault(key, "plan_key_missing")
        return day or datetime.date.min

    def whole(self, key: str, default: int, *, required: bool = False) -> int:
        """Return a whole number."""
        value = self.take(key)
        if value is None:
            if required:
                self.fault(key, "plan_key_missing")
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            self.fault(key, "plan_not_number")
            return default
        return value

    def truth(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            self.fault(key, "plan_not_truth")
        return value if isinstance(value, bool) else default

    def choice(self, key: str, default: Choice) -> Choice:
        """Return one of a setting's choices."""
        value = self.take(key)
        kind = type(default)
        if value is None:
            return default
        try:
            return kind(value)
        except ValueError:
            self.fault(key, "plan_choice_unknown", value=str(value), known="、".join(kind))
            return default

    def finish(self) -> None:
        """Note every key that is not known, with the nearest one that is."""
        for key in self.values:
            if key not in self.taken:
                near = difflib.get_close_matches(key, self.taken, n=1, cutoff=0.6)
                if near:
                    self.fault(key, "plan_key_near", near=near[0])
                else:
                    self.fault(key, "plan_key_unknown", known="、".join(self.taken))


def built(faults: list[Notice], make: Callable[[], Built], inside: str = "") -> Built | None:
    """Return what ``make`` makes; a record that refuses its values adds its faults under ``inside``."""
    try:
        return make()
    except InputError as error:
        for told in error.notices:
            path = ".".join(part for part in (inside, told.location.field) if part)
            faults.append(Notice(told.code, told.fields, Location(field=path or None)))
        return None
