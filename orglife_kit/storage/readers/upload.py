"""Reading a table that somebody brings: text in the encodings offices use, workbooks in a child process."""

from __future__ import annotations

import codecs
import io
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from orglife_kit.errors import InputError, Location, notice, system_reason

LARGEST_FILE = 30_000_000  # bytes
LARGEST_UNPACKED = 300_000_000  # bytes, as the zip declares them
LARGEST_SHEET = 2_000_000  # cells
SECONDS = 30
NO_WORKBOOK = 3  # how the child process ends
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".et", ".ods"}
_TEXTS = {".csv", ".txt", ".tsv"}
_NAME = "姓名"  # what a table of people is headed with
_ENCODINGS = {"utf-8-sig": "UTF-8", "gb18030": "GB18030", "utf-16": "UTF-16"}
_ZIP = b"PK\x03\x04"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"  # an old .xls, or an .xlsx locked with a password
_LOCKED = re.compile(  # an .xlsx inside a compound file; an .xls whose first record is followed by FILEPASS
    re.escape("EncryptedPackage".encode("utf-16-le"))
    + rb"|\x09\x08(?:\x10\x00\x00\x06\x05\x00.{12}|\x08\x00\x00\x05\x05\x00.{4})(?:\x86\x00\x00\x00)?\x2f\x00",
    re.DOTALL,
)
_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|head|meta|style|table|div|\?xml)\b", re.IGNORECASE)
_DIMENSION = re.compile(rb'<dimension[^>]*ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')


@dataclass(frozen=True)
class Row:
    """One row as the file has it: its number from 1 and its cells.

    ``lost`` are the places of cut-off numbers, ``rounded`` those of numbers that end in .1: without the zero that
    a number does not keep, 2024.1 may have been typed as 2024.10.
    """

    number: int
    cells: tuple[str, ...]
    lost: frozenset[int] = frozenset()
    rounded: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sheet:
    """One table: the file's name, the worksheet or the encoding, its rows, and how it is laid out.

    ``merged`` has blocks of cells: first row, first column, last row, last column; rows from 1, columns
    from 0, as everywhere.
    """

    file: str
    sheet: str | None
    encoding: str | None
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    tells_hidden: bool = True

    def merged_text(self, row: int, column: int) -> str:
        """Return the text of the block of merged cells that reaches down to a cell, or nothing."""
        for top, left, bottom, right in self.merged:
            if top < row <= bottom and left <= column <= right:
                return self.rows[top - 1].cells[left]
        return ""


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the tables in ``path``: one for a text file, one per visible worksheet of a workbook.

    Raises ``InputError`` with one sentence that says what is wrong with the file as a whole.
    """
    kind = path.suffix.lower()
    if kind not in _WORKBOOKS | _TEXTS:
        raise InputError(notice("file_kind_unknown", file=path.name))
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        raise InputError(notice("file_unreadable", file=str(path), detail=system_reason(error))) from error
    if size > LARGEST_FILE:
        raise InputError(notice("file_too_large", file=path.name))
    if not content.strip():
        raise InputError(notice("file_empty", file=path.name))
    if content.startswith((_ZIP, _COMPOUND_FILE)):
        return _read_workbook(path, content)
    if _PAGE.match(content[:2000]):
        raise InputError(notice("file_of_web", file=path.name))
    try:
        return (_read_text(path.name, content),)
    except InputError as error:
        if kind in _TEXTS or error.notices[0].code != "file_encoding":
            raise
        raise InputError(notice("file_not_workbook", file=path.name)) from error


def _decode(file: str, content: bytes) -> tuple[str, str]:
    """Return the text and its encoding; Big5 would pass for GB18030, with every character a wrong one."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        if encoding == "gb18030" and _NAME not in text and _NAME in content.decode("big5", "replace"):
            raise InputError(notice("file_big5", file=file))
        return text, _ENCODINGS[encoding]
    raise InputError(notice("file_encoding", file=file))


def _read_text(file: str, content: bytes) -> Sheet:
    import csv

    text, encoding = _decode(file, content)
    beginning = text[:4000]
    delimiter = max((",", "\t", ";", "|"), key=beginning.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    try:
        first = 1
        for cells in reader:
            rows.append(Row(first, tuple(cell.strip() for cell in cells)))
            first = reader.line_num + 1
    except csv.Error as error:
        raise InputError(notice("file_damaged", Location(file=file, row=reader.line_num))) from error
    return Sheet(file, None, encoding, tuple(rows))


def _read_workbook(path: Path, content: bytes) -> tuple[Sheet, ...]:
    import subprocess
    import zipfile

    file = path.name
    if content.startswith(_ZIP):
        if not zipfile.is_zipfile(io.BytesIO(content)):
            raise InputError(notice("file_damaged", Location(file=file)))
        _check_sizes(file, content)
    elif _LOCKED.search(content):
        raise InputError(notice("file_locked", file=file))
    try:
        child = subprocess.run(
            [sys.executable, "-m", "orglife_kit.storage.readers.upload_child", str(path.resolve())],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(notice("file_too_large", file=file)) from error
    if child.returncode == NO_WORKBOOK:
        raise InputError(notice("file_not_workbook", file=file))
    if child.returncode != 0 and path.suffix.lower() == ".et":
        raise InputError(notice("file_of_wps", file=file))
    if child.returncode != 0:
        raise InputError(notice("file_damaged", Location(file=file)))
    return tuple(
        Sheet(
            file,
            sheet["name"],
            None,
            tuple(
                Row(number, tuple(cells), frozenset(lost), frozenset(rounded))
                for number, (cells, lost, rounded) in enumerate(sheet["rows"], 1)
            ),
            tuple(map(tuple, sheet["merged"])),
            frozenset(sheet["hidden_rows"]),
            frozenset(sheet["hidden_columns"]),
            sheet["tells_hidden"],
        )
        for sheet in json.loads(child.stdout)
    )


def _check_sizes(file: str, content: bytes) -> None:
    """Refuse a workbook whose own declarations are too large to be read."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
                raise InputError(notice("file_too_large", file=file))
            for entry in entries:
                if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
                    with archive.open(entry) as sheet:
                        _check_dimension(file, sheet.read(4096))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise InputError(notice("file_damaged", Location(file=file))) from error


def _check_dimension(file: str, beginning: bytes) -> None:
    declared = _DIMENSION.search(beginning)
    if declared is None:
        return
    columns = 0
    for letter in declared.group(1):
        columns = columns * 26 + letter - ord("A") + 1
    if columns * int(declared.group(2)) > LARGEST_SHEET:
        raise InputError(notice("file_too_large", file=file))
