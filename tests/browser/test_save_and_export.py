"""JupyterLab's own menu turns an organizer's notebook into our page."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import ROOT, Lab, free_port, wait_for_server
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


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[str]:
    """Return the address of a JupyterLab that ``orglife lab`` did not start, as a hub does: under a path of its own."""
    work = tmp_path / "home"
    work.mkdir()
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    nbformat.write(new_notebook(cells=[new_code_cell("1 + 1")], metadata=kernel), work / "own.ipynb")
    places = ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR")
    own = {name: str(tmp_path / name) for name in places}
    port = free_port()
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        f"--ServerApp.port={port}",
        f"--ServerApp.root_dir={work}",
        "--ServerApp.base_url=/user/zhang/",
        "--IdentityProvider.token=t",
        "--ServerApp.jpserver_extensions=orglife_kit.lab=True",
        f"--LabApp.extra_labextensions_path={ROOT / 'orglife_kit' / 'lab' / 'labextensions'}",
        "--LabApp.expose_app_in_browser=True",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=os.environ | own, **quiet) as running:
        try:
            wait_for_server(port, "/user/zhang")
            yield f"http://127.0.0.1:{port}/user/zhang/lab/tree/own.ipynb?token=t&reset"
        finally:
            running.terminate()


def test_on_a_hub_our_pages_come_first_in_the_menu(chromium: Any, hub: str) -> None:
    """Where ``orglife lab`` does not run: ours by their names, JupyterLab's own behind, none that needs TeX."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    try:
        page.goto(hub)
        page.wait_for_function(
            "window.jupyterapp?.shell.currentWidget?.context?.path === 'own.ipynb'"
            " && window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'",
            timeout=60_000,
        )
        page.locator(".lm-MenuBar-item", has_text="File").click()
        page.locator(".lm-Menu-item", has_text="Save and Export Notebook As").hover()
        expect(page.locator(".lm-Menu-item", has_text="公文 PDF")).to_be_visible()
        shown = page.locator(".lm-Menu").last.locator(".lm-Menu-itemLabel").all_inner_texts()
    finally:
        context.close()
    assert shown[:2] == ["公文 PDF", "网页"]
    assert {"Markdown", "HTML"} <= set(shown)
    assert not {"PDF", "LaTeX", "Webpdf", "Qtpdf", "Qtpng", "Orglife_pdf", "Orglife_html"} & set(shown)
