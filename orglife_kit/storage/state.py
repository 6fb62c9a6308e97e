"""The user's own state outside any meeting folder: ballot keys, and the meeting last chosen."""

from __future__ import annotations

import os
from pathlib import Path

from orglife_kit.errors import StorageError, notice
from orglife_kit.storage.files import sync_folder

KEY_LENGTH = 32


def state_folder() -> Path:
    """Return the user's state folder, made with rights 0700; ``ORGLIFE_STATE`` overrides it."""
    named = os.environ.get("ORGLIFE_STATE")
    if named:
        folder = Path(named)
    else:
        import platformdirs

        folder = Path(platformdirs.user_state_dir("orglife_kit", appauthor=False))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(notice("state_folder_unusable", folder=str(folder))) from error
    return folder


def key_path(meeting: str, round_number: int) -> Path:
    """Return where the ballot key of one round of ``meeting`` (its random id) lies."""
    return state_folder() / "keys" / f"{meeting}-{round_number}.key"


def keep_key(path: Path, key: bytes) -> None:
    """Keep a key that no file has yet, on the disk (synced, rights 0600) when this returns."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, key)
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(path.parent)


def read_key(path: Path) -> bytes | None:
    """Return the key, or ``None`` when it is lost or cut short."""
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    return key if len(key) == KEY_LENGTH else None


def remember_meeting(folder: Path) -> None:
    """Keep ``folder`` as the meeting that a notebook opens when none is named."""
    (state_folder() / "meeting").write_text(str(folder.resolve()), encoding="utf-8")


def remembered_meeting() -> Path | None:
    """Return the meeting folder chosen last, or ``None``."""
    try:
        folder = Path((state_folder() / "meeting").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return folder if folder.is_dir() else None
