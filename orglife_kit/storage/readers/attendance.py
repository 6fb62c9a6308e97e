"""The attendance from a file: names with what kept them; everybody not listed is present."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from orglife_kit.errors import Notice, notice
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.plan.members import Roster
from orglife_kit.storage.readers.columns import (
    HeadedTable,
    Heading,
    read_member,
    read_member_lines,
)
from orglife_kit.storage.readers.upload import Row, read_sheets

HEADINGS = (
    Heading("name", ("姓名", "党员姓名", "名字", "member", "name"), required=True),
    Heading(
        "presence",
        (
            *("出席情况", "到会情况", "出勤情况", "签到情况", "参会情况", "考勤情况", "与会情况", "出席状态"),
            *(
                "到会状态",
                "签到状态",
                "考勤状态",
                "签到",
                "出席",
                "到会",
                "出勤",
                "参会",
                "考勤",
                "状态",
                "情况",
            ),
            *("是否到会", "是否出席", "是否参会", "presence", "attendance", "status"),
        ),
        required=True,
    ),
    Heading("reason", ("原因", "请假原因", "事由", "请假事由", "缺席原因", "备注", "reason")),
)
_WORDS = {
    Presence.PRESENT: (
        "出席",
        "到会",
        "实到",
        "到",
        "已到",
        "签到",
        "已签到",
        "√",
        "✓",
        "是",
        "present",
        "1",
    ),
    Presence.LATE: ("迟到", "late"),
    Presence.LEFT_EARLY: ("早退", "提前离会", "left_early", "leftearly"),
    Presence.ON_LEAVE: ("请假", "病假", "事假", "公假", "已请假", "on_leave", "onleave", "leave"),
    Presence.ABSENT: ("缺席", "未到", "旷会", "无故缺席", "×", "否", "absent", "0"),
    Presence.NOT_COUNTED: ("不计入应到", "不计入", "不计", "not_counted", "notcounted"),
}
_CONTAINED = (
    ("请假", Presence.ON_LEAVE),
    ("迟到", Presence.LATE),
    ("早退", Presence.LEFT_EARLY),
    ("缺席", Presence.ABSENT),
    ("不计入", Presence.NOT_COUNTED),
)
_PRESENCE = {word: presence for presence, words in _WORDS.items() for word in words}


def read_attendance(
    path: Path, roster: Roster, told: list[Notice] | None = None
) -> tuple[AttendanceLine, ...]:
    """Return the lines of ``path``, one a listed member, in the order of the file.

    A blank attendance is present. What of the file was not read is added to ``told``. Raises ``InputError``
    with every fault and its location.
    """
    return read_member_lines(read_sheets(path), HEADINGS, "presence", roster, _read_row, told)


def _read_row(table: HeadedTable, row: Row, roster: Roster, faults: list[Notice]) -> AttendanceLine | None:
    text = "".join(unicodedata.normalize("NFKC", table.cell(row, "presence")).split()).casefold()
    presence = _presence(text)
    if presence is None:
        faults.append(notice("presence_unknown", table.location(row, "presence"), text=text))
    member = read_member(table, row, roster, faults)
    if member is None:
        return None
    reason = table.cell(row, "reason")
    if text in ("病假", "事假", "公假") and not reason:
        reason = text
    return AttendanceLine(member.number, presence or Presence.PRESENT, reason)


def _presence(text: str) -> Presence | None:
    """Return the attendance that ``text`` says, also inside more words (因公请假); a blank is present."""
    if not text:
        return Presence.PRESENT
    contained = (presence for word, presence in _CONTAINED if word in text)
    return _PRESENCE.get(text) or next(contained, None)
