"""Tables of the preparation stage: study, talks, findings, suggestions."""

from __future__ import annotations

import datetime
import sqlite3

from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.preparation.findings import CommitteeFinding, Finding, Suggestion
from orglife_kit.rules.preparation.record import PreparationRecord
from orglife_kit.rules.preparation.study import Absence, Study
from orglife_kit.rules.preparation.talks import Talk
from orglife_kit.storage.tables.mapper import Table, by_key


@dataclass(frozen=True)
class StudyRow:
    """One session; who was absent stands in a table of its own."""

    number: int
    date: datetime.date
    place: str


@dataclass(frozen=True)
class AbsenceRow:
    """A member's absence from the session with the number ``study``."""

    study: int
    member: int
    reason: str
    made_up: datetime.date | None


@dataclass(frozen=True)
class PairRow:
    """Two who talked last year, the smaller roster number first."""

    first: int
    second: int


@dataclass(frozen=True)
class FindingRow:
    """A member's point with its position among those of one aspect."""

    number: int
    member: int
    aspect: str
    position: int
    point: str
    goal: str


STUDIES = Table("preparation_study", StudyRow, order="date", numbered=True)
ABSENCES = Table("preparation_study_absence", AbsenceRow, key=("study", "member"), order="study, member")
TALKS = Table("preparation_talk", Talk, order="date, number", numbered=True)
LAST_PAIRS = Table("preparation_last_pair", PairRow, key=("first", "second"), order="first, second")
COMMITTEE_FINDINGS = Table("preparation_committee_finding", CommitteeFinding, numbered=True)
SUGGESTIONS = Table("preparation_suggestion", Suggestion, numbered=True)
FINDINGS = Table("preparation_finding", FindingRow, order="member, aspect, position", numbered=True)


def read_preparation(connection: sqlite3.Connection, roster: Roster) -> PreparationRecord:
    """Return the preparation's part of the record."""
    absences = by_key(ABSENCES.read(connection), "study")
    positions = {number: position for position, number in enumerate(roster.numbers)}
    found = sorted(FINDINGS.read(connection), key=lambda row: positions[row.member])
    return PreparationRecord(
        studies=tuple(
            Study(
                row.number,
                row.date,
                row.place,
                tuple(
                    Absence(absence.member, absence.reason, absence.made_up)
                    for absence in sorted(
                        absences.get(row.number, ()), key=lambda absence: positions[absence.member]
                    )
                ),
            )
            for row in STUDIES.read(connection)
        ),
        talks=TALKS.read(connection),
        last_pairs=frozenset(frozenset((row.first, row.second)) for row in LAST_PAIRS.read(connection)),
        committee_findings=COMMITTEE_FINDINGS.read(connection),
        suggestions=SUGGESTIONS.read(connection),
        findings=tuple(Finding(row.number, row.member, row.aspect, row.point, row.goal) for row in found),
    )
