"""What a workbook shows for a number that it keeps: leading zeros, dates, months, shares."""

from __future__ import annotations

import datetime
import math
import re
from enum import Enum
from functools import lru_cache

from orglife_kit.frozen import dataclass
from orglife_kit.storage.readers.content.grid import LARGEST_EXACT, Cell

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_PIECE = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[[^\]]*\]|(?P<plain>.)', re.DOTALL)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_DECIMALS = re.compile(r"[#0]*0\.(0+)")
_SHARE = re.compile(r"[#0]*0(?:\.(0+))?%")
_BUILT_IN = {1: "0", 2: "0.00", 9: "0%", 10: "0.00%"}
# As a Chinese spreadsheet shows them.
_MONTHS = {17, 27, 36, 50, 52, 57}
_TIMES = {18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56}
_DAYS = {14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58}
_LAST_DAY = 2_958_465  # 9999-12-31
_1904 = 1_462  # days between the two ways of counting


class Kind(Enum):
    """What a number stands for."""

    NUMBER = "number"
    DAY = "day"
    MONTH = "month"
    TIME = "time"


@dataclass(frozen=True)
class NumberFormat:
    """What a format makes of a number; ``pieces`` are its digits (0 and #) and words, one by one."""

    kind: Kind = Kind.NUMBER
    pieces: tuple[tuple[bool, str], ...] = ()


@lru_cache(maxsize=1000)
def number_format(number: int, code: str | None) -> NumberFormat:
    """Return the format with a workbook's own ``code``, or the one that is built in under ``number``."""
    if code is None:
        for kind, numbers in ((Kind.MONTH, _MONTHS), (Kind.TIME, _TIMES), (Kind.DAY, _DAYS)):
            if number in numbers:
                return NumberFormat(kind)
        code = _BUILT_IN.get(number, "")
    section = _SECTION.match(code[:255])
    found = section.group() if section else ""
    if _ELAPSED.search(found):
        return NumberFormat(Kind.TIME)
    pieces = tuple(_pieces(found))
    letters = "".join(text for is_code, text in pieces if is_code).lower()
    if "general" in letters:
        return NumberFormat()
    if "y" in letters or "d" in letters or ("m" in letters and "h" not in letters and "s" not in letters):
        is_month = "y" in letters and "m" in letters and "d" not in letters and "h" not in letters
        return NumberFormat(Kind.MONTH if is_month else Kind.DAY)
    if "h" in letters or "s" in letters:
        return NumberFormat(Kind.TIME)
    return NumberFormat(Kind.NUMBER, pieces)


def _pieces(section: str) -> list[tuple[bool, str]]:
    """Return the parts of a format in order, each with whether it is code or words to be shown."""
    pieces = []
    for piece in _PIECE.finditer(section):
        words = piece.group("quoted") or piece.group("escaped")
        plain = piece.group("plain")
        if words:
            pieces.append((False, words))
        elif plain:
            pieces.append((True, plain))
    return pieces


def number_cell(text: str, shown: NumberFormat, *, from_1904: bool = False) -> Cell:
    """Return the cell of a number that a workbook keeps as ``text``, as the workbook shows it."""
    if not _NUMBER.fullmatch(text.strip()):
        return Cell(text.strip())
    value = float(text)
    if shown.kind is not Kind.NUMBER:
        dated = _date(value + (_1904 if from_1904 and value >= 1 else 0), shown.kind)
        if dated is not None:
            return Cell(dated)
    plain = plain_number(value)
    if abs(value) >= LARGEST_EXACT:
        return Cell(plain, is_lost=True)
    formatted = _formatted(value, shown)
    if formatted is not None and formatted != plain:
        return Cell(formatted, is_mended=True)
    return Cell(plain, is_rounded=formatted is None and plain.endswith(".1"))


def plain_number(value: float) -> str:
    """Return a number without the .0 of a whole one, in the 15 digits that a spreadsheet keeps."""
    if math.isfinite(value) and value == int(value):
        return str(int(value))
    return f"{value:.15g}"


def _formatted(value: float, shown: NumberFormat) -> str | None:
    """Return a number with the zeros, words and % of its format; ``None`` where the format says nothing sure."""
    code = "".join(text for is_code, text in shown.pieces if is_code)
    has_words = any(not is_code for is_code, _ in shown.pieces)
    share = _SHARE.fullmatch(code)
    if share and not has_words:
        return f"{value * 100:.{len(share.group(1) or '')}f}%"
    decimals = _DECIMALS.fullmatch(code)
    if decimals and not has_words:
        text = f"{value:.{len(decimals.group(1))}f}"
        return text if float(text) == value else None
    if value < 0 or value != int(value) or "0" not in code or code.strip("0#?- "):
        return None
    return _filled(str(int(value)), shown)


def _filled(digits: str, shown: NumberFormat) -> str:
    """Return ``digits`` put into a format's places from the right."""
    left = digits
    text = ""
    pieces = [(is_code and piece in "0#?", piece) for is_code, piece in shown.pieces]
    first = next(place for place, (is_digit, _) in enumerate(pieces) if is_digit)
    for place in range(len(pieces) - 1, -1, -1):
        is_digit, piece = pieces[place]
        if not is_digit:
            text = piece + text
        elif place == first:
            text = (left or ("0" if piece == "0" else "")) + text
        else:
            text = (left[-1:] or ("0" if piece == "0" else "")) + text
            left = left[:-1]
    return text.strip()


def _date(days: float, kind: Kind) -> str | None:
    if not 0 <= days < _LAST_DAY + 1:
        return None
    if days < 1:
        seconds = min(round(days * 86_400), 86_399)
        return (datetime.datetime.min + datetime.timedelta(seconds=seconds)).time().isoformat()
    if kind is Kind.TIME and days >= 2:  # hours that add up, not a day
        return None
    start = datetime.datetime(1899, 12, 31 if days < 60 else 30)  # the first spreadsheet had a 1900-02-29
    moment = start + datetime.timedelta(seconds=round(days * 86_400))
    if kind is Kind.MONTH and moment.day == 1:
        return moment.date().isoformat()[:7]
    if moment.time() == datetime.time():
        return moment.date().isoformat()
    return moment.isoformat(" ")
