"""The first schema: released, never edited."""

from __future__ import annotations

import sqlite3


def version_1(connection: sqlite3.Connection) -> None:
    """Roster, attendance, rounds with their frozen tallies, assessments."""
    for statement in (
        "CREATE TABLE plan_meeting (id TEXT NOT NULL)",
        "CREATE TABLE plan_member (number INTEGER PRIMARY KEY, name TEXT NOT NULL, membership TEXT NOT NULL,"
        " gender TEXT NOT NULL, ethnicity TEXT NOT NULL, birth TEXT NOT NULL, joined TEXT NOT NULL,"
        " party_group TEXT NOT NULL, post TEXT NOT NULL, identity TEXT NOT NULL)",
        "CREATE TABLE plan_flag (member INTEGER NOT NULL REFERENCES plan_member, flag TEXT NOT NULL,"
        " holds INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (member, flag))",
        "CREATE TABLE ballots_attendance (member INTEGER PRIMARY KEY REFERENCES plan_member,"
        " presence TEXT NOT NULL, reason TEXT NOT NULL)",
        "CREATE TABLE ballots_round (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, attempt INTEGER NOT NULL,"
        " state TEXT NOT NULL, frozen TEXT NOT NULL, UNIQUE (kind, attempt))",
        "CREATE TABLE ballots_officer (round INTEGER NOT NULL REFERENCES ballots_round, role TEXT NOT NULL,"
        " place INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (round, role, place))",
        "CREATE TABLE ballots_class (round INTEGER NOT NULL REFERENCES ballots_round, class TEXT NOT NULL,"
        " box TEXT NOT NULL, entitled INTEGER NOT NULL, issued INTEGER, received INTEGER,"
        " typings INTEGER NOT NULL DEFAULT 1, corrections INTEGER NOT NULL DEFAULT 0,"
        " signed_off INTEGER NOT NULL DEFAULT 0, valid INTEGER, void INTEGER, PRIMARY KEY (round, class))",
        "CREATE TABLE ballots_box (round INTEGER NOT NULL REFERENCES ballots_round, class TEXT NOT NULL,"
        " present INTEGER NOT NULL, many_excellent INTEGER NOT NULL, bound TEXT NOT NULL, root TEXT NOT NULL,"
        " PRIMARY KEY (round, class))",
        "CREATE TABLE ballots_mark (round INTEGER NOT NULL, class TEXT NOT NULL, member INTEGER NOT NULL,"
        " records BLOB NOT NULL, PRIMARY KEY (round, class, member),"
        " FOREIGN KEY (round, class) REFERENCES ballots_box)",
        "CREATE TABLE ballots_tally (round INTEGER NOT NULL, class TEXT NOT NULL, member INTEGER NOT NULL,"
        " code TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (round, class, member, code),"
        " FOREIGN KEY (round, class) REFERENCES ballots_box)",
        "CREATE TABLE assessment_outcome (member INTEGER PRIMARY KEY REFERENCES plan_member,"
        " outcome TEXT NOT NULL, opinion TEXT NOT NULL, direction TEXT NOT NULL, bases TEXT NOT NULL,"
        " reason TEXT NOT NULL, gap TEXT NOT NULL, helper TEXT NOT NULL, measure TEXT NOT NULL,"
        " review_date TEXT NOT NULL)",
        "CREATE TABLE assessment_draft (member INTEGER PRIMARY KEY REFERENCES plan_member,"
        " entry TEXT NOT NULL)",
        "CREATE TABLE assessment_note (name TEXT PRIMARY KEY, text TEXT NOT NULL)",
        "CREATE TABLE assessment_conduct (member INTEGER PRIMARY KEY REFERENCES plan_member,"
        " line TEXT NOT NULL)",
    ):
        connection.execute(statement)
