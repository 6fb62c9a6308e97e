"""Rows of the publication stage: what was chosen, what went out, and the remarks received."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from orglife_kit.rules.publication.record import Published, PublishedFile, Remark

_PUBLIC, _ITEM = "PUBLIC", "rectification"


def write_chosen(connection: sqlite3.Connection, number: int, *, chosen: bool) -> None:
    """Keep whether a rectification item is chosen for a wider circle."""
    if chosen:
        connection.execute(
            "INSERT OR IGNORE INTO publication_choice VALUES (?, ?, ?)", (_PUBLIC, _ITEM, number)
        )
    else:
        connection.execute("DELETE FROM publication_choice WHERE number = ?", (number,))


def read_chosen(connection: sqlite3.Connection) -> frozenset[int]:
    """Return the numbers of the rectification items chosen for a wider circle."""
    return frozenset(number for (number,) in connection.execute("SELECT number FROM publication_choice"))


def add_publication(connection: sqlite3.Connection, entry: Published) -> int:
    """Keep what went out and return its number; ``entry.number`` is not used."""
    number = int(
        connection.execute("SELECT coalesce(max(number), 0) + 1 FROM publication_record").fetchone()[0]
    )
    files = json.dumps([[one.name, one.digest] for one in entry.files], ensure_ascii=False)
    documents = json.dumps(list(entry.documents), ensure_ascii=False)
    connection.execute(
        "INSERT INTO publication_record VALUES (?, ?, ?, ?, ?)",
        (number, entry.date, entry.scope, documents, files),
    )
    return number


def read_publications(connection: sqlite3.Connection) -> tuple[Published, ...]:
    """Return what went out, in order."""
    rows = connection.execute(
        "SELECT number, date, scope, documents, files FROM publication_record ORDER BY number"
    )
    return tuple(
        Published(
            number,
            date,
            scope,
            tuple(json.loads(documents)),
            tuple(PublishedFile(name, digest) for name, digest in json.loads(files)),
        )
        for number, date, scope, documents, files in rows
    )


def write_shown(connection: sqlite3.Connection, scope: str, counts: Mapping[str, int]) -> None:
    """Keep the members per outcome that a scope was shown, the first time it was."""
    text = json.dumps(counts, sort_keys=True)
    connection.execute("INSERT OR IGNORE INTO publication_shown VALUES (?, ?)", (scope, text))


def read_shown(connection: sqlite3.Connection, scope: str) -> dict[str, int] | None:
    """Return the members per outcome that a scope was shown, ``None`` before."""
    row = connection.execute("SELECT counts FROM publication_shown WHERE scope = ?", (scope,)).fetchone()
    return dict(json.loads(row[0])) if row else None


def write_remark(connection: sqlite3.Connection, remark: Remark) -> int:
    """Keep a remark, a new one (number 0) or in place of that number; return its number."""
    number = remark.number or int(
        connection.execute("SELECT coalesce(max(number), 0) + 1 FROM publication_remark").fetchone()[0]
    )
    connection.execute(
        "INSERT OR REPLACE INTO publication_remark VALUES (?, ?, ?, ?, ?, ?)",
        (number, remark.publication, remark.date, remark.words, remark.answer, remark.answered),
    )
    return number


def read_remarks(connection: sqlite3.Connection) -> tuple[Remark, ...]:
    """Return the remarks in the order they were received."""
    rows = connection.execute("SELECT * FROM publication_remark ORDER BY number")
    return tuple(Remark(*row) for row in rows)
