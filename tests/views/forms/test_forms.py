"""The forms, driven as a hand would: each act ends in one verb of the meeting and says what came of it."""

from __future__ import annotations

import datetime
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import ipywidgets
import lxml.html
import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.assessment.outcomes import Basis, Outcome
from orglife_kit.rules.assessment.standing import assessments, outcome_counts
from orglife_kit.rules.ballots.attendance import Presence, attendance_count
from orglife_kit.rules.ballots.marks import Channel
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.views.forms.base import is_seen
from orglife_kit.views.forms.base.parts import inside, path_to
from orglife_kit.views.forms.grid import BallotGrid
from orglife_kit.views.forms.plan_fields import PAGES
from tests.meeting.building import make_meeting, typed_ballots


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of seven full members and one probationary member."""
    return make_meeting(tmp_path, 7, 1)


def find(form: Any, kind: type) -> Any:
    """Return the first part of ``form`` that is a ``kind``."""
    for part in getattr(form, "children", ()):
        if isinstance(part, kind):
            return part
        inside = find(part, kind)
        if inside is not None:
            return inside
    return None


def button(form: Any, words: str) -> Any:
    """Return the button that says ``words``."""
    for part in getattr(form, "children", ()):
        if isinstance(part, ipywidgets.Button) and part.description == words:
            return part
        inside = button(part, words)
        if inside is not None:
            return inside
    return None


def shown(form: Any) -> str:
    """Return all the markup that a form shows."""
    parts = (shown(part) for part in getattr(form, "children", ()))
    return (form.value if isinstance(form, ipywidgets.HTML) else "") + "".join(parts)


def test_attendance_asks_for_the_exceptions_only(meeting: Meeting) -> None:
    """One click, one exception, one reason; a second form shows the same."""
    form = forms.attendance(meeting)
    assert meeting.record.ballots.attendance == ()
    form.everybody.click()
    form.name.value = "赵一"
    form.presences[0].click()
    (row,) = form.exceptions.parts
    row.children[1].value = "出差"
    line = meeting.record.ballots.attendance[0]
    assert (line.presence, line.reason) == (Presence.ON_LEAVE, "出差")
    again = forms.attendance(open_meeting(meeting.folder))
    assert again.exceptions.parts[0].parts[1].value == "出差"
    again.exceptions.parts[0].parts[0].value = "PRESENT"
    assert attendance_count(meeting.record).present == 8


def test_a_name_that_nobody_bears_is_told(meeting: Meeting) -> None:
    """The form's line says so, and nothing is recorded."""
    form = forms.attendance(meeting)
    form.everybody.click()
    form.name.value = "赵二二"
    form.presences[0].click()
    assert "名册中没有" in form.told.value
    assert attendance_count(meeting.record).present == 8


def test_a_rating_from_opening_to_tally(meeting: Meeting) -> None:
    """Opened, officers, counted, typed, signed off, closed; the tally only after the root was copied."""
    form = forms.ballots(meeting)
    assert button(form, "开始测评") is None
    meeting.ballots.take_attendance()
    form.refresh()
    form.open.click()
    form.tellers.value, form.scrutineers.value = "孙一、李一", "周一 吴一"
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert (latest.tellers, latest.scrutineers) == (("孙一", "李一"), ("周一", "吴一"))
    desk = form.desks[0]
    assert desk.issued.value == "8"
    grid = find(desk, BallotGrid)
    for number in range(3):
        grid.answer({"seq": number, "act": "save", "token": f"{number:032x}", "marks": [1, 2, 0, 0, 0, 0, 4]})
    desk.received.value = "2"
    button(desk, "核对确认").click()
    button(desk, "是，核对确认").click()
    assert "两数不符" in desk.told.value
    desk.received.value = "3"
    button(desk, "核对确认").click()
    button(desk, "是，核对确认").click()
    form.close_round.click()
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert latest.state is RoundState.CLOSED
    closed = next(part for part in inside(form) if hasattr(part, "copied"))
    assert closed.tally.value == ""
    root = tally_of(meeting.record, "members").root
    assert root[:4] in shown(closed)
    closed.copied.click()
    assert '<td>赵一</td><td class="figure">3</td>' in closed.tally.value


