"""Rows of the ballots stage: attendance, rounds and their classes, and what a close leaves behind."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import ClassOfBallots, Round, RoundKind, RoundState
from orglife_kit.storage.frozen import thaw


@dataclass(frozen=True)
class ClassCounts:
    """One class of a round as recorded; ``None`` where nothing is counted yet. All numbers of ballots."""

    ballot_class: BallotClass
    box: BallotClass
    entitled: int
    issued: int | None
    received: int | None
    typings: int
    corrections: int
    signed_off: bool
    valid: int | None
    void: int | None


@dataclass(frozen=True)
class ClosedBox:
    """What the close writes for one box, whole: bound facts, root, records and counts per subject."""

    ballot_class: BallotClass
    present: int
    many_excellent: int
    bound: str
    root: str
    records: dict[int, bytes]
    counts: dict[int, dict[str, int]]


@dataclass(frozen=True)
class KeptBox:
    """A closed box as it is read back: numbers, root, counts per subject; never the records."""

    ballot_class: BallotClass
    present: int
    many_excellent: int
    root: str
    counts: dict[int, dict[str, int]]


def write_attendance(connection: sqlite3.Connection, lines: Iterable[AttendanceLine]) -> None:
    """Keep ``lines`` in place of what was recorded for their members."""
    connection.executemany(
        "INSERT OR REPLACE INTO ballots_attendance VALUES (?, ?, ?)",
        ((line.member, line.presence.value, line.reason) for line in lines),
    )


def read_attendance(connection: sqlite3.Connection) -> tuple[AttendanceLine, ...]:
    """Return the attendance in roster order; empty before it was taken."""
    rows = connection.execute("SELECT member, presence, reason FROM ballots_attendance ORDER BY member")
    return tuple(AttendanceLine(member, Presence(presence), reason) for member, presence, reason in rows)


def add_round(
    connection: sqlite3.Connection,
    kind: RoundKind,
    attempt: int,
    frozen: str,
    classes: Iterable[ClassOfBallots],
) -> Round:
    """Open a round and return it."""
    number = connection.execute(
        "INSERT INTO ballots_round (kind, attempt, state, frozen) VALUES (?, ?, ?, ?) RETURNING number",
        (kind.value, attempt, RoundState.OPEN.value, frozen),
    ).fetchone()[0]
    connection.executemany(
        "INSERT INTO ballots_class (round, class, box, entitled) VALUES (?, ?, ?, ?)",
        ((number, entry.ballot_class.value, entry.box.value, entry.entitled) for entry in classes),
    )
    return thaw(number, kind.value, attempt, RoundState.OPEN.value, frozen)


def read_rounds(connection: sqlite3.Connection) -> tuple[Round, ...]:
    """Return every round in the order they were opened."""
    rows = connection.execute(
        "SELECT number, kind, attempt, state, frozen FROM ballots_round ORDER BY number"
    )
    return tuple(thaw(*row) for row in rows)


def read_frozen(connection: sqlite3.Connection, number: int) -> object:
    """Return what a round froze, as the JSON object that was kept."""
    (frozen,) = connection.execute("SELECT frozen FROM ballots_round WHERE number = ?", (number,)).fetchone()
    return json.loads(frozen)


def read_copy(connection: sqlite3.Connection) -> str | None:
    """Return the random id of this copy of a meeting, or ``None`` in the one that was made first."""
    row = connection.execute("SELECT id FROM ballots_copy").fetchone()
    return None if row is None else str(row[0])


def write_copy(connection: sqlite3.Connection, copy: str) -> None:
    """Make this database a copy with keys of its own."""
    connection.execute("DELETE FROM ballots_copy")
    connection.execute("INSERT INTO ballots_copy VALUES (?)", (copy,))


def set_state(connection: sqlite3.Connection, number: int, state: RoundState) -> None:
    """Keep that a round is closed or void."""
    connection.execute("UPDATE ballots_round SET state = ? WHERE number = ?", (state.value, number))


def write_officers(connection: sqlite3.Connection, number: int, role: str, names: Iterable[str]) -> None:
    """Keep the tellers or scrutineers (``role``) of a round in place of those named before."""
    connection.execute("DELETE FROM ballots_officer WHERE round = ? AND role = ?", (number, role))
    connection.executemany(
        "INSERT INTO ballots_officer VALUES (?, ?, ?, ?)",
        ((number, role, place, name) for place, name in enumerate(names)),
    )


def read_officers(connection: sqlite3.Connection, number: int, role: str) -> tuple[str, ...]:
    """Return the names of a round's tellers or scrutineers."""
    rows = connection.execute(
        "SELECT name FROM ballots_officer WHERE round = ? AND role = ? ORDER BY place", (number, role)
    )
    return tuple(name for (name,) in rows)


