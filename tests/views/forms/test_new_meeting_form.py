"""A new meeting: what was read is shown before it is kept."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from orglife_kit.views.forms.start_form import StartForm
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button, uploaded


def test_a_new_meeting_is_shown_before_it_is_kept(meeting: Meeting, tmp_path: Path) -> None:
    """Read, look, keep; then the start shows the new meeting."""
    form = forms.start(meeting)
    new = form.new
    button(new, "读取").click()
    assert "请先填" in new.told.value
    new.name.value = "第二次"
    new.plan.value = uploaded(tmp_path / "plan-in.toml")
    new.roster.value = uploaded(tmp_path / "roster-in.csv")
    button(new, "读取").click()
    assert "赵一" in new.shown.value
    assert not (meeting.folder.parent / "第二次").exists()
    new.keep_button.click()
    assert form.meeting.folder.name == "第二次"
    assert "第二次" in dict(form.choice.options)


def test_two_of_one_name_are_told_by_their_groups(tmp_path: Path) -> None:
    """What was read of a roster is read by a person: 王伟（第一小组）, not the number that files have."""
    roster = tmp_path / "roster.csv"
    lines = ["姓名,党员类别,党小组", "王伟,正式,第一小组", "王伟,正式,第二小组", "赵一,正式,第一小组"]
    roster.write_text("\n".join(lines), encoding="utf-8")
    form = forms.start(make_meeting(tmp_path / "data", 3))
    assert isinstance(form, StartForm)
    form.new.name.value = "本支部2025年度"
    form.new.roster.value = uploaded(roster)
    button(form.new, "读取").click()
    assert "王伟（第一小组）、王伟（第二小组）" in form.new.told.value
    assert "#" not in form.new.told.value


@pytest.mark.parametrize("name", ["..", ".", "a/b", "a\\b", "2025：年度?", ".年度", "年度.", "con", "COM1.x"])
def test_a_folder_is_named_so_that_every_system_takes_it(tmp_path: Path, name: str) -> None:
    """Else a sentence says so, and nothing is made, least of all outside of the folder of the meetings."""
    made = make_meeting(tmp_path / "data", 3)
    before = sorted(tmp_path.rglob("*"))
    form = forms.start(made)
    assert isinstance(form, StartForm)
    button(form, "新建会议").click()
    form.new.last_year.value = str(made.folder)
    form.new.name.value = name
    button(form.new, "读取").click()
    assert "文件夹名不能用" in form.new.told.value
    form.new.name.value = made.folder.name
    button(form.new, "读取").click()
    assert f"已有名为“{made.folder.name}”的会议" in form.new.told.value
    assert sorted(tmp_path.rglob("*")) == before


def test_who_has_no_roster_gets_a_form_for_one(tmp_path: Path) -> None:
    """It lies beside the meetings, can be read once it is filled in, and is never written over."""
    form = forms.start(make_meeting(tmp_path / "data", 3))
    assert isinstance(form, StartForm)
    button(form.new, "还没有名册：生成空表").click()
    (path,) = form.new.files.paths
    assert path.parent == form.new.parent
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        for column in heads.values():
            sheet.cell(row, column).value = None
    for row, name in enumerate(("赵一", "钱二", "孙三"), start=2):
        sheet.cell(row, heads["姓名"]).value = name
        sheet.cell(row, heads["党员类别"]).value = "正式党员"
    book.save(path)
    filled = path.read_bytes()
    button(form.new, "还没有名册：生成空表").click()
    assert path.read_bytes() == filled
    form.new.name.value = "本支部2025年度"
    form.new.roster.value = uploaded(path)
    button(form.new, "读取").click()
    assert "读到党员 3 人" in form.new.shown.value
