"""orglife table, record and template: what they print, what they keep, how they leave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from orglife_kit.meeting import open_meeting
from orglife_kit.meeting.tables import TABLES
from tests.meeting.building import make_meeting
from tests.meeting.tables.office import text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a meeting of two with one talk."""
    meeting = make_meeting(tmp_path / "made", ["赵一", "钱二"])
    meeting.preparation.record_talk("赵一", "钱二", "2024-01-15")
    meeting.plan.change_member("赵一", identity="330106198001010011")
    meeting.close()
    return meeting.folder


@pytest.mark.parametrize("name", TABLES)
def test_json_works_for_each_table_without_another_option(folder: Path, orglife: Any, name: str) -> None:
    """One object: the table, its columns, its rows by their keys."""
    told = orglife("table", folder, name, "--json")
    data = json.loads(told.out)
    assert (told.code, data["table"]) == (0, name)
    keys = [column["key"] for column in data["columns"]]
    assert all(list(row) == keys for row in data["rows"])
    assert {frozenset(column) for column in data["columns"]} == {frozenset(("key", "head", "kind", "unit"))}
    assert json.loads(orglife("table", folder, name, "--format", "json").out) == data


def test_a_table_is_printed_and_written(folder: Path, tmp_path: Path, orglife: Any) -> None:
    """Lines for people, text with a mark for offices, a workbook; id numbers only when asked for."""
    assert "赵一" in orglife("table", folder, "talks").out
    printed = orglife("table", folder, "talks", "--format", "csv").out
    assert printed.startswith("\ufeff编号,日期")
    assert orglife("table", folder, "talks", "--format", "csv", "--out", tmp_path / "a.csv").code == 0
    assert (tmp_path / "a.csv").read_text("utf-8").splitlines() == printed.splitlines()
    assert "330106198001010011" not in orglife("table", folder, "roster", "--json").out
    assert "330106198001010011" in orglife("table", folder, "roster", "--json", "--with-ids").out
    assert orglife("table", folder, "talks", "--format", "xlsx").code == 2
    assert orglife("table", folder, "talks", "--out", tmp_path / "a.pdf").code == 2
    assert orglife("table", folder, "nothing", "--json").code == 2


def test_what_table_writes_record_takes_in_unchanged(folder: Path, tmp_path: Path, orglife: Any) -> None:
    """Exit 0, and it says that nothing changes."""
    out = tmp_path / "talks.xlsx"
    assert orglife("table", folder, "talks", "--format", "xlsx", "--out", out).code == 0
    told = orglife("record", folder, "talks", "--file", out)
    assert (told.code, told.err) == (0, "")
    assert "没有变化" in told.out
    data = json.loads(orglife("record", folder, "talks", "--file", out, "--json").out)
    assert (data["new"], data["changed"], data["unchanged"], data["kept"]) == (0, 0, 1, False)


def test_record_shows_what_was_read_and_keeps_it(folder: Path, tmp_path: Path, orglife: Any) -> None:
    """A trial keeps nothing; then the counts and the rows, and a row changed beside what it was."""
    rows = [["日期", "谈话人", "被谈话人", "地点"], ["2024-01-15", "赵一", "钱二", "会议室"]]
    rows.append(["2024-01-16", "钱二", "赵一", ""])
    path = text(tmp_path / "talks.csv", rows)
    told = orglife("record", folder, "talks", "--file", path, "--dry-run")
    assert (told.code, "没有保存" in told.out) == (0, True)
    assert len(open_meeting(folder).record.preparation.talks) == 1
    told = orglife("record", folder, "talks", "--file", path)
    assert "新增 1 条，改动 1 条" in told.out
    assert "地点：— → 会议室" in told.out
    assert [talk.place for talk in open_meeting(folder).record.preparation.talks] == ["会议室", ""]


def test_record_tells_all_faults_and_keeps_nothing(folder: Path, tmp_path: Path, orglife: Any) -> None:
    """Unreadable input leaves with 2, what the rules refuse with 1; each with row and column."""
    rows = [["日期", "谈话人", "被谈话人"], ["2024-13-01", "赵一", "钱二"], ["2024-01-16", "赵一", "孙三"]]
    told = orglife("record", folder, "talks", "--file", text(tmp_path / "a.csv", rows))
    assert (told.code, told.err.count("\n")) == (2, 2)
    assert "第 2 行" in told.err
    assert "第 3 行" in told.err
    rows = [["日期", "谈话人", "被谈话人"], ["2024-01-16", "赵一", "赵一"]]
    told = orglife("record", folder, "talks", "--file", text(tmp_path / "b.csv", rows))
    assert told.code == 1
    assert orglife("record", folder, "talks", "--file", tmp_path / "nothing.csv").code == 2
    assert orglife("record", folder, "tally", "--file", tmp_path / "b.csv").code == 1
    assert len(open_meeting(folder).record.preparation.talks) == 1


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table.taken_in])
def test_a_template_of_every_table_that_is_taken_in(tmp_path: Path, orglife: Any, name: str) -> None:
    """Empty, with an example on a sheet of its own; a table that is never taken in has none."""
    assert orglife("template", name, tmp_path / "a.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["填写"].max_row == 1
    assert orglife("template", "tally", tmp_path / "b.xlsx").code == 2


def test_a_form_for_word_goes_out_and_comes_back(folder: Path, orglife: Any, tmp_path: Path) -> None:
    """orglife forms names what it wrote; record shows what a form says and keeps it, and refuses a foreign one."""
    from tests.views.reports.test_word_forms import filled

    told = orglife("forms", folder, "findings", "--member", "钱二", "--out", tmp_path / "out", "--json")
    (written,) = json.loads(told.out)["files"]
    back = filled(Path(written), {(1, 2): "学习笔记中断三个月"})
    looked = orglife("record", folder, "findings", "--file", back, "--dry-run")
    assert (looked.code, "学习笔记中断三个月" in looked.out, "Word 表格" in looked.out) == (0, True, True)
    assert orglife("record", folder, "findings", "--file", back).code == 0
    refused = orglife("record", folder, "assessments", "--file", back)
    assert (refused.code, "党员查摆问题表" in refused.err) == (2, True)
    assert orglife("forms", folder, "rectification").code == 1
