"""The recount finds every change of a closed meeting, by code that shares nothing with the tally."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglife_kit.rules.ballots.root import tree_root
from orglife_kit.verify import verify
from orglife_kit.verify.box import merkle
from tests.meeting.building import make_meeting

RECORD = 38


def tamper(folder: Path, *statements: str, **values: object) -> None:
    """Change the meeting as somebody with the file could."""
    connection = sqlite3.connect(folder / "meeting.db")
    for statement in statements:
        connection.execute(statement, values)
    connection.commit()
    connection.close()


def blob(folder: Path, member: int, round_number: int = 2) -> bytes:
    """Return a member's records in the members' round."""
    connection = sqlite3.connect(folder / "meeting.db")
    (records,) = connection.execute(
        "SELECT records FROM ballots_mark WHERE round = ? AND member = ?", (round_number, member)
    ).fetchone()
    connection.close()
    return bytes(records)


def put(folder: Path, member: int, records: bytes) -> None:
    """Replace a member's records."""
    tamper(
        folder,
        "UPDATE ballots_mark SET records = :records WHERE round = 2 AND member = :member",
        member=member,
        records=records,
    )


def codes(folder: Path, *roots: str) -> set[str]:
    """Return what the recount finds."""
    return {code for code, _ in verify(folder, *roots).faults}


def test_the_sample_is_consistent(demo: Path) -> None:
    """Both rounds are recounted, and nothing is said to be compared."""
    found = verify(demo)
    assert found.is_consistent
    assert not found.compared
    assert [(box.kind, box.marks, box.compared) for box in found.boxes] == [
        ("committee", 20, 0),
        ("members", 400, 0),
    ]
    assert found.attempts == [("committee", 1, "closed"), ("members", 1, "closed")]


def flip(folder: Path) -> None:
    """Make one 合格 of the first member an 优秀."""
    records = bytearray(blob(folder, 1))
    grade = next(start + 5 for start in range(0, len(records), RECORD) if records[start + 5] == 2)
    records[grade] = 1
    ordered = sorted(bytes(records[start : start + RECORD]) for start in range(0, len(records), RECORD))
    put(folder, 1, b"".join(ordered))


def flip_with_tally(folder: Path) -> None:
    """Flip a mark and mend the tally to match."""
    flip(folder)
    where = "WHERE round = 2 AND member = 1 AND code ="
    tamper(
        folder,
        f"UPDATE ballots_tally SET number = number + 1 {where} 'EXCELLENT'",
        f"UPDATE ballots_tally SET number = number - 1 {where} 'QUALIFIED'",
    )


def swap(folder: Path) -> None:
    """Exchange two members' records whole."""
    first, second = blob(folder, 1), blob(folder, 2)
    put(folder, 1, second)
    put(folder, 2, first)


def double(folder: Path) -> None:
    """Put one mark twice."""
    records = blob(folder, 1)
    put(folder, 1, records[:RECORD] + records[:RECORD] + records[2 * RECORD :])


def drop(folder: Path) -> None:
    """Take one mark away."""
    put(folder, 1, blob(folder, 1)[RECORD:])


def reverse(folder: Path) -> None:
    """Put the marks in another order."""
    records = blob(folder, 1)
    each = [records[start : start + RECORD] for start in range(0, len(records), RECORD)]
    put(folder, 1, b"".join(reversed(each)))


def cut(folder: Path) -> None:
    """Cut the last byte off."""
    put(folder, 1, blob(folder, 1)[:-1])


def nonsense(folder: Path) -> None:
    """Write a grade that does not exist."""
    records = bytearray(blob(folder, 1))
    records[-RECORD + 5] = 5  # one more than there are grades
    put(folder, 1, bytes(records))


