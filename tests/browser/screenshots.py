"""The pictures of the README, taken from the real thing: ``make screenshots``.

Those called ``*_first.png`` are of the first release, kept to be seen beside today's.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from orglife_kit import reports
from orglife_kit.meeting.sample import make_demo
from tests.browser.conftest import NAMES, QUIET, Lab
from tests.meeting.building import make_meeting, open_members_round

PICTURES = Path(__file__).parents[2] / "notebooks" / "pictures"
_COLOURS = 96  # enough for forms, and a small file
BALLOT = "1212212112221121222121222121"


def take(page: Any, lab: Lab, notebook: str, name: str) -> None:
    """Open a notebook, do what shows it best, and keep the picture."""
    lab.open(page, notebook)
    if notebook == "4_ballots":
        grid = page.locator(".orglife-grid").last
        grid.focus()
        page.keyboard.type(BALLOT)
        page.keyboard.press("Enter")
        grid.locator(".told.good").wait_for()
        page.keyboard.type("12112")
    page.wait_for_timeout(1200)
    forms = page.locator(".jp-OutputArea-output .orglife-form")
    shown = forms.filter(has=page.locator(".orglife-grid")).last if notebook == "4_ballots" else forms.first
    picture = Image.open(io.BytesIO(shown.screenshot()))
    if notebook == "4_ballots":  # down to the end of the grid
        top, end = (part.bounding_box() for part in (shown, shown.locator(".orglife-grid").last))
        picture = picture.crop((0, 0, picture.width, int(end["y"] + end["height"] - top["y"]) + 16))
    picture.convert("RGB").quantize(_COLOURS).save(PICTURES / f"{name}.png", optimize=True)


def main() -> None:
    """Make a meeting and the demo in a temporary place, open them, take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    path = next(found for found in map(shutil.which, NAMES) if found)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        os.environ["ORGLIFE_STATE"] = f"{scratch}/state"
        meeting = make_meeting(Path(scratch) / "own", 28, 2)
        open_members_round(meeting)
        demo = make_demo(Path(scratch) / "demo", publish=reports.publish)
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        for folder, notebook, name in (
            (meeting.folder, "4_ballots", "ballots"),
            (demo.folder, "5_assessment", "assessment"),
        ):
            lab = Lab(folder, Path(scratch) / f"jupyter-{name}")
            page = browser.new_page(viewport={"width": 1180, "height": 2600}, locale="zh-CN")
            take(page, lab, notebook, name)
            page.close()
            lab.stop()
        browser.close()


if __name__ == "__main__":
    main()
