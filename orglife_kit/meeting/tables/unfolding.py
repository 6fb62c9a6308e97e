"""A sheet with a column for each aspect, as offices keep 查摆, read as one with a row for each point (C5)."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence

from orglife_kit.meeting.tables.declaration import TableOfRecord
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers.columns import head_key
from orglife_kit.storage.readers.upload import Row, Sheet

_SHORTEST = 4  # characters of a head that stands for a longer aspect: 党性修养 for 党性修养提高情况
_LONGER = 6  # characters that a head may have beside the aspect: 方面存在的问题
_NOTHING_FOUND = {"无", "暂无", "没有", "/", "—", "-"}


def unfolded(table: TableOfRecord, sheet: Sheet, record: MeetingRecord) -> Sheet:
    """Return a sheet with a row for each filled cell under an aspect, or the sheet itself where no aspect heads one.

    The new rows keep the number that their row has in the file.
    """
    across = table.across
    if across is None:
        return sheet
    for index, row in enumerate(sheet.rows):
        places = _aspects_of(row, across.headed_by(record))
        if len(places) > 1:
            above = sheet.rows[index - 1] if index else None
            return _unfold(table, sheet, row, above, places)
    return sheet


def _aspects_of(row: Row, aspects: Sequence[str]) -> dict[int, str]:
    """Return which columns a row heads with an aspect; none where two of them would be the same one."""
    found = {
        place: aspect
        for place, cell in enumerate(row.cells)
        for aspect in aspects
        if _stands_for(cell, aspect)
    }
    return found if len(set(found.values())) == len(found) else {}


def _stands_for(head: str, aspect: str) -> bool:
    written, meant = head_key(head), head_key(aspect)
    is_longer = meant.removesuffix("情况") in written and len(written) <= len(meant) + _LONGER
    return is_longer or (len(written) >= _SHORTEST and written in meant)


def _unfold(
    table: TableOfRecord, sheet: Sheet, head: Row, above: Row | None, places: Mapping[int, str]
) -> Sheet:
    assert table.across is not None  # asked by the caller
    carried = [place for place in range(len(head.cells)) if place not in places]
    titles = [_cell(head, place) or (_cell(above, place) if above else "") for place in carried]
    named = (table.column(table.across.head).head, table.column(table.across.cell).head)
    rows = [row for row in sheet.rows if row.number < head.number]
    rows.append(Row(head.number, (*titles, *named)))
    for row in sheet.rows:
        if row.number > head.number:
            rows += _rows_of(sheet, row, carried, places)
    hidden = frozenset(new for new, place in enumerate(carried) if place in sheet.hidden_columns)
    return dataclasses.replace(sheet, rows=tuple(rows), merged=(), hidden_columns=hidden)


def _rows_of(sheet: Sheet, row: Row, carried: Sequence[int], places: Mapping[int, str]) -> Iterator[Row]:
    """Yield a row for each filled cell under an aspect; a row with none keeps what else it has, such as a foot."""
    kept = tuple(_cell(row, place) or sheet.merged_text(row.number, place) for place in carried)
    filled = [place for place in places if _cell(row, place) and _cell(row, place) not in _NOTHING_FOUND]
    for place in filled:
        cells = (*kept, places[place], _cell(row, place))
        yield _marked_as(row, Row(row.number, cells), [*carried, -1, place])
    if not any(_cell(row, place) for place in places) and sum(map(bool, kept)) == 1:
        yield Row(row.number, kept)


def _marked_as(row: Row, new: Row, origins: Sequence[int]) -> Row:
    """Return a row whose cells are marked as those of ``row`` that they come from."""

    def moved(places: Collection[int]) -> frozenset[int]:
        return frozenset(new for new, place in enumerate(origins) if place in places)

    return dataclasses.replace(
        new,
        lost=moved(row.lost),
        rounded=moved(row.rounded),
        mended=moved(row.mended),
        unformatted=moved(row.unformatted),
        computed=moved(row.computed),
    )


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""
