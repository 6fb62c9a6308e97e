"""How wide the columns of a table and the places to sign are, the same in every format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from math import ceil, sqrt

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.cells import CellValue, is_number, is_whole, spoken
from orglife_kit.views.reports.geometry import LEAST_LINE, POINT, Geometry
from orglife_kit.views.reports.model import Column, Section, Signature, Signatures, Table

_PADDING = 3  # of both sides, in half-width characters
_BESIDE = 2.2  # the same beside a value that is never divided, and measured more closely
_NARROW = 20  # a column up to here keeps its lines whole
_SHORT_HEAD = 4  # a head up to here is not divided
_HAN = re.compile("[\u4e00-\u9fff]+/?")
_INSET = 3.0  # millimetres left and right of what stands in a cell
_AMPLE = 0.75  # of a page, for columns that are wide enough for their heads
_LETTER = re.compile("[A-Za-z]")
_WORD = re.compile(r"[!-~]+")
_AROUND = 4.0  # millimetres left and right of a name beside a line
_LONGEST_WORD = 16  # that is kept on one line
_LOOSE = 1.05  # what a line of text takes of its characters, as figures and signs are set
_WORD_ROOM = 30.0  # millimetres: a text up to here is set on one line where there is room
_SHORT_TEXT = 80.0  # millimetres: a text up to here is set in two lines where there is room
_NAME = 50.0  # millimetres: a name up to here, with its group, gets that of the columns of long texts too
_TWO_LINES = 0.56  # of a text, in the longer of its two lines
_OF_OPEN = 0.2  # of the columns to be written in, that short texts may have
_OF_LONG = 0.05  # of the columns of long texts, that short ones may have
_TOO_LITTLE = 0.05  # millimetres
_PHONE_LINE = 22  # half-width characters of a long text's line on a telephone
_LEAST_OPEN = 7  # half-width characters of a column to write in


def text_width(text: str) -> int:
    """Return how many half-width characters the longest line of ``text`` takes."""
    return max(
        (sum(1 + (unicodedata.east_asian_width(one) in "WFA") for one in line) for line in text.split("\n")),
        default=0,
    )


def column_widths(
    table: Table, measures: Geometry, language: str = "zh_CN", room: float | None = None
) -> tuple[float, ...]:
    """Return the width of each column in millimetres; together they take ``room``, the page's unless given.

    Widths that the table gives are kept in proportion, but room that a column has no text for goes to those that
    break theirs. Otherwise short columns stay on one line, and what is left goes to the long ones by the root of
    their length. No column is narrower than what it may not break, unless all of that is wider than the page; a
    short head stays on one line where there is room for all of them.
    """
    room = room or measures.room
    wanted = _wanted_widths(table, measures, language, room)
    own = [
        max(float(column.least), measures.small_width(_unbroken_width(table, number, language)))
        for number, column in enumerate(table.columns)
    ]
    whole, divided = (
        [max(pair) for pair in zip(own, heads, strict=True)] for heads in _heads(table, measures)
    )
    least = whole if sum(whole) <= _AMPLE * room else divided if sum(divided) <= room else own
    widths = _fitted(wanted, least, room)
    if all(column.width for column in table.columns) and not table.as_given:
        widths = shared(
            widths, _whole_texts(table, measures, language, whole), least, _open_columns(table, language)
        )
    return tuple(round(width, 2) for width in widths)


def shared(
    widths: Sequence[float], needed: Sequence[float], least: Sequence[float], kept: Sequence[bool]
) -> list[float]:
    """Return ``widths`` with what columns have beyond the ``needed`` ones given to those that have less.

    A word first gets what it needs to be one line, a short text to be two, if need be of the columns that are
    ``kept`` to be written in, a name a little of the very long ones too; the rest goes to all in proportion.
    No column gives of its ``least``.
    """
    pairs = list(zip(widths, needed, strict=True))
    spare = [0.0 if held else max(width - need, 0.0) for (width, need), held in zip(pairs, kept, strict=True)]
    wanted = [max(_lines_wanted(need) - width, 0.0) for width, need in pairs]
    of_open = [
        min(width * _OF_OPEN, max(width - need, 0.0)) if held else 0.0
        for (width, need), held in zip(pairs, kept, strict=True)
    ]
    of_long = [
        min(width * _OF_LONG, max(min(width, need) - smallest, 0.0)) if need > 2 * _SHORT_TEXT else 0.0
        for (width, need), smallest in zip(pairs, least, strict=True)
    ]
    left = sum(spare)
    opened = min(max(sum(wanted) - left, 0.0), sum(of_open))
    names = sum(want for want, need in zip(wanted, needed, strict=True) if need <= _NAME)
    borrowed = min(max(names - left - opened, 0.0), sum(of_long))
    left += opened + borrowed
    made = [
        width - _part(borrowed, long, of_long) - _part(opened, blank, of_open)
        for width, long, blank in zip(widths, of_long, of_open, strict=True)
    ]
    for place, want in sorted(enumerate(wanted), key=lambda entry: entry[1]):
        got = min(want, left)
        made[place] += got
        left -= got
    while left > _TOO_LITTLE:
        short = [width if width < need else 0.0 for width, need in zip(made, needed, strict=True)]
        more = [
            min(need - width, _part(left, width, short)) if width < need else 0.0
            for width, need in zip(made, needed, strict=True)
        ]
        if not any(more):
            break
        made = [width + part for width, part in zip(made, more, strict=True)]
        left -= sum(more)
    given = sum(spare) - left
    return [width - _part(given, part, spare) for width, part in zip(made, spare, strict=True)]


def _lines_wanted(need: float) -> float:
    """Return how wide a column should be at the least whose text needs so much on a line."""
    if need <= _WORD_ROOM:
        return need
    return need * _TWO_LINES if need <= _SHORT_TEXT else 0.0


def _part(whole: float, share: float, shares: Sequence[float]) -> float:
    """Return what falls to one ``share`` where ``whole`` is divided by them."""
    return whole * share / sum(shares) if share else 0.0


def _whole_texts(table: Table, measures: Geometry, language: str, heads: Sequence[float]) -> list[float]:
    """Return how wide each column must be for every text on a line; alike ones of one group as the widest of them."""
    needed = []
    for number, head in enumerate(heads):
        texts = _column_texts(table, number, language)
        longest = max(map(text_width, texts), default=0) * _LOOSE + _PADDING
        needed.append(max(head, measures.small_width(longest)))
    groups = [column.group and (column.group, column.width) for column in table.columns]
    return [
        max(other for other, of in zip(needed, groups, strict=True) if of == group) if group else need
        for need, group in zip(needed, groups, strict=True)
    ]


def _open_columns(table: Table, language: str) -> list[bool]:
    """Return which columns are there to be written in: boxes, blanks, and those that are mostly empty."""
    opened = []
    for number, column in enumerate(table.columns):
        texts = [*_column_texts(table, number, language)]
        opened.append(column.kind in ("tick", "blank") or sum(map(bool, texts)) * 2 < len(texts))
    return opened


def head_pieces(head: str) -> tuple[str, ...]:
    """Return the parts of a short head that stay whole, nothing of one that is divided anywhere."""
    parts = tuple(re.findall("[^/]+/?", head))
    if not all(_HAN.fullmatch(part) and len(part) <= _SHORT_HEAD + part.endswith("/") for part in parts):
        return ()
    return (head[:2], head[2:]) if len(parts) == 1 and len(head) == _SHORT_HEAD else parts


def _heads(table: Table, measures: Geometry) -> tuple[list[float], list[float]]:
    """Return how wide each column must be for its head on one line, and for the head's longest part."""
    whole, divided = [], []
    for column in table.columns:
        pieces = head_pieces(column.header) or tuple(_WORD.findall(column.header))
        longest = max(map(text_width, pieces), default=0)
        short = text_width(column.header) <= 2 * _SHORT_HEAD
        whole.append(measures.small_width(text_width(column.header) if short else longest) + _INSET)
        divided.append(measures.small_width(longest) + _INSET)
    return whole, divided


