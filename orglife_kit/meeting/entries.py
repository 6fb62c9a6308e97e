"""What every act checks of what was entered: days as text or dates, codes, members named once."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from orglife_kit.errors import InputError, notice, refuse
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.written import is_of_our_time

Code = TypeVar("Code", bound=StrEnum)


class Numbered(Protocol):
    """A record with the kit's own number."""

    @property
    def number(self) -> int:
        """The number that no other record of its kind ever had."""


Entered = TypeVar("Entered")
NumberedRecord = TypeVar("NumberedRecord", bound=Numbered)


def day_of(entered: str | datetime.date) -> datetime.date:
    """Return the day that was entered, an ISO text or a date; raises ``InputError`` (``date_impossible``).

    A day that nobody living has seen or will see was mistyped.
    """
    try:
        if isinstance(entered, datetime.date):
            # made anew: a datetime has a time, and pandas' NaT, which is a date to Python, has no day
            day = datetime.date(entered.year, entered.month, entered.day)
        else:
            day = datetime.date.fromisoformat(entered.strip())
        if not is_of_our_time(day):
            raise ValueError(day)
        return day
    except (ValueError, AttributeError, TypeError):
        raise InputError(notice("date_impossible", text=str(entered))) from None


def day_or_none(entered: str | datetime.date | None) -> datetime.date | None:
    """Return the day that was entered, ``None`` for nothing or an empty text; raises as ``day_of``."""
    return None if entered is None or entered == "" else day_of(entered)


def text_of(entered: object) -> str:
    """Return a text that was entered, without the blanks around it; raises ``InputError`` (``text_impossible``).

    What is no text is none, and neither is half a character or a zero, which no file keeps and no page shows.
    """
    if not isinstance(entered, str) or "\0" in entered:
        raise InputError(notice("text_impossible", text=repr(entered)))
    try:
        entered.encode()
    except UnicodeEncodeError:
        raise InputError(notice("text_impossible", text=ascii(entered))) from None
    return entered.strip()


def path_of(entered: object) -> Path:
    """Return the path of a file or folder that was entered; raises ``InputError`` (``path_impossible``)."""
    try:
        path = Path(entered)  # type: ignore[arg-type]
        usable = bool(entered) and b"\0" not in os.fsencode(path)
    except (TypeError, UnicodeEncodeError):
        usable = False
    if not usable:
        raise InputError(notice("path_impossible", text=ascii(entered)))
    return path


def listed(entered: Iterable[Entered]) -> tuple[Entered, ...]:
    """Return what was entered as several; raises ``InputError`` (``list_impossible``).

    One text is not several: each of its characters would be taken for one.
    """
    if isinstance(entered, str | bytes) or not isinstance(entered, Iterable):
        raise InputError(notice("list_impossible", text=ascii(entered)))
    return tuple(entered)


def one_or_several(entered: str | int | Iterable[str | int]) -> tuple[str | int, ...]:
    """Return the one member who was named, or all of several."""
    return (entered,) if isinstance(entered, str) or not isinstance(entered, Iterable) else tuple(entered)


def text_or(kept: str, entered: str | None) -> str:
    """Return the text that was entered, ``kept`` where none was; raises as ``text_of``."""
    return kept if entered is None else text_of(entered)


def truth_of(entered: object) -> bool:
    """Return whether something holds; raises ``InputError`` (``truth_impossible``) for what is neither."""
    try:
        if entered in (True, False):  # by value: NumPy has a truth of its own
            return bool(entered)
    except (TypeError, ValueError):  # pandas' NA, an array
        pass
    raise InputError(notice("truth_impossible", text=repr(entered)))


def code_of(codes: type[Code], entered: str, refusal: str) -> Code:
    """Return one of ``codes``; raises ``RefusedError`` with the code ``refusal`` for anything else."""
    try:
        return codes(entered)
    except (ValueError, TypeError):
        raise refuse(refusal, text=str(entered), known="、".join(codes)) from None


def numbered(records: Iterable[NumberedRecord], number: int, refusal: str) -> NumberedRecord:
    """Return the record with ``number``; raises ``RefusedError`` with the code ``refusal`` where there is none."""
    for record in records:
        if record.number == number:
            return record
    raise refuse(refusal, number=number)


def check_named_once(members: Iterable[int], roster: Roster) -> None:
    """Raise ``InputError`` (``member_twice``) naming each member who stands twice in one entry."""
    named = list(members)
    twice = sorted({number for number in named if named.count(number) > 1})
    if twice:
        raise InputError(*(notice("member_twice", member=roster.label(number)) for number in twice))
