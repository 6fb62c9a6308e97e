"""The analysis page's buttons: the PDF, a notebook of one's own, and the pictures drawn again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import analysis, forms
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.opening import choose_meeting, open_meeting
from orglife_kit.rules.preparation.findings import committee_aspects
from orglife_kit.views.forms import meeting_watch
from orglife_kit.views.forms.base.parts import inside
from orglife_kit.views.forms.meeting_watch import MeetingWatch
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Return a new meeting, beside which files are written."""
    monkeypatch.chdir(tmp_path)
    return make_meeting(tmp_path, 5)


def buttons(form: Any) -> list[str]:
    """Return the words of the buttons that are on the page."""
    return [part.description for part in inside(form) if hasattr(part, "on_click") and part.description]


def test_the_pdf_is_written_and_listed(meeting: Meeting, tmp_path: Path) -> None:
    """Into the meeting's exports; a meeting with nothing yet has one too."""
    form = forms.analysis(meeting, analysis)
    button(form, "生成 PDF").click()
    (written,) = (tmp_path / "exports").rglob("*.pdf")
    assert list(form.files.names) == [written.name]
    assert "已写出 1 个文件" in form.told.value


def test_a_notebook_of_ones_own_is_linked(meeting: Meeting, tmp_path: Path) -> None:
    """It lies beside the page, where a link of the page opens it; the next one has another name."""
    form = forms.analysis(meeting, analysis)
    for name in ("我的分析", "我的分析-2"):
        button(form, "另存一份自己改").click()
        assert (tmp_path / f"{name}.ipynb").is_file()
        assert f'href="{name}.ipynb"' in form.own.value


def test_a_change_is_told_and_the_page_drawn_again(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it while the pictures are of the meeting as it is."""
    told: list[Any] = []
    meeting_watch._watches.clear()
    monkeypatch.setattr(MeetingWatch, "send", lambda _, content, buffers=None: told.append(content))
    choose_meeting(meeting.folder).close()
    watch = MeetingWatch("8_analysis", meeting)
    form = forms.analysis(meeting, analysis)
    form.follow()
    assert "按现在的数据重画" not in buttons(form)
    meeting.preparation.note_committee_finding(committee_aspects(meeting.record)[0], "窗口少")
    form.follow()
    button(form, "按现在的数据重画").click()
    assert told == [{"act": "again"}]
    assert watch.facts == {}


def test_a_plan_without_a_day_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a sentence beside the button; the notebook of one's own is there all the same."""
    monkeypatch.chdir(tmp_path)
    form = forms.analysis(make_meeting(tmp_path, 5, date='""'), analysis)
    button(form, "生成 PDF").click()
    assert "开会日期" in form.told.value
    button(form, "另存一份自己改").click()
    assert (tmp_path / "我的分析.ipynb").is_file()


def test_last_years_meeting_is_chosen_from_those_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its folder; it is kept in the plan, the page is drawn with it, and one that is gone is still named."""
    told: list[Any] = []
    meeting_watch._watches.clear()
    monkeypatch.setattr(MeetingWatch, "send", lambda _, content, buffers=None: told.append(content))
    made = make_meeting(tmp_path / "made", 5)
    made.close()
    for name in ("2023", "2022"):
        shutil.copytree(made.folder, tmp_path / "data" / name)
    meeting = open_meeting(tmp_path / "data" / "2023")
    watch = MeetingWatch("8_analysis", meeting)
    form = forms.analysis(meeting, analysis)
    assert [value for _, value in form.previous.options] == ["", "2022"]
    form.previous.value = "2022"
    assert meeting.record.plan.previous == "2022"
    assert told == [{"act": "again"}]
    meeting.plan.change({"plan.previous": "gone"})
    form.follow()
    assert [value for _, value in form.previous.options] == ["", "2022", "gone"]
    assert form.previous.value == "gone"
    assert watch.name == "8_analysis"
