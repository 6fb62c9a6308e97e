"""The ballots notebook in a real JupyterLab, by keyboard: what is acknowledged stays, no key goes astray."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from orglife_kit.lab.work_folder import work_folder
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.marks import Channel
from tests.browser.conftest import NAMES, QUIET, Lab
from tests.meeting.building import make_meeting, open_members_round, typed_ballots

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
MEMBERS = 30


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of 30 members whose members' round is open."""
    made = make_meeting(tmp_path, MEMBERS)
    open_members_round(made)
    return made


@pytest.fixture
def lab(meeting: Meeting, tmp_path: Path) -> Iterator[Lab]:
    """Return a JupyterLab of that meeting."""
    running = Lab(meeting.folder, tmp_path / "jupyter")
    yield running
    running.stop()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """Return an empty page of a laptop's size."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


def grid_of(page: Any) -> Any:
    """Return the grid, focused."""
    grid = page.locator(".orglife-grid").last
    grid.focus()
    return grid


def test_ballots_by_keyboard(lab: Lab, page: Any, meeting: Meeting) -> None:
    """31 keys a ballot, the echo for the scrutineer, a correction; run again and reloaded nothing is lost."""
    lab.open(page, "4_ballots")
    cells = page.locator(".jp-Cell").count()
    grid = grid_of(page)
    for number in (1, 2):
        page.keyboard.type("123401234012340123401234012340")
        page.keyboard.press("Enter")
        expect(grid.locator(".told")).to_have_text(f"已保存第 {number} 张")
        expect(grid.locator(".count")).to_have_text(f"已保存 {number} 张")
    assert page.locator(".jp-Cell").count() == cells, "a key reached JupyterLab"
    expect(grid.locator(".echo-lines li")).to_have_count(MEMBERS)
    expect(grid.locator(".echo-lines li").first).to_have_text("赵一优秀")
    assert meeting.ballots.saved_ballots("members") == 2
    grid.get_by_role("button", name="改上一张").click()
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(grid.locator(".told")).to_have_text("已改正")
    firsts = sorted(typed.ballot.marks[0] for typed in typed_ballots(meeting))
    assert firsts == [1, 2]
    page.keyboard.type("x0b11")
    expect(grid.locator(".told")).to_have_text("还有 26 人未填，保存时记为弃权")
    lab.run_all(page)
    grid = grid_of(page)
    expect(grid.locator(".count")).to_have_text("已保存 2 张")
    expect(grid.locator(".line.filled")).to_have_count(4)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(grid.locator(".line.filled")).to_have_count(0)
    page.reload()
    lab.wait_for_form(page)
    expect(grid_of(page).locator(".count")).to_have_text("已保存 2 张")


def test_a_kernel_that_died_loses_no_saved_ballot(lab: Lab, page: Any, meeting: Meeting) -> None:
    """After a kernel restart the form comes back by itself; the unsaved ballot is still on the page, and goes in."""
    lab.open(page, "4_ballots")
    grid = grid_of(page)
    page.keyboard.type("1" * MEMBERS)
    page.keyboard.press("Enter")
    expect(grid.locator(".told")).to_have_text("已保存第 1 张")
    page.keyboard.type("2" * MEMBERS)
    page.evaluate("window.jupyterapp.shell.currentWidget.node.dataset.orglifePage = ''")
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    lab.wait_for_form(page)
    grid = grid_of(page)
    expect(grid.locator(".line.filled")).to_have_count(MEMBERS)
    page.keyboard.press("Enter")
    expect(grid.locator(".told")).to_have_text("已保存第 2 张")
    assert meeting.ballots.saved_ballots("members") == 2


def test_the_second_typing_keeps_the_keyboard(lab: Lab, page: Any, meeting: Meeting) -> None:
    """A correction and a withdrawal by the other teller, seen by the pulse: the next keys are still his."""
    lab.open(page, "4_ballots")
    page.get_by_role("button", name="计票人乙").last.click()
    grid = page.locator(".orglife-grid").last
    expect(grid.locator(".head strong")).to_contain_text("计票人乙")
    grid.focus()
    for number in (1, 2):
        page.keyboard.type("1" * MEMBERS)
        page.keyboard.press("Enter")
        expect(grid.locator(".told")).to_have_text(f"已保存第 {number} 张")
    grid.get_by_role("button", name="改上一张").click()
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(grid.locator(".told")).to_have_text("已改正")
    page.wait_for_timeout(3000)  # the pulse has gone by
    grid.get_by_role("button", name="撤回上一张").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(grid.locator(".told")).to_contain_text("已撤回")
    page.wait_for_timeout(3000)
    page.keyboard.type("3" * MEMBERS)
    page.keyboard.press("Enter")
    expect(grid.locator(".count")).to_have_text("已保存 2 张")
    expect(grid.locator(".head strong")).to_contain_text("计票人乙")
    assert typed_ballots(meeting) == ()
    typed = typed_ballots(meeting, Channel.PAPER_SECOND)
    assert sorted(entry.ballot.marks[0] for entry in typed) == [1, 3]


def test_mouse_and_overvote(lab: Lab, page: Any, meeting: Meeting) -> None:
    """Two grades clicked on one line are an overvote that shows; the button saves."""
    lab.open(page, "4_ballots")
    grid = grid_of(page)
    line = grid.locator(".line").first
    line.get_by_role("button", name="优秀").click()
    line.get_by_role("button", name=re.compile("^合格")).click()
    expect(line.locator(".over")).to_be_visible()
    for _ in range(2):  # it asks first: most lines are blank
        grid.get_by_role("button", name="保存").click()
    expect(grid.locator(".told")).to_have_text("已保存第 1 张")
    (typed,) = typed_ballots(meeting)
    assert typed.ballot.marks == (255, *[0] * (MEMBERS - 1))


def test_jupyterlab_is_chinese_and_starts_at_the_first_page(lab: Lab, page: Any) -> None:
    """Menus in Chinese, and the start form says what comes next."""
    lab.open(page, "0_start")
    expect(page.get_by_role("menuitem", name="文件")).to_be_visible()
    expect(page.locator(".orglife-form .next").first).to_contain_text("下一步")


CANARY = "金丝雀"


def test_jupyterlab_leaves_nothing_of_a_meeting_behind(chromium: Any, tmp_path: Path) -> None:
    """After an evening no name, no ballot, no word stands in a file of JupyterLab, the kernel or the browser."""
    meeting = make_meeting(tmp_path / "own", [f"{CANARY}{letter}" for letter in "甲乙丙丁戊"])
    open_members_round(meeting)
    root = Path(__file__).parents[2]
    running = Lab(meeting.folder, tmp_path / "jupyter")
    profile = tmp_path / "jupyter" / "browser"
    context = chromium.browser_type.launch_persistent_context(
        profile, executable_path=next(filter(None, map(shutil.which, NAMES))), args=QUIET
    )
    page = context.new_page()
    try:
        for name in ("0_start", "2_preparation", "4_ballots", "5_assessment"):
            running.open(page, name)
            expect(page.locator(".orglife-form").first).to_be_visible()
            if name == "4_ballots":
                grid_of(page)
                page.keyboard.type("12340")
                page.keyboard.press("Enter")
                expect(page.locator(".orglife-grid .told")).to_have_text("已保存第 1 张")
            if name == "2_preparation":
                for field in page.locator(".orglife-form input[type=text]").all()[:8]:
                    field.fill(f"{CANARY}的话")
                    field.press("Tab")
            page.evaluate("window.jupyterapp.shell.currentWidget.context.save()")
        expect(
            page.locator(".orglife-form :is(input, textarea, select):not([autocomplete=off])")
        ).to_have_count(0)
        context.close()
        left = [
            *tmp_path.joinpath("jupyter").rglob("*"),
            *(root / "notebooks").rglob("*"),
            *work_folder().copies.rglob("*"),
        ]
        spelled = (CANARY.encode(), CANARY.encode("unicode_escape"), CANARY.encode("utf-16-le"))
        found = [
            path for path in left if path.is_file() and any(entry in path.read_bytes() for entry in spelled)
        ]
    finally:
        context.close()
        running.stop()
    assert found == []
    assert len(left) > 10


def test_a_saved_notebook_keeps_nothing_of_the_forms(lab: Lab, page: Any, meeting: Meeting) -> None:
    """What is saved to disk holds no name, no mark and no widget state."""
    notebook = work_folder().copies / "4_ballots.ipynb"
    before = notebook.stat().st_mtime_ns if notebook.exists() else 0
    lab.open(page, "4_ballots")
    grid_of(page)
    page.keyboard.type("1" * MEMBERS)
    page.keyboard.press("Enter")
    expect(page.locator(".orglife-grid .told")).to_have_text("已保存第 1 张")
    page.evaluate("window.jupyterapp.shell.currentWidget.context.save()")
    saved = notebook.read_text("utf-8")
    assert notebook.stat().st_mtime_ns > before
    assert "widget-view" not in saved
    assert not (notebook.parent / ".ipynb_checkpoints").exists()
    assert "application/vnd.jupyter.widget-state+json" not in saved
    assert "赵一" not in saved
    assert open_meeting(meeting.folder).ballots.saved_ballots("members") == 1
