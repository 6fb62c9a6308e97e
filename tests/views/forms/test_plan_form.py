"""Every field of plan.toml is filled in, read back and undone in the form."""

from __future__ import annotations

import datetime
import re
from dataclasses import fields
from typing import Any

from orglife_kit import forms
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.views.forms.plan_fields import PAGES
from tests.views.forms.driving import shown


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
    assert re.search(r"plan.toml，第 \d+ 行，“超出优秀比例”一栏：“over_cap”不能是 maybe", form.told.value)


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
