"""A branch of many members with a whole year behind it: what exports are measured and looked at with."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.findings import member_aspects
from tests.meeting.building import make_meeting, names

_OPINION = "学习和工作都按要求完成，会上说的问题具体，整改措施有时限，平时能主动分担集体事务。"


def make_large(folder: Path, members: int = 100) -> Meeting:
    """Return a meeting of so many members: talks, findings, both ratings, assessments, feedback, commitments."""
    called = names(members)
    meeting = make_meeting(folder, called)
    aspect, *_ = member_aspects(meeting.record)
    meeting.preparation.take_study()
    pairs = [(called[index], called[(index + 1) % members]) for index in range(members)]
    take_in(
        meeting,
        folder,
        "talks",
        ("日期", "地点", "谈话人", "被谈话人"),
        (("2024-01-15", "会议室", *pair) for pair in pairs),
    )
    take_in(
        meeting,
        folder,
        "findings",
        ("姓名", "方面", "要点"),
        ((name, aspect, f"{name}学习不够经常") for name in called),
    )
    meeting.ballots.take_attendance()
    meeting.ballots.propose_officers(called[1:3], called[3:5], "举手表决")
    meeting.ballots.take_pile("committee", [[1]] * members)
    meeting.ballots.take_pile(
        "members", [[1 + (row + column) % 3 for column in range(members)] for row in range(members)]
    )
    for kind in ("committee", "members"):
        meeting.ballots.close_round(kind)
        meeting.ballots.confirm_copied(kind)
    take_in(
        meeting,
        folder,
        "assessments",
        ("姓名", "评议结果", "评定意见", "努力方向", "评定依据", "日常表现"),
        ((name, "合格", _OPINION, "多到一线听意见", "日常表现", "全年值班二十次") for name in called),
    )
    take_in(
        meeting,
        folder,
        "feedback",
        ("姓名", "反馈人", "反馈日期"),
        ((name, called[0], "2024-01-22") for name in called[1:]),
    )
    take_in(
        meeting,
        folder,
        "rectification",
        ("责任主体", "党员", "问题", "整改措施", "责任人", "整改时限"),
        (
            ("党员", name, f"{name}学习不够经常", "每周学习一次并记笔记", name, "2024-06-30")
            for name in called
        ),
    )
    return meeting


def take_in(
    meeting: Meeting, folder: Path, table: str, heads: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Take rows in as an office brings them."""
    path = folder / f"{table}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file)
        written.writerow(heads)
        written.writerows(rows)
    meeting.tables.take_in(table, path)
