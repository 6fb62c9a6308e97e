"""Every value is of its column's kind, and of a round that is there: what no close writes is a fault."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from orglife_kit.verify import verify


def change(demo: Path, statement: str, *values: object) -> None:
    """Change the meeting as no act of ours does."""
    with closing(sqlite3.connect(demo / "meeting.db", isolation_level=None)) as connection:
        connection.execute(statement, values)


def faults(demo: Path) -> set[tuple[str, str]]:
    """Return what the recount finds."""
    return set(verify(demo).faults)


def test_nothing_stands_where_something_must(demo: Path) -> None:
    """SQLite refuses it as long as the schema says so; whoever loosens it, and restores it, is found out."""
    with closing(sqlite3.connect(demo / "meeting.db", isolation_level=None)) as connection:
        (kept,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'ballots_round'").fetchone()
        connection.execute("PRAGMA writable_schema = 1")
        loose = kept.replace("kind TEXT NOT NULL", "kind TEXT")
        assert loose != kept
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'ballots_round'", (loose,))
    change(demo, "UPDATE ballots_round SET kind = NULL WHERE kind = 'committee'")
    with closing(sqlite3.connect(demo / "meeting.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'ballots_round'", (kept,))
    assert ("malformed", "ballots_round.kind") in faults(demo)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE plan_member SET name = x'00' WHERE number = 3", "plan_member.name"),
        ("UPDATE ballots_mark SET records = 'text'", "ballots_mark.records"),
        ("UPDATE ballots_round SET state = 'sealed'", "ballots_round.state"),
        ("UPDATE ballots_class SET valid = NULL", "ballots_class"),
        ("UPDATE ballots_class SET signed_off = 0", "ballots_class"),
        ("UPDATE ballots_officer SET place = place + 9", "ballots_officer.place"),
        ("UPDATE ballots_round SET frozen = '[]'", "ballots_round.frozen"),
    ],
)
def test_a_value_of_another_kind_is_found(demo: Path, statement: str, where: str) -> None:
    """And the place is named."""
    change(demo, statement)
    assert ("malformed", where) in faults(demo)


@pytest.mark.parametrize("part", ["subjects", "roster", "grade_set"])
def test_what_a_round_froze_has_all_its_parts(demo: Path, part: str) -> None:
    """Each taken away, and each with a number for a name and a name for a number."""
    with closing(sqlite3.connect(demo / "meeting.db")) as connection:
        (text,) = connection.execute("SELECT frozen FROM ballots_round WHERE kind = 'members'").fetchone()
    broken = []
    whole = json.loads(text)
    without = {name: value for name, value in whole.items() if name != part}
    turned = json.loads(text)
    if part == "subjects":
        broken += [[[str(number), name] for number, name in whole[part]]]
        broken += [[[number, number] for number, name in whole[part]]]
    elif part == "roster":
        broken += [[member | {"number": str(member["number"])} for member in whole[part]]]
        broken += [[member | {"name": member["number"]} for member in whole[part]]]
    else:
        broken += [whole[part] | {"grades": [grade | {"code": 1} for grade in whole[part]["grades"]]}]
    for frozen in (without, *(turned | {part: value} for value in broken)):
        change(demo, "UPDATE ballots_round SET frozen = ? WHERE kind = 'members'", json.dumps(frozen))
        assert ("malformed", "ballots_round.frozen") in faults(demo)


def test_rows_of_no_round_are_found(demo: Path) -> None:
    """Their table is named; the rest is still recounted."""
    change(demo, "INSERT INTO ballots_officer (round, role, place, name) VALUES (99, 'teller', 0, '无名')")
    found = verify(demo)
    assert ("of_no_round", "ballots_officer") in found.faults
    assert found.boxes
