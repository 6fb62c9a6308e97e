"""签到更正: once a rating is open, whoever changes the attendance is told what that touches, and says why (C12)."""

from __future__ import annotations

import contextlib
import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms
from orglife_kit.cli.group import run
from orglife_kit.errors import RefusedError
from orglife_kit.i18n import sentences
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.release import release
from orglife_kit.rules.assessment.standing import cap
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence, attendance_count
from orglife_kit.rules.ballots.minutes import MinutesHead, compose
from orglife_kit.rules.ballots.minutes_versions import outdated_heads
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.views.reports.documents import documents
from tests.meeting.building import code_of, make_meeting, sign_off
from tests.meeting.tables.office import text
from tests.views.forms.driving import button, shown

TOLD = ("会议出席情况", "组织生活会和民主评议情况", "民主评议情况登记", "会议记录", "汇总表")


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of five with the members' round open, one of them on leave."""
    made = make_meeting(tmp_path / "made", 5)
    made.ballots.take_attendance([AttendanceLine(2, Presence.ON_LEAVE, "出差")])
    made.ballots.open_round("members")
    return made


def said(meeting: Meeting, scope: str = "ORGAN") -> str:
    """Return all words of the pages of a scope."""
    return "".join(str(entry.document) for entry in documents(release(meeting.record, scope)))


