"""How the views write a file of their own: aside, then put in place; and in which folder."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.errors import StorageError, notice, system_reason
from orglife_kit.storage.export_folders import named_folder, own_folder
from orglife_kit.storage.files import write_whole

__all__ = ["exports_in", "exports_into", "write_whole"]


def exports_in(root: Path, meeting: Path, identity: str) -> Path:
    """Return the folder in ``root`` that is the meeting's own; raises ``StorageError`` (``folder_unusable``)."""
    try:
        return own_folder(root, meeting, identity)
    except OSError as error:
        raise StorageError(notice("folder_unusable", file=str(root), detail=system_reason(error))) from error


def exports_into(folder: Path, meeting: Path, identity: str) -> Path:
    """Return ``folder``, or the meeting's own in it where another meeting writes there; raises as ``exports_in``."""
    try:
        return named_folder(folder, meeting, identity)
    except OSError as error:
        raise StorageError(
            notice("folder_unusable", file=str(folder), detail=system_reason(error))
        ) from error
