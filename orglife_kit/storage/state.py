"""The user's own state outside any meeting folder: its random id, and the meeting last chosen."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from orglife_kit.errors import StorageError, notice
from orglife_kit.storage.files import read_own, write_whole

CHOICE_VARIABLE = "ORGLIFE_CHOICE"
WORK_VARIABLE = "ORGLIFE_WORK"  # the folder that JupyterLab was started in
_ID_LENGTH = 32  # hex digits


def state_folder() -> Path:
    """Return the user's state folder, made with rights 0700; ``ORGLIFE_STATE`` overrides it."""
    named = os.environ.get("ORGLIFE_STATE")
    if named:
        folder = Path(named)
    else:
        import platformdirs

        folder = Path(platformdirs.user_state_dir("orglife_kit", appauthor=False))
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(notice("state_folder_unusable", folder=str(folder))) from error
    return folder


def state_id() -> str:
    """Return the random id of this state folder, made at first use: intakes keep it beside their ballots."""
    path = state_folder() / "id"
    try:
        return read_own(path, _ID_LENGTH).decode("ascii")
    except FileNotFoundError:
        made = secrets.token_hex(_ID_LENGTH // 2)
    except (OSError, UnicodeDecodeError) as error:
        raise StorageError(notice("state_folder_unusable", folder=str(path.parent))) from error
    try:
        write_whole(path, made.encode(), mode=0o600)
    except OSError as error:
        raise StorageError(notice("state_folder_unusable", folder=str(path.parent))) from error
    return made


def remember_meeting(folder: Path) -> None:
    """Keep ``folder`` as the meeting that a notebook opens when none is named."""
    for path in _choices():
        path.write_text(str(folder.resolve()), encoding="utf-8")


def remembered_meeting() -> Path | None:
    """Return the meeting folder chosen last, whether it is still there or not; ``None`` where none was chosen."""
    for path in _choices():
        try:
            return Path(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
    return None


def _choices() -> list[Path]:
    """Return where the choice is kept: of this JupyterLab, where it runs in one (two may run at once); of this user."""
    named = os.environ.get(CHOICE_VARIABLE)
    return [*([Path(named)] if named else ()), state_folder() / "meeting"]
