"""The sample's year up to the outcomes: preparation, the evening, the ratings, the assessment."""

from __future__ import annotations

import csv
from pathlib import Path

from orglife_kit.meeting.meeting import Meeting
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.preparation.findings import Source
from orglife_kit.rules.preparation.study import Absence
from orglife_kit.storage.readers.assessments import read_assessments
from orglife_kit.storage.readers.attendance import read_attendance
from orglife_kit.storage.readers.ballots import read_pile

_SOURCES = {
    "自查": Source.OWN_LOOK,
    "检视整改": Source.INSPECTION,
    "党员意见": Source.FROM_MEMBERS,
    "群众意见": Source.FROM_PUBLIC,
}
_COMMENT = "准备充分，批评具体；会后把午间值班的事盯住。"


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a sample file by their heads; none where the sample has no such file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def prepare(meeting: Meeting, sample: Path) -> None:
    """Record study, talks, suggestions and findings."""
    absences = [
        Absence(meeting.member(row["姓名"]).number, row["原因"], row["补学日期"])
        for row in rows_of(sample / "study.csv")
    ]
    meeting.take_study(absences=absences, place=meeting.plan.meeting.place)
    pairs = [
        frozenset(meeting.member(row[head]).number for head in ("党员", "另一名"))
        for row in rows_of(sample / "last_pairs.csv")
    ]
    meeting.keep_last_pairs(pairs)
    for row in rows_of(sample / "talks.csv"):
        meeting.record_talk(row["谈话人"], row["被谈话人"], row["日期"], place=row["地点"])
    found = [
        meeting.note_committee_finding(
            row["方面"], row["问题"], source=_SOURCES[row["来源"]], cause=row["原因"], goal=row["对照"]
        )
        for row in rows_of(sample / "committee_findings.csv")
    ]
    for row in rows_of(sample / "suggestions.csv"):
        suggestion = meeting.note_suggestion(_SOURCES[row["来源"]], row["意见"])
        if row["归入"]:
            meeting.sort_suggestion(suggestion, found[int(row["归入"]) - 1])
    for row in rows_of(sample / "findings.csv"):
        meeting.note_findings(row["姓名"], row["方面"], row["要点"].split("；"))


def hold(meeting: Meeting, sample: Path) -> None:
    """Sign in, let everybody speak, pass the officers, go through the agenda."""
    meeting.take_attendance(read_attendance(sample / "attendance.csv", meeting.roster))
    for number in meeting.next_speakers():
        meeting.record_self_review(number)
    for row in rows_of(sample / "peer_reviews.csv"):
        meeting.record_peer_review(row["批评人"], row["被批评人"], row["内容"])
    meeting.propose_officers(*_officers(meeting), "举手表决")
    for one in meeting.agenda_items():
        note = _COMMENT if one.item.kind is ItemKind.COMMENT else None
        meeting.record_item(one.place, finished=True, note=note)


def rate_and_assess(meeting: Meeting, sample: Path) -> None:
    """Take both piles, close both rounds, keep every outcome."""
    for kind, file in (
        (RoundKind.COMMITTEE, "committee_ballots.csv"),
        (RoundKind.MEMBERS, "ballots.csv"),
    ):
        pile = read_pile(sample / file, meeting.subjects(kind), meeting.grade_set(kind), meeting.roster)
        proposal = meeting.proposal()
        meeting.take_pile(kind, pile.ballots, tellers=proposal.tellers, scrutineers=proposal.scrutineers)
        meeting.close_round(kind)
    meeting.assess(read_assessments(sample / "assessments.csv", meeting.roster))


def _officers(meeting: Meeting) -> tuple[list[str], list[str]]:
    roster = meeting.roster
    there = {line.member for line in meeting.attendance_lines() if line.presence.is_there}
    free = [member for member in roster.members if member.number in there and not member.post]
    labels = [roster.label(member.number) for member in free if "#" not in roster.label(member.number)]
    return labels[:2], labels[2:4]
