"""The folder of one meeting's exports: its own, whatever the folders of other meetings are called or were named."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from orglife_kit.errors import StorageError
from orglife_kit.storage.files import write_whole
from orglife_kit.storage.state import state_folder
from orglife_kit.storage.tables.plan import read_identity

_MARK = ".meeting.json"  # in the folder: whose it is; hidden from JupyterLab's file list
_NAMED = "named_folders.json"  # in the state folder: whose each folder is that somebody named; it holds files alone


def own_folder(root: Path, meeting: Path, identity: str) -> Path:
    """Return the folder in ``root`` for what is written of the meeting in ``meeting``, made and marked as its own.

    It is called as the meeting's folder, with a number behind where that is another meeting's or somebody's own.
    A meeting that was moved keeps its folder; a copy of it gets one of its own. Raises ``OSError``.
    """
    mark = _mark(meeting, identity)
    for name in _names(meeting.resolve().name):
        folder = root / name
        if not _is_free_for(folder, mark):
            continue
        folder.mkdir(parents=True, exist_ok=True)
        if _mark_of(folder) != mark:
            write_whole(folder / _MARK, json.dumps(mark, ensure_ascii=False).encode())
        return folder
    raise AssertionError("there is always another number")


def named_folder(folder: Path, meeting: Path, identity: str) -> Path:
    """Return ``folder``, which somebody named for what is written of the meeting in ``meeting``.

    Where another meeting has written into it, the meeting's own folder in it. Raises ``OSError``.
    """
    mark, known = _mark(meeting, identity), _named()
    found = known.get(str(folder.resolve()))
    if found is not None and not _is_own(found, mark) and folder.is_dir() and any(folder.iterdir()):
        return own_folder(folder, meeting, identity)
    if found != mark and not folder.is_file():
        kept = {path: other for path, other in known.items() if Path(path).is_dir()}
        with suppress(OSError, StorageError):  # what is not recorded is nobody's, as it was before
            content = json.dumps(kept | {str(folder.resolve()): mark}, ensure_ascii=False, indent=1)
            write_whole(state_folder() / _NAMED, content.encode())
    return folder


def _mark(meeting: Path, identity: str) -> dict[str, str]:
    return {"meeting": identity, "folder": str(meeting.resolve())}


def _named() -> dict[str, dict[str, object]]:
    """Return whose each folder is that somebody named; a record that cannot be read counts as none."""
    try:
        found = json.loads((state_folder() / _NAMED).read_text("utf-8"))
    except (OSError, ValueError, StorageError):
        return {}
    return (
        {path: mark for path, mark in found.items() if isinstance(mark, dict)}
        if isinstance(found, dict)
        else {}
    )


def _names(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _is_free_for(folder: Path, mark: dict[str, str]) -> bool:
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    found = _mark_of(folder)
    if found is None:
        return not any(folder.iterdir())
    return _is_own(found, mark)


def _is_own(found: dict[str, object], mark: dict[str, str]) -> bool:
    """Return whether a folder marked as ``found`` is that of the meeting ``mark``: moved it is, a copy is not."""
    if found.get("meeting") != mark["meeting"]:
        return False
    return found.get("folder") == mark["folder"] or not _is_meeting(found.get("folder"), mark["meeting"])


def _mark_of(folder: Path) -> dict[str, object] | None:
    """Return what a folder's mark says, nothing where it has none; one that cannot be read is somebody else's."""
    try:
        found = json.loads((folder / _MARK).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _is_meeting(folder: object, identity: str) -> bool:
    """Return whether the meeting ``identity`` still lies in ``folder``; where that cannot be read, it may."""
    path = Path(str(folder)) / "meeting.db"
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return read_identity(connection) == identity
    except (sqlite3.Error, StorageError):
        return True
