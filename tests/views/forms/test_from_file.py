"""A table's file at the foot of its form: read at once, shown with what it changes, kept by a button, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.tables import TABLES
from orglife_kit.views.forms.base.parts import inside
from orglife_kit.views.forms.drop import Drop
from tests.meeting.building import make_meeting
from tests.meeting.tables.office import text
from tests.views.forms.driving import button, shown, uploaded

ROWS = [["日期", "谈话人", "被谈话人", "地点"], ["2024-01-15", "赵一", "钱二", "<b>会议室"]]


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of two."""
    return make_meeting(tmp_path / "made", ["赵一", "钱二"])


def choose(form: Any, path: Path) -> None:
    """Choose a file as a browser hands it over."""
    form.from_file.file.value = uploaded(path)


def test_what_was_read_is_shown_and_kept_by_a_button(meeting: Meeting, tmp_path: Path) -> None:
    """Nothing is kept before the button; a changed cell stands beside what was recorded; one step takes it back."""
    meeting.preparation.record_talk("赵一", "钱二", "2024-01-15", place="走廊")
    form = forms.talks(meeting)
    choose(form, text(tmp_path / "talks.csv", [*ROWS, ["2024-01-16", "钱二", "赵一", ""]]))
    assert "新增<b>1</b>" in shown(form)
    assert "<del>走廊</del> <b>&lt;b&gt;会议室</b>" in shown(form)
    assert len(meeting.record.preparation.talks) == 1
    button(form, "保存读入的内容").click()
    assert [talk.place for talk in meeting.record.preparation.talks] == ["<b>会议室", ""]
    assert len(form.recorded.options) == 2
    assert "已保存：新增 1，改动 1" in shown(form)
    assert "<del>" not in shown(form)
    form.from_file.undo_button.click()
    assert [talk.place for talk in meeting.record.preparation.talks] == ["走廊"]
    assert len(form.recorded.options) == 1


def test_what_was_read_can_be_left(meeting: Meeting, tmp_path: Path) -> None:
    """A second button lets it go; nothing is kept, and the same file can be chosen again."""
    form = forms.talks(meeting)
    path = text(tmp_path / "talks.csv", ROWS)
    choose(form, path)
    button(form, "不保存").click()
    assert "新增" not in shown(form)
    assert not meeting.record.preparation.talks
    choose(form, path)
    assert "新增<b>1</b>" in shown(form)


def test_a_file_that_is_dropped_is_read_as_one_that_is_chosen(meeting: Meeting, tmp_path: Path) -> None:
    """Its name and its bytes come from the page; what is wrong with it is said in the same place."""
    form = forms.talks(meeting)
    (drop,) = (each for each in inside(form.from_file) if isinstance(each, Drop))
    content = text(tmp_path / "talks.csv", ROWS).read_bytes()
    drop.heard({"act": "file", "name": "talks.csv"}, [memoryview(content)])
    assert "新增<b>1</b>" in shown(form)
    drop.heard({"act": "file", "name": "图.png"}, [memoryview(b"\x89PNG")])
    assert "新增" not in shown(form)
    assert "图.png" in shown(form)


def test_a_fault_is_said_and_nothing_can_be_kept(meeting: Meeting, tmp_path: Path) -> None:
    """All faults of the file beside it; another file begins anew."""
    form = forms.talks(meeting)
    rows = [["日期", "谈话人", "被谈话人"], ["2024-13-01", "赵一", "钱二"], ["2024-01-16", "赵一", "孙三"]]
    choose(form, text(tmp_path / "bad.csv", rows))
    assert "第 2 行" in shown(form)
    assert "第 3 行" in shown(form)
    assert button(form, "保存读入的内容") is None
    choose(form, text(tmp_path / "good.csv", [rows[0], ["2024-01-16", "赵一", "钱二"]]))
    assert "第 2 行" not in shown(form)
    assert button(form, "保存读入的内容") is not None


def test_what_changes_nothing_cannot_be_kept(meeting: Meeting, tmp_path: Path) -> None:
    """It says so."""
    meeting.preparation.record_talk("赵一", "钱二", "2024-01-15")
    meeting.tables.write("talks", tmp_path / "talks.xlsx")
    form = forms.talks(meeting)
    choose(form, tmp_path / "talks.xlsx")
    assert "没有变化" in shown(form)
    assert button(form, "保存读入的内容") is None


def test_a_form_of_several_tables_knows_which_one_it_is(meeting: Meeting, tmp_path: Path) -> None:
    """By the headings; where more than one fits, the likelier is read and the other can be chosen; none is told."""
    form = forms.committee_findings(meeting)
    choose(form, text(tmp_path / "意见.csv", [["来源", "意见"], ["群众意见", "窗口少"]]))
    button(form, "保存读入的内容").click()
    assert [each.words for each in meeting.record.preparation.suggestions] == ["窗口少"]
    aspect = meeting.record.plan.preparation.committee_aspects[0]
    choose(form, text(tmp_path / "问题.csv", [["方面", "来源", "问题"], [aspect, "自查", "党课推迟"]]))
    button(form, "保存读入的内容").click()
    assert [each.point for each in meeting.record.preparation.committee_findings] == ["党课推迟"]
    choose(form, text(tmp_path / "别的.csv", [["甲", "乙"], ["一", "二"]]))
    assert "意见建议、党支部查摆问题清单" in shown(form)
    ledger = forms.rectification(meeting)
    heads, row = ["问题", "整改措施", "责任人", "整改时限"], ["党课推迟", "排好", "赵一", "2024-03-31"]
    meeting.tables.take_in("rectification", text(tmp_path / "台账.csv", [heads, row]))
    rows = [[*heads, "进展日期", "进展"], [*row, "2024-02-01", "已排"]]
    choose(ledger, text(tmp_path / "进展.csv", rows))
    part = ledger.from_file
    assert [name for _, name in part.table.options] == ["rectification", "progress"]
    part.table.value = "progress"
    button(ledger, "保存读入的内容").click()
    (item,) = meeting.record.rectification.items
    assert [entry.words for entry in meeting.record.rectification.history(item.number).progress] == ["已排"]


def test_every_table_that_is_taken_in_has_its_form(meeting: Meeting) -> None:
    """Each stands at the foot of exactly one form."""
    made = [
        *(
            forms.roster(meeting),
            forms.study(meeting),
            forms.talks(meeting),
            forms.committee_findings(meeting),
        ),
        *(forms.findings(meeting), forms.self_reviews(meeting), forms.peer_reviews(meeting)),
        *(forms.attendance(meeting), forms.assessment(meeting), forms.feedback(meeting)),
        *(forms.follow_up(meeting), forms.rectification(meeting), forms.remarks(meeting)),
        forms.plan(meeting, reports),
    ]
    named = [name for form in made for each in _forms_in(form) for name in each.tables]
    assert sorted(named) == sorted(name for name, table in TABLES.items() if table.taken_in)


def _forms_in(form: Any) -> list[Any]:
    children = list(getattr(form, "children", ()))
    own = [form] if getattr(form, "is_form", False) else []
    return [*own, *(each for child in children for each in _forms_in(child))]
