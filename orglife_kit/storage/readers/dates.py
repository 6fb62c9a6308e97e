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


_SERIAL = re.compile(r"[1-5]\d{4}")
_SPREADSHEET_START = datetime.date(1899, 12, 30)


def spreadsheet_date(text: str) -> str | None:
    """Return the day that a spreadsheet's bare number means (45292 is 2024-01-01), or ``None``."""
    if not _SERIAL.fullmatch(text):
        return None
    return (_SPREADSHEET_START + datetime.timedelta(days=int(text))).isoformat()


def iso_date(text: str) -> str | None:
    """Return ``text`` (2024-03-31, 2024/3/31 0:00, 2024年3月31日, 20240331) as an ISO day, or ``None``."""
    folded = unicodedata.normalize("NFKC", text).strip()
    found = _WHOLE.fullmatch(folded) or _PACKED.fullmatch(folded)
    if found is None:
        return None
    try:
        return datetime.date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None


def iso_month(text: str) -> str | None:
    """Return a month without its day (2008.7, 2008年7月, 200807) as ``2008-07``, or ``None``."""
    folded = unicodedata.normalize("NFKC", text).strip()
    found = _MONTH.fullmatch(folded) or _PACKED_MONTH.fullmatch(folded)
    if found is None or not 1 <= int(found.group(2)) <= 12:
        return None
    return f"{found.group(1)}-{int(found.group(2)):02}"
