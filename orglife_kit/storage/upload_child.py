"""The child process that opens a workbook: if a bad file breaks the reader, only this process ends."""

from __future__ import annotations

import datetime
import json
import sys
from typing import Any

MEMORY = 1_500_000_000  # bytes
SECONDS = 25
LARGEST_EXACT = 10**15  # a spreadsheet keeps 15 digits; a longer number has lost its end


def main(path: str) -> None:
    """Print the visible worksheets of ``path`` as JSON: name, and per row its cells and cut-off numbers."""
    _limit()
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    workbook = CalamineWorkbook.from_path(path)
    sheets = [
        {"name": known.name, "rows": [_row(cells) for cells in _cells(workbook, known.name)]}
        for known in workbook.sheets_metadata
        if known.visible == SheetVisibleEnum.Visible
    ]
    sys.stdout.buffer.write(json.dumps(sheets, ensure_ascii=False).encode("utf-8", "replace"))


def _cells(workbook: Any, name: str) -> list[list[Any]]:
    rows: list[list[Any]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return rows


def _row(cells: list[Any]) -> tuple[list[str], list[int]]:
    lost = [place for place, cell in enumerate(cells) if _is_cut_off(cell)]
    return [_text(cell) for cell in cells], lost


def _is_cut_off(cell: Any) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= LARGEST_EXACT


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit is all there is
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1])
