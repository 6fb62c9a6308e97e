"""A private copy of the meeting's file with its journal: the recount writes nothing where the meeting lies."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .result import UnreadableError


@contextmanager
def private_copy(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a copy of database and journal: SQLite rolls a crashed write back there, not here."""
    database = path / "meeting.db" if path.is_dir() else path
    if not database.is_file():
        raise UnreadableError("missing")
    parts = {suffix: Path(f"{database}{suffix}") for suffix in ("", "-journal", "-wal")}
    with tempfile.TemporaryDirectory(prefix="orglife-verify-") as folder:
        for _ in range(20):  # until nobody wrote while it was copied
            before = {suffix: _stamp(part) for suffix, part in parts.items()}
            contents = {suffix: part.read_bytes() for suffix, part in parts.items() if part.is_file()}
            if before == {suffix: _stamp(part) for suffix, part in parts.items()}:
                break
        else:
            raise UnreadableError("busy")
        for suffix, content in contents.items():
            Path(folder, f"meeting.db{suffix}").write_bytes(content)
        connection = sqlite3.connect(Path(folder, "meeting.db"), isolation_level=None)
        try:
            connection.execute("PRAGMA trusted_schema=OFF")
            yield connection
        finally:
            connection.close()


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size
