"""A workbook in the old binary form (.xls, .et), read by python-calamine within this process's limits."""

from __future__ import annotations

import datetime
import re
from typing import Any

from orglife_kit.storage.readers.content.grid import (
    LARGEST_EXACT,
    Budget,
    Cell,
    Grid,
    TooLargeError,
    text_cell,
)
from orglife_kit.storage.readers.content.number_format import plain_number
from orglife_kit.storage.readers.content.workbook import Workbook

_LOCKED = re.compile(  # an .xlsx inside a compound file; an .xls whose first record is followed by FILEPASS
    re.escape("EncryptedPackage".encode("utf-16-le"))
    + rb"|\x09\x08(?:\x10\x00\x00\x06\x05\x00.{12}|\x08\x00\x00\x05\x05\x00.{4})(?:\x86\x00\x00\x00)?\x2f\x00",
    re.DOTALL,
)


_MOST_PLACES = 1_500_000  # cells and empty places between them


class BrokenWorkbookError(ValueError):
    """The reader of old workbooks gave up."""


def is_locked(content: bytes) -> bool:
    """Return whether the workbook is encrypted."""
    return _LOCKED.search(content) is not None


def read_old_workbook(content: bytes) -> Workbook:
    """Return the visible worksheets; raise ``BrokenWorkbookError`` for whatever the reader stumbles over."""
    import io

    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    found = Workbook()
    budget = Budget()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for known in workbook.sheets_metadata:
            if known.typ != SheetTypeEnum.WorkSheet:
                found.unread.append(known.name)
            elif known.visible != SheetVisibleEnum.Visible:
                found.hidden.append(known.name)
            else:
                found.add(_sheet(workbook.get_sheet_by_name(known.name), Grid(known.name, budget)))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        raise BrokenWorkbookError from error
    return found


def _sheet(sheet: Any, grid: Grid) -> Grid | str:
    grid.tells_hidden = False
    before = (grid.budget.cells, grid.budget.characters)
    try:
        for first, last in sheet.merged_cell_ranges or []:
            grid.merge(first[0] + 1, first[1], last[0] + 1, last[1])
        if sheet.height * sheet.width > _MOST_PLACES:
            raise TooLargeError
        start = sheet.start or (0, 0)
        for row, cells in enumerate(sheet.to_python(skip_empty_area=True), start[0] + 1):
            for column, value in enumerate(cells, start[1]):
                if value != "" and value is not None:
                    grid.put(row, column, _cell(value))
    except TooLargeError:
        grid.budget.cells, grid.budget.characters = before
        return str(grid.name)
    return grid


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return Cell(str(value))
    if isinstance(value, int | float):
        plain = plain_number(float(value))
        return Cell(plain, abs(value) >= LARGEST_EXACT, is_rounded=plain.endswith(".1"), is_unformatted=True)
    if isinstance(value, datetime.datetime):
        whole = value.time() == datetime.time()
        return Cell(value.date().isoformat() if whole else value.isoformat(" "))
    if isinstance(value, datetime.date | datetime.time):
        return Cell(value.isoformat())
    return text_cell(str(value))
