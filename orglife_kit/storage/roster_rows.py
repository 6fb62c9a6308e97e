"""Rows of the plan stage: the meeting's id, the roster and its flags."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from orglife_kit.rules.plan.members import (
    Flag,
    Member,
    Membership,
    Roster,
    is_not_counted,
    usual_flags,
)
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.storage.readers.roster import RosterRow

_COLUMNS = "number, name, membership, gender, ethnicity, birth, joined, party_group, post, identity"
# Which columns of which tables hold a roster number: what is kept of a member follows him, also where his
# number changes. A table stands after the one its rows point to.
_ROSTER_NUMBERS = {
    "plan_flag": ("member",),
    "ballots_attendance": ("member",),
    "assessment_conduct": ("member",),
    "preparation_finding": ("member",),
    "preparation_study_absence": ("member",),
    "preparation_talk": ("talker", "listener"),
    "preparation_last_pair": ("first", "second"),
    "reviews_self_review": ("member",),
    "reviews_peer_review": ("critic", "member"),
    "rectification_item": ("member",),
    "rectification_consent": ("member",),
}

# What is recorded of an item goes with it.
_OF_AN_ITEM = ("rectification_progress", "rectification_verification", "rectification_reopening")


def start_meeting(connection: sqlite3.Connection, rows: Iterable[RosterRow]) -> None:
    """Give the meeting its random id and keep the roster, numbered from 1 in the order given."""
    connection.execute("INSERT INTO plan_meeting VALUES (?)", (secrets.token_hex(16),))
    _insert_members(connection, rows)


def read_kept(connection: sqlite3.Connection) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return the rows of the roster and of the flags set by hand as they lie."""
    members = connection.execute(f"SELECT {_COLUMNS} FROM plan_member ORDER BY number").fetchall()
    return members, connection.execute("SELECT member, flag, holds, reason FROM plan_flag").fetchall()


def write_kept(
    connection: sqlite3.Connection,
    meeting: str,
    members: Iterable[tuple[object, ...]],
    flags: Iterable[tuple[object, ...]],
) -> None:
    """Start a meeting with the id ``meeting`` and rows that ``read_kept`` returned."""
    connection.execute("INSERT INTO plan_meeting VALUES (?)", (meeting,))
    _insert_rows(connection, members)
    connection.executemany("INSERT INTO plan_flag (member, flag, holds, reason) VALUES (?, ?, ?, ?)", flags)


def replace_roster(
    connection: sqlite3.Connection, rows: Sequence[RosterRow], came_from: Sequence[int | None]
) -> None:
    """Keep ``rows`` as the roster, numbered from 1; ``came_from`` has each row's number until now.

    What is kept of a member follows him; what is kept of a removed member goes with him.
    """
    places = {old: new for new, old in enumerate(came_from, start=1) if old is not None}
    connection.execute("PRAGMA defer_foreign_keys=ON")
    for table, columns in _ROSTER_NUMBERS.items():
        _renumber(connection, table, columns, places)
    for table in _OF_AN_ITEM:
        connection.execute(f"DELETE FROM {table} WHERE item NOT IN (SELECT number FROM rectification_item)")
    connection.execute("DELETE FROM plan_member")
    _insert_members(connection, rows)


def _renumber(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], places: Mapping[int, int]
) -> None:
    """Give every row of ``table`` the new numbers of its members; a row of one who is gone is deleted."""
    found = connection.execute(f"SELECT * FROM {table}")
    wanted = [place for place, (name, *_) in enumerate(found.description) if name in columns]
    rows = found.fetchall()
    connection.execute(f"DELETE FROM {table}")
    for row in rows:
        numbers = [row[place] for place in wanted]
        if all(number is None or number in places for number in numbers):
            moved = list(row)
            for place in wanted:
                moved[place] = None if row[place] is None else places[row[place]]
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(moved))})", moved)


def read_flag_reasons(connection: sqlite3.Connection) -> dict[tuple[int, Flag], str]:
    """Return why a flag was set by hand, by roster number and flag."""
    rows = connection.execute("SELECT member, flag, reason FROM plan_flag")
    return {(member, Flag(flag)): reason for member, flag, reason in rows}


def _insert_members(connection: sqlite3.Connection, rows: Iterable[RosterRow]) -> None:
    _insert_rows(
        connection,
        (
            (
                number,
                row.name,
                row.membership,
                row.gender,
                row.ethnicity,
                row.birth,
                row.joined,
                row.group,
                row.post,
                row.identity,
            )
            for number, row in enumerate(rows, start=1)
        ),
    )


def _insert_rows(connection: sqlite3.Connection, members: Iterable[tuple[object, ...]]) -> None:
    connection.executemany(
        f"INSERT INTO plan_member ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", members
    )


def meeting_id(connection: sqlite3.Connection) -> str | None:
    """Return the meeting's random id, or ``None`` before it was started."""
    row = connection.execute("SELECT id FROM plan_meeting").fetchone()
    return None if row is None else str(row[0])


def read_roster(connection: sqlite3.Connection, settings: Settings) -> Roster:
    """Return the roster; flags follow from membership and ``settings``, then what was set one by one."""
    changes = {
        (member, Flag(flag)): bool(holds)
        for member, flag, holds in connection.execute("SELECT member, flag, holds FROM plan_flag")
    }
    members = []
    for number, name, membership, *texts in connection.execute(
        f"SELECT {_COLUMNS} FROM plan_member ORDER BY number"
    ):
        marks = (str(number), texts[-1] or str(number))
        counted = not is_not_counted(name, marks, settings.not_counted)
        usual = usual_flags(Membership(membership), settings.cap_base, counted=counted)
        flags = frozenset(flag for flag in Flag if changes.get((number, flag), flag in usual))
        members.append(Member(number, name, Membership(membership), flags, *texts))
    return Roster(tuple(members))


def set_flag(connection: sqlite3.Connection, member: int, flag: Flag, *, holds: bool, reason: str) -> None:
    """Keep that ``flag`` was set for one member by hand, and why."""
    connection.execute(
        "INSERT OR REPLACE INTO plan_flag VALUES (?, ?, ?, ?)", (member, flag.value, holds, reason)
    )