def command(*arguments: object) -> tuple[int, str]:
    """Run the command; return how it left and what it said."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = run(list(map(str, arguments)))
    return code, told.getvalue()


def by_form(meeting: Meeting, folder: Path, correction: str) -> str:
    """Change the second member to late on the form; return what it says."""
    form: Any = forms.attendance(meeting)
    form.exceptions.parts[0].parts[0].value = "LATE"
    if not correction:
        form.question.yes.click()
        return str(form.told.value)
    form.correction.value = correction
    form.question.yes.click()
    return str(form.told.value)


def by_verb(meeting: Meeting, folder: Path, correction: str) -> str:
    """Change him by the verb attend; return what it says."""
    file = text(folder / "sign-in.csv", [["姓名", "出席情况", "原因"], ["钱一", "迟到", "出差"]])
    why = ["--correction", correction] if correction else []
    code, told = command("attend", meeting.folder, "--file", file, *why)
    assert code == (0 if correction else 1)
    return told


def by_file(meeting: Meeting, folder: Path, correction: str) -> str:
    """Change him by a file of the table attendance; return what it says."""
    file = text(
        folder / "attendance.csv",
        [["姓名", "出席情况", "原因", "更正原因"], ["钱一", "迟到", "出差", correction]],
    )
    code, told = command("record", meeting.folder, "attendance", "--file", file)
    assert code == (0 if correction else 1)
    return told


WAYS: dict[str, Callable[[Meeting, Path, str], str]] = {"form": by_form, "verb": by_verb, "file": by_file}


@pytest.mark.parametrize("way", WAYS)
def test_a_change_is_told_and_needs_its_reason(meeting: Meeting, tmp_path: Path, way: str) -> None:
    """Without a reason nothing is kept and the pages are named; with it the reason stands in tables and pages."""
    before = meeting.record
    refused = WAYS[way](meeting, tmp_path, "")
    assert "更正原因" in refused
    assert all(page in refused for page in TOLD)
    assert open_meeting(meeting.folder).record.ballots == before.ballots
    told = WAYS[way](meeting, tmp_path, "路上堵车，会前到的")
    assert all(page in told for page in TOLD)
    after = open_meeting(meeting.folder)
    assert after.record.ballots.attendance[1] == AttendanceLine(2, Presence.LATE, "出差")
    assert after.tables.attendance()["correction"].to_list() == ["", "路上堵车，会前到的", "", "", ""]
    (row,) = after.tables.attendance_corrections().to_dict("records")
    assert (row["name"], row["before"], row["presence"]) == ("钱一", "ON_LEAVE", "LATE")
    assert "路上堵车，会前到的" in said(after)
    for scope in ("BRANCH", "SUPERVISOR"):
        assert "路上堵车" not in said(after, scope)


def test_nothing_is_asked_where_nothing_changes_or_no_rating_was_opened(tmp_path: Path) -> None:
    """The same sheet again needs no reason; before a rating every exception is entered without one."""
    meeting = make_meeting(tmp_path, 4)
    exceptions = [AttendanceLine(2, Presence.ON_LEAVE, "出差")]
    meeting.ballots.take_attendance()
    meeting.ballots.take_attendance(exceptions)
    meeting.ballots.open_round("members")
    assert meeting.ballots.take_attendance(exceptions) == ()
    assert meeting.record.ballots.corrections == ()
    assert code_of(meeting.ballots.take_attendance) == "attendance_correction_missing"


def test_not_now_leaves_the_form_as_it_was(meeting: Meeting) -> None:
    """The question is put away and the fields show what is recorded."""
    form: Any = forms.attendance(meeting)
    form.name.value = "孙一"
    button(form, "缺席").click()
    assert form.question.is_open
    assert meeting.record.ballots.attendance[2].presence is Presence.PRESENT
    form.meeting_changed()
    assert form.question.is_open
    button(form, "暂不").click()
    assert not form.question.is_open
    assert "孙一" not in shown(form.exceptions)


def test_frozen_minutes_keep_theirs_and_are_marked_as_older(meeting: Meeting, tmp_path: Path) -> None:
    """On the form, on the page and in the status; the numbers of the frozen text stay."""
    form: Any = forms.minutes(meeting)
    form.run(form.freeze)
    assert "定稿后记录有变动" not in shown(form) + said(meeting)
    told = by_verb(meeting, tmp_path, "核对后更正")
    assert "定稿" in told
    assert "汇总表" in told
    meeting = open_meeting(meeting.folder)
    assert outdated_heads(meeting.record) == (MinutesHead.ATTENDANCE, MinutesHead.LEAVE)
    kept = meeting.record.ballots.minutes
    assert kept is not None
    assert kept.texts[MinutesHead.LEAVE] == "钱一，请假（出差）"
    assert "定稿后记录有变动：" in shown(forms.minutes(meeting))
    assert "定稿后记录有变动：" in said(meeting)
    assert "minutes_outdated" in [entry.says.code for entry in meeting.status()]


def test_who_is_not_counted_is_nobodys_absence(tmp_path: Path) -> None:
    """22 full members, one bedridden by approval, one on leave, base "taking part": 20, cap 6, not 21 and 7."""
    meeting = make_meeting(tmp_path, 22, cap_base='"taking_part"')
    meeting.plan.approve_not_counted(5, "long_bedridden", "街道党工委", "2024-01-08")
    lines = [AttendanceLine(5, Presence.ABSENT), AttendanceLine(9, Presence.ON_LEAVE, "出差")]
    meeting.ballots.take_attendance(lines)
    label = meeting.record.roster.label(5)
    for _ in range(2):
        count = attendance_count(meeting.record)
        assert (count.due, count.present, count.on_leave, count.absent) == (21, 20, 1, 0)
        assert (cap(meeting.record).base, cap(meeting.record).limit) == (20, 6)
        assert meeting.record.ballots.attendance[4].presence is Presence.NOT_COUNTED
        line = next(entry for entry in compose(meeting.record) if entry.says.fields.get("member") == label)
        assert (line.head, line.says.code) == (MinutesHead.ATTENDANCE, "minutes_not_counted")
        assert line.says.fields["date"] == datetime.date(2024, 1, 8)
        meeting.ballots.take_attendance([lines[1]])
    exceptions = release(meeting.record, "ORGAN").exceptions
    assert exceptions is not None
    assert label not in [entry.label for entry in exceptions]
    meeting.ballots.open_round("members")
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert (latest.round.cap_base, latest.round.cap_limit) == (20, 6)
    told = meeting.plan.count_again(5)
    assert [entry.code for entry in told] == ["attendance_touches", "attendance_round_stays"]
    assert meeting.record.ballots.attendance[4].presence is Presence.ABSENT
    assert (cap(meeting.record).base, cap(meeting.record).limit) == (20, 6)


def test_not_counted_needs_its_approval(tmp_path: Path) -> None:
    """A sign-in that says so of somebody whom nobody approved is refused."""
    meeting = make_meeting(tmp_path, 3)
    line = AttendanceLine(2, Presence.NOT_COUNTED)
    assert code_of(lambda: meeting.ballots.record_attendance(line)) == "presence_not_counted_unapproved"


@pytest.mark.parametrize(("representatives", "box"), [(6, "public"), (3, "members")])
def test_representatives_sign_in_and_count_in_took_part(
    tmp_path: Path, representatives: int, box: str
) -> None:
    """They stand under 列席, not in 实到; with a box of their own and in the members' box 实参加 ≥ 收回."""
    meeting = make_meeting(
        tmp_path, 7, public_ballots='"own_class"', public_representatives=str(representatives)
    )
    names = [f"代表{letter}" for letter in "甲乙丙丁戊己"[:representatives]]
    meeting.ballots.take_attendance([AttendanceLine(2, Presence.ON_LEAVE, "出差")])
    assert command("attend", meeting.folder, "--representatives", "、".join(names))[0] == 0
    assert attendance_count(meeting.record).present == 6
    guests = [entry.says.fields.get("names") for entry in compose(meeting.record)]
    assert "、".join(names) in guests
    assert "、".join(names) in said(meeting)
    assert "、".join(names) in said(meeting, "BRANCH")
    meeting.ballots.open_round("members")
    for _ in range(6):
        meeting.ballots.cast("members", [1] * 7)
    for _ in names:
        meeting.ballots.cast("members", [2] * 7, ballot_class="public")
    meeting.ballots.count_paper("members", "public", issued=representatives, received=representatives)
    meeting.ballots.sign_off("members", "public")
    sign_off(meeting, 6, 6)
    meeting.ballots.close_round("members")
    tally = tally_of(meeting.record, "members", box)
    assert tally.present == (representatives if box == "public" else 6 + representatives)
    for name in ("public", "members"):
        if box in (name, "public"):
            found = tally_of(meeting.record, "members", name)
            assert found.present >= found.received


