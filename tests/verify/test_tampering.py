"""Every column of every row that a closed rating keeps: another value in it is found."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting
from orglife_kit.verify import verify
from tests.meeting.building import make_meeting

# What the roots bind; of the plan's tables only identity and names.
BOUND = {
    "plan_meeting": {"id"},
    "plan_member": {"number", "name"},
    "ballots_round": None,
    "ballots_officer": None,
    "ballots_class": None,
    "ballots_box": None,
    "ballots_mark": None,
    "ballots_tally": None,
}
LEFT_OUT = {
    "passed"
}  # how the officers were passed: a sentence of the minutes, which the recount does not cover


def closed_meeting(folder: Path) -> Meeting:
    """Return a meeting with a void attempt, the one after it with a box of its own for the public, and a committee."""
    meeting = make_meeting(folder, 5, public_ballots='"own_class"', public_representatives="5")
    meeting.ballots.take_attendance()
    meeting.ballots.propose_officers([meeting.record.roster.label(1)], [meeting.record.roster.label(2)])
    for issued in (4, 5):
        meeting.ballots.take_pile("members", [[1, 2, 3, 0, 255]] * 5, issued=issued)
        meeting.ballots.take_pile("members", [[2, 1, 4, 1, 1]] * 5, ballot_class="public")
        meeting.ballots.close_round("members")
    meeting.ballots.take_pile("committee", [[1], [2], [3]])
    meeting.ballots.take_pile("committee", [[1], [2], [3], [1], [1]], ballot_class="public")
    meeting.ballots.close_round("committee")
    return meeting


def other(value: object) -> object:
    """Return another value of the same kind."""
    match value:
        case None:
            return 1
        case int():
            return value + 1000 if value > 1 else 1 - value
        case bytes():
            return value[:5] + bytes([value[5] ^ 1]) + value[6:]
    return f"{value}x"


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of a table that the roots bind."""
    wanted = BOUND[table]
    names = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    return [name for name in names if (wanted is None or name in wanted) and name not in LEFT_OUT]


@pytest.mark.slow
def test_another_value_anywhere_is_found(tmp_path: Path) -> None:
    """Void attempts too, whose rows the root of the attempt after them binds."""
    meeting = closed_meeting(tmp_path)
    folder = meeting.folder
    meeting.close()
    assert verify(folder).is_consistent
    whole, tried, missed = (folder / "meeting.db").read_bytes(), 0, []
    for table in BOUND:
        connection = sqlite3.connect(folder / "meeting.db")
        names = columns(connection, table)
        rows = connection.execute(f"SELECT rowid, {', '.join(names)} FROM {table}").fetchall()
        connection.close()
        assert rows
        for rowid, *values in rows:
            for name, value in zip(names, values, strict=True):
                connection = sqlite3.connect(folder / "meeting.db")
                query = f"UPDATE {table} SET {name} = ? WHERE rowid = ?"
                try:
                    connection.execute(query, (other(value), rowid))
                    connection.commit()
                except sqlite3.IntegrityError:
                    continue  # two rows alike, which the file itself refuses
                finally:
                    connection.close()
                tried += 1
                if verify(folder).is_consistent:
                    missed.append((table, rowid, name, value))
                (folder / "meeting.db").write_bytes(whole)
    assert missed == []
    assert tried > 500


@pytest.mark.slow
def test_a_row_taken_away_or_doubled_is_found(tmp_path: Path) -> None:
    """Of each table that a round keeps."""
    meeting = closed_meeting(tmp_path)
    folder = meeting.folder
    meeting.close()
    whole = (folder / "meeting.db").read_bytes()
    for table in BOUND:
        connection = sqlite3.connect(folder / "meeting.db")
        rows = [rowid for (rowid,) in connection.execute(f"SELECT rowid FROM {table}")]
        connection.close()
        for rowid in rows:
            connection = sqlite3.connect(folder / "meeting.db")
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
            connection.commit()
            connection.close()
            assert not verify(folder).is_consistent, (table, rowid)
            (folder / "meeting.db").write_bytes(whole)
