"""What a reader would stumble over: axe finds nothing on any form, open or closed rating, and no label is cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from orglife_kit import reports
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.sample import make_demo
from tests.browser.conftest import Lab
from tests.meeting.building import make_meeting, open_members_round

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
NOTEBOOKS = (
    *("0_start", "1_plan", "2_preparation", "3_reviews", "4_ballots", "4_projector"),
    *("5_assessment", "6_rectification", "7_publication", "8_analysis", "9_rollup"),
)


CLIPPED = """() => [...document.querySelectorAll(".orglife-form :is(label, .widget-label, button, th)")]
  .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => getComputedStyle(one).overflow !== "visible")
  .map((one) => one.textContent)"""


def faults(page: Any) -> list[tuple[str, str]]:
    """Return what axe finds on the forms: the rule and the element."""
    found = Axe().run(page, context=".orglife-form").response["violations"]
    return [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"]]


def cut_labels(page: Any, name: str) -> list[str]:
    """Return the labels whose end is not shown, on every page of the plan and at every step of the evening too."""
    cut = page.evaluate(CLIPPED)
    turns = page.locator(".orglife-form .lm-TabBar-tab")
    if name == "4_ballots":
        turns = page.locator(".orglife-form .widget-toggle-buttons").first.locator("button")
    for position in range(turns.count()):
        turns.nth(position).click()
        page.wait_for_timeout(300)
        cut += page.evaluate(CLIPPED)
    return sorted(set(cut))


@pytest.mark.long
@pytest.mark.parametrize("which", ["open", "closed"])
def test_axe_finds_nothing_and_no_label_is_cut(chromium: Any, tmp_path: Path, which: str) -> None:
    """Every notebook, while a rating is open and after the whole sample."""
    meeting: Meeting
    if which == "open":
        meeting = make_meeting(tmp_path / "own", 9)
        open_members_round(meeting)
    else:
        meeting = make_demo(tmp_path / "demo", publish=reports.publish)
    running = Lab(meeting.folder, tmp_path / "jupyter")
    context = chromium.new_context(viewport={"width": 1366, "height": 1000})
    page = context.new_page()
    try:
        for name in NOTEBOOKS:
            running.open(page, name)
            expect(page.locator(".orglife-form").first).to_be_visible()
            if name == "7_publication":
                page.get_by_role("button", name="预览").click()
                expect(page.locator(".orglife-report").first).to_be_visible()
            page.wait_for_timeout(500)
            assert faults(page) == [], name
            assert cut_labels(page, name) == [], name
    finally:
        context.close()
        running.stop()