def _wanted_widths(table: Table, measures: Geometry, language: str, whole: float) -> list[float]:
    columns = table.columns
    if all(column.width for column in columns):
        return [float(column.width) for column in columns]
    room = measures.characters(whole)
    wanted = [_wanted(table, number, language) for number in range(len(columns))]
    if sum(wanted) > room:
        short = sum(width for width in wanted if width <= _NARROW)
        long = sum(sqrt(width) for width in wanted if width > _NARROW)
        left = max(room - short, room / 3)
        wanted = [width if width <= _NARROW else max(_NARROW, left * sqrt(width) / long) for width in wanted]
    given = [
        column.width or measures.small_width(width) for column, width in zip(columns, wanted, strict=True)
    ]
    return [float(width) for width in given]


def text_rows(table: Table, language: str = "zh_CN") -> list[tuple[str, ...]]:
    """Return the rows of ``table`` as they are read, without its sections."""
    return [
        tuple(spoken(value, language) for value in row) for row in table.rows if not isinstance(row, Section)
    ]


def _column_texts(table: Table, number: int, language: str) -> Iterable[str]:
    for row in (*table.rows, table.totals):
        if row and not isinstance(row, Section):
            yield spoken(row[number], language)


def _wanted(table: Table, number: int, language: str) -> float:
    column = table.columns[number]
    texts = _column_texts(table, number, language) if column.kind != "tick" else ()
    longest = max(map(text_width, texts), default=0)
    head = min(text_width(column.header), 12)
    return float(max(longest, head, _LEAST_OPEN if column.kind == "blank" else 3) + _PADDING)


