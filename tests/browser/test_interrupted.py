"""Nothing entered is lost or hidden: run again, kernel restarted, page reloaded, a second window, a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.preparation.findings import member_aspects
from tests.browser.conftest import KERNEL, Lab, step
from tests.meeting.building import make_meeting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(400),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of four full members."""
    return make_meeting(tmp_path, 4)


@pytest.fixture
def lab(meeting: Meeting, tmp_path: Path) -> Iterator[Lab]:
    """Return a JupyterLab of that meeting."""
    running = Lab(meeting.folder, tmp_path / "jupyter")
    yield running
    running.stop()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """Return an empty page of a laptop's size."""
    context = chromium.new_context(viewport={"width": 1366, "height": 1000})
    yield context.new_page()
    context.close()


def saved(page: Any) -> None:
    """Wait until a form says that what was left is saved."""
    expect(page.locator("[role=status]:visible", has_text="已保存").last).to_be_visible()


def fill(page: Any, label: str, text: str) -> None:
    """Write into the field of that label and leave it."""
    field = page.get_by_label(label, exact=True).locator("visible=true").last
    field.fill(text)
    field.press("Tab")


def run_again(lab: Lab, page: Any) -> None:
    """Run all cells again."""
    lab.run_all(page)


def restart(lab: Lab, page: Any) -> None:
    """Restart the kernel: the form comes back by itself."""
    page.evaluate("window.jupyterapp.shell.currentWidget.node.dataset.orglifePage = ''")
    page.evaluate(f"{KERNEL}.restart()")
    lab.wait_for_form(page)


def reload(lab: Lab, page: Any) -> None:
    """Reload the page: the form comes back by itself."""
    page.reload()
    lab.wait_for_form(page)


def after_each(lab: Lab, page: Any, check: Callable[[], None]) -> None:
    """Check that what was entered is there after each kind of interruption."""
    for interruption in (run_again, restart, reload):
        interruption(lab, page)
        check()


@pytest.mark.long
def test_the_plan_and_the_roster(lab: Lab, page: Any) -> None:
    """What a field was left with stands in it again."""
    lab.open(page, "1_plan")
    page.get_by_role("tab", name="会议", exact=True).last.click()
    fill(page, "地点", "三楼会议室")
    saved(page)
    fill(page, "党小组", "第二党小组")
    saved(page)

    def check() -> None:
        page.get_by_role("tab", name="会议", exact=True).last.click()
        expect(page.get_by_label("地点", exact=True).last).to_have_value("三楼会议室")
        expect(page.get_by_label("党小组", exact=True).last).to_have_value("第二党小组")

    after_each(lab, page, check)


@pytest.mark.long
def test_findings_and_self_reviews(lab: Lab, page: Any, meeting: Meeting) -> None:
    """Points and notes are there, and who has spoken is not asked again."""
    aspect = member_aspects(meeting.record)[0]
    lab.open(page, "2_preparation")
    fill(page, aspect, "学得少\n记得少")
    saved(page)
    after_each(
        lab,
        page,
        lambda: expect(page.get_by_label(aspect, exact=True).last).to_have_value("学得少\n记得少"),
    )
    lab.open(page, "3_reviews")
    page.get_by_role("button", name="已自评，下一位").last.click()
    saved(page)
    after_each(lab, page, lambda: expect(page.locator(".speaker").last).to_have_text("钱一"))


def test_the_evening(lab: Lab, page: Any, meeting: Meeting) -> None:
    """Sign-in, officers, hand counts and ballots are there."""
    lab.open(page, "4_ballots")
    step(page, "签到")
    page.get_by_role("button", name="全部到会").last.click()
    saved(page)
    page.get_by_label("姓名", exact=True).locator("visible=true").last.fill("李一")
    page.get_by_role("button", name="迟到").last.click()
    reason = page.get_by_label("原因", exact=True).locator("visible=true").last
    reason.fill("航班延误")
    reason.press("Tab")
    saved(page)
    step(page, "民主测评党员")
    page.get_by_role("button", name="开始测评").last.click()
    fill(page, "计票人", "赵一")
    fill(page, "监票人", "钱一")
    fill(page, "收回（张）", "4")
    grid = page.locator(".orglife-grid").last
    grid.focus()
    page.keyboard.type("1222")
    page.keyboard.press("Enter")
    expect(grid.locator(".told")).to_have_text("已保存第 1 张")

    def check() -> None:
        step(page, "民主测评党员")
        expect(page.get_by_label("计票人", exact=True).locator("visible=true").last).to_have_value("赵一")
        expect(page.get_by_label("监票人", exact=True).locator("visible=true").last).to_have_value("钱一")
        expect(page.get_by_label("收回（张）", exact=True).locator("visible=true").last).to_have_value("4")
        expect(page.locator(".orglife-grid .count").last).to_have_text("已保存 1 张")
        step(page, "签到")
        expect(page.get_by_label("原因", exact=True).locator("visible=true").last).to_have_value("航班延误")

    after_each(lab, page, check)
    assert meeting.ballots.saved_ballots("members") == 1


