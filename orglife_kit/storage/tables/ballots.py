"""Tables of the ballots stage: attendance, the evening, rounds with their classes, and what a close leaves."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable

from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.attendance import AttendanceLine, standing_line
from orglife_kit.rules.ballots.corrections import AttendanceCorrection
from orglife_kit.rules.ballots.evening import AgendaNote
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.officers import Officers, Proposal
from orglife_kit.rules.ballots.record import BallotsRecord, BoxCounts, ClassCounts, RoundRecord
from orglife_kit.rules.ballots.recount import Recount
from orglife_kit.rules.ballots.round import ClassOfBallots, RoundKind, RoundState
from orglife_kit.rules.plan.members import Roster
from orglife_kit.storage.frozen import thaw
from orglife_kit.storage.tables.mapper import Table, by_key, replace_rows
from orglife_kit.storage.tables.minutes import read_earlier_minutes, read_minutes


@dataclass(frozen=True)
class NamedText:
    """A text under a name of its own."""

    name: str
    text: str


@dataclass(frozen=True)
class ProposalRow:
    """One who was proposed; ``position`` from 1 within the role."""

    role: str
    position: int
    name: str


@dataclass(frozen=True)
class RepresentativeRow:
    """One of the 群众代表 who signed in; ``position`` from 1."""

    position: int
    name: str


@dataclass(frozen=True)
class CopyRow:
    """The random id of a copy of a meeting."""

    id: str


@dataclass(frozen=True)
class RoundRow:
    """A round with what it froze, as JSON, the id of its sealed intake, and how its officers were passed."""

    number: int
    kind: RoundKind
    attempt: int
    state: RoundState
    frozen: str
    intake: str
    passed: str = ""


@dataclass(frozen=True)
class OfficerRow:
    """One who counts or watches a round; ``position`` from 0 within the role."""

    round: int
    role: str
    position: int
    name: str


@dataclass(frozen=True)
class ClassRow:
    """The numbers of one class of a round, all of ballots."""

    round: int
    ballot_class: BallotClass
    box: BallotClass
    entitled: int
    issued: int | None = None
    received: int | None = None
    typings: int = 1
    corrections: int = 0
    signed_off: bool = False
    valid: int | None = None
    void: int | None = None


@dataclass(frozen=True)
class BoxRow:
    """What a close wrote of one box, but for the marks; ``bound`` is its first leaf."""

    round: int
    ballot_class: BallotClass
    present: int
    many_excellent: int
    bound: str
    root: str


@dataclass(frozen=True)
class MarksRow:
    """The records of one subject in one box, sorted and joined; subject 0 is the committee."""

    round: int
    ballot_class: BallotClass
    member: int
    records: bytes


@dataclass(frozen=True)
class CountRow:
    """The frozen count of one code for one subject."""

    round: int
    ballot_class: BallotClass
    member: int
    code: str
    number: int


@dataclass(frozen=True)
class CopiedRow:
    """The day on which the scrutineer confirmed that the roots of a round stand on the paper."""

    round: int
    date: datetime.date


@dataclass(frozen=True)
class RecountRow:
    """A recount of members drawn by dice; without a day while its numbers have not come."""

    number: int
    round: int
    ballot_class: BallotClass
    before_copy: bool
    date: datetime.date | None
    counted_by: str
    watched_by: str


@dataclass(frozen=True)
class RecountedRow:
    """What was counted on the paper of one code for one member who was drawn."""

    recount: int
    member: int
    code: str
    number: int | None


_CLASS = {"ballot_class": "class"}
TELLER, SCRUTINEER = "teller", "scrutineer"
OFFICERS_PASSED, PROPOSED_AFTER = "officers_passed", "officers_after"  # a round's number, as a text

ATTENDANCE = Table("ballots_attendance", AttendanceLine, key=("member",), order="member")
CORRECTIONS = Table("ballots_attendance_correction", AttendanceCorrection, numbered=True)
REPRESENTATIVES = Table("ballots_representative", RepresentativeRow, key=("position",), order="position")
AGENDA = Table("ballots_agenda", AgendaNote, key=("item",), order="rowid")
PROPOSALS = Table("ballots_proposal", ProposalRow, key=("role", "position"), order="role, position")
NOTES = Table("ballots_note", NamedText, key=("name",), order="name")
COPY = Table("ballots_copy", CopyRow, key=("id",), order="id")
ROUNDS = Table("ballots_round", RoundRow, numbered=True)
OFFICERS = Table(
    "ballots_officer",
    OfficerRow,
    key=("round", "role", "position"),
    order="round, role, place",
    columns={"position": "place"},
)
CLASSES = Table(
    "ballots_class", ClassRow, key=("round", "ballot_class"), order="round, rowid", columns=_CLASS
)
BOXES = Table("ballots_box", BoxRow, key=("round", "ballot_class"), order="round, rowid", columns=_CLASS)
MARKS = Table(
    "ballots_mark",
    MarksRow,
    key=("round", "ballot_class", "member"),
    order="round, class, member",
    columns=_CLASS,
)
TALLIES = Table(
    "ballots_tally",
    CountRow,
    key=("round", "ballot_class", "member", "code"),
    order="round, class, member, rowid",
    columns=_CLASS,
)
COPIED = Table("ballots_copied", CopiedRow, key=("round",), order="round")
RECOUNTS = Table("ballots_recount", RecountRow, numbered=True, columns=_CLASS)
RECOUNTED = Table(
    "ballots_recount_count",
    RecountedRow,
    key=("recount", "member", "code"),
    order="recount, member, rowid",
)


def add_classes(connection: sqlite3.Connection, round_number: int, classes: Iterable[ClassOfBallots]) -> None:
    """Keep the classes of a round that opens."""
    for entry in classes:
        CLASSES.add(connection, ClassRow(round_number, entry.ballot_class, entry.box, entry.entitled))


def write_officers(connection: sqlite3.Connection, round_number: int, officers: Officers) -> None:
    """Keep the tellers and scrutineers of a round in place of those named before."""
    rows = [
        OfficerRow(round_number, role, position, name)
        for role, names in ((TELLER, officers.tellers), (SCRUTINEER, officers.scrutineers))
        for position, name in enumerate(names)
    ]
    replace_rows(connection, OFFICERS, rows, round=round_number)


def write_proposal(connection: sqlite3.Connection, proposal: Proposal) -> None:
    """Keep who was proposed as teller and scrutineer, and how they were passed."""
    rows = [
        ProposalRow(role, position, name)
        for role, names in ((TELLER, proposal.tellers), (SCRUTINEER, proposal.scrutineers))
        for position, name in enumerate(names, start=1)
    ]
    replace_rows(connection, PROPOSALS, rows)
    NOTES.put(connection, NamedText(OFFICERS_PASSED, proposal.passed))
    NOTES.put(connection, NamedText(PROPOSED_AFTER, str(proposal.after)))


def write_representatives(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Keep the 群众代表 who signed in, in place of those named before."""
    rows = [RepresentativeRow(position, name) for position, name in enumerate(names, start=1)]
    replace_rows(connection, REPRESENTATIVES, rows)


