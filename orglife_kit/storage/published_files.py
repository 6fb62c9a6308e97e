"""The files of a publication, kept in the meeting's folder as they went out."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from orglife_kit.errors import StorageError, notice, system_reason
from orglife_kit.storage.files import sync_folder

FOLDER = "published"


def write_aside(meeting: Path, files: Mapping[str, bytes]) -> Path:
    """Write ``files`` (name to content) into a new hidden folder of ``published`` and return it.

    Raises ``StorageError`` (``folder_unusable``); then nothing is left.
    """
    folder = meeting / FOLDER
    aside = None
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
        for name, content in files.items():
            with (aside / Path(name).name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        sync_folder(aside)
    except OSError as error:
        if aside is not None:
            drop(aside)
        raise StorageError(
            notice("folder_unusable", file=str(folder), detail=system_reason(error))
        ) from error
    return aside


def put_in_place(aside: Path, number: int) -> None:
    """Give the files written ``aside`` the place of publication ``number``; one that was undone makes room.

    Raises ``StorageError`` (``folder_unusable``).
    """
    place = aside.with_name(str(number))
    try:
        drop(place)
        aside.replace(place)
        sync_folder(place.parent)
    except OSError as error:
        raise StorageError(notice("folder_unusable", file=str(place), detail=system_reason(error))) from error


def drop(folder: Path) -> None:
    """Remove a folder of published files, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)
