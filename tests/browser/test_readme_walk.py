"""The README's walk of ten minutes, command by command and click by click, as both languages tell it."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import expect

from orglife_kit.meeting import open_meeting
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.rules.rectification.items import ItemState
from orglife_kit.storage.shipped import sample_folder
from tests.browser.conftest import Lab

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(400),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
ROOT = Path(__file__).parents[2]
CHAPTERS = {"README.md": "## A first meeting in ten minutes", "README.zh.md": "## 十分钟办一次会"}
NAMES = ("赵一", "钱一", "孙一", "李一")


def chapter(readme: str) -> str:
    """Return the walk as the README tells it."""
    text = (ROOT / readme).read_text("utf-8")
    return text.split(CHAPTERS[readme])[1].split("\n## ")[0]


def commands(readme: str) -> list[str]:
    """Return the lines to type, without their remarks."""
    blocks = re.findall(r"```\n(.*?)```", chapter(readme), re.DOTALL)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("orglife ")]


def clicks(readme: str) -> list[str]:
    """Return what is clicked, in order."""
    return re.findall(r"\*\*(.+?)\*\*", chapter(readme))


def test_both_languages_tell_the_same_walk() -> None:
    """The same commands and the same clicks."""
    assert commands("README.md") == commands("README.zh.md")
    assert clicks("README.md") == clicks("README.zh.md")
    assert len(commands("README.md")) == 11
    assert len(clicks("README.md")) == 15


class Walker:
    """Follows the README in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def type(self, line: str) -> None:
        """Type one command; the stick of the backup is a folder here."""
        words = shlex.split(line.replace("/media/usb/2024", str(self.folder / "stick")))
        told = subprocess.run(
            [sys.executable, "-m", "orglife_kit", *words[1:]],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, (line, told.stderr)
        if "template" in words:
            self._fill(self.folder / words[-1])

    def _fill(self, path: Path) -> None:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        heads = next(row for row in sheet.iter_rows() if any(cell.value == "姓名" for cell in row))
        columns = {str(cell.value): cell.column for cell in heads}
        for position, name in enumerate(NAMES, start=heads[0].row + 1):
            sheet.cell(position, columns["姓名"], name)
            sheet.cell(position, columns["党员类别"], "正式党员")
        book.save(path)


def fill(page: Any, label: str, text: str) -> None:
    """Write into the field of that label and leave it."""
    field = page.get_by_label(label, exact=True).locator("visible=true").last
    field.fill(text)
    field.press("Tab")


def before(page: Any, click: str) -> None:
    """Type what the walk says is typed before a click."""
    if click == "民主测评党员":
        fill(page, "计票人", "赵一、钱一")
        fill(page, "监票人", "孙一、李一")
    elif click == "核对确认":
        fill(page, "收回（张）", "2")
        grid = page.locator(".orglife-grid").last
        for number in (1, 2):
            grid.focus()
            page.keyboard.type("1222")
            page.keyboard.press("Enter")
            expect(grid.locator(".told")).to_have_text(f"已保存第 {number} 张")
    elif click == "下一位":
        page.get_by_role("button", name="合格", exact=True).last.click()
        fill(page, "评定意见", "按时完成分担的工作")
        page.get_by_role("checkbox", name="日常表现", exact=True).last.check()
    elif click == "加一项":
        fill(page, "问题", "窗口午间常常只有一个人")
    elif click == "整改完成":
        fill(page, "整改措施", "午间两人在岗")
        fill(page, "责任人", "赵一")
        page.get_by_role("checkbox", name="立行立改", exact=True).last.check()
        fill(page, "进展", "新排班表当天起用")
    elif click == "核验":
        fill(page, "核验人", "钱一")
        page.get_by_label("群众意见", exact=True).last.select_option("满意")


@pytest.mark.long
def test_the_walk(chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is needed than what the README says, from the template to a verified item and the files."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    (tmp_path / "plan.toml").write_bytes((sample_folder() / "plan.toml").read_bytes())
    walker = Walker(tmp_path)
    lines = commands("README.md")
    for line in lines[:6]:
        walker.type(line)
    folder = tmp_path / "data" / "2024"
    running = Lab(folder, tmp_path / "jupyter")
    context = chromium.new_context(viewport={"width": 1366, "height": 1000})
    page = context.new_page()
    notebooks = {
        "签到": "4_ballots",
        "下一位": "5_assessment",
        "加一项": "6_rectification",
        "生成文件": "7_publication",
        "生成 PDF": "8_analysis",
    }
    try:
        for click in clicks("README.md"):
            if click in notebooks:
                running.open(page, notebooks[click])
                expect(page.locator(".orglife-form").first).to_be_visible()
            before(page, click)
            named = page.get_by_role("button", name=re.compile(rf"^(✓ )?(\d+\. )?{re.escape(click)}$"))
            named.last.click()
            page.wait_for_timeout(700)
        expect(page.locator("[role=status]", has_text="已写出").last).to_be_visible()
    finally:
        context.close()
        running.stop()
    for line in lines[6:]:
        walker.type(line)
    meeting = open_meeting(folder)
    assert tally_of(meeting.record, "members").received == 2
    assert len(assessments(meeting.record)) == 1
    assert [item.state for item in meeting.record.rectification.items] == [ItemState.VERIFIED]
    assert open_meeting(tmp_path / "data" / "2025").record.plan.year == meeting.record.plan.year + 1