def test_a_void_round_is_rated_again(meeting: Meeting) -> None:
    """More received than issued: the sentence, and the button that opens the next attempt."""
    meeting.ballots.take_attendance()
    form = forms.ballots(meeting)
    form.open.click()
    desk = form.desks[0]
    for _number in range(3):
        meeting.ballots.cast("members", [1] * 7)
    desk.issued.value, desk.received.value = "2", "3"
    assert "重新测评" in desk.told.value
    button(desk, "核对确认").click()
    button(desk, "是，核对确认").click()
    form.close_round.click()
    assert "重新测评" in shown(form)
    form.open.click()
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert (latest.round.attempt, latest.state) == (2, RoundState.OPEN)


def test_two_typings_are_compared_per_member(meeting: Meeting) -> None:
    """The differences are signed and per member and grade."""
    meeting.ballots.take_attendance()
    form = forms.ballots(meeting)
    form.open.click()
    desk = form.desks[0]
    meeting.ballots.cast("members", [1, 1, 1, 1, 1, 1, 1])
    desk.typing.value = Channel.PAPER_SECOND
    meeting.ballots.cast("members", [2, 1, 1, 1, 1, 1, 1], channel=Channel.PAPER_SECOND)
    desk.compare()
    assert "<td>赵一</td><td></td><td></td>" in desk.compared.value  # not before the paper was counted
    desk.received.value = "1"
    desk.compare()
    assert "<td>赵一</td><td>优秀</td><td>-1</td>" in desk.compared.value
    assert "<td>赵一</td><td>合格</td><td>+1</td>" in desk.compared.value


def test_before_the_close_no_form_shows_a_count_by_grade(meeting: Meeting) -> None:
    """While the round is open no part of the desk holds a table."""
    meeting.ballots.take_attendance()
    form = forms.ballots(meeting)
    form.open.click()
    meeting.ballots.cast("members", [1] * 7)
    form.refresh()
    shown: list[str] = []

    def collect(part: Any) -> None:
        shown.append(str(getattr(part, "value", "")))
        for child in getattr(part, "children", ()):
            collect(child)

    collect(form)
    assert not any("<table" in text for text in shown)


@pytest.fixture
def rated(meeting: Meeting) -> Meeting:
    """Return the meeting after the members' rating."""
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1] * 7])
    meeting.ballots.close_round("members")
    return meeting


def test_each_field_is_kept_as_it_is_left(rated: Meeting) -> None:
    """A new form, after any field, shows what the old one held."""
    form = forms.assessment(rated)
    form.outcome.value = "BASICALLY_QUALIFIED"
    form.opinion.value = "写了意见"
    again = forms.assessment(open_meeting(rated.folder))
    assert (again.outcome.value, again.opinion.value) == ("BASICALLY_QUALIFIED", "写了意见")
    assert "差距" in shown(form)
    assert is_seen(again.help)
    assert assessments(rated.record).keys() == {8}


def test_the_live_count(rated: Meeting) -> None:
    """可评优秀 2 人; the third asks for a reason, and waits for it."""
    form = forms.assessment(rated)
    for _ in range(3):
        form.outcome.value = "EXCELLENT"
        form.opinion.value = "意见"
        form.bases[Basis.DAILY_CONDUCT].value = True
        button(form, "下一位").click()
    assert "可评优秀<b>2</b>" in shown(form)
    assert "已评优秀<b>3</b>" in shown(form)
    assert "赵一、钱一、孙一" in shown(form)
    assert path_to(form, form.cap_reason)
    assert outcome_counts(rated.record)[Outcome.EXCELLENT] == 2
    form.cap_reason.value = "上级批准"
    assert outcome_counts(rated.record)[Outcome.EXCELLENT] == 3


