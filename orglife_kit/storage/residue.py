"""Where something of a ballot could have stayed behind outside the meeting's own files."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from orglife_kit.storage.state import state_folder

_TYPED_IN_CODE = ("%.cast(%", "%take_pile(%", "%correct_ballot(%")


def keys_of(meeting: str) -> list[Path]:
    """Return the ballot keys of a meeting (its random id) that are still kept."""
    return sorted((state_folder() / "keys").glob(f"{meeting}-*.key"))


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
