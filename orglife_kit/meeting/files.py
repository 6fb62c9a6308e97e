"""How the views write a file of their own: aside, then put in place; and in which folder."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.errors import StorageError, notice, system_reason
from orglife_kit.storage.export_folders import own_folder
from orglife_kit.storage.files import write_whole

__all__ = ["exports_in", "write_whole"]


def exports_in(root: Path, meeting: Path, identity: str) -> Path:
    """Return the folder in ``root`` that is the meeting's own; raises ``StorageError`` (``folder_unusable``)."""
    try:
        return own_folder(root, meeting, identity)
    except OSError as error:
        raise StorageError(notice("folder_unusable", file=str(root), detail=system_reason(error))) from error
