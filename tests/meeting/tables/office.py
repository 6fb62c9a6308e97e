"""Files as offices make them: title rows, merged cells, a 序号, remarks under the table."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from orglife_kit.meeting import Meeting

Cell = str | int | float | datetime.date | None


def workbook(
    path: Path, rows: Sequence[Sequence[Cell]], *, title: str = "", merged: Sequence[str] = ()
) -> Path:
    """Write rows under a merged title; ``merged`` are blocks such as B3:B5."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if title:
        sheet.append([title])
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(rows[0]))
    for row in rows:
        sheet.append(list(row))
    for block in merged:
        sheet.merge_cells(block)
    book.save(path)
    return path


def text(path: Path, rows: Sequence[Sequence[str]], encoding: str = "gb18030") -> Path:
    """Write rows as the comma-separated text of an office program."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def written(meeting: Meeting, name: str, path: Path) -> Path:
    """Write a table as the kit does."""
    meeting.tables.write(name, path)
    return path


def edit(path: Path, change: Callable[[Any, dict[str, int]], None]) -> Path:
    """Change a workbook as somebody would: ``change`` gets the sheet and the columns by their heads."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    change(sheet, {str(cell.value): cell.column for cell in sheet[1]})
    book.save(path)
    return path
