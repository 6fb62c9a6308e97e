"""Days and times of day as plans write them; what names no day (12月下旬, 1月底) is none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.reading.text import Span
from orglife_kit.rules.written import is_of_our_time

_HAN = {digit: number for number, digits in enumerate(("〇零○", *"一二三四五六七八九")) for digit in digits}
_TO = r"\s*(?:[-\u2010-\u2015－~～]{1,2}|至|到)\s*"
_WEEKDAY = (
    r"(?:\s*[（(](?:本|下|这)?(?:星期|周|礼拜)[一二三四五六日天][）)]|\s*(?:星期|周)[一二三四五六日天])?"
)
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:\d{4}|[〇零○一二三四五六七八九]{4})"
# 1.18（周六） and 1.13-1.16: a number with a point is a day only where a weekday, a time or another one follows
_DOTTED = (
    r"(?<![\d.])(?P<month_dotted>1[0-2]|0?[1-9])\.(?P<day_dotted>[12]\d|3[01]|0?[1-9])"
    rf"(?=\s*(?:[（(](?:星期|周)|上午|下午|晚|{_TO}(?:1[0-2]|0?[1-9])\.\d)|\s*(?:之|以)?前(?!后))"
)
_DAY = re.compile(
    rf"(?<!\d)(?:(?P<year>{_YEAR})\s*[年./-]\s*(?P<month>{_NUMBER})\s*[月./-]\s*(?P<day>{_NUMBER})\s*(?:[日号]|(?!\d))"
    rf"|{_DOTTED}"
    rf"|(?P<month_only>{_NUMBER})\s*月\s*(?P<day_only>{_NUMBER})\s*(?:[日号]|(?=\s*(?:[-\u2010-\u2015－~～至到]))))"
    rf"{_WEEKDAY}"
    rf"(?:{_TO}(?:(?:(?P<last_year>{_YEAR})\s*[年./-]|次年|翌年)?\s*(?:(?P<last_month>{_NUMBER})\s*[月./-]\s*)?"
    rf"(?P<last_day>{_NUMBER})(?:\s*[日号]|(?<=\d)(?![\d:：∶点时])){_WEEKDAY}))?"
)
_DEADLINE = re.compile(
    r"\s*(?:(?:上午|下午|中午|晚上?|当[天日])?(?:下班|\d{1,2}(?:[:：]\d{2}|[点时](?:半|\d{1,2}分)?)|[一二三四五六七八九十]{1,2}点半?)?(?:之|以)?前(?!后)|(?:为止|截止))"
)
_NOT_LATER = re.compile(
    r"(?:不晚于|不迟于|截至|截止到?|最迟|至迟|最晚|(?:(?:完成|截止)(?:时间|日期)|时限)(?:为|是|[：:])?)\s*$"
)
_FORMER = re.compile(r"原(?:先|来)?(?:定|计划|拟|拟定)?(?:的)?(?:时间)?(?:于|在|为|是)?\s*$")  # 原定于1月15日
_MOVED = re.compile(  # 1月20日（推迟到1月22日）: the day before it no longer holds
    r"[^。；，,（(]{0,12}[（(，,]?[^。；，,\d]{0,8}(?:(?:推迟|延期|延后?|顺延|提前|改期?|调整|变更)(?:到|至|为|在|于)|改期?)"
    rf"\s*(?:{_YEAR}\s*年|本月|次年)?\s*{_NUMBER}\s*[月日号]"
)
_VAGUE = re.compile(r"\s*(?:左右|前后|以后|之后|后|起|开始|[、和及]\s*\d{1,2}\s*[日号])")
_CLOCK = (
    r"(?:(?:[01]?\d|2[0-4])\s*(?:[:：∶]\s*[0-5]\d|[点时]\s*(?:半|整|一刻|三刻|[0-5]?\d\s*分)?)"
    r"|[一二两三四五六七八九十]{1,3}[点时](?:半|整|一刻|三刻|[一二三四五]?十[一二三四五六七八九]?分)?)"
)
_PART = r"(?:上午|下午|晚上|早上|中午|傍晚|晚)"
_BESIDE_DAY = (  # what may stand between a day and its time: （星期五）, 腊月二十一, 星期天
    r"[）)]?(?:[\s，,、]*+(?:[（(][^（）()]{1,12}[）)]|(?:农历)?[正冬腊一二三四五六七八九十]{1,2}月[初廿一二三四五六七八九十]{1,3}"
    r"|(?:星期|周|礼拜)[一二三四五六日天末]|小年|小寒|大寒|立春|雨水|惊蛰|(?:(?!后)[\u4e00-\u9fff]){2,6}后)){0,3}[\s，,、]*+"
)
_TIME = re.compile(rf"{_PART}?\s*{_CLOCK}(?:{_TO}{_PART}?\s*{_CLOCK})?|{_PART}")
_BEFORE_IT = re.compile(r"[^，。；]{0,4}(?:签到|报到|集合|入场)")
_BEGINS = re.compile(rf"(?<!\s)(?P<time>{_TIME.pattern})[^，。；\d]{{0,4}}(?:开会|召开|开始|正式)")


@dataclass(frozen=True)
class WrittenDays:
    """Days as they stand in a text: month and day of the first and the last, the year where it is written.

    ``deadline`` tells that only the end is named: 1月15日前.
    """

    span: Span
    year: int | None
    first: tuple[int, int]
    last_year: int | None
    last: tuple[int, int]
    deadline: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it is one day, not a period and not a deadline."""
        return self.first == self.last and self.last_year in (None, self.year) and not self.deadline

    def in_year(self, year: int) -> tuple[datetime.date, datetime.date] | None:
        """Return the first and the last day, ``year`` being that of the first; ``None`` where there is no such day.

        There is none of a year that was mistyped.
        """
        try:
            first = datetime.date(year, *self.first)
            last = datetime.date(self.last_year or year, *self.last)
            if last < first and self.last_year is None:
                last = datetime.date(year + 1, *self.last)
        except ValueError:
            return None
        return (first, last) if first <= last and is_of_our_time(first) and is_of_our_time(last) else None


