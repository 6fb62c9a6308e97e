"""Where piles of ballots were read from, so that no file of whole ballots is forgotten: the paths, never a digest."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from orglife_kit.storage.files import write_whole
from orglife_kit.storage.state import state_folder

_FILE = "piles.json"


def record_pile(meeting: str, path: Path) -> None:
    """Keep, in the user's own state only, that a pile of ``meeting`` (its random id) was read from ``path``."""
    paths = _records()
    paths.setdefault(meeting, [])
    if str(path.resolve()) not in paths[meeting]:
        paths[meeting].append(str(path.resolve()))
    with suppress(OSError):  # what is not kept cannot be named later; the ballots themselves are in
        write_whole(state_folder() / _FILE, json.dumps(paths, ensure_ascii=False).encode(), mode=0o600)


def piles_left(meeting: str) -> tuple[Path, ...]:
    """Return the files that piles of ``meeting`` were read from and that are still there."""
    return tuple(path for path in map(Path, _records().get(meeting, ())) if path.is_file())


def _records() -> dict[str, list[str]]:
    """Return the paths by meeting; what cannot be read counts as none."""
    try:
        found = json.loads((state_folder() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(meeting): [path for path in paths if isinstance(path, str)]
        for meeting, paths in found.items()
        if isinstance(paths, list)
    }
