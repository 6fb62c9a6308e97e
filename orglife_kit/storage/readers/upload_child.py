"""The child process that opens a workbook: if a bad file breaks the reader, only this process ends."""

from __future__ import annotations

import datetime
import io
import json
import posixpath
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from orglife_kit.storage.readers.upload import NO_WORKBOOK

MEMORY = 1_500_000_000  # bytes
SECONDS = 25
_RELATIONS = "_rels/.rels"
_TRUE = ("1", "true")
_COLUMNS = 200  # further to the right nothing is read
LARGEST_EXACT = 10**15  # a spreadsheet keeps 15 digits; a longer number has lost its end


def main(path: str) -> None:
    """Print the visible worksheets of ``path`` as JSON.

    Each has its ``name``, per row its cells and the places of cut-off and of rounded numbers, the ``merged``
    blocks (first row, first column, last row, last column; rows from 1, columns from 0), and what is hidden.
    """
    _limit()
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    content = Path(path).read_bytes()
    parts = _parts(path) if content.startswith(b"PK") else {}  # an .xls may have a zip of pictures at its end
    # By what it holds: many an .xlsx is named .xls.
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [
        {
            "name": known.name,
            "rows": [_row(cells) for cells in _cells(workbook, known.name)],
            "merged": _merged(workbook, known.name),
            **_hidden(path, parts.get(known.name)),
        }
        for known in workbook.sheets_metadata
        if known.visible == SheetVisibleEnum.Visible
    ]
    sys.stdout.buffer.write(json.dumps(sheets, ensure_ascii=False).encode("utf-8", "replace"))


def _cells(workbook: Any, name: str) -> list[list[Any]]:
    rows: list[list[Any]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return rows


def _merged(workbook: Any, name: str) -> list[tuple[int, int, int, int]]:
    blocks = workbook.get_sheet_by_name(name).merged_cell_ranges or []
    return [(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in blocks]


def _parts(path: str) -> dict[str, str]:
    """Return which part of an .xlsx holds each worksheet."""
    with zipfile.ZipFile(path) as archive:
        if "content.xml" in archive.namelist():  # an .ods, which says what it hides in another way
            return {}
        main_part = next(iter(_targets(archive, "").values()), "") if _RELATIONS in archive.namelist() else ""
        if not main_part:
            sys.exit(NO_WORKBOOK)
        targets = _targets(archive, main_part)
        book = ElementTree.fromstring(archive.read(main_part))
        sheets = [(str(one.get("name")), _id(one)) for one in book.iter() if _kind(one) == "sheet"]
        return {name: targets[number] for name, number in sheets if number in targets}


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts that ``part`` refers to by their ids; the main part alone for the whole file."""
    folder, name = posixpath.split(part)
    relations = ElementTree.fromstring(archive.read(posixpath.join(folder, "_rels", f"{name}.rels")))
    return {
        str(one.get("Id")): posixpath.normpath(posixpath.join("/", folder, str(one.get("Target"))))[1:]
        for one in relations
        if part or str(one.get("Type")).endswith("/officeDocument")
    }


def _kind(element: ElementTree.Element) -> str:
    """Return an element's name; its namespace has one address in most files and another in strict ones."""
    return element.tag.rpartition("}")[2]


def _id(element: ElementTree.Element) -> str:
    return next((text for name, text in element.items() if name.endswith("}id")), "")


def _hidden(path: str, part: str | None) -> dict[str, Any]:
    """Return the hidden rows (from 1; a filter hides too) and columns (from 0) of a worksheet, and whether it tells."""
    rows: list[int] = []
    columns: list[int] = []
    if part is not None:
        with zipfile.ZipFile(path) as archive, archive.open(part) as sheet:
            for _, element in ElementTree.iterparse(sheet):
                if _kind(element) == "row":
                    if element.get("hidden") in _TRUE:
                        rows.append(int(element.get("r", "0")))
                    element.clear()
                elif _kind(element) == "col" and element.get("hidden") in _TRUE:
                    last = min(int(element.get("max", "0")), _COLUMNS)
                    columns += range(int(element.get("min", "1")) - 1, last)
    return {"hidden_rows": rows, "hidden_columns": columns, "tells_hidden": part is not None}


def _row(cells: list[Any]) -> tuple[list[str], list[int], list[int]]:
    lost = [place for place, cell in enumerate(cells) if _is_cut_off(cell)]
    rounded = [
        place for place, cell in enumerate(cells) if isinstance(cell, float) and str(cell).endswith(".1")
    ]
    return [_text(cell) for cell in cells], lost, rounded


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
