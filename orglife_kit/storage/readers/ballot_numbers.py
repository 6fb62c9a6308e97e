"""Which rows of a pile are ballots: those with a number where ballots are numbered, never a row of counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from orglife_kit.errors import Location, Notice, beginning, notice
from orglife_kit.frozen import dataclass
from orglife_kit.storage.readers.columns import head_key, is_footer
from orglife_kit.storage.readers.upload import Row, Sheet

_HEADS = {
    *("序号", "票号", "编号", "票序", "选票号", "选票编号", "选票序号", "测评票号", "票", "选票", "投票"),
    *("票次", "张", "第几张", "no.", "no", "number", "ballot", "#"),
}
_NUMBERED = re.compile(r"第?\d+[张票份号]|第\d+")  # no name and no mark looks so
_SHARE = re.compile(r"[-+]?\d*\.\d*[1-9]\d*|[-+]?\d+(\.\d+)?%")
_COUNT = re.compile(r"[-+]?\d+(\.0*)?[张票份人]?")


@dataclass(frozen=True)
class BallotNumbers:
    """How the rows of a pile are numbered: in which columns, and whether most rows have their number.

    ``has_words``: the marks are words, so that a row of mere figures is no ballot; ``has_formulas``: the marks
    are computed in most rows, so that a computed row is none the less one.
    """

    places: tuple[int, ...]
    is_kept: bool
    has_words: bool
    has_formulas: bool

    def is_word(self, row: Row) -> bool:
        """Return whether words stand where the other rows have their number."""
        texts = _at(row, self.places)
        return self.is_kept and any(texts) and not any(map(_has_figure, texts))

    def fault(self, row: Row, subjects: Collection[int], where: Location) -> Notice | None:
        """Return why a row is no ballot, or ``None``; ``subjects`` are the columns of the marks."""
        marked = _at(row, tuple(subjects))
        filled = [_folded(text) for text in marked if text]
        shares = [text for text in filled if _SHARE.fullmatch(text)]
        counts = [text for text in filled if _COUNT.fullmatch(text)]
        if shares and len(shares) + len(counts) == len(filled):
            return notice("ballot_row_counts", where)  # never what stands there: it may be a ballot
        if filled and not self.has_formulas and row.computed.issuperset(_filled(row, subjects)):
            return notice("ballot_row_counts", where)
        if self.is_word(row):
            return notice("ballot_row_word", where, text=beginning("".join(_at(row, self.places)), 30))
        # a ballot with its number may be written in figures, yet not as 3票
        is_numbered = self.is_kept and any(_at(row, self.places)) and all(map(str.isdecimal, counts))
        if len(filled) > 1 and self.has_words and not is_numbered and len(counts) == len(filled):
            return notice("ballot_row_counts", where)
        if self.is_kept and filled and not any(_at(row, self.places)):
            return notice("ballot_row_unnumbered", where)
        return None


def find_numbers(sheet: Sheet, head: Row, subjects: Collection[int]) -> BallotNumbers:
    """Return how the rows under ``head`` are numbered; ``subjects`` are the columns of the marks."""
    rows = [row for row in sheet.rows if row.number > head.number and any(row.cells) and not is_footer(row)]
    places = tuple(
        place
        for place, cell in enumerate(head.cells)
        if place not in subjects and (is_number_head(cell) or is_numbering(sheet, head, place))
    )
    marks = [_folded(cell) for row in rows for cell in _at(row, tuple(subjects))]
    figures = sum(_COUNT.fullmatch(mark) is not None for mark in marks if mark)
    words = sum(mark != "" for mark in marks) - figures
    computed = sum(bool(row.computed.intersection(subjects)) for row in rows)
    numbered = sum(any(map(_has_figure, _at(row, places))) for row in rows)
    return BallotNumbers(places, numbered * 2 > len(rows), words > figures, computed * 2 > len(rows))


def is_number_head(cell: str) -> bool:
    """Return whether a head says that the column numbers the ballots."""
    return head_key(cell) in _HEADS


def is_numbering(sheet: Sheet, head: Row, place: int) -> bool:
    """Return whether most cells of a column are such as 第3张, whatever its head says."""
    cells = [
        row.cells[place]
        for row in sheet.rows
        if row.number > head.number and place < len(row.cells) and row.cells[place]
    ]
    return 2 * sum(_NUMBERED.fullmatch(_folded(cell)) is not None for cell in cells) > len(cells)


def _at(row: Row, places: Sequence[int]) -> list[str]:
    return [row.cells[place] for place in places if place < len(row.cells)]


def _filled(row: Row, subjects: Collection[int]) -> list[int]:
    return [place for place in subjects if place < len(row.cells) and row.cells[place]]


def _has_figure(text: str) -> bool:
    return any(letter.isdecimal() for letter in text)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
