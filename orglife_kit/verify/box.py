"""The recount of one box: its records, its counts, its numbers, its root."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import Any

from .result import Box

RECORD = 38  # bytes: version 1, round 2, member 2, mark 1, nonce 32
NONCE = 6  # where the nonce begins in a record
FORMATS = ("orglife-root/1", "orglife-root/2", "orglife-root/3")  # each binds more than the one before
CODES_AROUND = {0: "ABSTAIN", 255: "OVERVOTE"}
OF_CLASS = ("class", "entitled", "issued", "received", "valid", "void", "typings", "corrections")


@dataclass
class BoxRecount:
    """The recount of one box."""

    connection: sqlite3.Connection
    meeting: str
    identity: dict[str, Any]
    frozen: dict[str, Any]
    ballot_class: str
    faults: list[tuple[str, str]]

    def fault(self, code: str, member: int | None = None, what: str = "") -> None:
        """Note a fault of this box, or of one member in it."""
        name = f"{self.identity['kind']}/{self.identity['attempt']}/{self.ballot_class}"
        label = "" if member is None else dict(self.frozen["subjects"]).get(member, member)
        self.faults.append((code, f"{name} {label} {what}".strip().replace("  ", " ")))

    def recount(self, bound: str, root: str, many: int, present: int, nonces: Counter[bytes]) -> Box:
        """Check every record, count and number of the box."""
        where = (self.identity["number"], self.ballot_class)
        query = "SELECT member, records FROM ballots_mark WHERE round = ? AND class = ?"
        rows = dict(self.connection.execute(query, where))
        subjects = [number for number, _ in self.frozen["subjects"]]
        query = "SELECT DISTINCT member FROM ballots_tally WHERE round = ? AND class = ?"
        if sorted(rows) != sorted(subjects) or {
            member for (member,) in self.connection.execute(query, where)
        } - set(subjects):
            self.fault("subjects_differ")
        records: list[bytes] = []
        for member, blob in sorted(rows.items()):
            of_member = [blob[start : start + RECORD] for start in range(0, len(blob), RECORD)]
            self._check_records(member, blob, of_member)
            self._check_counts(member, of_member)
            records += of_member
        nonces.update(record[NONCE:] for record in records)
        if len({len(blob) for blob in rows.values()}) > 1:
            self.fault("marks_unequal")
        recomputed = merkle([bound.encode(), *sorted(records)]).hex()
        if recomputed != root:
            self.fault("root_differs")
        form = self._check_bound(bound, many, present, len(records) // len(rows) if rows else 0)
        kind, attempt = self.identity["kind"], self.identity["attempt"]
        return Box(kind, attempt, self.ballot_class, len(records), recomputed, is_weak=form != FORMATS[-1])

    def _check_records(self, member: int, blob: bytes, records: list[bytes]) -> None:
        grades = len(self.frozen["grade_set"]["grades"])
        head = (1 << 32 | (self.identity["number"] & 0xFFFF) << 16 | member & 0xFFFF).to_bytes(5, "big")
        if len(blob) % RECORD:
            self.fault("record_cut_off", member)
        elif any(record[:5] != head for record in records):
            self.fault("record_of_another", member)
        elif any(record[5] not in {*CODES_AROUND, *range(1, grades + 1)} for record in records):
            self.fault("mark_unknown", member)
        if records != sorted(records):
            self.fault("records_unsorted", member)

    def _check_counts(self, member: int, records: list[bytes]) -> None:
        grades = self.frozen["grade_set"]["grades"]
        codes = {place: grade["code"] for place, grade in enumerate(grades, 1)} | CODES_AROUND
        labels = {grade["code"]: grade.get("label", grade["code"]) for grade in grades}
        counted = Counter(codes.get(record[5], "?") for record in records if len(record) > NONCE)
        query = "SELECT code, number FROM ballots_tally WHERE round = ? AND class = ? AND member = ?"
        kept = dict(self.connection.execute(query, (self.identity["number"], self.ballot_class, member)))
        if set(kept) != set(codes.values()):
            self.fault("tally_incomplete", member)
        for code in sorted({*kept, *counted}):
            if kept.get(code, 0) != counted[code]:
                said = f"{labels.get(code, code)} {kept.get(code, 0)}≠{counted[code]}"
                self.fault("tally_differs", member, said)

    def _check_bound(self, bound: str, many: int, present: int, ballots: int) -> str:
        """Check what the first leaf binds; return its format, the newest where it names none that is known."""
        try:
            told = json.loads(bound)
            form = told["format"] if told["format"] in FORMATS else FORMATS[-1]
        except (ValueError, TypeError, KeyError):
            told, form = None, FORMATS[-1]
        number, age = self.identity["number"], FORMATS.index(form)
        query = f"SELECT {', '.join(OF_CLASS)} FROM ballots_class WHERE round = ? AND box = ? ORDER BY rowid"
        rows = self.connection.execute(query, (number, self.ballot_class)).fetchall()
        classes = [dict(zip(OF_CLASS, row, strict=True)) for row in rows]
        names = OF_CLASS if age else OF_CLASS[:6]
        expected = {
            "format": form,
            "meeting": self.meeting,
            "round": self.identity,
            "box": self.ballot_class,
            "frozen": self.frozen,
            "classes": [{name: entry[name] for name in names} for entry in classes],
            "many_excellent": many,
            "marks_per_member": ballots,
        }
        if age >= 1:
            expected |= {"present": present, "officers": _officers(self.connection, number)}
        if age >= 2:
            query = "SELECT intake FROM ballots_round WHERE number = ?"
            (expected["intake"],) = self.connection.execute(query, (number,)).fetchone()
            expected["earlier"] = _earlier(self.connection, self.identity["kind"], self.identity["attempt"])
        if told != expected:
            self.fault("bound_differs")
        for entry in classes:
            balances = entry["entitled"] >= entry["issued"] >= entry["received"]
            if not balances or entry["valid"] + entry["void"] != entry["received"]:
                self.fault("numbers_do_not_balance", what=str(entry["class"]))
        if sum(entry["valid"] for entry in classes) != ballots:
            self.fault("valid_differs")
        return str(form)


def _officers(connection: sqlite3.Connection, number: int) -> list[list[str]]:
    query = "SELECT role, name FROM ballots_officer WHERE round = ? ORDER BY role, place"
    return [list(row) for row in connection.execute(query, (number,))]


def _earlier(connection: sqlite3.Connection, kind: str, attempt: int) -> list[dict[str, Any]]:
    """Return what a root binds of the void attempts before its own."""
    rounds = connection.execute(
        "SELECT number, attempt, state, frozen, intake FROM ballots_round"
        " WHERE kind = ? AND attempt < ? ORDER BY attempt",
        (kind, attempt),
    ).fetchall()
    query = f"SELECT {', '.join(OF_CLASS)}, box, signed_off FROM ballots_class WHERE round = ? ORDER BY rowid"
    return [
        {
            "number": number,
            "attempt": earlier,
            "state": state,
            "frozen": hashlib.sha256(frozen.encode()).hexdigest(),
            "intake": intake,
            "classes": [list(row) for row in connection.execute(query, (number,))],
            "officers": _officers(connection, number),
        }
        for number, earlier, state, frozen, intake in rounds
    ]


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
