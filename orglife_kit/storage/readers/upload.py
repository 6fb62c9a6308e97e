"""Reading a table that somebody brings: in a child process, within limits of memory, time and answer."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from orglife_kit.errors import InputError, Location, Notice, notice, system_reason
from orglife_kit.frozen import dataclass
from orglife_kit.storage.readers.upload_child import LARGEST_ANSWER

LARGEST_FILE = 30_000_000  # bytes
LARGEST_UNPACKED = 300_000_000  # bytes
SECONDS = 20.0
_KINDS = {".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".txt", ".tsv"}
_ROOT = Path(__file__).parents[3]
_MOST_MERGED = 50_000  # cells
_CHILD = (  # never what lies in the folder where the program was started
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from orglife_kit.storage.readers.upload_child import main; main(*sys.argv[2:])"
)


@dataclass(frozen=True)
class Row:
    """One row as the file has it: its number from 1 and its cells.

    ``lost`` are the places of cut-off numbers, ``rounded`` those of numbers that end in .1: without the zero that
    a number does not keep, 2024.1 may have been typed as 2024.10. ``mended`` are the places where the text is
    what the sheet shows (0012) and not what it keeps (12), ``unformatted`` those where nobody can tell, and
    ``computed`` those of formulas.
    """

    number: int
    cells: tuple[str, ...]
    lost: frozenset[int] = frozenset()
    rounded: frozenset[int] = frozenset()
    mended: frozenset[int] = frozenset()
    unformatted: frozenset[int] = frozenset()
    computed: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sheet:
    """One table: the file's name, the worksheet or the encoding, its rows, and how it is laid out.

    ``merged`` has blocks of cells: first row, first column, last row, last column; rows from 1, columns
    from 0, as everywhere. ``not_read`` says what of the file was left: far cells, hidden and other sheets.
    """

    file: str
    sheet: str | None
    encoding: str | None
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    tells_hidden: bool = True
    not_read: tuple[Notice, ...] = ()

    def merged_text(self, row: int, column: int) -> str:
        """Return the text of the block of merged cells that reaches down to a cell, or nothing."""
        top, left = self._block_of.get((row, column), (0, 0))
        cells = self.rows[top - 1].cells if top else ()  # only a workbook merges, and it has every row
        return cells[left] if left < len(cells) else ""

    @cached_property
    def _block_of(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """The first cell of the block of each merged cell under it."""
        blocks: dict[tuple[int, int], tuple[int, int]] = {}
        widest = max((len(row.cells) for row in self.rows), default=0)
        for top, left, bottom, right in self.merged:
            below = range(top + 1, min(bottom, len(self.rows)) + 1)
            beside = range(left, min(right, widest - 1) + 1)
            if len(blocks) + len(below) * len(beside) <= _MOST_MERGED:
                blocks |= {(row, column): (top, left) for row in below for column in beside}
        return blocks


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the tables in ``path``, at least one: a text file's, or each visible worksheet of a workbook.

    Raises ``InputError`` with one sentence that says what is wrong with the file as a whole.
    """
    if path.suffix.lower() not in _KINDS:
        raise InputError(notice("file_kind_unknown", file=path.name))
    return sheets_of(path.name, _ask_child(path, "sheets"))


def answer_for(path: Path, kind: str) -> dict[str, Any]:
    """Return what the child reads of a file of another ``kind``; raises ``InputError`` with its faults."""
    answer = _ask_child(path, kind)
    _raise_faults(path.name, answer)
    return answer


def _check_readable(path: Path) -> None:
    """Raise ``InputError`` where no file can be read, or one that is too large."""
    try:
        known = path.stat()
        if stat.S_ISFIFO(known.st_mode) or stat.S_ISCHR(known.st_mode):
            raise InputError(notice("file_kind_unknown", file=path.name))
        with path.open("rb"):
            pass
    except (OSError, ValueError) as error:
        detail = system_reason(error) if isinstance(error, OSError) else str(error)
        raise InputError(notice("file_unreadable", file=str(path), detail=detail)) from error
    if known.st_size > LARGEST_FILE:
        raise InputError(notice("file_too_large", file=path.name))


def _ask_child(path: Path, kind: str) -> dict[str, Any]:
    """Return the child's answer; however the child ends, this process goes on."""
    import subprocess
    import threading

    _check_readable(path)
    arguments = [str(_ROOT), str(path.resolve()), str(LARGEST_UNPACKED), kind]
    command = [sys.executable, "-P", "-c", _CHILD, *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        ending = threading.Timer(SECONDS, child.kill)
        ending.start()
        try:
            assert child.stdout is not None
            answer = child.stdout.read(LARGEST_ANSWER + 1)
            is_ended = len(answer) > LARGEST_ANSWER or not ending.is_alive()
            if is_ended:
                child.kill()
            is_broken = child.wait() > 0 and not is_ended  # below 0: a limit of the system ended it
        finally:
            ending.cancel()
    if is_broken:
        raise InputError(notice("file_damaged", Location(file=path.name)))
    try:
        found: dict[str, Any] = {} if is_ended else json.loads(answer)
    except (ValueError, RecursionError):  # the child was ended before its answer was whole
        found = {}
    if not found:
        raise InputError(notice("file_too_large", file=path.name))
    return found


def sheets_of(file: str, answer: Mapping[str, Any]) -> tuple[Sheet, ...]:
    """Return the sheets of the child's answer; raise the faults that it found."""
    _raise_faults(file, answer)
    left = tuple(_sheets_left(file, answer))
    return tuple(_sheet(file, found, left) for found in answer["sheets"])


def _raise_faults(file: str, answer: Mapping[str, Any]) -> None:
    if "faults" in answer:
        raise InputError(
            *(
                Notice(code, fields, Location(file=None if "file" in fields else file, row=row))
                for code, fields, row in answer["faults"]
            )
        )


def _sheets_left(file: str, answer: Mapping[str, Any]) -> list[Notice]:
    codes = {"hidden": "sheets_hidden", "unread": "sheets_unread", "too_large": "sheets_too_large"}
    return [
        notice(code, Location(file=file), names="、".join(answer[key]))
        for key, code in codes.items()
        if answer[key]
    ]


def _sheet(file: str, found: Mapping[str, Any], left: tuple[Notice, ...]) -> Sheet:
    blank = () if found["encoding"] else ("",)  # of a workbook a row of empty cells is a row
    if found["stray"]:
        cells = "、".join(found["stray"]) + ("…" if found["stray_number"] > len(found["stray"]) else "")
        left = (notice("cells_far_away", Location(file=file, sheet=found["name"]), cells=cells), *left)
    return Sheet(
        file,
        found["name"],
        found["encoding"],
        tuple(
            Row(number, tuple(cells) or blank, *map(frozenset, places))
            for number, cells, *places in found["rows"]
        ),
        tuple(map(tuple, found["merged"])),
        frozenset(found["hidden_rows"]),
        frozenset(found["hidden_columns"]),
        found["tells_hidden"],
        left,
    )
