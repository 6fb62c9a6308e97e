"""Tables of the plan stage: the meeting's id, the roster with its flags, the members not counted."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import fields

from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import (
    Flag,
    Member,
    Membership,
    NotCounted,
    Roster,
    usual_flags,
)
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.storage.tables.mapper import Table, damaged


@dataclass(frozen=True)
class MeetingRow:
    """The meeting's random id, and whether what an old plan said of persons was taken over."""

    id: str
    persons_taken: bool


@dataclass(frozen=True)
class MemberRow:
    """One member as the roster keeps him; ``number`` 0 before he is kept, ``position`` from 1."""

    number: int
    position: int
    name: str
    membership: Membership
    gender: str = ""
    ethnicity: str = ""
    birth: str = ""
    joined: str = ""
    group: str = ""
    post: str = ""
    identity: str = ""
    must_talk: bool = False


@dataclass(frozen=True)
class FlagRow:
    """That a flag was set for one member by hand, and why."""

    member: int
    flag: Flag
    holds: bool
    reason: str


_KEPT = tuple(entry.name for entry in fields(MemberRow))
MEMBER_FACTS = tuple(name for name in _KEPT if name not in ("number", "position", "must_talk"))

MEETING = Table("plan_meeting", MeetingRow, key=("id",), order="id")
MEMBERS = Table("plan_member", MemberRow, order="position", columns={"group": "party_group"}, numbered=True)
FLAGS = Table("plan_flag", FlagRow, key=("member", "flag"), order="member, flag")
NOT_COUNTED = Table("plan_not_counted", NotCounted, key=("member",), order="member")


def start_meeting(connection: sqlite3.Connection, members: Iterable[MemberRow]) -> None:
    """Give the meeting its random id and keep the roster in the order given."""
    MEETING.add(connection, MeetingRow(secrets.token_hex(16), persons_taken=False))
    for member in members:
        MEMBERS.add(connection, member)


def read_identity(connection: sqlite3.Connection) -> str:
    """Return the meeting's random id."""
    return read_meeting(connection).id


def read_meeting(connection: sqlite3.Connection) -> MeetingRow:
    """Return the one row of the meeting itself; raises ``StorageError`` (``database_damaged``)."""
    rows = MEETING.read(connection)
    if len(rows) != 1:
        raise damaged(connection, f"{MEETING.name}: {len(rows)}")
    return rows[0]


def read_not_counted(connection: sqlite3.Connection) -> dict[int, NotCounted]:
    """Return the members approved as not counted, by roster number."""
    return {entry.member: entry for entry in NOT_COUNTED.read(connection)}


def read_flag_reasons(connection: sqlite3.Connection) -> dict[tuple[int, Flag], str]:
    """Return why a flag was set by hand, by roster number and flag."""
    return {(row.member, row.flag): row.reason for row in FLAGS.read(connection)}


def read_roster(
    connection: sqlite3.Connection, settings: Settings, not_counted: Mapping[int, NotCounted]
) -> Roster:
    """Return the roster; flags follow from membership and ``settings``, then what was set one by one."""
    changes = {(row.member, row.flag): row.holds for row in FLAGS.read(connection)}
    return Roster(
        tuple(
            _member(row, settings, changes, row.number not in not_counted) for row in MEMBERS.read(connection)
        )
    )


def _member(
    row: MemberRow, settings: Settings, changes: Mapping[tuple[int, Flag], bool], counted: bool
) -> Member:
    usual = usual_flags(row.membership, settings.cap_base, counted=counted)
    flags = frozenset(flag for flag in Flag if changes.get((row.number, flag), flag in usual))
    return Member(flags=flags, **{name: getattr(row, name) for name in _KEPT})


def member_row(member: Member) -> MemberRow:
    """Return the row that keeps a member."""
    return MemberRow(**{name: getattr(member, name) for name in _KEPT})
