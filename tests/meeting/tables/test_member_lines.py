"""A sign-in and outcomes from a file, one line a member: only what is said of them need be in it (C9, C12)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, Notice
from orglife_kit.meeting.tables.member_lines import assessment_lines, attendance_lines
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Outcome
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.record import MeetingRecord
from tests.meeting.building import make_meeting
from tests.meeting.tables.office import text, workbook

HEADS = [
    *("姓名", "评议结果", "评定意见", "努力方向", "评定依据"),
    *("理由", "差距", "帮助人", "改进措施", "复查日期"),
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> MeetingRecord:
    """Return the record of a branch of four."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
    made = make_meeting(tmp_path_factory.mktemp("made"), ["张三", "李雪", "王伟", "赵六"]).record
    patch.undo()
    return made


def attendance(record: MeetingRecord, path: Path) -> tuple[AttendanceLine, ...]:
    """Return the lines of a sign-in."""
    return attendance_lines(record, path, [])


def assessments(record: MeetingRecord, path: Path) -> tuple[Assessment, ...]:
    """Return the outcomes of a file."""
    return assessment_lines(record, path, [])


@pytest.mark.parametrize(
    ("word", "presence"),
    [
        *(("到会", Presence.PRESENT), ("√", Presence.PRESENT), ("", Presence.PRESENT)),
        *(("present", Presence.PRESENT), ("1", Presence.PRESENT), ("迟到", Presence.LATE)),
        *(("late", Presence.LATE), ("早退", Presence.LEFT_EARLY), ("left_early", Presence.LEFT_EARLY)),
        *(("leftearly", Presence.LEFT_EARLY), ("请假", Presence.ON_LEAVE), ("因公请假", Presence.ON_LEAVE)),
        *(("ON_LEAVE", Presence.ON_LEAVE), ("onleave", Presence.ON_LEAVE), ("leave", Presence.ON_LEAVE)),
        *(("缺席", Presence.ABSENT), ("未到", Presence.ABSENT), ("absent", Presence.ABSENT)),
        *(("0", Presence.ABSENT), ("不计入", Presence.NOT_COUNTED), ("not_counted", Presence.NOT_COUNTED)),
        ("notcounted", Presence.NOT_COUNTED),
    ],
)
def test_words_of_attendance(record: MeetingRecord, tmp_path: Path, word: str, presence: Presence) -> None:
    """As offices write them; a blank is present."""
    path = text(tmp_path / "a.csv", [["姓名", "出席情况"], ["李雪", word]])
    assert attendance(record, path) == (AttendanceLine(2, presence),)


@pytest.mark.parametrize("heads", [["member", "presence"], ["名字", "是否到会"], ["name", "status"]])
def test_heads_of_a_sign_in(record: MeetingRecord, tmp_path: Path, heads: list[str]) -> None:
    """In the wordings of offices, and in English."""
    path = text(tmp_path / "a.csv", [heads, ["李雪", "请假"]])
    assert attendance(record, path) == (AttendanceLine(2, Presence.ON_LEAVE),)


def test_heads_alone_except_nobody(record: MeetingRecord, tmp_path: Path) -> None:
    """A sign-in without a row says that everybody is there."""
    assert attendance(record, text(tmp_path / "a.csv", [["姓名", "出席情况"]])) == ()


