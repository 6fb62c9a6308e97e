"""What a form wrote is opened, downloaded and printed by a click, in JupyterLab as people have it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Lab
from tests.meeting.building import make_meeting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
_TOLD = "window.top.printed = (window.top.printed || []).concat([document.title])"


def test_a_file_is_opened_downloaded_and_printed(
    chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notice, as a page and as PDF: under its own name, from a folder that the server does not show."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    meeting = make_meeting(tmp_path / "own", 7)
    running = Lab(meeting.folder, tmp_path / "jupyter")
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    context.add_init_script(f"window.print = () => {{ {_TOLD} }};")
    page = context.new_page()
    try:
        running.open(page, "1_plan")
        page.get_by_role("button", name="会议通知").click()
        files = page.locator(".orglife-files:not(.links)")
        expect(files.locator("li")).to_have_count(2)
        (web_page,) = (tmp_path / "exports").rglob("*.html")
        name = files.get_by_role("button", name=web_page.name, exact=True)
        expect(name).to_be_visible()
        expect(files).to_contain_text(str(web_page.parent))
        with context.expect_page() as opened:
            name.click()
        expect(opened.value.locator("h1")).to_be_visible()
        assert "/files/" not in opened.value.url
        opened.value.close()
        with page.expect_download() as saved:
            files.get_by_role("button", name=f"下载 {web_page.stem}.pdf").click()
        assert saved.value.suggested_filename == f"{web_page.stem}.pdf"
        assert Path(saved.value.path()).read_bytes() == web_page.with_suffix(".pdf").read_bytes()
        with page.expect_download() as saved:
            files.get_by_role("button", name="全部下载").click()
        with zipfile.ZipFile(saved.value.path()) as packed:
            assert set(packed.namelist()) == {web_page.name, f"{web_page.stem}.pdf"}
        files.get_by_role("button", name=f"打印 {web_page.name}").click()
        page.wait_for_function("(window.printed || []).length === 1")
        page.screenshot(path=str(tmp_path / "files.png"))
        web_page.unlink()
        name.click()
        expect(files.get_by_role("status")).to_contain_text("打不开")
    finally:
        context.close()
        running.stop()
