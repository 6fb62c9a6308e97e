"""空白表格 beside 从文件读入, and a file that was dropped on the wrong form."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from orglife_kit.views.forms.base.parts import inside
from orglife_kit.views.forms.blank_tables import BlankTables
from tests.meeting.building import make_meeting
from tests.meeting.tables.office import text
from tests.views.forms.test_from_file import ROWS, choose


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of two."""
    return make_meeting(tmp_path / "made", ["赵一", "钱二"])


def blank(form: Any) -> Any:
    """Return the links of a form's blank tables."""
    (links,) = (part for part in inside(form.from_file) if isinstance(part, BlankTables))
    return links


def test_each_table_is_had_blank_by_a_click_and_taken_in_filled(meeting: Meeting, tmp_path: Path) -> None:
    """A link a table; the workbook has its heads, and what is written into it is read by the same form."""
    form = forms.talks(meeting)
    assert blank(form).names == ["空白表格：谈心谈话记录", "空白表格：上年谈话结对"]
    name, _, content = blank(form).content(0)
    assert name == "谈心谈话记录（空白）.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content))
    heads = next(row for row in book.worksheets[0].iter_rows(values_only=True) if "谈话人" in row)
    filled = {"日期": "2024-01-15", "谈话人": "赵一", "被谈话人": "钱二"}
    book.worksheets[0].append([filled.get(str(head)) for head in heads])
    book.save(tmp_path / name)
    choose(form, tmp_path / name)
    form.from_file.keep_button.click()
    assert len(meeting.record.preparation.talks) == 1
    assert blank(forms.study(meeting)).names == ["空白表格"]


def test_the_page_gets_a_blank_table_as_a_written_file(meeting: Meeting) -> None:
    """It answers the page that asked; what is not offered is not answered."""
    links, sent = blank(forms.study(meeting)), []
    links.send = lambda message, buffers=None: sent.append((message, buffers))
    links.heard({"token": "1", "number": 1}, [])
    links.heard({"token": "2", "number": 0}, [])
    ((message, buffers),) = sent
    assert message["name"] == "集中学习记录（空白）.xlsx"
    assert buffers[0][:2] == b"PK"
    assert "文件夹" not in links.words["none"]


def test_a_file_on_the_wrong_form_is_read_as_what_it_is(meeting: Meeting, tmp_path: Path) -> None:
    """The form says so, shows it, and keeps it where it belongs; it can be read as its own table too."""
    form = forms.study(meeting)
    choose(form, text(tmp_path / "talks.csv", ROWS))
    part = form.from_file
    assert "这份文件是“谈心谈话记录”" in part.told.value
    assert [name for _, name in part.table.options] == ["talks", "study"]
    part.keep_button.click()
    assert len(meeting.record.preparation.talks) == 1
    assert not meeting.record.preparation.studies