def statement(sql: str) -> Callable[[Path], None]:
    """Return a change by one statement."""

    def change(folder: Path) -> None:
        tamper(folder, sql)

    change.__name__ = re.sub(r"[^A-Za-z0-9_]+", " ", sql)[:60].strip()
    return change


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (flip, {"tally_differs", "root_differs"}),
        (flip_with_tally, {"root_differs"}),
        (swap, {"record_of_another", "tally_differs"}),
        (double, {"nonce_twice", "root_differs"}),
        (drop, {"marks_unequal", "tally_differs", "root_differs"}),
        (reverse, {"records_unsorted"}),
        (cut, {"record_cut_off"}),
        (nonsense, {"mark_unknown"}),
        (
            statement(
                "UPDATE ballots_tally SET number = number + 1 WHERE round = 2 AND member = 3 AND code = 'ABSTAIN'"
            ),
            {"tally_differs"},
        ),
        (
            statement("DELETE FROM ballots_tally WHERE round = 2 AND member = 3 AND code = 'OVERVOTE'"),
            {"tally_incomplete"},
        ),
        (statement("UPDATE ballots_box SET root = lower(hex(zeroblob(32)))"), {"root_differs"}),
        (statement("UPDATE ballots_box SET many_excellent = many_excellent + 1"), {"bound_differs"}),
        (
            statement("UPDATE ballots_box SET bound = replace(bound, '20', '21')"),
            {"bound_differs", "root_differs"},
        ),
        (statement("UPDATE ballots_box SET bound = 'x'"), {"bound_differs", "root_differs"}),
        (statement("UPDATE ballots_class SET issued = issued + 1"), {"bound_differs"}),
        (
            statement("UPDATE ballots_class SET received = received + 1"),
            {"bound_differs", "numbers_do_not_balance"},
        ),
        (statement("UPDATE ballots_class SET valid = 19, void = 1"), {"bound_differs", "valid_differs"}),
        (
            statement("UPDATE ballots_round SET frozen = replace(frozen, '林知远', '林知近')"),
            {"bound_differs"},
        ),
        (statement("UPDATE plan_meeting SET id = 'another'"), {"bound_differs"}),
        (statement("UPDATE ballots_round SET state = 'open' WHERE number = 2"), {"marks_of_open_round"}),
        (statement("UPDATE plan_member SET post = zeroblob(9)"), {"malformed"}),
        (statement("UPDATE ballots_class SET signed_off = 0"), {"malformed"}),
        (statement("UPDATE ballots_round SET state = 'ended'"), {"malformed"}),
        (
            statement("UPDATE ballots_round SET state = 'void'"),
            {"void_without_reason", "marks_of_open_round"},
        ),
        (statement("UPDATE ballots_round SET attempt = 2 WHERE number = 2"), {"attempt_without_void"}),
        (statement("UPDATE ballots_round SET intake = 'another'"), {"bound_differs"}),
        (statement("DELETE FROM ballots_mark WHERE round = 2 AND member = 5"), {"subjects_differ"}),
        (statement("DELETE FROM ballots_box WHERE round = 1"), {"box_missing", "of_no_round"}),
        (statement("UPDATE ballots_box SET present = present + 1"), {"bound_differs"}),
        (statement("UPDATE ballots_officer SET name = '另一人' WHERE place = 0"), {"bound_differs"}),
        (statement("UPDATE ballots_class SET typings = 2, corrections = 3"), {"bound_differs"}),
        (statement("UPDATE plan_member SET name = '另一人' WHERE number = 3"), {"roster_differs"}),
        (
            statement("INSERT INTO ballots_tally VALUES (2, 'members', 77, 'EXCELLENT', 1)"),
            {"subjects_differ"},
        ),
        (statement("INSERT INTO ballots_tally VALUES (2, 'public', 1, 'EXCELLENT', 1)"), {"of_no_round"}),
        (statement("UPDATE ballots_class SET box = 'public' WHERE round = 2"), {"box_missing"}),
        (statement("UPDATE ballots_mark SET member = 99999 WHERE member = 1"), {"subjects_differ"}),
        *(
            (statement(f"UPDATE {table} SET {column} = {value}"), {"malformed"})
            for table, column, value in (
                ("ballots_round", "frozen", "'no json'"),
                ("ballots_round", "frozen", "'[]'"),
                ("ballots_round", "frozen", "7"),
                ("ballots_class", "received", "'twenty'"),
                ("ballots_class", "void", "NULL"),
                ("ballots_box", "bound", "zeroblob(9)"),
                ("ballots_box", "present", "1.5"),
                ("ballots_mark", "records", "'text'"),
                ("ballots_tally", "number", "'many'"),
            )
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_change_is_found(demo: Path, change: Callable[[Path], None], found: set[str]) -> None:
    """Whatever is changed after the close, the recount names it."""
    change(demo)
    assert found <= codes(demo)
    assert not verify(demo).is_consistent


@given(st.lists(st.binary(max_size=40), max_size=70))
def test_two_ways_to_the_same_root(leaves: list[bytes]) -> None:
    """The recursion of RFC 9162 and the kit's own pairing agree."""
    assert merkle(leaves) == tree_root(leaves)


def test_known_roots() -> None:
    """The empty tree and small trees by hand (RFC 9162 §2.1.1)."""

    def leaf(data: bytes) -> bytes:
        return hashlib.sha256(b"\x00" + data).digest()

    def node(left: bytes, right: bytes) -> bytes:
        return hashlib.sha256(b"\x01" + left + right).digest()

    assert merkle([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert merkle([b""]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert merkle([b"a", b"b", b"c"]) == node(node(leaf(b"a"), leaf(b"b")), leaf(b"c"))


def test_each_fault_names_its_box_member_and_numbers(demo: Path) -> None:
    """Who looks for it finds it: the round, the attempt, the box, the member, the grade, kept ≠ recounted."""
    flip(demo)
    (kept,) = in_file(
        demo, "SELECT number FROM ballots_tally WHERE round = 2 AND member = 1 AND code = 'EXCELLENT'"
    )
    (qualified,) = in_file(
        demo, "SELECT number FROM ballots_tally WHERE round = 2 AND member = 1 AND code = 'QUALIFIED'"
    )
    assert verify(demo).faults == [
        ("tally_differs", f"members/1/members 林知远 优秀 {kept}≠{kept + 1}"),
        ("tally_differs", f"members/1/members 林知远 合格 {qualified}≠{qualified - 1}"),
        ("root_differs", "members/1/members"),
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (cut, "record_cut_off"),
        (swap, "record_of_another"),
        (nonsense, "mark_unknown"),
        (reverse, "records_unsorted"),
    ],
)
def test_a_fault_of_a_record_names_the_member(demo: Path, change: Callable[[Path], None], code: str) -> None:
    """The first of the roster, whose records were changed."""
    change(demo)
    assert (code, "members/1/members 林知远") in verify(demo).faults


def test_a_tally_with_other_codes_is_named(demo: Path) -> None:
    """A code that is no grade, and one that is missing though nobody was given it."""
    where = "WHERE round = 2 AND member = 1 AND code = 'OVERVOTE'"
    tamper(demo, f"UPDATE ballots_tally SET code = 'SUPERB', number = 2 {where}")
    assert verify(demo).faults == [
        ("tally_incomplete", "members/1/members 林知远"),
        ("tally_differs", "members/1/members 林知远 SUPERB 2≠0"),
    ]


def test_a_mark_that_is_none_is_counted_as_none(demo: Path) -> None:
    """It is not missing from the count of the grade alone."""
    nonsense(demo)
    assert any(code == "tally_differs" and what.endswith("? 0≠1") for code, what in verify(demo).faults)


def test_a_format_that_no_version_writes_is_a_fault_and_is_not_taken_for_an_old_one(demo: Path) -> None:
    """Else whoever changes it could have a short copy accepted."""
    tamper(
        demo,
        "UPDATE ballots_box SET bound = replace(bound, 'orglife-root/3', 'orglife-root/0') WHERE round = 2",
    )
    found = verify(demo)
    assert {code for code, _ in found.faults} == {"bound_differs", "root_differs"}
    assert not any(box.is_weak for box in found.boxes)


def test_a_box_without_a_mark_is_recounted_as_empty(demo: Path) -> None:
    """It is a fault like any other, and does not end the recount."""
    tamper(demo, "DELETE FROM ballots_mark WHERE round = 2")
    found = verify(demo)
    assert {"subjects_differ", "root_differs", "valid_differs"} <= {code for code, _ in found.faults}
    assert [(box.kind, box.marks) for box in found.boxes] == [("committee", 20), ("members", 0)]


def in_file(folder: Path, query: str) -> tuple[int, ...]:
    """Return what stands in the file."""
    connection = sqlite3.connect(folder / "meeting.db")
    row: tuple[int, ...] = connection.execute(query).fetchone()
    connection.close()
    return row


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("received = received - 1", True),
        ("entitled = issued - 1", True),
        ("valid = valid - 1, void = void + 1", False),
        ("valid = valid + 1, void = void - 1", False),
        ("void = void + 1", True),
    ],
)
def test_the_class_whose_numbers_do_not_balance_is_named(demo: Path, changed: str, told: bool) -> None:
    """应参加 ≥ 发出 ≥ 收回, and 有效 + 无效 = 收回: each of the two alone is a fault; what balances is another one."""
    tamper(demo, f"UPDATE ballots_class SET {changed} WHERE round = 2")
    faults = verify(demo).faults
    assert (("numbers_do_not_balance", "members/1/members members") in faults) is told
    assert ("bound_differs", "members/1/members") in faults


def test_a_first_leaf_that_cannot_be_read_is_not_taken_for_an_old_one(demo: Path) -> None:
    """Nor is it read as anything."""
    tamper(demo, "UPDATE ballots_box SET bound = 'x' WHERE round = 2")
    assert not any(box.is_weak for box in verify(demo).boxes)


def test_an_open_round_hides_no_fault_of_a_closed_one(tmp_path: Path) -> None:
    """What was found before it stays found."""
    meeting = make_meeting(tmp_path, 5)
    meeting.ballots.take_attendance()
    meeting.ballots.propose_officers([meeting.record.roster.label(1)], [meeting.record.roster.label(2)])
    meeting.ballots.take_pile("committee", [[1], [2], [3]])
    meeting.ballots.close_round("committee")
    meeting.ballots.take_pile("members", [[1, 2, 3, 0, 255]] * 5)
    meeting.close()
    assert verify(meeting.folder).is_consistent
    tamper(meeting.folder, "UPDATE ballots_tally SET number = number + 1 WHERE code = 'GOOD'")
    assert "tally_differs" in codes(meeting.folder)