def test_a_kind_of_leave_is_its_reason(record: MeetingRecord, tmp_path: Path) -> None:
    """病假 says why already."""
    rows = [["姓名", "签到", "请假原因"], ["李雪", "病假", None], ["王伟", "请假", "出差"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    assert [line.reason for line in attendance(record, path)] == ["病假", "出差"]


def test_faults_of_a_sign_in_come_together(record: MeetingRecord, tmp_path: Path) -> None:
    """An unknown name, an unknown word, a member twice, no name."""
    rows = [
        *(["姓名", "签到"], ["李雪雪", "请假"], ["王伟", "外出了"]),
        *(["张三", "请假"], ["张三", "请假"], ["", "请假"]),
    ]
    with pytest.raises(InputError) as told:
        attendance(record, text(tmp_path / "a.csv", rows))
    assert [(one.code, one.location.row) for one in told.value.notices] == [
        ("member_unknown_near", 2),
        ("word_unknown", 3),
        ("name_missing", 6),
        ("member_twice", None),
    ]


def test_every_column_of_outcomes(record: MeetingRecord, tmp_path: Path) -> None:
    """Words and codes, several bases joined, a day as the spreadsheet keeps it; a name alone is left out."""
    first = ["张三", "基本合格", "意见", "方向", "日常表现、测评情况", "理由", "差距", "李雪", "措施"]
    path = workbook(
        tmp_path / "a.xlsx",
        [
            HEADS,
            [*first, datetime.datetime(2024, 7, 1)],
            ["李雪", "EXCELLENT", "意见", None, "DAILY_CONDUCT，PARTICIPATION"],
            ["王伟", "未参加评议", None, None, "参加主题教育情况", "住院"],
            ["赵六", None, None],
        ],
        title="评定情况",
    )
    one, two, three = assessments(record, path)
    assert (one.outcome, one.follow_up.review_date) == (
        Outcome.BASICALLY_QUALIFIED,
        datetime.date(2024, 7, 1),
    )
    assert (one.opinion, one.direction, one.reason) == ("意见", "方向", "理由")
    assert (one.follow_up.gap, one.follow_up.helper, one.follow_up.measure) == ("差距", "李雪", "措施")
    assert one.bases == {Basis.DAILY_CONDUCT, Basis.RATING}
    assert two.bases == {Basis.DAILY_CONDUCT, Basis.PARTICIPATION}
    assert (three.member, three.outcome, three.reason) == (3, Outcome.NOT_TAKEN_PART, "住院")
    assert three.bases == {Basis.PARTICIPATION}


@pytest.mark.parametrize(
    "day", ["2024-07-01", "2024/7/1", "2024年7月1日", "2024.7.1", "20240701", "２０２４-０７-０１"]
)
def test_days_as_people_write_them(record: MeetingRecord, tmp_path: Path, day: str) -> None:
    """All are the same day."""
    path = text(tmp_path / "a.csv", [["姓名", "评议结果", "复查日期"], ["张三", "合格", day]])
    assert assessments(record, path)[0].follow_up.review_date == datetime.date(2024, 7, 1)


def test_faults_of_outcomes_come_together(record: MeetingRecord, tmp_path: Path) -> None:
    """An unknown outcome, basis, day and name, a row without an outcome, a member twice."""
    rows = [
        ["姓名", "评议结果", "评定意见", "评定依据", "复查日期"],
        ["张三", "良好", "意见", "日常表现", ""],
        ["李雪", "合格", "意见", "人缘", "2024-13-01"],
        ["不认识", "合格", "", "", ""],
        ["王伟", "", "意见", "", ""],
        ["李雪", "合格", "意见", "日常表现", ""],
    ]
    with pytest.raises(InputError) as told:
        assessments(record, text(tmp_path / "a.csv", rows))
    assert [(one.code, one.location.row) for one in told.value.notices] == [
        ("word_unknown", 2),
        ("word_unknown", 3),
        ("date_impossible", 3),
        ("member_unknown", 4),
        ("outcome_empty", 5),
        ("member_twice", None),
    ]


def test_what_is_not_taken_in_is_told(record: MeetingRecord, tmp_path: Path) -> None:
    """A column of its own, and 日常表现, which is noted member by member or comes in with the whole table."""
    told: list[Notice] = []
    rows = [["姓名", "评议结果", "日常表现", "电话"], ["张三", "合格", "加班多", "110"]]
    assessment_lines(record, text(tmp_path / "a.csv", rows), told)
    assert [each.fields["columns"] for each in told if each.code == "columns_not_read"] == [
        "电话",
        "日常表现",
    ]
