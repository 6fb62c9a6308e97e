"""Where something of a ballot could have stayed behind outside the meeting's own files."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from orglife_kit.storage.intake_file import holds
from orglife_kit.storage.keys import Key, kept_keys

_TYPED_IN_CODE = ("%.cast(%", "%take_pile(%", "%correct_ballot(%")


def stray_keys() -> list[tuple[Key, Path]]:
    """Return the ballot keys of folders that no longer have the intake: moved, restored, or removed."""
    return [
        (key, owner.folder)
        for key, owner in kept_keys()
        if owner is not None and key.path.exists() and not holds(owner.folder, key.id)
    ]


def old_keys(identities: Iterable[str]) -> list[Key]:
    """Return the keys that an earlier version kept under one of a meeting's ids and that belong to no folder."""
    wanted = set(identities)
    return [key for key, owner in kept_keys() if owner is None and key.id.partition("-")[0] in wanted]


def history_with_ballots() -> Path | None:
    """Return IPython's history when ballots were typed into code and are kept in it, else ``None``."""
    folder = Path(os.environ.get("IPYTHONDIR") or Path.home() / ".ipython")
    path = folder / "profile_default" / "history.sqlite"
    if not path.is_file():
        return None
    wanted = " OR ".join("source LIKE ?" for _ in _TYPED_IN_CODE)
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            query = f"SELECT count(*) FROM history WHERE {wanted}"
            (found,) = connection.execute(query, _TYPED_IN_CODE).fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return None
    return path if found else None