def test_a_probationary_member_needs_nothing(rated: Meeting) -> None:
    """不定等次 is there already and cannot be changed here."""
    form = forms.assessment(rated)
    form.members.value = 8
    assert form.outcome.value == "UNGRADED"
    assert form.outcome.disabled


def test_the_list_is_in_roster_order(rated: Meeting) -> None:
    """Nothing is sorted by ballots."""
    form = forms.assessment(rated)
    assert [number for _, number in form.members.options] == list(range(1, 9))


def test_the_start_shows_what_comes_next(meeting: Meeting) -> None:
    """The first missing thing, with the notebook that mends it."""
    form = forms.start(meeting)
    assert "下一步：2024年1月15日的集中学习还没有记录" in shown(form)
    assert "4_ballots.ipynb" in shown(form)


def test_the_start_folds_the_stages_that_are_finished(tmp_path: Path) -> None:
    """Each stage stands once, in the order of the notebooks; only what still waits is open, with its count."""
    demo = make_demo(tmp_path / "demo", small=True, publish=reports.publish)
    stages = lxml.html.fromstring(shown(forms.start(demo))).findall(".//details")
    heads = {stage.find("summary").text: stage for stage in stages}
    assert list(heads) == ["方案", "会前准备", "自评互评", "测评", "评定", "整改", "公开"]
    for stage in stages:
        done = [row.find("span").get("aria-label") == "已完成" for row in stage.findall(".//li")]
        assert ("open" in stage.attrib) == (not all(done))
    assert "open" not in heads["评定"].attrib
    assert heads["整改"].findtext("summary/span") == "请留意 2"


def test_a_new_meeting_is_shown_before_it_is_kept(meeting: Meeting, tmp_path: Path) -> None:
    """Read, look, keep; then the start shows the new meeting."""
    form = forms.start(meeting)
    new = form.new
    button(new, "读取").click()
    assert "请先填" in new.told.value
    new.name.value = "第二次"
    new.plan.value = (_upload(tmp_path / "plan-in.toml"),)
    new.roster.value = (_upload(tmp_path / "roster-in.csv"),)
    button(new, "读取").click()
    assert "赵一" in new.shown.value
    assert not (meeting.folder.parent / "第二次").exists()
    new.keep_button.click()
    assert form.meeting.folder.name == "第二次"
    assert "第二次" in dict(form.choice.options)


def _upload(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "name": path.name,
        "type": "",
        "size": len(content),
        "content": memoryview(content),
        "last_modified": datetime.datetime(2026, 1, 1),
    }


