"""Attendance from a file: only the exceptions need to be in it (C12)."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.rules.ballots.attendance import Presence
from orglife_kit.storage.readers.attendance import read_attendance
from tests.storage.readers.office import roster, text_file, workbook

MEMBERS = roster("张三", "李雪", "王伟", "赵六")


@pytest.mark.parametrize(
    ("word", "presence"),
    [
        *(
            ("到会", Presence.PRESENT),
            ("√", Presence.PRESENT),
            ("", Presence.PRESENT),
            ("present", Presence.PRESENT),
        ),
        *(
            ("迟到", Presence.LATE),
            ("早退", Presence.LEFT_EARLY),
            ("请假", Presence.ON_LEAVE),
            ("因公请假", Presence.ON_LEAVE),
        ),
        *(("ON_LEAVE", Presence.ON_LEAVE), ("缺席", Presence.ABSENT), ("未到", Presence.ABSENT)),
    ],
)
def test_words_of_attendance(tmp_path: Path, word: str, presence: Presence) -> None:
    """As offices write them; a blank is present."""
    path = text_file(tmp_path / "a.csv", [["姓名", "出席情况"], ["李雪", word]])
    (line,) = read_attendance(path, MEMBERS)
    assert (line.member, line.presence) == (2, presence)


def test_a_kind_of_leave_is_its_reason(tmp_path: Path) -> None:
    """病假 says why already."""
    path = workbook(
        tmp_path / "a.xlsx", [["姓名", "签到", "请假原因"], ["李雪", "病假", None], ["王伟", "请假", "出差"]]
    )
    assert [line.reason for line in read_attendance(path, MEMBERS)] == ["病假", "出差"]


def test_faults_come_together(tmp_path: Path) -> None:
    """An unknown name, an unknown word, a member twice, no name."""
    rows = [
        ["姓名", "签到"],
        ["李雪雪", "请假"],
        ["王伟", "外出了"],
        ["张三", "请假"],
        ["张三", "请假"],
        ["", "请假"],
    ]
    with pytest.raises(InputError) as told:
        read_attendance(text_file(tmp_path / "a.csv", rows), MEMBERS)
    assert [(one.code, one.location.row) for one in told.value.notices] == [
        ("member_unknown_near", 2),
        ("presence_unknown", 3),
        ("name_missing", 6),
        ("member_twice", None),
    ]
