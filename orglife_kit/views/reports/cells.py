"""What stands in a cell of a table or a field of a form: a value with its kind, which a renderer formats.

In a text each reads as on a page, so that no sentence shows how it is kept.
"""

from __future__ import annotations

import datetime

from orglife_kit.errors import InputError, notice
from orglife_kit.frozen import dataclass
from orglife_kit.i18n import day_words


@dataclass(frozen=True)
class Count:
    """A whole number; ``words`` say it with its unit (``22 人``) and hold its figures once."""

    number: int
    words: str = ""

    def __post_init__(self) -> None:
        if self.words and str(self.number) not in self.words:
            raise InputError(notice("report_malformed", block="Count", field="words"))

    def __str__(self) -> str:
        return self.words or str(self.number)


@dataclass(frozen=True)
class Share:
    """A part of a whole, both whole numbers; shown as a percentage with one place."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        if self.whole <= 0 or self.part < 0:
            raise InputError(notice("report_malformed", block="Share", field="whole"))

    @property
    def tenths(self) -> int:
        """The tenths of a percent, rounded to the nearest."""
        return (1000 * self.part + self.whole // 2) // self.whole

    def __str__(self) -> str:
        return f"{self.tenths // 10}.{self.tenths % 10}%"


@dataclass(frozen=True)
class Identifier:
    """A number that is a name (of an id card, of a staff card): text that is never broken or calculated with."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Strong:
    """A value that is set off from those around it."""

    value: str | int | datetime.date | Count | Share | Identifier


@dataclass(frozen=True)
class Above:
    """The cell belongs to the one above it: both are one."""


ABOVE = Above()
CellValue = str | int | datetime.date | Count | Share | Identifier | Strong | Above | None


def plain_value(value: CellValue) -> str | int | datetime.date | Count | Share | Identifier | None:
    """Return ``value`` without what sets it off; nothing for a cell that belongs to the one above."""
    if isinstance(value, Strong):
        return value.value
    return None if isinstance(value, Above) else value


def spoken(value: CellValue, language: str) -> str:
    """Return ``value`` as it is read on a page in ``language``."""
    shown = plain_value(value)
    if shown is None:
        return ""
    if isinstance(shown, datetime.date):
        return day_words(shown, language)
    return str(shown)


def is_number(value: CellValue) -> bool:
    """Return whether a spreadsheet can calculate with ``value``."""
    return isinstance(plain_value(value), int | Count | Share)


def is_whole(value: CellValue) -> bool:
    """Return whether ``value`` is never divided into lines."""
    shown = plain_value(value)
    return shown is not None and not isinstance(shown, str)
