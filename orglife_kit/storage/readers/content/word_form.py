"""What stands in a form for Word that comes back: the file's own properties, and the rows of its tables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from orglife_kit.errors import InputError, notice
from orglife_kit.storage.readers.content import office_xml
from orglife_kit.storage.readers.content.archive import Archive
from orglife_kit.storage.readers.content.grid import TooLargeError
from orglife_kit.storage.readers.content.word_document import WordReader
from orglife_kit.storage.readers.content.word_numbers import numbering_of
from orglife_kit.storage.readers.content.xml_events import Text, attribute, local_name, read_events

TICKED, NOT_TICKED = "☒", "☐"
_PROPERTIES = "docProps/custom.xml"
_MOST_ROWS = 2_000
_ZIP = b"PK\x03\x04"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_TRUE = ("", "1", "true", "on")


def read_returned_form(path: Path, largest: int) -> dict[str, Any]:
    """Return the ``properties`` of a Word document by name and the ``rows`` of its tables, cell by cell.

    Raises ``InputError`` (``file_empty``, ``written_old_word``, ``written_not_word``), and what reading a zip raises.
    """
    with path.open("rb") as opened:
        head = opened.read(4)
    if not head.strip():
        raise InputError(notice("file_empty", file=path.name))
    if head == _OLD_WORD:
        raise InputError(notice("written_old_word", file=path.name))
    if head != _ZIP:
        raise InputError(notice("written_not_word", file=path.name))
    archive = Archive(path, largest)
    main = office_xml.main_part(archive)
    if main not in archive or not main.startswith("word/"):
        raise InputError(notice("written_not_word", file=path.name))
    reader = _FormReader(numbering_of(archive, "word/numbering.xml", "word/styles.xml"))
    read_events(archive.open(main), reader.start, reader.end, reader.text)
    return {"properties": _properties(archive), "rows": reader.found}


def _properties(archive: Archive) -> dict[str, str]:
    if _PROPERTIES not in archive:
        return {}
    found: dict[str, str] = {}
    names: list[str] = []
    text = Text()

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if local_name(name) == "property":
            names.append(attribute(attributes, "name"))
        text.is_wanted = bool(names) and local_name(name) == "lpwstr"

    def end(name: str) -> None:
        if text.is_wanted and local_name(name) == "lpwstr":
            found[names[-1]] = text.take()
        text.is_wanted = False

    read_events(archive.open(_PROPERTIES), start, end, text)
    return found


class _FormReader(WordReader):
    """Keeps the rows of tables apart; of a box to tick it reads whether it is ticked, whatever sign is drawn."""

    def __init__(self, numbering: Any) -> None:
        super().__init__(numbering)
        self.found: list[list[str]] = []
        self._boxes: list[bool] = []  # for each content control that is open, whether it is a box to tick

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Open what begins."""
        kind = local_name(name)
        above = self._path[-1] if self._path else ""
        if kind == "sdt":
            self._boxes.append(False)
        elif kind == "checked" and above == "checkbox" and self._boxes and not self._boxes[-1]:
            ticked = attribute(attributes, "val") in _TRUE
            if self._paragraphs and not self._left_out:
                self._paragraphs[-1].pieces.append(TICKED if ticked else NOT_TICKED)
                self._boxes[-1] = True
        super().start(name, attributes)
        if kind == "sdtContent" and self._boxes and self._boxes[-1]:
            self._left_out += 1  # the sign that is drawn says it once more

    def end(self, name: str) -> None:
        """Close what ends."""
        kind = local_name(name)
        if kind == "sdtContent" and self._boxes and self._boxes[-1]:
            self._left_out -= 1
        elif kind == "sdt":
            self._boxes.pop()
        elif kind == "tr" and self.rows:
            if len(self.found) == _MOST_ROWS:
                raise TooLargeError
            self.found.append(["\n".join(cell) for cell in self.rows[-1]])
        super().end(name)