def days_in(span: Span) -> Iterator[WrittenDays]:
    """Yield the days and periods that stand in ``span``; what names no day is left out."""
    for found in _DAY.finditer(span.text):
        rest = span.text[found.end() :]
        before = span.text[: found.start()]
        if _FORMER.search(before) or _MOVED.match(rest):
            continue
        is_period = found["last_day"] is not None
        is_limit = not is_period and _NOT_LATER.search(before) is not None
        is_limit = is_limit or (not is_period and rest.lstrip().startswith(("完成", "结束")))
        deadline = is_limit or _DEADLINE.match(rest) is not None
        if not deadline and _VAGUE.match(rest):
            continue
        groups = found.groupdict().items()
        parts = {
            name.removesuffix("_only").removesuffix("_dotted"): _number(text) for name, text in groups if text
        }
        first = parts["month"], parts["day"]
        last = parts.get("last_month", first[0]), parts.get("last_day", first[1])
        year = parts.get("year")
        days = WrittenDays(span.group(found, 0), year, first, parts.get("last_year"), last, deadline)
        if days.in_year(year or 2000) is not None:  # 2000 has every day
            yield days


def time_after(span: Span, position: int) -> Span | None:
    """Return the time of day that follows ``position`` (of the text) in ``span``, as it is written."""
    rest = span.part(position - span.start)
    found = re.match(rf"{_BESIDE_DAY}(?P<time>{_TIME.pattern})", rest.text)
    if found and _BEFORE_IT.match(rest.text, found.end()):  # 8:30签到，9:00开会
        found = _BEGINS.search(rest.text, found.end())
    return rest.group(found, "time") if found else None


def only_time(span: Span) -> Span | None:
    """Return the time of day that ``span`` is, where it is nothing else."""
    return span if _TIME.fullmatch(span.text) else None


def clock_time(text: str) -> datetime.time | None:
    """Return when something begins of which ``text`` says the time of day (下午2:30); ``None`` where it says none."""
    found = re.search(
        rf"(?P<part>{_PART})?\s*(?P<hour>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}}(?=[点时]))\s*(?:[:：∶]\s*(?P<minute>[0-5]\d)|[点时]\s*(?P<rest>半|一刻|三刻|\d{{1,2}}(?=\s*分))?)",
        text,
    )
    if found is None:
        return None
    rest = {"半": 30, "一刻": 15, "三刻": 45}.get(found["rest"] or "")
    minute = rest if rest is not None else int(found["minute"] or found["rest"] or 0)
    hour = _number(found["hour"].replace("两", "二"))
    if hour < 12 and found["part"] in ("下午", "晚上", "傍晚", "晚"):
        hour += 12
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if len(text) == 4:
        return int("".join(str(_HAN[digit]) for digit in text))
    tens, ten, ones = text.partition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones if ten else tens, 0)