def read_copy(connection: sqlite3.Connection) -> str | None:
    """Return the random id of this copy of a meeting, or ``None`` in the one that was made first."""
    return next((row.id for row in COPY.read(connection)), None)


def read_ballots(connection: sqlite3.Connection, roster: Roster) -> BallotsRecord:
    """Return the evening's part of the record."""
    positions = {number: position for position, number in enumerate(roster.numbers)}
    lines = ATTENDANCE.read(connection)
    return BallotsRecord(
        attendance=tuple(
            standing_line(line, roster) for line in sorted(lines, key=lambda line: positions[line.member])
        ),
        representatives=tuple(row.name for row in REPRESENTATIVES.read(connection)),
        corrections=CORRECTIONS.read(connection),
        notes={note.item: note for note in AGENDA.read(connection)},
        proposal=_proposal(connection),
        minutes=read_minutes(connection),
        earlier_minutes=read_earlier_minutes(connection),
        rounds=_rounds(connection),
        copied={row.round: row.date for row in COPIED.read(connection)},
        recounts=_recounts(connection),
    )


def _recounts(connection: sqlite3.Connection) -> tuple[Recount, ...]:
    counted = by_key(RECOUNTED.read(connection), "recount")
    made = []
    for row in RECOUNTS.read(connection):
        counts: dict[int, dict[str, int]] = {}
        for line in counted.get(row.number, ()):
            of_member = counts.setdefault(line.member, {})
            if line.number is not None:
                of_member[line.code] = line.number
        made.append(
            Recount(
                row.number,
                row.round,
                row.ballot_class,
                tuple(counts),
                row.before_copy,
                row.date,
                row.counted_by,
                row.watched_by,
                counts if row.date is not None else {},
            )
        )
    return tuple(made)


def _proposal(connection: sqlite3.Connection) -> Proposal:
    named = by_key(PROPOSALS.read(connection), "role")
    notes = {row.name: row.text for row in NOTES.read(connection)}
    return Proposal(
        tuple(row.name for row in named.get(TELLER, ())),
        tuple(row.name for row in named.get(SCRUTINEER, ())),
        notes.get(OFFICERS_PASSED, ""),
        int(notes.get(PROPOSED_AFTER, "0")),
    )


def _rounds(connection: sqlite3.Connection) -> tuple[RoundRecord, ...]:
    officers = by_key(OFFICERS.read(connection), "round")
    classes = by_key(CLASSES.read(connection), "round")
    boxes = by_key(BOXES.read(connection), "round")
    counts: dict[tuple[int, BallotClass], dict[int, dict[str, int]]] = {}
    for row in TALLIES.read(connection):
        counts.setdefault((row.round, row.ballot_class), {}).setdefault(row.member, {})[row.code] = row.number
    return tuple(
        RoundRecord(
            round=thaw(row.number, row.kind, row.attempt, row.state, row.frozen),
            frozen=row.frozen,
            intake=row.intake,
            passed=row.passed,
            tellers=_named(officers.get(row.number, ()), TELLER),
            scrutineers=_named(officers.get(row.number, ()), SCRUTINEER),
            classes={entry.ballot_class: _class_counts(entry) for entry in classes.get(row.number, ())},
            boxes={
                box.ballot_class: BoxCounts(
                    box.ballot_class,
                    box.present,
                    box.many_excellent,
                    box.root,
                    counts.get((row.number, box.ballot_class), {}),
                )
                for box in boxes.get(row.number, ())
            },
        )
        for row in ROUNDS.read(connection)
    )


def _named(officers: Iterable[OfficerRow], role: str) -> tuple[str, ...]:
    return tuple(row.name for row in officers if row.role == role)


def _class_counts(row: ClassRow) -> ClassCounts:
    return ClassCounts(
        ballot_class=row.ballot_class,
        box=row.box,
        entitled=row.entitled,
        issued=row.issued,
        received=row.received,
        typings=row.typings,
        corrections=row.corrections,
        signed_off=row.signed_off,
        valid=row.valid,
        void=row.void,
    )
