"""Which rows of 登记 were copied into the upper system: kept on this machine, so that it goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from orglife_kit.errors import StorageError, notice
from orglife_kit.storage.files import write_whole
from orglife_kit.storage.state import state_folder

_FILE = "copied.json"


def row_key(row: Sequence[str]) -> str:
    """Return what is another text for a row that says anything else: one that was changed is copied anew."""
    return hashlib.sha256("\t".join(row).encode()).hexdigest()[:16]


def copied_rows(meeting: str, rows: Sequence[Sequence[str]]) -> tuple[bool, ...]:
    """Return for each row whether it was copied as it stands; ``meeting`` is the meeting's id."""
    kept = set(kept_copies().get(meeting, ()))
    return tuple(row_key(row) in kept for row in rows)


def kept_copies() -> dict[str, list[str]]:
    """Return the keys of the rows that were copied, by meeting; what cannot be read counts as none."""
    try:
        found = json.loads((state_folder() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep_copied(meeting: str, row: Sequence[str], *, copied: bool = True) -> None:
    """Keep that a row was copied, or that it was not; raises ``StorageError`` (``state_folder_unusable``)."""
    kept = kept_copies()
    keys = set(kept.get(meeting, ()))
    keys = keys | {row_key(row)} if copied else keys - {row_key(row)}
    kept[meeting] = sorted(keys)
    try:
        write_whole(state_folder() / _FILE, json.dumps(kept).encode(), mode=0o600)
    except OSError as error:
        raise StorageError(notice("state_folder_unusable", folder=str(state_folder()))) from error
