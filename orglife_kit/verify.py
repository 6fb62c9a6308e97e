"""The recount of a closed meeting, by code that shares nothing with the tally: it imports nothing of the kit.

It also runs alone: ``python verify.py FOLDER [--root ROOT]``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sqlite3
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RECORD = 38  # bytes: version 1, round 2, member 2, mark 1, nonce 32
NONCE = 6  # where the nonce begins in a record
SHORTEST_ROOT = 16  # characters copied to the paper
CODES_AROUND = {0: "ABSTAIN", 255: "OVERVOTE"}
FIRST_FORMAT = "orglife-root/1"  # bound neither those present nor tellers and typings
# What every value of a closed round is; anything else was put there by another program.
KINDS = {
    "ballots_class": {
        "class box": "text",
        "entitled issued received typings corrections valid void": "integer",
    },
    "ballots_box": {"class bound root": "text", "present many_excellent": "integer"},
    "ballots_mark": {"class": "text", "member": "integer", "records": "blob"},
    "ballots_tally": {"class code": "text", "member number": "integer"},
    "ballots_officer": {"role name": "text", "place": "integer"},
}


class UnreadableError(Exception):
    """The path is no meeting that can be read; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Box:
    """One box that was recounted: its round and class, how many marks it holds, and its recomputed root."""

    kind: str
    attempt: int
    ballot_class: str
    marks: int
    root: str


@dataclass
class Verification:
    """What a recount found: the boxes, and every fault as a code with what it concerns."""

    boxes: list[Box] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    compared: bool = False

    @property
    def is_consistent(self) -> bool:
        """Whether at least one box was recounted and no fault was found."""
        return bool(self.boxes) and not self.faults


def verify(path: Path | str, root: str | None = None) -> Verification:
    """Return the recount of every closed round in ``path`` (a meeting folder or its meeting.db).

    ``root`` is compared with the roots recomputed: at least 16 characters, spaces are ignored. Raises
    ``UnreadableError`` (``missing``, ``not_a_meeting``, ``root_too_short``).
    """
    wanted = None if root is None else "".join(letter for letter in root.lower() if letter.isalnum())
    if wanted is not None and (len(wanted) < SHORTEST_ROOT or set(wanted) - set("0123456789abcdef")):
        raise UnreadableError("root_too_short")
    database = _database(Path(path))
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        found = _recount(connection)
    except sqlite3.Error as error:
        raise UnreadableError("not_a_meeting") from error
    finally:
        connection.close()
    if wanted is not None:
        found.compared = True
        if not any(box.root.startswith(wanted) for box in found.boxes):
            found.faults.append(("root_differs_from_paper", wanted))
    return found


def _database(path: Path) -> Path:
    database = path / "meeting.db" if path.is_dir() else path
    if not database.is_file():
        raise UnreadableError("missing")
    return database


def _recount(connection: sqlite3.Connection) -> Verification:
    found = Verification()
    found.faults += _malformed(connection)
    if any(code == "malformed" for code, _ in found.faults):
        return found
    (meeting,) = connection.execute("SELECT id FROM plan_meeting").fetchone() or ("",)
    nonces: Counter[bytes] = Counter()
    rounds = connection.execute(
        "SELECT number, kind, attempt, state, frozen FROM ballots_round ORDER BY number"
    ).fetchall()
    for number, kind, attempt, state, frozen in rounds:
        name = f"{kind}/{attempt}"
        boxes = connection.execute(
            "SELECT class, many_excellent, bound, root, present FROM ballots_box WHERE round = ?", (number,)
        ).fetchall()
        if state != "closed":
            if boxes:
                found.faults.append(("marks_of_open_round", name))
            continue
        wanted = connection.execute("SELECT DISTINCT box FROM ballots_class WHERE round = ?", (number,))
        if not boxes or {box for box, *_ in boxes} != {box for (box,) in wanted}:
            found.faults.append(("box_missing", name))
        identity = {"number": number, "kind": kind, "attempt": attempt}
        roster = [(member["number"], member["name"]) for member in json.loads(frozen)["roster"]]
        if connection.execute("SELECT number, name FROM plan_member ORDER BY number").fetchall() != roster:
            found.faults.append(("roster_differs", name))
        for ballot_class, many, bound, root, present in boxes:
            one = _OneBox(connection, identity, json.loads(frozen), ballot_class, found.faults)
            marks, recomputed = one.recount(bound, root, many, present, meeting, nonces)
            found.boxes.append(Box(kind, attempt, ballot_class, marks, recomputed))
    found.faults += [("nonce_twice", nonce.hex()[:16]) for nonce, times in nonces.items() if times > 1]
    found.faults += _strange_blobs(connection)
    return found


