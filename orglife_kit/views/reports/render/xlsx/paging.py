"""On which rows of a worksheet its printed pages begin, so that none holds signatures alone or ends with a heading."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.geometry import POINT, Geometry
from orglife_kit.views.reports.model import (
    Block,
    Closing,
    Heading,
    Paragraph,
    SealSpace,
    Signatures,
    Table,
)

_ALONG = 2  # rows of a table that go with the signatures under it
_FULL = 0.98  # of a page: a spreadsheet rounds its rows up
_SIGNED = (Signatures, Closing, SealSpace)


@dataclass(frozen=True)
class Written:
    """A block and the rows that it takes, the last one not among them."""

    block: Block
    first: int
    end: int


def added_breaks(
    written: Sequence[Written],
    heights: Sequence[float],
    measures: Geometry,
    breaks: Collection[int],
    leading: Collection[int],
    again: float = 0,
) -> list[int]:
    """Return rows that are to begin a page: what leads to the next page's first row, what goes with signatures.

    Headings and ``leading`` rows (heads, sections) are on the page of the row that they lead to. Every page behind
    the first one begins with ``again`` points of repeated heads.
    """
    found: list[int] = []
    for first, end in _titled(written, breaks):
        starts = page_starts(heights, measures, {*breaks, *found}, again)
        if sum(heights[first:end]) <= _room(measures) and any(first < start < end for start in starts):
            found.append(first)
    headings = (entry for entry in written if isinstance(entry.block, Heading))
    for first, led in _runs(
        {*leading, *(row for entry in headings for row in range(entry.first, entry.end))}
    ):
        starts = page_starts(heights, measures, {*breaks, *found}, again)
        # where the page ends of itself too: a spreadsheet may find room for the heading
        if first and first not in breaks and any(first <= start <= led for start in starts):
            found.append(first)
    row = _signed_from(written, heights, measures, {*breaks, *found}, again)
    return found if row is None else [*found, row]


def _titled(written: Sequence[Written], breaks: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the rows of each paper that begins with a title of its own below another one, the end not among them."""
    titles = [
        entry.first
        for entry in written
        if isinstance(entry.block, Paragraph) and entry.block.style == "title"
    ]
    ends = [*titles, *breaks, written[-1].end if written else 0]
    for first in titles:
        yield first, min(end for end in ends if end > first)


def _runs(rows: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the first of rows that follow each other, and the row behind the last of them."""
    for row in sorted(rows):
        if row - 1 not in rows:
            led = row + 1
            while led in rows:
                led += 1
            yield row, led


def page_starts(
    heights: Sequence[float], measures: Geometry, breaks: Collection[int], again: float = 0
) -> list[int]:
    """Return the first rows of the pages behind the first one."""
    room = _room(measures)
    starts: list[int] = []
    used = 0.0
    for row, height in enumerate(heights):
        if row in breaks or (used and used + height > room):
            starts.append(row)
            used = again
        used += height
    return starts


def _room(measures: Geometry) -> float:
    """Return the points that the rows of a page may take."""
    return measures.body / POINT * _FULL


def _signed_from(
    written: Sequence[Written],
    heights: Sequence[float],
    measures: Geometry,
    breaks: Collection[int],
    again: float,
) -> int | None:
    """Return from where on the end goes to a page of its own: signatures would stand on one alone, or divided."""
    signed = [place for place, entry in enumerate(written) if isinstance(entry.block, _SIGNED)]
    if not signed or any(isinstance(entry.block, Table | Heading) for entry in written[signed[-1] :]):
        return None
    end = written[-1].end
    starts = page_starts(heights, measures, breaks, again)
    room = _room(measures) - again
    for first in _places_to_begin(written[: signed[-1]]):
        if sum(heights[first:end]) <= room:
            return first if any(first <= start < end for start in starts) else None
    return None


def _places_to_begin(written: Sequence[Written]) -> Iterator[int]:
    """Yield the rows from which on the end might go to a page of its own, the best one first."""
    for entry in reversed(written):
        if isinstance(entry.block, Table):
            yield max(entry.first + 1, entry.end - _ALONG)
            break
        if isinstance(entry.block, Heading) and entry.first:
            yield entry.first
            break
    yield from (entry.first for entry in written[-1:] if entry.first)
