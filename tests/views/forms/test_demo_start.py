"""The first page of who has no meeting yet: the demo, what it is, and where one's own meeting is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit import forms
from orglife_kit.meeting import sample
from orglife_kit.meeting.opening import WORK_VARIABLE, is_demo
from orglife_kit.views.forms.base.parts import path_to
from orglife_kit.views.forms.start_form import StartForm
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button, shown


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