class _OneBox:
    """The recount of one box."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        identity: dict[str, Any],
        frozen: dict[str, Any],
        ballot_class: str,
        faults: list[tuple[str, str]],
    ) -> None:
        self.connection = connection
        self.identity = identity
        self.frozen = frozen
        self.ballot_class = ballot_class
        self.faults = faults
        self.name = f"{identity['kind']}/{identity['attempt']}/{ballot_class}"

    def fault(self, code: str, what: str = "") -> None:
        """Note a fault of this box."""
        self.faults.append((code, f"{self.name} {what}".strip()))

    def recount(
        self, bound: str, root: str, many: int, present: int, meeting: str, nonces: Counter[bytes]
    ) -> tuple[int, str]:
        """Check every record, count and number of the box; return its number of marks and its root."""
        where = (self.identity["number"], self.ballot_class)
        rows = dict(
            self.connection.execute(
                "SELECT member, records FROM ballots_mark WHERE round = ? AND class = ?", where
            )
        )
        subjects = [number for number, _ in self.frozen["subjects"]]
        tallied = self.connection.execute(
            "SELECT DISTINCT member FROM ballots_tally WHERE round = ? AND class = ?", where
        )
        if sorted(rows) != sorted(subjects) or {member for (member,) in tallied} - set(subjects):
            self.fault("subjects_differ")
        records: list[bytes] = []
        for member, blob in sorted(rows.items()):
            mine = [blob[start : start + RECORD] for start in range(0, len(blob), RECORD)]
            self._check_records(member, blob, mine)
            self._check_counts(member, mine)
            records += mine
        nonces.update(record[NONCE:] for record in records)
        if len({len(blob) for blob in rows.values()}) > 1:
            self.fault("marks_unequal")
        recomputed = merkle([bound.encode(), *sorted(records)]).hex()
        if recomputed != root:
            self.fault("root_differs")
        ballots = len(records) // len(rows) if rows else 0
        self._check_bound(bound, meeting, many, present, ballots)
        return len(records), recomputed

    def _check_records(self, member: int, blob: bytes, records: list[bytes]) -> None:
        grades = len(self.frozen["grade_set"]["grades"])
        head = (1 << 32 | (self.identity["number"] & 0xFFFF) << 16 | member & 0xFFFF).to_bytes(5, "big")
        known = {0, 255, *range(1, grades + 1)}
        if len(blob) % RECORD:
            self.fault("record_cut_off", self._label(member))
        elif any(record[:5] != head for record in records):
            self.fault("record_of_another", self._label(member))
        elif any(record[5] not in known for record in records):
            self.fault("mark_unknown", self._label(member))
        if records != sorted(records):
            self.fault("records_unsorted", self._label(member))

    def _check_counts(self, member: int, records: list[bytes]) -> None:
        codes = [grade["code"] for grade in self.frozen["grade_set"]["grades"]]
        names = {place + 1: code for place, code in enumerate(codes)} | CODES_AROUND
        counted = Counter(names.get(record[5], "?") for record in records if len(record) > NONCE)
        kept = dict(
            self.connection.execute(
                "SELECT code, number FROM ballots_tally WHERE round = ? AND class = ? AND member = ?",
                (self.identity["number"], self.ballot_class, member),
            )
        )
        if set(kept) != {*codes, *CODES_AROUND.values()}:
            self.fault("tally_incomplete", self._label(member))
        for code in sorted({*kept, *counted}):
            if kept.get(code, 0) != counted[code]:
                self.fault(
                    "tally_differs", f"{self._label(member)} {code} {kept.get(code, 0)}≠{counted[code]}"
                )

    def _check_bound(self, bound: str, meeting: str, many: int, present: int, ballots: int) -> None:
        try:
            told = json.loads(bound)
            is_first = told["format"] == FIRST_FORMAT
        except (ValueError, TypeError, KeyError):
            told, is_first = None, False
        names = ("class", "entitled", "issued", "received", "valid", "void", "typings", "corrections")
        rows = self.connection.execute(
            f"SELECT {', '.join(names)} FROM ballots_class WHERE round = ? AND box = ? ORDER BY rowid",
            (self.identity["number"], self.ballot_class),
        ).fetchall()
        classes = [dict(zip(names[:6] if is_first else names, row, strict=False)) for row in rows]
        expected = {
            "format": FIRST_FORMAT if is_first else "orglife-root/2",
            "meeting": meeting,
            "round": self.identity,
            "box": self.ballot_class,
            "frozen": self.frozen,
            "classes": classes,
            "many_excellent": many,
            "marks_per_member": ballots,
        }
        if not is_first:
            query = "SELECT role, name FROM ballots_officer WHERE round = ? ORDER BY role, place"
            officers = [list(row) for row in self.connection.execute(query, (self.identity["number"],))]
            expected |= {"present": present, "officers": officers}
        if told != expected:
            self.fault("bound_differs")
        for entry in classes:
            balances = (
                entry["entitled"] >= entry["issued"] >= entry["received"]
                and entry["valid"] + entry["void"] == entry["received"]
            )
            if not balances:
                self.fault("numbers_do_not_balance", str(entry["class"]))
        if sum(entry["valid"] for entry in classes) != ballots:
            self.fault("valid_differs")

    def _label(self, member: int) -> str:
        return str(dict(self.frozen["subjects"]).get(member, member))


def merkle(leaves: list[bytes]) -> bytes:
    """Return the tree hash of RFC 9162 §2.1.1, by the recursion as it stands there."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + merkle(leaves[:split]) + merkle(leaves[split:])).digest()


