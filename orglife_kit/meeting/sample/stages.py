"""The sample's year up to the outcomes: preparation, the evening, the ratings, the assessment."""

from __future__ import annotations

import csv
from pathlib import Path

from orglife_kit.meeting.entries import day_or_none
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.uploads import read_assessments, read_attendance, read_pile
from orglife_kit.rules.ballots.evening import agenda_items
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.preparation.findings import Source
from orglife_kit.rules.preparation.study import Absence
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.reviews import next_speakers

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
    preparation, record = meeting.preparation, meeting.record
    absences = [
        Absence(record.member(row["姓名"]).number, row["原因"], day_or_none(row["补学日期"]))
        for row in rows_of(sample / "study.csv")
    ]
    preparation.take_study(absences=absences, place=record.plan.meeting.place)
    preparation.keep_last_pairs((row["党员"], row["另一名"]) for row in rows_of(sample / "last_pairs.csv"))
    for row in rows_of(sample / "talks.csv"):
        preparation.record_talk(row["谈话人"], row["被谈话人"], row["日期"], place=row["地点"])
    found = [
        preparation.note_committee_finding(
            row["方面"], row["问题"], source=_SOURCES[row["来源"]], cause=row["原因"], goal=row["对照"]
        )
        for row in rows_of(sample / "committee_findings.csv")
    ]
    for row in rows_of(sample / "suggestions.csv"):
        suggestion = preparation.note_suggestion(_SOURCES[row["来源"]], row["意见"])
        if row["归入"]:
            preparation.sort_suggestion(suggestion, found[int(row["归入"]) - 1])
    for row in rows_of(sample / "findings.csv"):
        preparation.note_findings(row["姓名"], row["方面"], row["要点"].split("；"))


def hold(meeting: Meeting, sample: Path) -> None:
    """Sign in, let everybody speak, pass the officers, go through the agenda."""
    meeting.ballots.take_attendance(read_attendance(meeting.record, sample / "attendance.csv"))
    for number in next_speakers(meeting.record):
        meeting.reviews.record_self_review(number)
    for row in rows_of(sample / "peer_reviews.csv"):
        meeting.reviews.record_peer_review(row["批评人"], row["被批评人"], row["内容"])
    meeting.ballots.propose_officers(*_officers(meeting.record), "举手表决")
    for entry in agenda_items(meeting.record):
        note = _COMMENT if entry.item.kind is ItemKind.COMMENT else None
        meeting.ballots.record_item(entry.position, finished=True, note=note)


def rate_and_assess(meeting: Meeting, sample: Path) -> None:
    """Take both piles, close both rounds, keep every outcome."""
    for kind, file in (
        (RoundKind.COMMITTEE, "committee_ballots.csv"),
        (RoundKind.MEMBERS, "ballots.csv"),
    ):
        pile = read_pile(meeting.record, kind, sample / file)
        proposal = meeting.record.ballots.proposal
        meeting.ballots.take_pile(
            kind,
            pile.ballots,
            ballot_class=BallotClass.MEMBERS,
            tellers=proposal.tellers,
            scrutineers=proposal.scrutineers,
        )
        meeting.ballots.close_round(kind)
        meeting.ballots.confirm_copied(kind, meeting.record.plan.meeting.date)
    meeting.assessment.assess(read_assessments(meeting.record, sample / "assessments.csv"))


def _officers(record: MeetingRecord) -> tuple[list[str], list[str]]:
    """Return two tellers and two scrutineers: present, without a post, of a name that nobody else bears."""
    there = {line.member for line in record.ballots.attendance if line.presence.is_there}
    free = [member for member in record.roster.members if member.number in there and not member.post]
    labels = [record.roster.label(member.number) for member in free]
    plain = [label for label in labels if "#" not in label]
    return plain[:2], plain[2:4]
