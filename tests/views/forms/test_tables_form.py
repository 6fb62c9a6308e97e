"""A table's file in a form: read, shown with what it changes, kept by a button; other forms follow."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from tests.meeting.building import make_meeting
from tests.meeting.tables.office import text
from tests.views.forms.test_forms import button, shown

NOW = datetime.datetime(2024, 1, 20, tzinfo=datetime.UTC)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of two."""
    return make_meeting(tmp_path / "made", ["赵一", "钱二"])


def choose(form: forms.Widget, path: Path) -> None:
    """Choose a file as a browser hands it over."""
    form.file.value = (
        {"name": path.name, "type": "", "size": 1, "content": path.read_bytes(), "last_modified": NOW},
    )


def test_what_was_read_is_shown_and_kept_by_a_button(meeting: Meeting, tmp_path: Path) -> None:
    """Nothing is kept before the button; a changed cell stands beside what was recorded."""
    meeting.preparation.record_talk("赵一", "钱二", "2024-01-15", place="走廊")
    form, talks = forms.tables(meeting, "talks", "findings"), forms.talks(meeting)
    rows = [["日期", "谈话人", "被谈话人", "地点"], ["2024-01-15", "赵一", "钱二", "<b>会议室"]]
    choose(form, text(tmp_path / "talks.csv", [*rows, ["2024-01-16", "钱二", "赵一", ""]]))
    button(form, "读取").click()
    assert "新增<b>1</b>" in shown(form)
    assert "<del>走廊</del> <b>&lt;b&gt;会议室</b>" in shown(form)
    assert len(meeting.record.preparation.talks) == 1
    button(form, "保存").click()
    assert [talk.place for talk in meeting.record.preparation.talks] == ["<b>会议室", ""]
    assert len(talks.recorded.options) == 2
    assert "已保存" in shown(form)
    form.undo_button.click()
    assert len(meeting.record.preparation.talks) == 1


def test_a_fault_is_said_and_nothing_can_be_kept(meeting: Meeting, tmp_path: Path) -> None:
    """All faults of the file on the form's line; the button stays as it was, and another file begins anew."""
    form = forms.tables(meeting, "talks")
    button(form, "读取").click()
    assert "请先选择文件" in shown(form)
    rows = [["日期", "谈话人", "被谈话人"], ["2024-13-01", "赵一", "钱二"], ["2024-01-16", "赵一", "孙三"]]
    choose(form, text(tmp_path / "bad.csv", rows))
    button(form, "读取").click()
    assert "第 2 行" in shown(form)
    assert "第 3 行" in shown(form)
    assert button(form, "保存") is None
    choose(form, text(tmp_path / "good.csv", [rows[0], ["2024-01-16", "赵一", "钱二"]]))
    assert "第 2 行" not in shown(form)
    button(form, "读取").click()
    assert not button(form, "保存").disabled


def test_what_changes_nothing_cannot_be_kept(meeting: Meeting, tmp_path: Path) -> None:
    """It says so."""
    meeting.preparation.record_talk("赵一", "钱二", "2024-01-15")
    meeting.tables.write("talks", tmp_path / "talks.xlsx")
    form = forms.tables(meeting, "talks")
    choose(form, tmp_path / "talks.xlsx")
    button(form, "读取").click()
    assert "没有变化" in shown(form)
    assert button(form, "保存") is None
