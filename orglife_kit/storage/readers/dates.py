"""Dates as people write them, kept as ISO."""

from __future__ import annotations

import datetime
import re
import unicodedata

_WHOLE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_PACKED_MONTH = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")


_COUNT = "[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_CHINESE = re.compile(rf"([〇○零一二三四五六七八九]{{4}})年({_COUNT})月(?:({_COUNT})[日号])?")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_FIRST_YEAR = 1900
_SERIAL = re.compile(r"[1-5]\d{4}")
_SPREADSHEET_START = datetime.date(1899, 12, 30)


def spreadsheet_date(text: str) -> str | None:
    """Return the day that a spreadsheet's bare number means (45292 is 2024-01-01), or ``None``."""
    if not _SERIAL.fullmatch(text):
        return None
    return (_SPREADSHEET_START + datetime.timedelta(days=int(text))).isoformat()


def iso_date(text: str) -> str | None:
    """Return ``text`` (2024-03-31, 2024/3/31 0:00, 2024年3月31日, 20240331) as an ISO day, or ``None``."""
    folded = _folded(text)
    found = _WHOLE.fullmatch(folded) or _PACKED.fullmatch(folded)
    if found is None:
        return None
    try:
        return datetime.date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None


def iso_month(text: str) -> str | None:
    """Return a month without its day (2008.7, 2008年7月, 200807) as ``2008-07``, or ``None``."""
    folded = _folded(text)
    found = _MONTH.fullmatch(folded) or _PACKED_MONTH.fullmatch(folded)
    if found is None or not 1 <= int(found.group(2)) <= 12:
        return None
    return f"{found.group(1)}-{int(found.group(2)):02}"


def past_date(text: str, today: datetime.date) -> tuple[str, str]:
    """Return a day or month of somebody's life in ISO, and the code of what is wrong with it, or nothing.

    What is no date that can be read stays as it is written; one that no calendar has is ``date_impossible``,
    one that is still to come ``date_in_future``.
    """
    found = iso_date(text) or iso_month(text) or spreadsheet_date(text)
    if found is None:
        folded = _folded(text)
        is_dated = any(form.fullmatch(folded) for form in (_WHOLE, _PACKED, _MONTH))
        return text, "date_impossible" if is_dated else ""
    if int(found[:4]) < _FIRST_YEAR:
        return text, "date_impossible"
    return found, "date_in_future" if found > today.isoformat()[: len(found)] else ""


def _folded(text: str) -> str:
    """Return ``text`` in one width, with Chinese numbers as figures (一九八〇年三月 is 1980年3月)."""
    folded = unicodedata.normalize("NFKC", text).strip()
    found = _CHINESE.fullmatch("".join(folded.split()))
    if found is None:
        return folded
    year, month, day = found.groups()
    written = f"{year.translate(_CHINESE_DIGITS)}年{_counted(month)}月"
    return written + (f"{_counted(day)}日" if day else "")


def _counted(words: str) -> int:
    """Return the number that 三, 十, 十二, 二十 or 三十一 say."""
    tens, ten, ones = words.translate(_CHINESE_DIGITS).rpartition("十")
    return int(ones or "0") + (10 * int(tens or "1") if ten else 0)
