"""Tables of the minutes: as they were composed and as they are kept, and the versions that were taken back."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Mapping

from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead
from orglife_kit.rules.ballots.minutes_versions import EarlierMinutes
from orglife_kit.storage.tables.mapper import Table


@dataclass(frozen=True)
class MinutesRow:
    """The minutes' texts as JSON: version 0 as they were composed, 1 as they are kept.

    ``sources`` are digests by head, as JSON, of what the record said when the texts were kept.
    """

    version: int
    entries: str
    frozen: datetime.date | None
    sources: str = "{}"


@dataclass(frozen=True)
class EarlierMinutesRow:
    """Minutes that were frozen and taken back, their texts as JSON."""

    number: int
    frozen: datetime.date
    withdrawn: datetime.date
    reason: str
    entries: str


COMPOSED, KEPT = 0, 1  # versions of the minutes: as the kit made them, and as they are kept

MINUTES = Table("ballots_minutes", MinutesRow, key=("version",), order="version")
EARLIER_MINUTES = Table("ballots_earlier_minutes", EarlierMinutesRow, numbered=True)


def write_minutes(connection: sqlite3.Connection, minutes: Minutes) -> None:
    """Keep the minutes: as they were composed, and as they are now."""
    MINUTES.put(connection, MinutesRow(COMPOSED, _entries(minutes.composed), None))
    kept = MinutesRow(KEPT, _entries(minutes.texts), minutes.frozen, _entries(minutes.sources))
    MINUTES.put(connection, kept)


def earlier_minutes_row(minutes: EarlierMinutes) -> EarlierMinutesRow:
    """Return the row that keeps minutes that were taken back."""
    return EarlierMinutesRow(
        minutes.number, minutes.frozen, minutes.withdrawn, minutes.reason, _entries(minutes.texts)
    )


def read_minutes(connection: sqlite3.Connection) -> Minutes | None:
    """Return the minutes as they are kept, ``None`` before anybody kept them."""
    versions = {row.version: row for row in MINUTES.read(connection)}
    if KEPT not in versions:
        return None
    kept = versions[KEPT]
    composed = _texts(versions[COMPOSED].entries)
    return Minutes(_texts(kept.entries), composed, kept.frozen, _texts(kept.sources))


def read_earlier_minutes(connection: sqlite3.Connection) -> tuple[EarlierMinutes, ...]:
    """Return the versions that were frozen and taken back, in order."""
    return tuple(
        EarlierMinutes(row.number, row.frozen, row.withdrawn, row.reason, _texts(row.entries))
        for row in EARLIER_MINUTES.read(connection)
    )


def _entries(texts: Mapping[MinutesHead, str]) -> str:
    return json.dumps({head.value: text for head, text in texts.items()}, ensure_ascii=False)


def _texts(entries: str) -> dict[MinutesHead, str]:
    return {MinutesHead(head): text for head, text in json.loads(entries).items()}