def _whole_width(table: Table, number: int, language: str) -> float:
    """Return the half-width characters of the widest value that is never divided; figures are a little wider."""
    rows = [row for row in (*table.rows, table.totals) if row and not isinstance(row, Section)]
    texts = [spoken(row[number], language) for row in rows if is_whole(row[number])]
    return max((_undivided_room(text) for text in texts if text), default=0.0)


def _undivided_room(text: str) -> float:
    """Return what one value takes with the room beside it; letters are wider than figures."""
    if len(_LETTER.findall(text)) > 1:  # an X ends many an id number
        return text_width(text) * 1.12 + _PADDING
    return text_width(text) * 1.06 + _BESIDE


def _unbroken_width(table: Table, number: int, language: str) -> float:
    """Return what a column needs for its whole values, and for days and Latin words in texts but very long ones."""
    texts = _column_texts(table, number, language)
    longest = max((len(word) for text in texts for word in _WORD.findall(text)), default=0)
    return max(_whole_width(table, number, language), longest + 1.6 if longest <= _LONGEST_WORD else 0.0)


def _fitted(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Return ``wanted`` in proportion, no part under its ``least``, together ``room``."""
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    pinned = [False] * len(wanted)
    while True:
        left = room - sum(width for width, held in zip(least, pinned, strict=True) if held)
        free = sum(width for width, held in zip(wanted, pinned, strict=True) if not held)
        widths = [
            smallest if held else width * left / free
            for width, smallest, held in zip(wanted, least, pinned, strict=True)
        ]
        short = [
            not held and width < smallest for width, smallest, held in zip(widths, least, pinned, strict=True)
        ]
        if not any(short):
            return widths
        pinned = [held or low for held, low in zip(pinned, short, strict=True)]


def screen_widths(
    table: Table, widths: Sequence[float], measures: Geometry, language: str = "zh_CN"
) -> tuple[tuple[float, ...], int]:
    """Return the widths of a page's columns on a screen, and how many half-width characters the table needs there.

    So wide no number and no word breaks. As long as there is room for all of them on a page, none of its columns
    has less than it needs: a table that is whole on paper is whole on a screen that is as wide.
    """
    needed = [
        max(_needed(table, number, language), measures.characters(column.least))
        for number, column in enumerate(table.columns)
    ]
    wanted = [measures.characters(width) for width in widths]
    fitted = _fitted(wanted, needed, max(sum(wanted), sum(needed)))
    whole = sum(fitted)
    least = max(need * whole / width for need, width in zip(needed, fitted, strict=True))
    return tuple(round(measures.small_width(width), 2) for width in fitted), ceil(round(least, 6))


def phone_widths(table: Table, language: str = "zh_CN") -> tuple[int, ...]:
    """Return the half-width characters of each column on a telephone: what never breaks, and lines of a long text.

    There it is scrolled sideways in any case, and should be as little as can be.
    """
    return tuple(
        ceil(max(_needed(table, number, language), min(_PHONE_LINE, _wanted(table, number, language))))
        for number in range(len(table.columns))
    )


def _needed(table: Table, number: int, language: str) -> float:
    """Return the half-width characters that one column takes where nothing in it breaks."""
    widest = max(
        _undivided(table.columns[number].header), _whole_width(table, number, language) - _BESIDE, 1.0
    )
    return max([widest, *map(_undivided, _column_texts(table, number, language))]) + _PADDING


def _undivided(text: str) -> float:
    """Return the longest word that is not divided, or room for four Chinese characters if there are as many."""
    return max(min(_NARROW, max(map(len, _WORD.findall(text)), default=2)), min(8, text_width(text)))


def column_align(column: Column) -> str:
    """Return left, center or right for what stands in ``column``."""
    if column.align != "auto":
        return column.align
    return {"number": "right", "tick": "center"}.get(column.kind, "left")


def cell_align(column: Column, value: CellValue) -> str:
    """Return left, center or right for ``value`` in ``column``: numbers stand to the right."""
    if column.align == "auto" and column.kind == "text" and is_number(value):
        return "right"
    return column_align(column)


@dataclass(frozen=True)
class SigningLine:
    """One line to sign on: who in which office, and what is known already."""

    label: str
    person: str = ""
    value: CellValue = ""


@dataclass(frozen=True)
class SigningPlan:
    """Places to sign in rows; the widths of the label, the name and the line, in millimetres."""

    rows: tuple[tuple[SigningLine, ...], ...]
    across: int
    label: float
    person: float
    line: float


def signing_plan(block: Signatures, measures: Geometry, room: float | None = None) -> SigningPlan:
    """Return where everybody signs; a line is never shorter than ``LEAST_LINE``, so that there may be fewer across."""
    lines = [line for signature in block.signatures for line in _signing_lines(signature)]
    character = measures.size * POINT / 2
    room = measures.room if room is None else room
    label = max((text_width(line.label) for line in lines), default=0) * character + _AROUND
    person = max((text_width(line.person) for line in lines), default=0) * character
    person = person + _AROUND if person else 0.0
    across = min(block.across, max(len(lines), 1))
    gap = 6.0
    while across > 1 and (room - gap * (across - 1)) / across < label + person + LEAST_LINE:
        across -= 1
    each = (room - gap * (across - 1)) / across
    label = min(label, each - LEAST_LINE)
    person = min(person, max(each - LEAST_LINE - label, 0.0))
    rows = tuple(tuple(lines[start : start + across]) for start in range(0, len(lines), across))
    return SigningPlan(rows, across, round(label, 2), round(person, 2), round(each - label - person, 2))


def _signing_lines(signature: Signature) -> list[SigningLine]:
    if not signature.persons:
        return [SigningLine(signature.label, "", signature.value)]
    return [SigningLine(signature.label, person, signature.value) for person in signature.persons]
