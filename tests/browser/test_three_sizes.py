"""Every page and step at the three sizes: nothing cut, past the edge or over something else, no list without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import reports
from orglife_kit.meeting import Meeting, create_meeting
from orglife_kit.meeting.making import keep_meeting, read_meeting
from orglife_kit.meeting.sample import make_demo
from orglife_kit.meeting.sample.stages import pass_officers
from orglife_kit.storage.shipped import sample_folder
from tests.browser.conftest import Lab
from tests.browser.test_accessible import NOTEBOOKS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(600),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
SIZES = ((1366, 768), (1024, 576), (1920, 1080))  # the second is 1280 × 720 at 125 %
FAULTS = (Path(__file__).parent / "faults_of_looks.js").read_text("utf-8")
HALF = ("study", "talks", "committee_findings", "suggestions", "attendance")
ROSTER = """姓名,性别,出生年月,党员类别,党内职务,党小组
王建国,男,1975.3,正式党员,党支部书记,第一小组
王伟,男,1990.1,正式党员,,第一小组
王伟,男,1988.12,正式党员,,第二小组
赵䶮,男,1991.7,正式党员,,第二小组
古丽巴哈尔·阿卜杜热西提,女,1993.2,正式党员,,第二小组
陈志远,男,1999.9,预备党员,,第二小组
"""


def whole_year(folder: Path) -> Meeting:
    """Return the sample's meeting with all that came of it."""
    return make_demo(folder, publish=reports.publish)


def half_way(folder: Path) -> Meeting:
    """Return a meeting with an open rating, before the others."""
    sample = sample_folder()
    meeting = create_meeting(folder, sample / "plan.toml", sample / "roster.csv")
    for name in HALF:
        meeting.tables.take_in(name, sample / f"{name}.csv")
    pass_officers(meeting)
    meeting.ballots.open_round("committee")
    return meeting


def new(folder: Path) -> Meeting:
    """Return a meeting with nothing but its roster: namesakes, a long name, a rare character."""
    roster = folder.parent / "roster.csv"
    roster.parent.mkdir(parents=True, exist_ok=True)
    roster.write_text(ROSTER, encoding="utf-8")
    return keep_meeting(folder, read_meeting(folder, None, roster))


def steps(page: Any, name: str) -> Iterator[str]:
    """Go through all that a page shows, step by step, and yield what each is called."""
    yield "as it opens"
    if name == "0_start":
        for words in ("新建会议", "出处"):
            page.get_by_role("button", name=words, exact=True).first.click()
            yield words
    turns = page.locator(".orglife-form :is(.lm-TabBar-tab, .orglife-steps .widget-toggle-buttons button)")
    for position in range(turns.count()):
        turns.nth(position).click()
        yield turns.nth(position).inner_text()
    if name == "7_publication":
        page.get_by_role("button", name="预览", exact=True).click()
        page.locator(".orglife-report, .said .bad").first.wait_for()
        yield "预览"
    page.evaluate("for (const part of document.querySelectorAll('.orglife-form details')) part.open = true")
    yield "unfolded"


@pytest.mark.parametrize(
    "made",
    [half_way, new, whole_year],
)
def test_nothing_is_cut_at_any_size(chromium: Any, tmp_path: Path, made: Callable[[Path], Meeting]) -> None:
    """A meeting with all that came of it, one half-way and one with nothing but its roster."""
    running = Lab(made(tmp_path / "data" / "one").folder, tmp_path / "jupyter")
    context = chromium.new_context(device_scale_factor=1.25, locale="zh-CN")
    page = context.new_page()
    found: list[tuple[str, str, int, str]] = []
    try:
        for name in NOTEBOOKS:
            running.open(page, name)
            for step in steps(page, name):
                page.wait_for_timeout(400)
                for width, height in SIZES:
                    page.set_viewport_size({"width": width, "height": height})
                    page.wait_for_timeout(100)
                    found += [(name, step, width, fault) for fault in page.evaluate(FAULTS)]
    finally:
        context.close()
        running.stop()
    assert not found, "\n".join(map(str, dict.fromkeys(found)))
