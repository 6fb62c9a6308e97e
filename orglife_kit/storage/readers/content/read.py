"""What a file holds, whatever its name says: one way in, one family of errors out."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from orglife_kit.errors import InputError, Location, notice
from orglife_kit.storage.readers.content.grid import TooLargeError
from orglife_kit.storage.readers.content.workbook import Workbook

_ZIP = b"PK\x03\x04"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"  # an old .xls, or an .xlsx locked with a password
_TEXTS = {".csv", ".txt", ".tsv"}
# What the readers of archives, XML and numbers raise over a file that is broken or made to break them.
_BROKEN = (
    *(BadZipFile, zlib.error, ExpatError, struct.error, EOFError, OSError, NotImplementedError),
    *(RuntimeError, LookupError, ValueError, ArithmeticError),
)


def read_written(path: Path, largest: int) -> dict[str, Any]:
    """Return the ``text`` of a written plan. Raises as ``read_content``."""
    return _guarded(path, lambda: _written(path, largest))


def read_form(path: Path, largest: int) -> dict[str, Any]:
    """Return the properties and rows of a form for Word. Raises as ``read_content``."""
    from orglife_kit.storage.readers.content.word_form import read_returned_form

    return _guarded(path, lambda: read_returned_form(path, largest))


def read_content(path: Path, largest: int) -> dict[str, Any]:
    """Return the sheets of ``path`` and the names of those that were not read.

    ``largest`` is how many bytes may be unpacked. Raises ``InputError`` and nothing else.
    """
    return _guarded(path, lambda: _read(path, largest))


def _guarded(path: Path, read: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    file = path.name
    try:
        return read()
    except InputError:
        raise
    except (TooLargeError, MemoryError) as error:
        raise InputError(notice("file_too_large", file=file)) from error
    except _BROKEN as error:
        code = "file_of_wps" if path.suffix.lower() == ".et" else "file_damaged"
        raise InputError(notice(code, Location(file=file), file=file)) from error


def _read(path: Path, largest: int) -> dict[str, Any]:
    file = path.name
    with path.open("rb") as opened:
        head = opened.read(4)
    if head == _ZIP:
        return _answer(file, _read_zip(path, largest))
    content = path.read_bytes()
    if not content.strip():
        raise InputError(notice("file_empty", file=file))
    if content.startswith(_COMPOUND_FILE):
        from orglife_kit.storage.readers.content import old_workbook

        if old_workbook.is_locked(content):
            raise InputError(notice("file_locked", file=file))
        return _answer(file, old_workbook.read_old_workbook(content))
    from orglife_kit.storage.readers.content import text_table

    if text_table.is_web_page(content):
        raise InputError(notice("file_of_web", file=file))
    try:
        grid, encoding = text_table.read_text(file, content)
    except InputError as error:
        if path.suffix.lower() in _TEXTS or error.notices[0].code != "file_encoding":
            raise
        raise InputError(notice("file_not_workbook", file=file)) from error
    if grid.stray:
        raise TooLargeError
    return {"sheets": [grid.answer() | {"encoding": encoding}], "hidden": [], "unread": [], "too_large": []}


def _written(path: Path, largest: int) -> dict[str, Any]:
    from orglife_kit.storage.readers.content import written_text

    content = path.read_bytes()
    if not content.strip():
        raise InputError(notice("file_empty", file=path.name))
    if content.startswith(_COMPOUND_FILE):
        raise InputError(notice("written_old_word", file=path.name))
    if content.startswith(_ZIP):
        return written_text.read_written_zip(path, largest)
    return written_text.read_written_text(path.name, content)


def _read_zip(path: Path, largest: int) -> Workbook:
    from orglife_kit.storage.readers.content import office_xml, open_document
    from orglife_kit.storage.readers.content.archive import Archive

    archive = Archive(path, largest)
    main = office_xml.main_part(archive)
    if main.endswith(".bin"):
        raise InputError(notice("file_kind_unknown", file=path.name))
    if main:
        found = office_xml.read_workbook(archive, main)
    elif open_document.CONTENT in archive:
        if open_document.is_locked(archive):
            raise InputError(notice("file_locked", file=path.name))
        found = open_document.read_document(archive)
    else:
        raise InputError(notice("file_not_workbook", file=path.name))
    if not found.is_workbook:
        raise InputError(notice("file_not_workbook", file=path.name))
    return found


def _answer(file: str, found: Workbook) -> dict[str, Any]:
    if not found.sheets and found.too_large:
        raise TooLargeError
    if not found.sheets:
        raise InputError(notice("sheets_all_hidden" if found.hidden else "file_damaged", Location(file=file)))
    return {
        "sheets": [grid.answer() | {"encoding": None} for grid in found.sheets],
        "hidden": found.hidden,
        "unread": found.unread,
        "too_large": found.too_large,
    }
