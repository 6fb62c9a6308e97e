"""Which year a day belongs to that a plan writes without one: what its other days leave open no doubt about."""

from __future__ import annotations

import datetime

from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.reading.days import WrittenDays

_LAST_MONTH_AFTER = 3  # a year's meeting is held until March of the next one
_FIRST_MONTH = 7
_LONGEST = datetime.timedelta(days=300)


@dataclass(frozen=True)
class Years:
    """What tells the year: the day of the meeting, the day on which the plan was issued, the year it is for."""

    meeting: datetime.date | None = None
    issued: datetime.date | None = None
    year: int | None = None
    months: tuple[tuple[int, int], ...] = ()  # years and months that stand together (2024年1月上旬)

    def of(self, days: WrittenDays) -> tuple[tuple[datetime.date, datetime.date], bool] | None:
        """Return the first and the last day, and whether the year was inferred; ``None`` where nothing tells it."""
        if days.year is not None:
            dated = days.in_year(days.year)
            return (dated, False) if dated else None
        year = self._year(days)
        dated = days.in_year(year) if year is not None else None
        return (dated, True) if dated else None

    def _year(self, days: WrittenDays) -> int | None:
        if self.meeting is not None:
            return self._nearest(days, self.meeting, before=True)
        if self.issued is not None:
            return self._nearest(days, self.issued, before=False)
        told = {year for year in (self._of_months(days), self._of_plan(days)) if year is not None}
        return told.pop() if len(told) == 1 else None

    def _of_plan(self, days: WrittenDays) -> int | None:
        """Return the year by that of the plan: in spring it is the next one."""
        if self.year is None:
            return None
        if days.first[0] <= _LAST_MONTH_AFTER:
            return self.year + 1
        return self.year if days.first[0] >= _FIRST_MONTH else None

    def _of_months(self, days: WrittenDays) -> int | None:
        """Return the year of the one month with its year that is this one or next to it."""
        around = {
            year + (month - days.first[0]) // 11  # from December to January the year is another one
            for year, month in self.months
            if abs(month - days.first[0]) in (0, 1, 11)
        }
        return around.pop() if len(around) == 1 else None

    @staticmethod
    def _nearest(days: WrittenDays, fixed: datetime.date, *, before: bool) -> int | None:
        """Return the year in which the days lie next before or after a fixed one, and not most of a year off."""
        for year in (fixed.year, fixed.year - 1 if before else fixed.year + 1):
            dated = days.in_year(year)
            if dated is not None:
                apart = fixed - dated[0] if before else dated[0] - fixed
                if datetime.timedelta(0) <= apart <= _LONGEST:
                    return year
        return None
