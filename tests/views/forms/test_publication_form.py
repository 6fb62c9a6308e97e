"""One scope is looked at as it will get it, then written."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting.sample import make_demo
from tests.views.forms.driving import button


def test_publication_shows_and_writes_one_scope(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The preview is what the scope receives; the files are listed."""
    monkeypatch.chdir(tmp_path)
    form = forms.publication(make_demo(tmp_path / "demo", publish=reports.publish), reports)
    form.scope.value = "BRANCH"
    form.look()
    assert "组织生活会和民主评议情况" in form.page.value
    assert "住院治疗" not in form.page.value
    button(form, "生成文件").click()
    written = list((tmp_path / "exports").rglob("*-支部.*"))
    assert f"已写出 {len(written)} 个文件" in form.told.value
    assert set(form.files.names) == {path.name for path in written}
    assert "推不出个人等次" in form.inferred.value
    form.scope.value = "SUPERVISOR"
    assert "看得到每名党员的评议结果" in form.inferred.value
    form.scope.value = "PUBLIC"
    button(form, "预览").click()
    assert "没有可" in form.told.value
