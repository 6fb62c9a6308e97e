"""What a person writes into a field: a number, a share, a list, however an office writes it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from fractions import Fraction

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN = "".join(_DIGITS) + "十百"
_WHOLE = re.compile(rf"(?P<number>\d+|[{_HAN}]+)\s*[人名张位年项次票个]?")
_PERCENT = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*%")
_DECIMAL = re.compile(r"\d*\.\d+")
_OVER = re.compile(r"(?P<part>\d+)\s*/\s*(?P<whole>\d+)")
_PARTS_OF = re.compile(rf"(?P<whole>\d+|[{_HAN}]+)分之(?P<part>\d+|[{_HAN}]+)")
_TENTHS = re.compile(rf"(?P<part>\d|[{_HAN}])成")
_YEARS = range(1900, 2200)
_OPENING, _CLOSING = "《“‘（([【", "》”’）)]】"


def is_of_our_time(day: datetime.date) -> bool:
    """Return whether a day can be meant: of the year 24 or 20240 it was mistyped."""
    return day.year in _YEARS


def whole_in(text: str) -> int | None:
    """Return the whole number that ``text`` is, in figures or in words, with or without what is counted."""
    found = _WHOLE.fullmatch(_plain(text))
    return _value(found["number"]) if found else None


def share_in(text: str) -> tuple[int, int] | None:
    """Return the share that ``text`` is, as two whole numbers: 1/3, 30%, 0.3, 三分之一, 三成."""
    plain = _plain(text)
    if found := _OVER.fullmatch(plain):
        return int(found["part"]), int(found["whole"])
    if found := _PERCENT.fullmatch(plain):
        return _two(Fraction(found["number"]) / 100)
    if _DECIMAL.fullmatch(plain):
        return _two(Fraction(plain))
    if found := _PARTS_OF.fullmatch(plain):
        part, whole = _value(found["part"]), _value(found["whole"])
        return None if part is None or not whole else _two(Fraction(part, whole))
    if found := _TENTHS.fullmatch(plain):
        part = _value(found["part"])
        return None if part is None else (part, 10)
    return None


def lines_in(text: str) -> list[str]:
    """Return the entries of a list: one a line, or, all on one line, with 、 or ； between them.

    What stands between brackets or quotation marks is one entry, whatever is in it.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return _parted(lines[0]) if len(lines) == 1 else lines


def _parted(line: str) -> list[str]:
    parts, depth = [""], 0
    for character in line:
        depth += (character in _OPENING) - (character in _CLOSING)
        if character in "、；;" and depth <= 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _two(share: Fraction) -> tuple[int, int]:
    return share.numerator, share.denominator


def _value(text: str) -> int | None:
    """Return the value of a number in figures or Chinese words up to 999, digit by digit too (二〇二四)."""
    if text.isdecimal():
        return int(text)
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    hundreds, hundred, rest = text.partition("百") if "百" in text else ("", "", text)
    tens, ten, ones = rest.partition("十") if "十" in rest else ("", "", rest)
    if hundred and not ten and ones and ones[0] not in "零〇":
        return None  # 三百二 is said for 320, and might be meant for 302
    ones = ones.removeprefix("零").removeprefix("〇")
    if any(len(part) > 1 or (part and part not in _DIGITS) for part in (hundreds, tens.lstrip("零〇"), ones)):
        return None
    tens = tens.lstrip("零〇")
    value = (_DIGITS.get(hundreds, 1) * 100 if hundred else 0) + (_DIGITS.get(tens, 1) * 10 if ten else 0)
    return value + _DIGITS.get(ones, 0)
