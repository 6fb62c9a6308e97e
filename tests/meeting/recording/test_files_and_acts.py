"""A file and an act are one: the same record of the same words, the same refusal, all of a file or nothing of it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from orglife_kit import open_meeting
from orglife_kit.errors import OrglifeError
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.preparation.study import Absence
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from tests.meeting.building import code_of, make_meeting
from tests.meeting.tables.office import text

NAMES = ["赵一", "钱二", "孙三"]
Act = Callable[[Meeting], object]
Rows = list[list[str]]


def made(folder: Path) -> Meeting:
    """Return a meeting of three with one item in its ledger."""
    meeting = make_meeting(folder, NAMES)
    meeting.rectification.take_in([RectificationItem(0, Ledger.MEMBER, "走访少", 2, owner="钱二")])
    meeting.rectification.change_item(1, measure="每月一次", due="2024-06-30")
    return meeting


SAME: dict[str, tuple[str, Act, Rows]] = {
    "study": (
        "study",
        lambda meeting: meeting.preparation.take_study("2024-01-15", [Absence(2, "出差")], place="会议室"),
        [["日期", "地点", "姓名", "参加", "原因"], ["2024-01-15", "会议室", "钱二", "否", "出差"]],
    ),
    "talk": (
        "talks",
        lambda meeting: meeting.preparation.record_talk("赵一", "钱二", "2024-01-15", place="村委会"),
        [["日期", "地点", "谈话人", "被谈话人"], ["2024年1月15日", "村委会", "赵一", "钱二"]],
    ),
    "last pair": (
        "last_pairs",
        lambda meeting: meeting.preparation.keep_last_pairs([("钱二", "赵一")]),
        [["党员", "另一名"], ["钱二", "赵一"]],
    ),
    "suggestion": (
        "suggestions",
        lambda meeting: meeting.preparation.note_suggestion("FROM_PUBLIC", "多开窗口"),
        [["来源", "意见"], ["群众意见", "多开窗口"]],
    ),
    "finding": (
        "findings",
        lambda meeting: meeting.preparation.note_findings("孙三", "联系服务群众情况", ["走访少", "回复慢"]),
        [
            ["姓名", "方面", "问题"],
            ["孙三", "联系服务群众情况", "走访少"],
            ["孙三", "联系服务群众情况", "回复慢"],
        ],
    ),
    "attendance": (
        "attendance",
        lambda meeting: meeting.ballots.take_attendance([AttendanceLine(3, Presence.LATE, "堵车")]),
        [["姓名", "出席情况", "原因"], ["孙三", "迟到", "堵车"]],
    ),
    "self-review": (
        "self_reviews",
        lambda meeting: meeting.reviews.record_self_review("孙三", "讲了三点"),
        [["姓名", "要点"], ["孙三", "讲了三点"]],
    ),
    "peer review": (
        "peer_reviews",
        lambda meeting: meeting.reviews.record_peer_review("赵一", "钱二", "来得晚"),
        [["批评人", "批评对象", "内容"], ["赵一", "钱二", "来得晚"]],
    ),
    "not counted": (
        "not_counted",
        lambda meeting: meeting.plan.approve_not_counted("孙三", "abroad", "街道党工委", "2024-01-08"),
        [["姓名", "原因", "批准机关", "批准日期"], ["孙三", "出国半年以上", "街道党工委", "2024-01-08"]],
    ),
    "progress": (
        "progress",
        lambda meeting: meeting.rectification.note_progress(1, "去了两次", "2024-03-01", done=True),
        [["问题", "日期", "进展", "整改完成"], ["走访少", "2024-03-01", "去了两次", "是"]],
    ),
    "new member": (
        "roster",
        lambda meeting: meeting.plan.add_member("李四", "PROBATIONARY", gender="女"),
        [["姓名", "党员类别", "性别"], ["李四", "预备党员", "女"]],
    ),
}


def facts(record: MeetingRecord) -> tuple[object, ...]:
    """Return all that is kept but the meeting's own random id."""
    return tuple(value for name, value in vars(record).items() if name != "identity")


@pytest.mark.parametrize("name", SAME)
def test_a_file_keeps_what_the_act_keeps(tmp_path: Path, name: str) -> None:
    """The same fact by hand and from a file is the same record."""
    table, act, rows = SAME[name]
    by_hand, from_file = made(tmp_path / "hand"), made(tmp_path / "file")
    act(by_hand)
    from_file.tables.take_in(table, text(tmp_path / "a.csv", rows))
    assert facts(from_file.record) == facts(by_hand.record)