def _malformed(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return a fault for every value that no close writes, and for rows that belong to no closed round."""
    closed = "SELECT number FROM ballots_round WHERE state = 'closed'"
    rounds = "SELECT number FROM ballots_round"
    boxes = "SELECT round, class FROM ballots_box"
    asked = []  # what is a fault, of what, and the query that must find nothing
    for table, kinds in KINDS.items():
        asked += [
            ("malformed", f"{table}.{column}", f"typeof({column}) != '{kind}' AND round IN ({closed})")
            for columns, kind in kinds.items()
            for column in columns.split()
        ]
        asked.append(("of_no_round", table, f"round NOT IN ({rounds})"))
        if table in ("ballots_mark", "ballots_tally"):
            asked.append(("of_no_round", table, f"(round, class) NOT IN ({boxes})"))
    faults = [
        (code, what)
        for code, what, where in asked
        if connection.execute(f"SELECT count(*) FROM {what.partition('.')[0]} WHERE {where}").fetchone()[0]
    ]
    for (frozen,) in connection.execute(f"SELECT frozen FROM ballots_round WHERE number IN ({closed})"):
        try:
            kept = json.loads(frozen)
            _ = [(number + 0, name + "") for number, name in kept["subjects"]]
            _ = [(member["number"] + 0, member["name"] + "") for member in kept["roster"]]
            _ = [(0, grade["code"] + "") for grade in kept["grade_set"]["grades"]]
        except (ValueError, TypeError, KeyError):
            faults.append(("malformed", "ballots_round.frozen"))
    return faults


def _strange_blobs(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return a fault for every BLOB outside the marks: nothing else in a meeting may hold one."""
    faults = []
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        columns = connection.execute(f'SELECT name FROM pragma_table_info("{table}")').fetchall()
        for (column,) in columns:
            if (table, column) == ("ballots_mark", "records"):
                continue
            query = f'SELECT count(*) FROM "{table}" WHERE typeof("{column}") = \'blob\''
            if connection.execute(query).fetchone()[0]:
                faults.append(("blob_elsewhere", f"{table}.{column}"))
    return faults


WORDS = {
    "missing": ("there is no meeting.db here", "这里没有 meeting.db"),
    "not_a_meeting": ("this is no meeting that can be read", "这不是可以读取的会议文件"),
    "root_too_short": (
        "a root has at least 16 characters, 0-9 and a-f",
        "校验码至少 16 位，只含 0-9 和 a-f",
    ),
    "root_differs_from_paper": ("the root differs from the one on the paper", "校验码与纸上的不一致"),
    "marks_of_open_round": ("a round that is not closed holds marks", "未结束的测评中存有测评项"),
    "box_missing": ("a closed round has no box", "已结束的测评没有票箱"),
    "nonce_twice": ("a mark stands twice", "同一测评项出现两次"),
    "blob_elsewhere": ("data that may hold ballots lie in", "以下位置存有不应有的数据"),
    "malformed": ("a value is of a kind that no close writes", "以下数据不是结束测评时写入的样子"),
    "of_no_round": ("data belong to no closed round", "以下数据不属于任何已结束的测评"),
    "roster_differs": ("the roster was changed after the round was opened", "名册在测评开始后被改动"),
    "subjects_differ": ("the marks are of others than were rated", "测评项与被测评人不符"),
    "marks_unequal": ("members have different numbers of marks", "各人的测评项数不同"),
    "root_differs": ("the root does not follow from the marks", "校验码与测评项不符"),
    "record_cut_off": ("a mark is cut off", "测评项残缺"),
    "record_of_another": ("a mark belongs to another member or round", "测评项属于别人或别的一轮"),
    "mark_unknown": ("a mark is no known grade", "测评项不是已知等次"),
    "records_unsorted": ("the marks are not in their order", "测评项顺序被改动"),
    "tally_incomplete": ("the tally lacks a grade", "计票情况缺少等次"),
    "tally_differs": ("the tally differs from the recount", "计票情况与重新计票不符"),
    "bound_differs": (
        "roster, settings or numbers were changed after the close",
        "名册、设置或数字在结束后被改动",
    ),
    "numbers_do_not_balance": (
        "issued, received, valid and void do not balance",
        "发出、收回、有效、无效不平衡",
    ),
    "valid_differs": ("valid ballots differ from the marks", "有效票数与测评项不符"),
    "nothing": ("no rating is closed yet: there is nothing to recount", "还没有已结束的测评，无票可核"),
    "box": (
        "{kind}, round {attempt}, box of {ballot_class}: {marks} marks recounted, root {root}",
        "{kind} 第 {attempt} 轮 {ballot_class} 票箱：已重新清点 {marks} 个测评项，校验码 {root}",
    ),
    "agrees": (
        "The record is consistent, and its root is the one on the paper.",
        "记录前后一致，校验码与纸上的一致。",
    ),
    "consistent": (
        "The record is consistent in itself. Only the root on the sealed paper shows that it is the one that was"
        " made: give it with --root.",
        "记录自身前后一致。是否就是当时那份记录，要与封存纸上的校验码比对：用 --root 给出。",
    ),
}


def told(found: Verification, language: str) -> list[str]:
    """Return what was found as sentences, in ``en`` or Chinese."""
    place = 0 if language == "en" else 1
    lines = [WORDS["box"][place].format(**vars(box)) for box in found.boxes]
    lines += [f"✗ {WORDS[code][place]}：{what}" for code, what in found.faults]
    if not found.boxes and not found.faults:
        lines.append(WORDS["nothing"][place])
    elif not found.faults:
        lines.append(WORDS["agrees" if found.compared else "consistent"][place])
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Recount the folder named on the command line; 0 consistent, 1 not, 2 unreadable."""
    parser = argparse.ArgumentParser(prog="verify.py", description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--root")
    parser.add_argument("--lang", default=os.environ.get("ORGLIFE_LANG", "zh_CN"))
    given = parser.parse_args(arguments)
    try:
        found = verify(given.folder, given.root)
    except UnreadableError as error:
        print(WORDS[error.code][0 if given.lang == "en" else 1], file=sys.stderr)
        return 2
    print("\n".join(told(found, given.lang)))
    return 0 if found.is_consistent else 1


if __name__ == "__main__":
    sys.exit(main())
