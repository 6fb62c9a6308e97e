"""The first page of who has no meeting yet: the demo, what it is, and where one's own meeting is made."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from orglife_kit import forms
from orglife_kit.meeting import sample
from orglife_kit.meeting.opening import WORK_VARIABLE, is_demo
from orglife_kit.views.forms.start_form import StartForm
from tests.meeting.building import make_meeting
from tests.views.forms.test_forms import button, path_to, shown

DAY = datetime.datetime(2026, 1, 1)


def test_the_demo_says_what_it_is_and_where_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over everything else, with the button for a meeting of one's own, which is made in the same folder."""
    demo = make_meeting(tmp_path / "data", 3)
    monkeypatch.setattr("orglife_kit.meeting.sample.demo_place", lambda work=None: demo.folder)
    form = forms.start(demo)
    assert "示例会议" in shown(form)
    assert isinstance(form, StartForm)
    assert "示例会议" in [words for words, _ in form.choice.options]
    button(form, "新建会议").click()
    assert path_to(form, form.new), "it opens under the button"
    assert form.new.parent == demo.folder.parent
    other = make_meeting(tmp_path / "data" / "own", 3)
    assert "可以随意试用" not in shown(forms.start(other))


def test_the_demo_lies_in_the_folder_that_one_works_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So one's own meetings, made beside it, are where the file list shows them; else it lies with the state."""
    monkeypatch.setattr(sample, "PACKAGE", tmp_path / "installed" / "orglife_kit")
    monkeypatch.delenv(WORK_VARIABLE, raising=False)
    assert sample.demo_place().parent.name != "data"
    assert sample.demo_place(tmp_path) == tmp_path / "data" / "demo"
    monkeypatch.setenv(WORK_VARIABLE, str(tmp_path / "work"))
    assert sample.demo_place() == tmp_path / "work" / "data" / "demo"
    assert is_demo(tmp_path / "work" / "data" / "demo")
    assert not is_demo(tmp_path / "work" / "data" / "own")


def test_two_of_one_name_are_told_by_their_groups(tmp_path: Path) -> None:
    """What was read of a roster is read by a person: 王伟（第一小组）, not the number that files have."""
    roster = tmp_path / "roster.csv"
    lines = ["姓名,党员类别,党小组", "王伟,正式,第一小组", "王伟,正式,第二小组", "赵一,正式,第一小组"]
    roster.write_text("\n".join(lines), encoding="utf-8")
    form = forms.start(make_meeting(tmp_path / "data", 3))
    assert isinstance(form, StartForm)
    form.new.name.value = "本支部2025年度"
    form.new.roster.value = (
        {"name": roster.name, "type": "", "size": 1, "content": roster.read_bytes(), "last_modified": DAY},
    )
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
    form.new.roster.value = (
        {"name": path.name, "type": "", "size": 1, "content": filled, "last_modified": DAY},
    )
    button(form.new, "读取").click()
    assert "读到党员 3 人" in form.new.shown.value