def read_roles(connection: sqlite3.Connection, number: int) -> list[tuple[str, str]]:
    """Return role and name of everybody who counted or watched a round."""
    rows = connection.execute(
        "SELECT role, name FROM ballots_officer WHERE round = ? ORDER BY role, place", (number,)
    )
    return [(role, name) for role, name in rows]


def read_classes(connection: sqlite3.Connection, number: int) -> dict[BallotClass, ClassCounts]:
    """Return the classes of a round with what was counted of each."""
    rows = connection.execute(
        "SELECT class, box, entitled, issued, received, typings, corrections, signed_off, valid, void"
        " FROM ballots_class WHERE round = ? ORDER BY rowid",
        (number,),
    )
    return {
        BallotClass(name): ClassCounts(
            BallotClass(name),
            BallotClass(box),
            entitled,
            issued,
            received,
            typings,
            corrections,
            bool(signed_off),
            valid,
            void,
        )
        for name, box, entitled, issued, received, typings, corrections, signed_off, valid, void in rows
    }


def update_class(
    connection: sqlite3.Connection, number: int, ballot_class: BallotClass, **values: int | None
) -> None:
    """Set the named numbers (columns of ``ballots_class``) of one class."""
    assignments = ", ".join(f"{column} = ?" for column in values)
    connection.execute(
        f"UPDATE ballots_class SET {assignments} WHERE round = ? AND class = ?",
        (*values.values(), number, ballot_class.value),
    )


def write_box(connection: sqlite3.Connection, number: int, box: ClosedBox) -> None:
    """Keep a closed box: the only place where marks lie, one row per subject, and its frozen tally."""
    name = box.ballot_class.value
    connection.execute(
        "INSERT INTO ballots_box VALUES (?, ?, ?, ?, ?, ?)",
        (number, name, box.present, box.many_excellent, box.bound, box.root),
    )
    connection.executemany(
        "INSERT INTO ballots_mark VALUES (?, ?, ?, ?)",
        ((number, name, member, records) for member, records in sorted(box.records.items())),
    )
    connection.executemany(
        "INSERT INTO ballots_tally VALUES (?, ?, ?, ?, ?)",
        (
            (number, name, member, code, count)
            for member, counts in sorted(box.counts.items())
            for code, count in counts.items()
        ),
    )


def read_boxes(connection: sqlite3.Connection, number: int) -> dict[BallotClass, KeptBox]:
    """Return the closed boxes of a round with their frozen tallies."""
    boxes = {}
    for name, present, many_excellent, root in connection.execute(
        "SELECT class, present, many_excellent, root FROM ballots_box WHERE round = ? ORDER BY rowid",
        (number,),
    ).fetchall():
        counts: dict[int, dict[str, int]] = {}
        for member, code, count in connection.execute(
            "SELECT member, code, number FROM ballots_tally WHERE round = ? AND class = ?", (number, name)
        ):
            counts.setdefault(member, {})[code] = count
        boxes[BallotClass(name)] = KeptBox(BallotClass(name), present, many_excellent, root, counts)
    return boxes
