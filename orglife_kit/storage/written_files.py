"""Which named files a verb wrote itself: only such, and only while nobody changed them, are written over."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from orglife_kit.errors import InputError, notice
from orglife_kit.storage.files import write_whole
from orglife_kit.storage.state import state_folder

_FILE = "written.json"


def may_replace(path: Path, verb: str) -> bool:
    """Return whether ``path`` is free, or is a file that ``verb`` wrote and nobody changed since."""
    if not path.exists():
        return True
    return _digest(path) is not None and _records().get(_key(path)) == [verb, _digest(path)]


def refuse_to_overwrite(path: Path, verb: str) -> None:
    """Raise ``InputError`` (``file_exists``) unless ``verb`` may write ``path``."""
    if not may_replace(path, verb):
        raise InputError(notice("file_exists", file=str(path)))


def record_written(path: Path, verb: str) -> None:
    """Keep that ``verb`` wrote ``path`` as it stands now; files that are gone are forgotten."""
    records = {key: record for key, record in _records().items() if Path(key).exists()}
    digest = _digest(path)
    if digest is not None:
        records[_key(path)] = [verb, digest]
    with suppress(OSError):  # what is not recorded is not written over, that is all
        write_whole(state_folder() / _FILE, json.dumps(records, ensure_ascii=False, indent=1).encode())


def _key(path: Path) -> str:
    return str(path.resolve())


def _digest(path: Path) -> str | None:
    """Return the digest of a file, or ``None`` for what is no file that can be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _records() -> dict[str, list[str]]:
    """Return verb and digest by path; a record that cannot be read counts as none."""
    try:
        found = json.loads((state_folder() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