def test_more_ballots_than_signed_in_are_told_before_they_are_signed_off(tmp_path: Path) -> None:
    """实参加 ≥ 收回: the sign-in is corrected first, with its reason; then the class balances."""
    meeting = make_meeting(tmp_path, 5)
    meeting.ballots.take_attendance([AttendanceLine(2, Presence.ON_LEAVE, "出差")])
    meeting.ballots.open_round("members")
    for _ in range(5):
        meeting.ballots.cast("members", [1] * 5)
    meeting.ballots.count_paper("members", issued=5, received=5)
    with pytest.raises(RefusedError) as refused:
        meeting.ballots.sign_off("members")
    assert "收回 5 张，而签到的只有 4 人" in sentences(refused.value)
    meeting.ballots.change_attendance(2, presence="LATE", correction="补签")
    meeting.ballots.sign_off("members")
    meeting.ballots.close_round("members")
    assert tally_of(meeting.record, "members").present == 5


def test_a_name_is_signed_in_once(tmp_path: Path) -> None:
    """However it is written; after a rating was opened another name needs its reason too."""
    meeting = make_meeting(tmp_path, 3)
    meeting.ballots.take_attendance()
    sign_in = meeting.ballots.sign_in_representatives
    assert code_of(lambda: sign_in(["张三", "张 三"])) == "representative_twice"
    sign_in(["张三"])
    meeting.ballots.open_round("members")
    assert code_of(lambda: sign_in(["张三", "李四"])) == "attendance_correction_missing"
    sign_in(["张三", "李四"], correction="漏记")
    (correction,) = meeting.record.ballots.corrections
    assert (correction.member, correction.before_reason, correction.reason) == (None, "张三", "张三、李四")
    assert "漏记" in said(meeting)
