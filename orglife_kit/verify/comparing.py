"""The recount of a meeting, and its roots compared with those on the paper."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from pathlib import Path

from .private_copy import private_copy
from .result import UnreadableError, Verification
from .rounds import recount_rounds

COPIED = 32  # characters of a root that a copy by hand must have
COPIED_BEFORE = 16  # of a box that an earlier version closed


def verify(path: Path | str, *roots: str) -> Verification:
    """Return the recount of every closed round in ``path`` (a meeting folder or its meeting.db).

    ``roots`` are compared with the roots recomputed: each at least 32 characters in any grouping, 16 for what an
    earlier version closed. Raises ``UnreadableError`` (``missing``, ``not_a_meeting``, ``busy``, ``root_unusable``).
    """
    wanted = [_spelled(root) for root in roots]
    try:
        with private_copy(Path(path)) as connection:
            found = recount_rounds(connection)
    except sqlite3.Error as error:
        raise UnreadableError("not_a_meeting") from error
    for root in wanted:
        _compare(found, root)
    return found


def _compare(found: Verification, root: str) -> None:
    boxes = [box for box in found.boxes if box.is_weak or len(root) >= COPIED]
    if found.boxes and not boxes:
        raise UnreadableError("root_unusable")
    matched = [box for box in boxes if box.root.startswith(root)]
    for box in matched:
        box.compared = max(box.compared, len(root))
    if not matched:
        found.faults.append(("root_differs_from_paper", root))


def _spelled(root: str) -> str:
    """Return a root without what groups it, in small letters."""
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", root).lower()))
    if not re.fullmatch(f"[0-9a-f]{{{COPIED_BEFORE},64}}", letters):
        raise UnreadableError("root_unusable")
    return letters
