"""Every round and attempt of a meeting, each box recounted."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator

from .box import BoxRecount
from .result import Verification
from .schema import foreign_schema
from .values import malformed_values


def recount_rounds(connection: sqlite3.Connection) -> Verification:
    """Return the recount of every round; where schema or values are not the kit's, those faults alone."""
    found = Verification()
    found.faults += foreign_schema(connection) or malformed_values(connection)
    if any(code != "of_no_round" for code, _ in found.faults):
        return found
    (meeting,) = connection.execute("SELECT id FROM plan_meeting").fetchone() or ("",)
    nonces: Counter[bytes] = Counter()
    rounds = connection.execute(
        "SELECT number, kind, attempt, state, frozen FROM ballots_round ORDER BY kind, attempt"
    ).fetchall()
    for number, kind, attempt, state, text in rounds:
        name, frozen = f"{kind}/{attempt}", json.loads(text)
        found.attempts.append((kind, attempt, state))
        boxes = connection.execute(
            "SELECT class, many_excellent, bound, root, present FROM ballots_box WHERE round = ?", (number,)
        ).fetchall()
        if state != "closed":
            found.faults += [("marks_of_open_round", name)] * bool(boxes)
            continue
        wanted = connection.execute("SELECT DISTINCT box FROM ballots_class WHERE round = ?", (number,))
        if not boxes or {box for box, *_ in boxes} != {box for (box,) in wanted}:
            found.faults.append(("box_missing", name))
        roster = [(member["number"], member["name"]) for member in frozen["roster"]]
        if connection.execute("SELECT number, name FROM plan_member ORDER BY number").fetchall() != roster:
            found.faults.append(("roster_differs", name))
        identity = {"number": number, "kind": kind, "attempt": attempt}
        for ballot_class, many, bound, root, present in boxes:
            box = BoxRecount(connection, meeting, identity, frozen, ballot_class, found.faults)
            found.boxes.append(box.recount(bound, root, many, present, nonces))
    found.faults += _attempts_out_of_order(connection, found.attempts)
    found.faults += [("nonce_twice", nonce.hex()[:16]) for nonce, times in nonces.items() if times > 1]
    return found


def _attempts_out_of_order(
    connection: sqlite3.Connection, attempts: list[tuple[str, int, str]]
) -> Iterator[tuple[str, str]]:
    """Give a fault for each attempt that is not the next one after a void one, and for each void without reason."""
    query = (
        "SELECT count(*) FROM ballots_class JOIN ballots_round ON round = ballots_round.number"
        " WHERE kind = ? AND attempt = ? AND received > issued"
    )
    states = {(kind, attempt): state for kind, attempt, state in attempts}
    for kind, attempt, state in attempts:
        if attempt != 1 and states.get((kind, attempt - 1)) != "void":
            yield "attempt_without_void", f"{kind}/{attempt}"
        if state == "void" and not connection.execute(query, (kind, attempt)).fetchone()[0]:
            yield "void_without_reason", f"{kind}/{attempt}"
