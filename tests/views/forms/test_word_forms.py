"""Forms for Word on the form of their stage: made by a button, read in at its foot."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit import forms, reports
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button, shown
from tests.views.forms.test_from_file import choose
from tests.views.reports.test_word_forms import filled


def test_a_button_writes_them_and_the_foot_reads_one_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file a member; what comes back is shown with what is new and kept by the button."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    meeting = make_meeting(tmp_path / "made", ["赵一", "钱二"])
    form = forms.findings(meeting, reports.word_forms)
    button(form, "发放 Word 表格（.docx）").click()
    written = sorted((tmp_path / "exports").rglob("*.docx"))
    assert [path.name for path in written] == ["党员查摆问题表-赵一.docx", "党员查摆问题表-钱二.docx"]
    choose(form, filled(written[0], {(1, 2): "学习笔记中断三个月"}))
    assert "新增<b>1</b>" in shown(form)
    assert meeting.record.preparation.findings == ()
    button(form, "保存读入的内容").click()
    assert [finding.point for finding in meeting.record.preparation.findings] == ["学习笔记中断三个月"]