def test_publication_shows_and_writes_one_scope(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The preview is what the scope receives; the files are listed."""
    monkeypatch.chdir(tmp_path)
    form = forms.publication(make_demo(tmp_path / "demo", publish=reports.publish), reports)
    form.scope.value = "BRANCH"
    form.look()
    assert "组织生活会和民主评议情况" in form.page.value
    assert "住院治疗" not in form.page.value
    button(form, "生成文件").click()
    written = list((tmp_path / "exports").rglob("*-支部.*"))
    assert f"已写出 {len(written)} 个文件" in form.told.value
    assert set(form.files.names) == {path.name for path in written}
    assert "推不出个人等次" in form.inferred.value
    form.scope.value = "SUPERVISOR"
    assert "看得到每名党员的评议结果" in form.inferred.value
    form.scope.value = "PUBLIC"
    button(form, "预览").click()
    assert "没有可" in form.told.value


@pytest.mark.parametrize(
    "name",
    ["start", "plan", "roster", "findings", "self_reviews", "attendance", "ballots", "assessment"],
)
def test_the_text_form_holds_no_value(rated: Meeting, name: str) -> None:
    """A notebook that is saved keeps the text form of a form: its name only."""
    form = getattr(forms, name)(rated)
    assert repr(form) == f"<{type(form).__name__}>"


def test_the_plan_shows_every_open_rule(meeting: Meeting) -> None:
    """Each setting with its Chinese value; a changed file is read again, a fault in it is told with its line."""
    form = forms.plan(meeting)
    fields_of_rules = {
        field.key for _, group in PAGES for field in group if field.key.startswith("settings.")
    }
    assert fields_of_rules == {f"settings.{setting.name}" for setting in fields(Settings)}
    assert "超出优秀比例" in shown(form)
    assert "可以超出，须写明理由" in shown(form)
    plan = meeting.folder / "plan.toml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace('over_cap = "reason"', 'over_cap = "refuse"'), "utf-8")
    form.follow()
    assert "不允许" in shown(form)
    assert form.fields["settings.over_cap"].value == "refuse"
    plan.write_text(text.replace('over_cap = "reason"', 'over_cap = "maybe"'), "utf-8")
    form.follow()
    assert re.search(r"plan.toml，第 \d+ 行：“over_cap”不能是 maybe", form.told.value)


def test_every_field_of_the_plan_is_filled_in_the_form(meeting: Meeting) -> None:
    """What is left in a field is in plan.toml at once, in its place, and every comment is still there."""
    form = forms.plan(meeting)
    before = (meeting.folder / "plan.toml").read_text("utf-8")
    entered: dict[str, Any] = {}
    for _, group in PAGES:
        for field in group:
            box = form.fields[field.key]
            if field.kind == "date":
                value: Any = datetime.date(2024, 1, 16)
            elif field.kind == "truth":
                value = not box.value
            elif field.choices is not None:
                value = box.options[-1][1]
            elif field.kind == "whole":
                value = "2024" if field.key == "plan.year" else "6"
            elif field.kind == "share":
                value = "1/4"
            elif field.kind in ("lines", "paragraphs", "labels"):
                value = "满意\n基本满意\n不满意" if field.kind == "labels" else "甲\n乙"
            else:
                value = f"“{field.key}”的话\\"
            box.value = value
            needs_another = field.key == "settings.public_ballots"
            assert needs_another or "已保存" in form.told.value, (field.key, form.told.value)
            entered[field.key] = value
    plan = open_meeting(meeting.folder).record.plan
    for _, group in PAGES:
        for field in group:
            assert field.shown(plan) == entered[field.key], field.key
    after = (meeting.folder / "plan.toml").read_text("utf-8")
    assert [line for line in before.splitlines() if line.startswith("#")] == [
        line for line in after.splitlines() if line.startswith("#")
    ]
    assert [grade.code for grade in plan.committee_grade_set.grades] == [
        *("SATISFIED", "FAIRLY_SATISFIED", "NOT_SATISFIED")
    ]


def test_a_value_that_cannot_be_is_told_by_the_fields_name(meeting: Meeting) -> None:
    """The file stays as it was, what was typed stays in the field, and the sentence names the field."""
    form = forms.plan(meeting)
    before = (meeting.folder / "plan.toml").read_bytes()
    for key, value, words in (
        ("plan.title", "", "名称"),
        ("plan.year", "去年", "年度"),
        ("settings.cap_share", "一些", "优秀比例一般不超过"),
        ("settings.smallest_group", "2", "显示数字的最小人数"),
        ("meeting.date", None, "开会日期"),
        ("grades.committee.grades", "好", "等次"),
    ):
        form.fields[key].value = value
        assert "bad" in form.told.value, key
        assert words in form.told.value, key
        assert form.fields[key].value == value
        assert (meeting.folder / "plan.toml").read_bytes() == before
    form.fields["meeting.place"].value = "三楼会议室"
    assert "已保存" in form.told.value
    assert open_meeting(meeting.folder).record.plan.meeting.place == "三楼会议室"
    assert form.fields["plan.title"].value == ""
    form.fields["plan.title"].value = "新的名称"
    assert open_meeting(meeting.folder).record.plan.title == "新的名称"


def test_two_settings_that_need_each_other_are_set_one_after_the_other(meeting: Meeting) -> None:
    """The first is told to contradict the other and waits; with the second both are written."""
    form = forms.plan(meeting)
    form.fields["settings.public_ballots"].value = "own_class"
    assert "群众代表" in form.told.value
    assert open_meeting(meeting.folder).record.plan.settings.public_representatives == 0
    form.fields["settings.public_representatives"].value = "6"
    settings = open_meeting(meeting.folder).record.plan.settings
    assert (settings.public_ballots, settings.public_representatives) == ("own_class", 6)


def test_a_change_of_the_plan_can_be_undone(meeting: Meeting) -> None:
    """The file comes back byte for byte, unless it was edited elsewhere since."""
    form = forms.plan(meeting)
    path = meeting.folder / "plan.toml"
    before = path.read_bytes()
    form.fields["meeting.place"].value = "三楼会议室"
    assert form.undo_button.layout.display == ""
    form.undo_button.click()
    assert path.read_bytes() == before
    assert form.fields["meeting.place"].value != "三楼会议室"
    assert form.undo_button.layout.display == "none"
    form.fields["meeting.place"].value = "三楼会议室"
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    form.undo_button.click()
    assert "别的窗口" in form.told.value
    assert form.fields["meeting.place"].value == "三楼会议室"


def test_members_not_counted_are_named_with_their_approval(meeting: Meeting) -> None:
    """Without who approved it and when nobody is left out of 应到; with it the numbers follow."""
    form, roster = forms.plan(meeting), forms.roster(meeting)
    part = form.not_counted
    part.member.value = "赵一"
    button(part, "添加").click()
    assert "批准机关" in part.told.value
    assert attendance_count(meeting.record).due == 8
    part.approved_by.value, part.date.value = "示例党总支", datetime.date(2024, 1, 10)
    part.reason.value = "abroad"
    button(part, "添加").click()
    assert attendance_count(meeting.record).due == 7
    assert not roster.flags[Flag.COUNTS_IN_DUE].value
    assert "赵一" in shown(form)
    button(part, "取消").click()
    assert attendance_count(meeting.record).due == 8


def test_must_talk_names_are_kept_of_members(meeting: Meeting) -> None:
    """A name that nobody bears is told and stays to be mended; no pair and no order tells who is kept (C17)."""
    pairs = suggested_pairs(meeting.record)
    form = forms.plan(meeting)
    form.must_talk.value = "孙一\n孙十"
    assert "名册中没有" in form.told.value
    form.meeting_changed()
    assert form.must_talk.value == "孙一\n孙十"
    form.must_talk.value = "孙一"
    assert [member.name for member in meeting.record.roster.members if member.must_talk] == ["孙一"]
    assert "<td>谈心谈话重点对象</td><td>孙一</td>" in shown(form)
    assert suggested_pairs(meeting.record) == pairs
    forms.roster(meeting).facts["name"].value = "赵新"
    form.must_talk.value = ""
    assert not any(member.must_talk for member in meeting.record.roster.members)


def test_the_roster_is_edited_member_by_member(meeting: Meeting) -> None:
    """Each field is kept as it is left; a wrong one is told and waits to be mended."""
    form = forms.roster(meeting)
    form.members.value = 2
    form.facts["post"].value = "党支部书记"
    assert meeting.member(2).post == "党支部书记"
    form.facts["name"].value = "12"
    assert "不像姓名" in form.told.value
    assert (form.facts["name"].value, meeting.member(2).name) == ("12", "钱一")
    assert form.facts["name"].is_wrong
    form.facts["name"].value = "钱二"
    assert (form.facts["name"].is_wrong, meeting.member(2).name) == (False, "钱二")
    form.membership.value = "PROBATIONARY"
    assert not form.flags[Flag.IS_GRADED].value


def test_a_flag_is_set_with_its_reason(meeting: Meeting) -> None:
    """Without a reason it is told, and the box goes back."""
    form = forms.roster(meeting)
    form.flags[Flag.CASTS_BALLOT].value = False
    assert "须写明原因" in form.told.value
    assert form.flags[Flag.CASTS_BALLOT].value
    form.reason.value = "长期卧床"
    form.flags[Flag.CASTS_BALLOT].value = False
    assert not meeting.member(1).has(Flag.CASTS_BALLOT)
    form.members.value = 2
    form.members.value = 1
    assert form.reason.value == "长期卧床"


def test_members_come_and_go_until_a_round_is_opened(meeting: Meeting) -> None:
    """Added at the end, removed at the second press, frozen by the first round."""
    form = forms.roster(meeting)
    form.new_name.value = "新来"
    button(form, "添加").click()
    assert form.members.value == 9
    form.remove_button.click()
    assert len(meeting.record.roster) == 9
    form.remove_button.click()
    assert len(meeting.record.roster) == 8
    meeting.ballots.take_attendance()
    meeting.ballots.open_round("members")
    form.new_name.value = "再来"
    button(form, "添加").click()
    assert "名册不能再改" in form.told.value


def test_findings_are_kept_as_each_field_is_left(meeting: Meeting) -> None:
    """C5: one point a line under the plan's aspects; empty lines are none; a second form shows the same."""
    form = forms.findings(meeting)
    aspect = member_aspects(meeting.record)[0]
    form.aspects[aspect].value = "学得少\n\n  记得少  "
    assert [(finding.member, finding.point) for finding in meeting.record.preparation.findings] == [
        (1, "学得少"),
        (1, "记得少"),
    ]
    button(form, "下一位").click()
    assert form.members.value == 2
    assert form.aspects[aspect].value == ""
    again = forms.findings(meeting)
    assert again.aspects[aspect].value == "学得少\n记得少"
    assert again.members.options[0][0].startswith("✓")
    again.aspects[aspect].value = ""
    assert meeting.record.preparation.findings == ()


def test_self_reviews_go_from_one_speaker_to_the_next(meeting: Meeting) -> None:
    """C6: a press a speaker, those on leave are not waited for, a note is optional and can be mended."""
    attendance = forms.attendance(meeting)
    form = forms.self_reviews(meeting)
    attendance.everybody.click()
    attendance.name.value = "钱一"
    attendance.presences[0].click()
    assert "赵一" in shown(form)
    form.spoken.click()
    assert form.members.value == 3
    form.note.value = "说到值班"
    assert meeting.record.reviews.self_reviews[-1].note == "说到值班"
    form.spoken.click()
    assert [review.member for review in meeting.record.reviews.self_reviews] == [1, 3]
    assert next(label for label, _ in form.members.options).startswith("✓")
    assert 2 not in [number for _, number in form.members.options]
    form.members.value = 1
    form.not_spoken.click()
    assert [review.member for review in meeting.record.reviews.self_reviews] == [3]


def test_the_last_step_can_be_undone(meeting: Meeting) -> None:
    """The button is there after an act that can be taken back, and takes it back on every form."""
    attendance, findings = forms.attendance(meeting), forms.findings(meeting)
    assert attendance.undo_button.layout.display == "none"
    attendance.everybody.click()
    aspect = member_aspects(meeting.record)[0]
    findings.aspects[aspect].value = "记错了人"
    assert findings.undo_button.layout.display == ""
    findings.undo_button.click()
    assert findings.aspects[aspect].value == ""
    assert "已撤销" in findings.told.value
    assert findings.undo_button.layout.display == "none"
    assert len(meeting.record.ballots.attendance) == 8
    attendance.name.value = "赵一"
    attendance.presences[0].click()
    findings.undo_button.click()
    assert "赵一" not in shown(attendance)
    attendance.undo_button.click()
    assert "没有可以撤销的" in attendance.told.value


def test_nothing_is_undone_over_somebody_elses_work(meeting: Meeting) -> None:
    """After another window has written, the last act here stays, and the form says why and shows what stands."""
    here, there = forms.findings(meeting), forms.findings(open_meeting(meeting.folder))
    first, second = member_aspects(meeting.record)[:2]
    here.aspects[first].value = "这里写的"
    there.aspects[second].value = "那里写的"
    here.undo_button.click()
    assert "别的窗口" in here.told.value
    assert here.aspects[first].value == "这里写的"
    assert here.aspects[second].value == "那里写的"


def test_a_form_follows_what_another_window_does(meeting: Meeting) -> None:
    """Two windows on one meeting show the same as soon as one of them looks."""
    other = open_meeting(meeting.folder)
    attendance, review = forms.attendance(meeting), forms.self_reviews(meeting)
    rating, start = forms.ballots(meeting), forms.start(meeting)
    other.ballots.take_attendance()
    other.reviews.record_self_review("赵一")
    for form in (attendance, review, rating, start):
        form.follow()
    assert "实到<b>8</b>" in shown(attendance)
    assert review.members.value == 1
    assert review.members.options[0][0].startswith("✓")
    assert button(rating, "开始测评") is not None
    assert "自评" in shown(start)
    other.ballots.open_round("members")
    rating.follow()
    desk = rating.desks[0]
    told: list[Any] = []
    (grid,) = desk._grids.values()
    grid.send = told.append
    other.ballots.cast("members", [1] * 7)
    rating.follow()
    assert told == [{"news": {"seq": None, "ok": True, "saved": 1}}]
    other.ballots.count_paper("members", "members", issued=8, received=1)
    other.ballots.sign_off("members", "members")
    other.ballots.name_officers("members", ["赵一"], ["钱一"])
    rating.follow()
    assert rating.tellers.value == "赵一"
    other.ballots.close_round("members")
    assessment = forms.assessment(meeting)
    rating.follow()
    assert tally_of(meeting.record, "members").root[:4] in shown(rating)
    other.assessment.note_conduct("赵一", "下村二十次")
    assessment.follow()
    assert assessment.conduct.value == "下村二十次"


def test_a_folder_that_vanishes_is_told_on_the_form(meeting: Meeting) -> None:
    """Whoever looks at a form of a folder that is gone reads a sentence."""
    form = forms.findings(meeting)
    (meeting.folder / "meeting.db").rename(meeting.folder / "moved.db")
    form.follow()
    assert "被移动或删除" in form.told.value


def test_the_agenda_is_an_editable_list(meeting: Meeting) -> None:
    """Changed, moved, taken out, added: each is in plan.toml at once, and the last step can be undone."""
    form = forms.plan(meeting).agenda
    first, second = meeting.record.plan.agenda_texts[:2]
    form.rows.children[0].children[3].click()
    assert meeting.record.plan.agenda_texts[:2] == (second, first)
    form.rows.children[1].children[0].value = "重温入党誓词"
    form.rows.children[1].children[1].value = "OTHER"
    assert (meeting.record.plan.meeting.agenda[1].text, meeting.record.plan.meeting.agenda[1].kind) == (
        "重温入党誓词",
        "OTHER",
    )
    form.rows.children[2].children[4].click()
    assert len(meeting.record.plan.meeting.agenda) == 6
    form.new.value = "督导组点评"
    button(form, "加一项").click()
    assert meeting.record.plan.meeting.agenda[-1].kind == "COMMENT"
    meeting.undo()
    assert len(meeting.record.plan.meeting.agenda) == 6


def test_lost_ballots_are_told_and_typed_again(meeting: Meeting) -> None:
    """Where the sealed ballots can no longer be read, the form says so and offers to begin anew."""
    meeting.ballots.take_attendance()
    meeting.ballots.open_round("members")
    (meeting.folder / "intake.db").unlink()
    form = forms.ballots(meeting)
    assert path_to(form, form.again)
    form.again.button.click()
    form.again.question.yes.click()
    assert not path_to(form, form.again)
    assert typed_ballots(meeting) == ()
