"""The files of a publication, kept in the meeting's folder as they went out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from orglife_kit.errors import StorageError, notice, system_reason
from orglife_kit.storage.files import sync_folder, write_whole

FOLDER = "published"


def write_aside(meeting: Path, files: Mapping[str, bytes]) -> Path:
    """Write ``files`` (plain name to content) into a new hidden folder of ``published`` and return it.

    Raises ``StorageError`` (``folder_unusable``); then nothing is left.
    """
    folder = meeting / FOLDER
    aside = None
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
        for name, content in files.items():
            write_whole(aside / name, content, mode=0o600)
    except OSError as error:
        if aside is not None:
            drop(aside)
        raise StorageError(
            notice("folder_unusable", file=str(folder), detail=system_reason(error))
        ) from error
    return aside


def put_in_place(aside: Path, number: int) -> None:
    """Give the files written ``aside`` the folder of publication ``number``.

    A folder that is there already is of a publication that was not kept, and is removed. Raises ``StorageError``
    (``folder_unusable``).
    """
    folder = aside.with_name(str(number))
    try:
        drop(folder)
        aside.replace(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise StorageError(
            notice("folder_unusable", file=str(folder), detail=system_reason(error))
        ) from error


def drop(folder: Path) -> None:
    """Remove a folder of published files, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)
