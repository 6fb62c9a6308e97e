"""The whole way by keyboard alone: from 0_start to the pages of the deciding organ."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from orglife_kit.meeting import open_meeting
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.ballots.tally import tally_of
from tests.browser.conftest import Lab
from tests.meeting.building import make_meeting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(400),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

FOCUSED = """() => {
  const focused = document.activeElement;
  const label = focused.labels?.[0]?.textContent;
  return (focused.getAttribute("aria-label") || label || focused.textContent || "").trim();
}"""
BACK = "Shift+Tab"
FURTHEST = 150  # presses of Tab from one end of a notebook to the other


class Hands:
    """A person who has a keyboard only."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def focused(self) -> str:
        """Return the name of what has the focus, as a screen reader would read it."""
        return str(self.page.evaluate(FOCUSED))

    def go_to(self, name: str, key: str = "Tab") -> None:
        """Press Tab until what is called ``name`` has the focus."""
        passed = []
        for _ in range(FURTHEST):
            self.page.keyboard.press(key)
            passed.append(self.focused())
            if passed[-1] == name:
                return
        raise AssertionError(f"{name} is not reached by {key}; passed {passed}")

    def press(self, name: str, key: str = "Tab") -> None:
        """Go to a button or link and press it."""
        self.go_to(name, key)
        self.page.keyboard.press("Enter")

    def write(self, name: str, text: str, key: str = "Tab") -> None:
        """Go to a field, write into it in place of what is there, and stay."""
        self.go_to(name, key)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def sees(self, form: str) -> None:
        """Wait for the form of the notebook in front with the heading ``form``."""
        form_shown = self.page.locator(".orglife-form:visible")
        if form:
            form_shown = form_shown.get_by_role("heading", name=form)
        expect(form_shown.last).to_be_visible(timeout=30_000)

    def hears(self, words: str) -> None:
        """Wait until a form says ``words``."""
        expect(self.page.locator("[role=status]:visible", has_text=words).last).to_be_visible()


def at(page: Any, notebook: str) -> None:
    """Wait until ``notebook`` is the one in front and shows its form."""
    page.wait_for_function(
        "name => window.jupyterapp?.shell.currentWidget?.context?.path.includes(name)"
        " && window.jupyterapp.shell.currentWidget.node.dataset.orglifePage === 'shown'",
        arg=notebook,
        timeout=60_000,
    )


def test_the_whole_way_by_keyboard(chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files, a new meeting, sign-in, self-reviews, ballots, close, outcomes, pages: no mouse."""
    first = make_meeting(tmp_path / "data" / "first", 3)
    plan, roster = tmp_path / "data" / "first" / "plan-in.toml", tmp_path / "data" / "first" / "roster-in.csv"
    monkeypatch.setenv("ORGLIFE_STATE", os.environ["ORGLIFE_STATE"])
    exports = tmp_path / "exports"
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(exports))
    running = Lab(first.folder, tmp_path / "jupyter")
    context = chromium.new_context(viewport={"width": 1366, "height": 1000})
    page = context.new_page()
    hands = Hands(page)
    chosen: list[Path] = []
    page.on("filechooser", lambda chooser: chooser.set_files(chosen[-1]))
    try:
        page.goto(f"http://127.0.0.1:{running.port}/lab/tree/notebooks/0_start.ipynb?token=t&reset")
        at(page, "0_start")
        hands.sees("首页")
        hands.press("新建会议")
        hands.write("文件夹名", "second")
        for words, path in (("方案文件（.toml）", plan), ("名册（xlsx、csv）", roster)):
            chosen.append(path)
            hands.press(words)
            expect(page.get_by_text(f"{words}：{path.name}")).to_be_visible()
        hands.press("读取")
        expect(page.get_by_role("cell", name="赵一", exact=True).first).to_be_visible()
        hands.press("保存")
        hands.hears("已打开这次会议")

        hands.press("会议当天", BACK)
        at(page, "4_ballots")
        hands.sees("会议记录")
        hands.press("签到", BACK)
        hands.press("全部到会")
        hands.hears("全部到会")
        hands.press("5. 民主测评党员", BACK)
        hands.go_to("开始测评")
        cells = page.locator(".jp-Notebook:visible .jp-Cell")
        there = cells.count()
        for key in "axbdd":  # JupyterLab's own shortcuts would add and delete cells
            page.keyboard.press(key)
            assert cells.count() == there, key
        page.keyboard.press("Enter")
        hands.hears("已开始")
        hands.write("计票人", "赵一")
        hands.write("监票人", "钱一")
        hands.write("收回（张）", "2")
        grid = page.locator(".orglife-grid").last
        hands.go_to(str(grid.get_attribute("aria-label")))
        for number in (1, 2):
            page.keyboard.type("122")
            page.keyboard.press("Enter")
            expect(grid.locator(".told")).to_have_text(f"已保存第 {number} 张")
        hands.press("核对确认")
        hands.press("是，核对确认")
        hands.hears("已核对确认")
        hands.press("结束测评")
        hands.hears("测评已结束")
        hands.press("已抄录校验码，打开计票情况", BACK)
        expect(page.get_by_role("row", name="赵一 2 0 0 0 0 0")).to_be_visible()

        hands.press("自评互评", BACK)
        at(page, "3_reviews")
        hands.sees("自评")
        for name in ("赵一", "钱一", "孙一"):
            expect(page.locator(".speaker:visible")).to_have_text(name)
            hands.press("已自评，下一位")
            hands.hears(f"{name}已自评")

        hands.press("评定", BACK)
        at(page, "5_assessment")
        hands.sees("赵一")
        for number, name in enumerate(("赵一", "钱一", "孙一")):
            expect(page.get_by_role("heading", name=name).last).to_be_visible()
            hands.press("优秀" if number == 0 else "合格", BACK if number else "Tab")
            hands.write("评定意见", f"意见{number}")
            hands.go_to("日常表现")
            page.keyboard.press("Space")
            expect(page.locator(".tile:visible", has_text="尚无结果")).to_contain_text(str(2 - number))
            hands.press("下一位")

        hands.press("公开", BACK)
        at(page, "7_publication")
        hands.sees("")
        hands.press("生成文件", BACK)
        hands.hears("已写出 16 个文件")
        new = set(exports.rglob("*.*"))
        (summary,) = (path for path in new if path.match("民主测评情况汇总表-*.pdf"))
        assert "计票人 赵一" in "".join(page.extract_text() for page in PdfReader(summary).pages)
    finally:
        context.close()
        running.stop()
    meeting = open_meeting(first.folder.parent / "second")
    assert tally_of(meeting.record, "members").received == 2
    assert len(meeting.record.reviews.self_reviews) == 3
    assert [entry.opinion for entry in assessments(meeting.record).values()] == ["意见0", "意见1", "意见2"]
