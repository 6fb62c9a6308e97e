"""The whole way by mouse in a real JupyterLab: from two files to the pages of the deciding organ."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from orglife_kit.meeting import open_meeting
from tests.browser.conftest import Lab, step
from tests.meeting.building import make_meeting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def fill(page: Any, label: str, text: str) -> None:
    """Write into the last field of that label and leave it."""
    field = page.get_by_label(label, exact=True).last
    field.fill(text)
    field.press("Tab")


def press(page: Any, words: str) -> None:
    """Press the last button that says ``words``."""
    page.get_by_role("button", name=words, exact=True).last.click()


def told(page: Any, words: str) -> None:
    """Wait until a form says ``words``."""
    expect(page.locator("[role=status]", has_text=words).last).to_be_visible()


def test_from_two_files_to_signed_pages(
    chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New meeting, sign-in, ballots, close, tally, outcomes, export: nothing typed into code."""
    first = make_meeting(tmp_path / "data" / "first", 7)
    plan, roster = tmp_path / "data" / "first" / "plan-in.toml", tmp_path / "data" / "first" / "roster-in.csv"
    monkeypatch.setenv("ORGLIFE_STATE", os.environ["ORGLIFE_STATE"])
    exports = tmp_path / "exports"
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(exports))
    running = Lab(first.folder, tmp_path / "jupyter")
    context = chromium.new_context(viewport={"width": 1366, "height": 1000})
    page = context.new_page()
    try:
        running.open(page, "0_start")
        page.get_by_text("新建会议", exact=True).click()
        fill(page, "文件夹名", "second")
        for words, path in (("方案（plan.toml）", plan), ("名册（xlsx、csv）", roster)):
            with page.expect_file_chooser() as chooser:
                page.get_by_role("button", name=words).click()
            chooser.value.set_files(path)
        expect(page.get_by_text("方案（plan.toml） (1)")).to_be_visible()
        expect(page.get_by_text("名册（xlsx、csv） (1)")).to_be_visible()
        press(page, "读取")
        expect(page.get_by_role("cell", name="赵一", exact=True).first).to_be_visible()
        press(page, "保存")
        told(page, "请从头重新运行其他笔记本")

        running.open(page, "4_ballots")
        step(page, "签到")
        press(page, "全部到会")
        told(page, "全部到会")
        press(page, "完成，下一步")
        step(page, "推选")
        fill(page, "计票人", "赵一、钱一")
        fill(page, "监票人", "孙一、李一")
        told(page, "已保存")
        step(page, "民主测评党员")
        press(page, "开始测评")
        told(page, "已开始")
        fill(page, "收回（张）", "3")
        grid = page.locator(".orglife-grid").last
        for number in (1, 2, 3):
            grid.focus()
            page.keyboard.type("1222222")
            page.keyboard.press("Enter")
            expect(grid.locator(".told")).to_have_text(f"已保存第 {number} 张")
        press(page, "核对确认")
        told(page, "已核对确认")
        press(page, "结束测评")
        told(page, "测评已结束")
        press(page, "已抄录校验码，打开计票情况")
        expect(page.get_by_role("row", name="赵一 3 0 0 0 0 0")).to_be_visible()

        running.open(page, "5_assessment")
        for number, name in enumerate(member.name for member in first.roster.members):
            expect(page.get_by_role("heading", name=name).last).to_be_visible()
            press(page, "优秀" if number == 0 else "合格")
            fill(page, "评定意见", f"意见{number}")
            page.get_by_label("日常表现", exact=True).last.check()
            told(page, "已保存")
            expect(page.locator(".tile", has_text="尚无结果")).to_contain_text(str(6 - number))
            press(page, "下一位")

        running.open(page, "7_publication")
        press(page, "导出 HTML 和 PDF")
        told(page, "已写出 10 个文件")
        new = set(exports.glob("*"))
        (summary,) = (path for path in new if path.name == "民主测评情况汇总表-ORGAN.pdf")
        assert "计票人（赵一、钱一）" in "".join(page.extract_text() for page in PdfReader(summary).pages)
    finally:
        context.close()
        running.stop()
    meeting = open_meeting(first.folder.parent / "second")
    assert meeting.tally_record("members").received == 3
    assert len(meeting.assessment_records()) == 7
    assert meeting.cap().given == 1
