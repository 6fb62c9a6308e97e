"""JupyterLab's own menu turns an organizer's notebook into our page."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import Lab
from tests.meeting.building import make_meeting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def test_a_notebook_of_ones_own_is_exported_by_the_menu(chromium: Any, tmp_path: Path) -> None:
    """The menu names both of our formats, and the PDF that is downloaded holds the cell's words."""
    meeting = make_meeting(tmp_path / "own", 3)
    path = NOTEBOOKS / "own_analysis.ipynb"
    cells = [new_markdown_cell("# 我的分析\n\n到会情况见下表。"), new_code_cell("1 + 1")]
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    nbformat.write(new_notebook(cells=cells, metadata=kernel), path)
    running = Lab(meeting.folder, tmp_path / "jupyter")
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    page = context.new_page()
    try:
        running.open_and_run(page, "own_analysis")
        page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
        page.get_by_role("menuitem", name="文件").click()
        page.locator(".lm-Menu-item", has_text="保存并导出笔记本为").hover()
        expect(page.locator(".lm-Menu-item", has_text="网页")).to_be_visible()
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page.locator(".lm-Menu-item", has_text="公文 PDF").click()
        page.wait_for_timeout(3000)
        (address,) = {url for url in asked if "/nbconvert/orglife_pdf/" in url}
        answer = context.request.get(f"{address}&token=t", timeout=60_000)
        assert answer.ok, answer.text()
        content = answer.body()
    finally:
        context.close()
        running.stop()
        path.unlink()
    text = "".join(entry.extract_text() for entry in PdfReader(io.BytesIO(content)).pages)
    assert "我的分析" in text
    assert "到会情况见下表" in text
