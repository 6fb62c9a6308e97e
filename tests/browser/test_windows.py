"""Several windows of one JupyterLab, and one that is opened again: each stays its own, all show what is open."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from orglife_kit.meeting import Meeting
from tests.browser.conftest import FRONT, KERNEL, Lab, step
from tests.meeting.building import open_members_round

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(400),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
# once a form is on the screen, what JupyterLab asks about the page of the address waits
HOLD = """
const address = location.pathname.split("/").pop();
const released = new Promise(resolve => window.orglifeRelease = resolve);
const ask = window.fetch;
window.fetch = async (...about) => {
  const url = about[0].url ?? String(about[0]);
  if (url.includes(address + "?content=0") && document.querySelector(".orglife-form")) await released;
  return ask(...about);
};
"""
TABS = "#jp-main-dock-panel .lm-TabBar-tab"


@pytest.fixture
def page(context: Any) -> Any:
    """Return a window."""
    return context.new_page()


def test_a_second_window_runs_nothing_again(lab: Lab, context: Any, meeting: Meeting) -> None:
    """It shows what runs already; a half-typed ballot in the first stays, and both save."""
    open_members_round(meeting)
    first, second = context.new_page(), context.new_page()
    lab.open(first, "4_ballots")
    step(first, "民主测评党员")
    grid = first.locator(".orglife-grid").last
    grid.focus()
    first.keyboard.type("122")
    expect(grid.locator(".line.filled")).to_have_count(3)
    counts = "window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.executionCount)"
    run = first.evaluate(counts)
    lab.open(second, "4_ballots")
    other = second.locator(".orglife-grid").last
    expect(other).to_be_visible()
    expect(grid.locator(".line.filled")).to_have_count(3)
    other.focus()
    second.keyboard.type("121212")
    second.keyboard.press("Enter")
    expect(other.locator(".told")).to_have_text("已保存第 1 张")
    expect(grid.locator(".line.filled")).to_have_count(3)
    first.bring_to_front()
    grid.focus()
    first.keyboard.type("121")
    first.keyboard.press("Enter")
    expect(grid.locator(".told")).to_have_text("已保存第 2 张")
    assert first.evaluate(counts) == run


def test_each_window_has_tabs_of_its_own(lab: Lab, chromium: Any) -> None:
    """After F5 a window has its own tabs again, and not those of another browser."""
    page, other = (chromium.new_page() for _ in range(2))
    lab.open(page, "0_start")
    lab.open(other, "4_ballots")
    other.locator(".orglife-head nav a:visible", has_text="评定").first.click()
    lab.wait_for_form(other, "5_assessment")
    for window, names in ((page, ["首页"]), (other, ["会议当天", "评定"])):
        window.wait_for_timeout(
            1000
        )  # JupyterLab writes which tabs are open half a second after the last change
        window.reload()
        window.locator(".orglife-form:visible").first.wait_for()
        assert window.locator(f"{TABS} .lm-TabBar-tabLabel").all_inner_texts() == names


def test_what_is_pressed_after_f5_stays_in_front(lab: Lab, page: Any) -> None:
    """A link or a tab that is pressed while JupyterLab still opens the page of the address is not put behind it."""
    lab.open(page, "0_start")
    page.wait_for_timeout(1000)
    presses = {
        "5_assessment": page.locator(".orglife-head nav a:visible", has_text="评定").first,
        "0_start": page.locator(TABS, has_text="首页"),
    }
    page.add_init_script(HOLD)
    for name, press in presses.items():
        page.reload()
        page.locator(".orglife-form:visible").first.wait_for()
        press.click()
        lab.wait_for_form(page, name)
        page.evaluate("window.orglifeRelease()")
        page.wait_for_timeout(2000)
        lab.wait_for_form(page, name)


def test_every_page_follows_the_meeting_that_is_open(
    meeting: Meeting, tmp_path: Path, context: Any, lab: Lab
) -> None:
    """A switch in one window is followed in the other; a folder that is renamed ends in a sentence and the others."""
    other = meeting.folder.with_name("another")
    shutil.copytree(meeting.folder, other)
    text = (other / "plan.toml").read_text("utf-8")
    (other / "plan.toml").write_text(text.replace("示例第一党支部", "另一党支部"), encoding="utf-8")
    start, page = context.new_page(), context.new_page()
    lab.open(page, "2_preparation")
    lab.open(start, "0_start")
    start.get_by_label("会议", exact=True).locator("visible=true").first.select_option("another")
    for window in (start, page):
        window.bring_to_front()
        expect(window.locator(".orglife-head .bar:visible").first).to_contain_text("另一党支部")
    renamed = other.rename(other.with_name("renamed"))
    expect(page.locator(".orglife-watch-wrong")).to_contain_text(str(other))
    expect(page.locator(".orglife-form")).to_have_count(0)
    assert "Traceback" not in page.locator(FRONT).inner_text()
    page.locator(".orglife-watch select").select_option("renamed")
    page.locator(".orglife-watch button").click()
    expect(page.locator(".orglife-head .which:visible").first).to_have_text(renamed.name)
    start.bring_to_front()
    expect(start.locator(".orglife-head .which:visible").first).to_have_text(renamed.name)


def test_a_page_comes_back_when_its_program_was_closed(
    meeting: Meeting, tmp_path: Path, context: Any
) -> None:
    """Closed at the server, as by JupyterLab's list of what runs: a dead one is never started again without end."""
    running = Lab(meeting.folder, tmp_path / "jupyter")
    page = context.new_page()
    try:
        running.open(page, "2_preparation")
        before = page.evaluate(f"{KERNEL}.id")
        page.evaluate("window.jupyterapp.shell.currentWidget.node.dataset.orglifePage = ''")
        page.evaluate(f"window.jupyterapp.serviceManager.kernels.shutdown({KERNEL}.id)")
        running.wait_for_form(page, "2_preparation")
        assert page.evaluate(f"{KERNEL}.id") != before
    finally:
        running.stop()


def test_a_page_comes_back_with_its_server(meeting: Meeting, tmp_path: Path, context: Any) -> None:
    """While JupyterLab is away the page says so; it shows its form again by itself when it was started again."""
    running = Lab(meeting.folder, tmp_path / "jupyter")
    page = context.new_page()
    try:
        running.open(page, "2_preparation")
        running.stop()
        expect(page.locator(".orglife-cover")).to_contain_text("后台程序没有在运行")
        expect(page.locator(".jp-Dialog")).to_have_count(0)
        page.evaluate("window.jupyterapp.shell.currentWidget.node.dataset.orglifePage = ''")
        running = Lab(meeting.folder, tmp_path / "jupyter", port=running.port)
        running.wait_for_form(page, "2_preparation")
        expect(page.locator(".orglife-cover")).to_have_count(0)
    finally:
        running.stop()