@pytest.mark.long
def test_an_assessment_half_done(lab: Lab, page: Any, meeting: Meeting) -> None:
    """A grade without an opinion yet is there again, and what is missing is still said."""
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [(1, 2, 2, 2)] * 4, tellers=["赵一"], scrutineers=["钱一"])
    meeting.ballots.close_round("members")
    lab.open(page, "5_assessment")
    page.get_by_role("button", name="合格", exact=True).last.click()
    fill(page, "努力方向", "多到一线")
    saved(page)

    def check() -> None:
        expect(page.get_by_label("努力方向", exact=True).last).to_have_value("多到一线")
        expect(page.locator("button.mod-active").last).to_have_text("合格")

    after_each(lab, page, check)
    assert assessments(meeting.record) == {}


@pytest.mark.long
def test_two_windows_show_the_same(lab: Lab, page: Any, meeting: Meeting) -> None:
    """Two notebooks, each with a kernel of its own, and the command line: each shows what the others did."""
    lab.open(page, "4_ballots")
    other = page.context.new_page()
    lab.open(other, "3_reviews")
    speakers = other.locator(".orglife-form").first.get_by_role("option")
    expect(speakers).to_have_count(4)
    step(page, "签到")
    page.get_by_role("button", name="全部到会").last.click()
    saved(page)
    page.get_by_label("姓名", exact=True).locator("visible=true").last.fill("李一")
    page.get_by_role("button", name="请假").last.click()
    expect(speakers).to_have_count(3)
    other.get_by_role("button", name="已自评，下一位").last.click()
    saved(other)
    meeting.reviews.record_self_review("钱一")
    expect(other.locator(".speaker").last).to_have_text("钱一")
    expect(other.locator(".tile", has_text="未自评").last).to_contain_text("1")
    step(page, "民主测评党员")
    meeting.ballots.open_round("members")
    grid = page.locator(".orglife-grid").last
    expect(grid.locator(".count")).to_have_text("已保存 0 张")
    meeting.ballots.cast("members", [1, 2, 2, 2])
    expect(grid.locator(".count")).to_have_text("已保存 1 张")


def test_a_fault_is_seen_on_the_screen(lab: Lab, page: Any, meeting: Meeting) -> None:
    """A refusal is a sentence; an error nobody expected is named on the form as well; nothing is half done."""
    lab.open(page, "4_ballots")
    step(page, "签到")
    fault = (
        "def fault(*_, **__):\n"
        "    raise ZeroDivisionError('nobody expected this')\n"
        "meeting.ballots.take_attendance = fault"
    )
    page.evaluate(f"code => {KERNEL}.requestExecute({{code}}).done", fault)
    page.get_by_role("button", name="全部到会").last.click()
    told = page.locator("[role=status]", has_text="ZeroDivisionError").first
    expect(told).to_contain_text("ZeroDivisionError")
    expect(told).to_contain_text("nobody expected this")
    assert meeting.record.ballots.attendance == ()
    lab.open(page, "2_preparation")
    database = meeting.folder / "meeting.db"
    moved = database.rename(meeting.folder / "elsewhere.db")
    expect(page.locator(".orglife-watch-wrong")).to_contain_text(str(meeting.folder))
    assert "Traceback" not in page.locator(".jp-Notebook:visible").inner_text()
    moved.rename(database)
    expect(page.locator(".orglife-form:visible").first).to_be_visible()
    assert open_meeting(meeting.folder).record.preparation.findings == ()


def test_no_button_overtakes_a_list(lab: Lab, page: Any, meeting: Meeting) -> None:
    """Three steps down a list and a button at once, while the kernel is slow: what is pressed is done to the third."""
    meeting.ballots.take_attendance()
    lab.open(page, "3_reviews")
    slow = "import time, ipywidgets\ntake = ipywidgets.Select.set_state\n"
    slow += "ipywidgets.Select.set_state = lambda one, state: (time.sleep(0.5), take(one, state))[1]"
    page.evaluate(f"code => {KERNEL}.requestExecute({{code}}).done", slow)
    page.locator(".orglife-form select").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="已自评，下一位").last.focus()
    page.keyboard.press("Enter")
    saved(page)
    assert [review.member for review in meeting.record.reviews.self_reviews] == [4]
    page.evaluate(f"code => {KERNEL}.requestExecute({{code}}).done", slow.replace("0.5", "60"))
    page.locator(".orglife-form select").first.focus()
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    restart(lab, page)  # what was held back then is never sent, and holds nothing up
    page.get_by_role("button", name="已自评，下一位").last.click()
    saved(page)
    assert len(meeting.record.reviews.self_reviews) == 2
