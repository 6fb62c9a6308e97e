"""Rows of the plan stage: the meeting's id, the roster and its flags."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable

from orglife_kit.rules.plan.members import (
    Flag,
    Member,
    Membership,
    Roster,
    is_not_counted,
    usual_flags,
)
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.storage.roster_file import RosterRow

_COLUMNS = "number, name, membership, gender, ethnicity, birth, joined, party_group, post, identity"


def start_meeting(connection: sqlite3.Connection, rows: Iterable[RosterRow]) -> None:
    """Give the meeting its random id and keep the roster, numbered from 1 in the order given."""
    connection.execute("INSERT INTO plan_meeting VALUES (?)", (secrets.token_hex(16),))
    connection.executemany(
        f"INSERT INTO plan_member ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        counted = not is_not_counted(name, settings.not_counted)
        usual = usual_flags(Membership(membership), settings.cap_base, counted=counted)
        flags = frozenset(flag for flag in Flag if changes.get((number, flag), flag in usual))
        members.append(Member(number, name, Membership(membership), flags, *texts))
    return Roster(tuple(members))


def set_flag(connection: sqlite3.Connection, member: int, flag: Flag, *, holds: bool, reason: str) -> None:
    """Keep that ``flag`` was set for one member by hand, and why."""
    connection.execute(
        "INSERT OR REPLACE INTO plan_flag VALUES (?, ?, ?, ?)", (member, flag.value, holds, reason)
    )
