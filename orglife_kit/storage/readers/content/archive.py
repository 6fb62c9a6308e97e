"""The parts of a zipped file, read within limits: stored or deflated, never more than was agreed."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import IO

from orglife_kit.errors import InputError, Location, notice
from orglife_kit.storage.readers.content.grid import TooLargeError

_ENCRYPTED = 0x1
_PIECE = 65_536


class Part:
    """One part as a stream; reading raises ``TooLargeError`` when the archive has given out enough."""

    def __init__(self, archive: Archive, stream: IO[bytes]) -> None:
        self._archive = archive
        self._stream = stream

    def read(self, _size: int = -1) -> bytes:
        """Return the next piece, or nothing at the end."""
        piece = self._stream.read(_PIECE)
        self._archive.left -= len(piece)
        if self._archive.left < 0:
            raise TooLargeError
        return piece


class Archive:
    """A zipped file. ``left`` is how many bytes may still be unpacked."""

    def __init__(self, path: Path, largest: int) -> None:
        self._archive = zipfile.ZipFile(path)
        self.left = largest
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in self._archive.infolist():
            if entry.flag_bits & _ENCRYPTED:
                raise InputError(notice("file_locked", file=path.name))
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise InputError(notice("file_damaged", Location(file=path.name)))
            self._entries[_folded(entry.filename)] = entry
        if sum(entry.file_size for entry in self._entries.values()) > largest:
            raise TooLargeError

    def __contains__(self, name: str) -> bool:
        """Return whether there is such a part; the case of letters does not matter."""
        return _folded(name) in self._entries

    def open(self, name: str) -> Part:
        """Return a part as a stream."""
        return Part(self, self._archive.open(self._entries[_folded(name)]))


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
