"""Where the meeting stands, and what comes next."""

from __future__ import annotations

from pathlib import Path

import lxml.html

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.sample import make_demo
from tests.views.forms.driving import shown


def test_the_start_shows_what_comes_next(meeting: Meeting) -> None:
    """The first missing thing, with the notebook that mends it."""
    form = forms.start(meeting)
    assert "下一步：2024年1月15日的集中学习还没有记录" in shown(form)
    assert "4_ballots.ipynb" in shown(form)


def test_the_start_folds_the_stages_that_are_finished(tmp_path: Path) -> None:
    """Each stage stands once, in the order of the notebooks; only what still waits is open, with its count."""
    demo = make_demo(tmp_path / "demo", small=True, publish=reports.publish)
    stages = lxml.html.fromstring(shown(forms.start(demo))).findall(".//details")
    heads = {stage.find("summary").text: stage for stage in stages}
    assert list(heads) == ["方案", "会前准备", "自评互评", "测评", "评定", "整改", "公开"]
    for stage in stages:
        done = [row.find("span").get("aria-label") == "已完成" for row in stage.findall(".//li")]
        assert ("open" in stage.attrib) == (not all(done))
    assert "open" not in heads["评定"].attrib
    assert heads["整改"].findtext("summary/span") == "请留意 2"
