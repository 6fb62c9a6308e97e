"""How long until a form is on the screen: from cold (the command is typed) and with a warm server.

Goals: 8 s and 5 s. ``python tests/benchmarks/bench_form.py``; needs a Chromium.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import NAMES, QUIET
from tests.meeting.building import make_meeting

FORM = ".orglife-form:visible"


def main() -> None:
    """Print the seconds of each way a page is opened."""
    path = next(found for found in map(shutil.which, NAMES) if found)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = make_meeting(Path(scratch) / "data", 22, 5).folder
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        begun = time.perf_counter()
        command = [sys.executable, "-m", "orglife_kit", "lab", str(folder), "--no-browser"]
        running = subprocess.Popen(
            command, env=os.environ | {"ORGLIFE_STATE": scratch}, stdout=subprocess.PIPE, text=True
        )
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        answered = time.perf_counter()
        page.goto(address)
        page.locator(FORM).first.wait_for()
        shown = time.perf_counter()
        print(f"0_start from cold: {shown - begun:.1f} s, of which the server {answered - begun:.1f} s")
        for name in ("2_preparation", "4_ballots"):
            other = browser.new_page(viewport={"width": 1366, "height": 768})
            begun = time.perf_counter()
            other.goto(address.replace("0_start", name))
            other.locator(FORM).first.wait_for()
            print(f"{name} in a new window, warm server: {time.perf_counter() - begun:.1f} s")
        begun = time.perf_counter()
        page.reload()
        page.locator(FORM).first.wait_for()
        print(f"0_start after F5: {time.perf_counter() - begun:.1f} s")
        page.locator(
            "[data-orglife-page=shown]"
        ).first.wait_for()  # a link that is just being drawn hears no click
        begun = time.perf_counter()
        page.locator(".orglife-head nav a:visible").filter(has_text="评定").first.click()
        page.locator(
            ".jp-NotebookPanel:not(.lm-mod-hidden) .orglife-form:visible h1", has_text="评定"
        ).first.wait_for()
        print(f"5_assessment by a link: {time.perf_counter() - begun:.1f} s")
        browser.close()
        running.terminate()
        running.wait()


if __name__ == "__main__":
    main()
