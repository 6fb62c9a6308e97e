"""Two windows of one page when its program is killed, and when one of them runs it anew: both work on."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import expect

from orglife_kit.meeting import Meeting
from tests.browser.conftest import KERNEL, Lab, step
from tests.meeting.building import open_members_round

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(400),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture
def running(meeting: Meeting, tmp_path: Path) -> Iterator[Lab]:
    """Return a JupyterLab of a meeting whose members are being rated."""
    open_members_round(meeting)
    started = Lab(meeting.folder, tmp_path / "jupyter")
    yield started
    started.stop()


@pytest.fixture
def windows(running: Lab, context: Any) -> tuple[Any, Any]:
    """Return two windows of the evening."""
    first, second = context.new_page(), context.new_page()
    for window in (first, second):
        running.open(window, "4_ballots")
        step(window, "民主测评党员")
    return first, second


def save(window: Any, number: int) -> None:
    """Type a ballot and wait until it is in."""
    grid = window.locator(".orglife-grid").last
    expect(grid.locator(".count")).to_contain_text(f"{number - 1}")
    grid.focus()
    window.keyboard.type("122222")
    window.keyboard.press("Enter")
    expect(grid.locator(".told")).to_have_text(f"已保存第 {number} 张")


def test_both_windows_work_on_after_their_program_was_killed(running: Lab, windows: Any) -> None:
    """Each shows its form again by itself, and what is saved in one is counted in the other."""
    save(windows[0], 1)
    kernel = windows[0].evaluate(f"{KERNEL}.id")
    children = psutil.Process(running.process.pid).children(recursive=True)
    (program,) = (child.pid for child in children if any(kernel in word for word in child.cmdline()))
    for window in windows:
        window.evaluate("window.jupyterapp.shell.currentWidget.node.dataset.orglifePage = ''")
    os.kill(program, signal.SIGKILL)
    for number, window in enumerate(windows, start=2):
        running.wait_for_form(window, "4_ballots")
        expect(window.locator(".orglife-cover")).to_have_count(0)
        save(window, number)


def test_a_window_shows_what_another_has_run_since(windows: Any) -> None:
    """It does not stay with forms that follow nothing any more."""
    first, second = windows
    counts = "window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.executionCount)"
    before = first.evaluate(counts)
    first.evaluate(
        "document.querySelector('.orglife-form').dispatchEvent(new Event('orglife-again', { bubbles: true }))"
    )
    first.wait_for_function(
        f"before => {counts}.some((count, place) => count && count > before[place])", arg=before
    )
    save(first, 1)
    save(second, 2)
    expect(first.locator(".orglife-grid .count").last).to_contain_text("2")
