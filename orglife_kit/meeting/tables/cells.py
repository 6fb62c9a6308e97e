"""A value as a cell shows it, and the value that a cell's text says."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from orglife_kit.errors import Location, Notice, notice
from orglife_kit.meeting.tables.declaration import Column, Kind, Value
from orglife_kit.meeting.tables.wordings import code_meant, word_of, yes_meant
from orglife_kit.rules.written import is_of_our_time
from orglife_kit.storage.readers.dates import iso_date, spreadsheet_date

YES, NO = "是", "否"
_SEVERAL = re.compile(r"[、,，;；/|\s]+")
_WHOLE = re.compile(r"(\d+)(?:\.0+)?")
_DAY = re.compile(r"(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?")
_MONTH_END = re.compile(r"(?:([12]\d{3})\s*[年./-]\s*)?(\d{1,2})\s*月底")
_BEHIND_DAY = re.compile(r"(之?前|以前|止|截止|完成|前完成)$")
_NUMBERS = (Kind.COUNT, Kind.NUMBER, Kind.MEMBER)

Shown = str | int | datetime.date | None


def shown(value: Value, column: Column) -> Shown:
    """Return a value as a sheet has it: a day, a whole number, or Chinese words."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, StrEnum):
        return word_of(value)
    if column.several and column.codes is not None:
        return "、".join(word_of(column.codes(code)) for code in str(value).split())
    return value


def shown_text(value: Value, column: Column) -> str:
    """Return a value as a line of text has it."""
    found = shown(value, column)
    return found.isoformat() if isinstance(found, datetime.date) else "" if found is None else str(found)


def plain_text(text: str) -> str:
    """Return a text as it is compared and kept: composed line ends, nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass
class CellReader:
    """Reads the cells of one file; a day without a year is the one nearest to the ``meeting``, and told."""

    meeting: datetime.date
    faults: list[Notice]
    guesses: list[Notice]

    def value(self, column: Column, text: str, location: Location) -> Value:
        """Return what a cell says, ``None`` for nothing; note a fault where it says nothing that can be."""
        text = plain_text(text)
        if not text:
            return "" if column.kind in (Kind.TEXT, Kind.ID) or column.several else column.blank
        match column.kind:
            case Kind.TEXT | Kind.ID:
                return text
            case Kind.DATE:
                return self._day(text, location)
            case Kind.CODE:
                return self._codes(column, text, location)
            case Kind.YES_NO:
                return self._told(yes_meant(text), "yes_no_unknown", text, location)
        whole = _WHOLE.fullmatch(unicodedata.normalize("NFKC", text))
        return self._told(int(whole[1]) if whole else None, "number_impossible", text, location)

    def _told(self, found: Value, code: str, text: str, location: Location) -> Value:
        if found is None:
            self.faults.append(notice(code, location, text=text))
        return found

    def _codes(self, column: Column, text: str, location: Location) -> Value:
        assert column.codes is not None
        if not column.several:
            known = "、".join(map(word_of, column.codes))
            found = code_meant(column.codes, text)
            if found is None:
                self.faults.append(notice("word_unknown", location, text=text, known=known))
            return found
        meant = [self._one(column.codes, part, location) for part in _SEVERAL.split(text) if part]
        return " ".join(sorted({code for code in meant if code is not None}))

    def _one(self, codes: type[StrEnum], text: str, location: Location) -> StrEnum | None:
        found = code_meant(codes, text)
        if found is None:
            known = "、".join(map(word_of, codes))
            self.faults.append(notice("word_unknown", location, text=text, known=known))
        return found

    def _day(self, text: str, location: Location) -> datetime.date | None:
        folded = _BEHIND_DAY.sub("", unicodedata.normalize("NFKC", text).strip()).strip()
        iso = iso_date(folded) or spreadsheet_date(folded)
        day = datetime.date.fromisoformat(iso) if iso is not None else None
        found = day or self._month_end(folded) or self._day_of_year(folded)
        if found is None or not is_of_our_time(found):
            self.faults.append(notice("date_impossible", location, text=text))
            return None
        if day is None and str(found.year) not in folded:
            self.guesses.append(notice("year_guessed", location, text=text, date=found))
        return found

    def _month_end(self, text: str) -> datetime.date | None:
        """Return the last day of a month (2024年6月底, 6月底)."""
        found = _MONTH_END.fullmatch(text)
        if found is None or not 1 <= int(found[2]) <= 12:
            return None
        month = int(found[2])
        years = [int(found[1])] if found[1] else self._years()
        days = [datetime.date(year, month, calendar.monthrange(year, month)[1]) for year in years]
        return self._nearest(days)

    def _day_of_year(self, text: str) -> datetime.date | None:
        """Return a day that is written without its year (1月16日, 1.16)."""
        found = _DAY.fullmatch(text)
        days = []
        for year in self._years() if found else ():
            try:
                days.append(datetime.date(year, int(found[1]), int(found[2])))  # type: ignore[index]
            except ValueError:
                continue
        return self._nearest(days)

    def _years(self) -> list[int]:
        return [self.meeting.year - 1, self.meeting.year, self.meeting.year + 1]

    def _nearest(self, days: list[datetime.date]) -> datetime.date | None:
        return min(days, key=lambda day: abs((day - self.meeting).days), default=None)