REFUSED: dict[str, tuple[str, Act, Rows]] = {
    "a talk with oneself": (
        "talks",
        lambda meeting: meeting.preparation.record_talk("赵一", "赵一", "2024-01-15"),
        [["日期", "谈话人", "被谈话人"], ["2024-01-15", "赵一", "赵一"]],
    ),
    "an aspect that the plan does not name": (
        "findings",
        lambda meeting: meeting.preparation.note_findings("孙三", "别的方面", ["走访少"]),
        [["姓名", "方面", "问题"], ["孙三", "别的方面", "走访少"]],
    ),
    "a review of oneself": (
        "peer_reviews",
        lambda meeting: meeting.reviews.record_peer_review("赵一", "赵一"),
        [["批评人", "批评对象"], ["赵一", "赵一"]],
    ),
    "feedback without an outcome": (
        "feedback",
        lambda meeting: meeting.assessment.record_feedback("赵一", "钱二", "2024-01-22"),
        [["姓名", "反馈人", "日期"], ["赵一", "钱二", "2024-01-22"]],
    ),
    "a verification of what is not rectified": (
        "verifications",
        lambda meeting: meeting.rectification.verify_item(1, "赵一", "SATISFIED", "2024-03-01"),
        [["问题", "日期", "核验人", "满意度"], ["走访少", "2024-03-01", "赵一", "满意"]],
    ),
    "an outcome before the rating": (
        "assessments",
        lambda meeting: meeting.assessment.assess([]),
        [["姓名", "评议结果", "评定意见", "评定依据"], ["赵一", "合格", "很好", "日常表现"]],
    ),
    "a name that is a number": (
        "roster",
        lambda meeting: meeting.plan.add_member("12"),
        [["姓名", "党员类别"], ["12", "正式党员"]],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_where_the_act_is(tmp_path: Path, name: str) -> None:
    """With the same code, and the row; the record is as it was."""
    table, act, rows = REFUSED[name]
    meeting = made(tmp_path / "made")
    before = meeting.record
    with pytest.raises(OrglifeError) as told:
        meeting.tables.take_in(table, text(tmp_path / "a.csv", rows))
    assert told.value.notices[0].code == code_of(lambda: act(meeting))
    assert meeting.record == before


@pytest.mark.parametrize("number", [1, 20, 40])
def test_killed_while_a_file_is_taken_in_nothing_of_it_is_kept(tmp_path: Path, number: int) -> None:
    """At the first row, in the middle, at the last: the meeting opens as it was, and takes the file in whole."""
    meeting = made(tmp_path / "made")
    meeting.preparation.record_talk("赵一", "孙三", "2024-01-14")
    before = meeting.record.preparation.talks
    meeting.close()
    rows = [[f"2024-01-{day:02}", *pair] for day in range(1, 21) for pair in (NAMES[:2], NAMES[1:])]
    path = text(tmp_path / "talks.csv", [["日期", "谈话人", "被谈话人"], *rows])
    told = subprocess.run(
        [sys.executable, "-m", "tests.meeting.recording.killed", str(meeting.folder), str(path), str(number)],
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert told.returncode == -signal.SIGKILL
    again = open_meeting(meeting.folder)
    assert again.record.preparation.talks == before
    assert again.tables.take_in("talks", path).numbers["new"] == 40
    again.close()


def test_two_windows_one_of_them_takes_a_file_in(tmp_path: Path) -> None:
    """What another window changes between looking and keeping is judged anew, and refused where both changed it."""
    meeting = made(tmp_path / "made")
    meeting.preparation.record_talk("赵一", "孙三", "2024-01-14", place="走廊")
    meeting.tables.write("talks", tmp_path / "talks.csv")
    changed = (tmp_path / "talks.csv").read_text("utf-8-sig").replace("走廊", "会议室")
    (tmp_path / "changed.csv").write_text(changed, encoding="utf-8")
    reading = meeting.tables.take_in("talks", tmp_path / "changed.csv", dry_run=True)
    assert reading.numbers["changed"] == 1
    other = open_meeting(meeting.folder)
    other.preparation.change_talk(1, place="村委会")
    other.close()
    assert code_of(lambda: meeting.tables.take_in("talks", tmp_path / "changed.csv")) == "row_changed_twice"
