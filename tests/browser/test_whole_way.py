"""The whole way by mouse in a real JupyterLab: from a roster and a blank plan to a verified item and the pages."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from orglife_kit.meeting import open_meeting
from orglife_kit.rules.assessment.standing import assessments, cap
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.rules.rectification.items import ItemState
from tests.browser.conftest import Lab, step
from tests.meeting.building import make_meeting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def fill(page: Any, label: str, text: str) -> None:
    """Write into the last field of that label and leave it."""
    field = page.get_by_label(label, exact=True).locator("visible=true").last
    field.fill(text)
    field.press("Tab")


def press(page: Any, words: str) -> None:
    """Press the last button that says ``words``."""
    page.get_by_role("button", name=words, exact=True).last.click()


def told(page: Any, words: str) -> None:
    """Wait until a form says ``words``."""
    expect(page.locator("[role=status]", has_text=words).last).to_be_visible()


# What a plan of another year says, tab by tab of 1_plan; a date is typed as the browser's field takes it.
PLAN = {
    "会议": {
        "名称": "2025年度组织生活会和民主评议党员安排",
        "年度": "2025",
        "党支部": "临河小学党支部",
        "开会日期": "2025-12-20",
        "地点": "图书室",
        "主持人": "赵一",
    },
    "会议主题": {
        "会议主题": "深入贯彻中央八项规定精神学习教育",
        "总要求": "学查改一体",
        "具体目标": "作风实\n纪律严",
    },
    "会前准备": {
        "集中学习": "2025-12-10",
        "学习篇目": "党章\n条例汇编",
        "党支部查摆的方面": "组织生活\n联系师生",
        "党员查摆的方面": "学习\n教学\n师德",
    },
    "支部自定的事项": {"评议支委会（党支部）工作的等次": "满意\n一般\n不满意"},
}


def fill_plan(page: Any) -> None:
    """Fill the plan in its form, tab by tab."""
    for tab, fields in PLAN.items():
        page.get_by_role("tab", name=tab, exact=True).click()
        for label, words in fields.items():
            fill(page, label, words)
            told(page, "已保存")
    page.get_by_role("tab", name="方案全貌", exact=True).click()


def test_from_a_roster_to_a_verified_item(
    chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New meeting, plan, sign-in, ballots, close, tally, outcomes, ledger, export: nothing typed into code."""
    first = make_meeting(tmp_path / "data" / "first", 7)
    roster = tmp_path / "data" / "first" / "roster-in.csv"
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
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="名册（xlsx、csv）").click()
        chooser.value.set_files(roster)
        expect(page.get_by_text(f"名册（xlsx、csv）：{roster.name}")).to_be_visible()
        press(page, "读取")
        expect(page.get_by_role("cell", name="赵一", exact=True).first).to_be_visible()
        press(page, "保存")
        told(page, "已打开这次会议")

        running.open(page, "1_plan")
        fill_plan(page)
        whole = page.locator(".orglife-form .whole")
        for words in ("临河小学党支部", "深入贯彻中央八项规定精神学习教育", "联系师生", "图书室"):
            expect(whole).to_contain_text(words)
        assert "主题教育" not in whole.inner_text()

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
        press(page, "是，核对确认")
        told(page, "已核对确认")
        press(page, "结束测评")
        told(page, "测评已结束")
        press(page, "已抄录校验码，打开计票情况")
        expect(page.get_by_role("row", name="赵一 3 0 0 0 0 0")).to_be_visible()

        running.open(page, "5_assessment")
        for number, name in enumerate(member.name for member in first.record.roster.members):
            expect(page.get_by_role("heading", name=name).last).to_be_visible()
            press(page, "优秀" if number == 0 else "合格")
            fill(page, "评定意见", f"意见{number}")
            page.get_by_label("日常表现", exact=True).last.check()
            told(page, "已保存")
            expect(page.locator(".tile", has_text="尚无结果")).to_contain_text(str(6 - number))
            press(page, "下一位")

        running.open(page, "6_rectification")
        fill(page, "问题", "家长开放日改期没有通知到人")
        press(page, "加一项")
        fill(page, "整改措施", "改期当天逐班电话通知")
        fill(page, "责任人", "赵一")
        page.get_by_role("checkbox", name="立行立改", exact=True).last.check()
        fill(page, "进展", "十二月那次逐班通知到了")
        press(page, "整改完成")
        fill(page, "核验人", "钱一")
        page.get_by_label("群众意见", exact=True).last.select_option("满意")
        press(page, "核验")
        page.get_by_role("heading", name="已销号").wait_for()

        running.open(page, "7_publication")
        press(page, "生成文件")
        told(page, "个文件")
        new = set(exports.rglob("*.*"))
        (summary,) = (path for path in new if path.match("民主测评情况汇总表-*.pdf"))
        words = "".join(page.extract_text() for page in PdfReader(summary).pages)
        assert "计票人 赵一" in words
        assert "计票人 钱一" in words
    finally:
        context.close()
        running.stop()
    meeting = open_meeting(first.folder.parent / "second")
    plan = meeting.record.plan
    assert (plan.branch, plan.year, plan.meeting.date) == (
        "临河小学党支部",
        2025,
        datetime.date(2025, 12, 20),
    )
    assert plan.preparation.member_aspects == ("学习", "教学", "师德")
    assert [grade.label for grade in plan.committee_grade_set.grades] == ["满意", "一般", "不满意"]
    assert [item.state for item in meeting.record.rectification.items] == [ItemState.VERIFIED]
    assert tally_of(meeting.record, "members").received == 3
    assert len(assessments(meeting.record)) == 7
    assert cap(meeting.record).given == 1
