"""The worked meeting of the shipped sample: the same acts as any other, on the files in ``data/sample``."""

from __future__ import annotations

import csv
from pathlib import Path

from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.opening import create_meeting
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.storage.assessment_file import read_assessments
from orglife_kit.storage.attendance_file import read_attendance
from orglife_kit.storage.ballot_file import read_pile

_PACKAGE = Path(__file__).parents[1]


def sample_folder() -> Path:
    """Return where the sample's files lie: in the wheel, or in ``data/sample`` of a checkout."""
    shipped = _PACKAGE / "_shipped" / "sample"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "data" / "sample"


def make_demo(folder: Path | str) -> Meeting:
    """Make the sample's whole meeting in ``folder`` and return it: rounds closed, every outcome given."""
    sample = sample_folder()
    meeting = create_meeting(folder, sample / "plan.toml", sample / "roster.csv")
    for member, aspect, points in _rows(sample / "findings.csv"):
        meeting.note_findings(member, aspect, points.split("；"))
    meeting.take_attendance(read_attendance(sample / "attendance.csv", meeting.roster))
    for number in meeting.next_speakers():
        meeting.record_self_review(number)
    tellers, scrutineers = _officers(meeting)
    for kind, file in (
        (RoundKind.COMMITTEE, "committee_ballots.csv"),
        (RoundKind.MEMBERS, "ballots.csv"),
    ):
        pile = read_pile(sample / file, meeting.subjects(kind), meeting.grade_set(kind), meeting.roster)
        meeting.take_pile(kind, pile.ballots, tellers=tellers, scrutineers=scrutineers)
        meeting.close_round(kind)
    meeting.assess(read_assessments(sample / "assessments.csv", meeting.roster))
    return meeting


def demo_folder() -> Path:
    """Return the demo meeting's folder, made on first use beside the other meetings."""
    from orglife_kit.storage.state import state_folder

    data = _PACKAGE.parent / "data"
    folder = (data if (data / "sample").is_dir() else state_folder()) / "demo"
    if not (folder / "meeting.db").exists():
        make_demo(folder).close()
    return folder


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))[1:]


def _officers(meeting: Meeting) -> tuple[list[str], list[str]]:
    roster = meeting.roster
    there = {line.member for line in meeting.attendance_lines() if line.presence.is_there}
    free = [member for member in roster.members if member.number in there and not member.post]
    labels = [roster.label(member.number) for member in free if "#" not in roster.label(member.number)]
    return labels[:2], labels[2:4]
