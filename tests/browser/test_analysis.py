"""The analysis in JupyterLab: pictures and tables without code, drawn again on request; a copy of it to go on from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from orglife_kit.meeting import open_meeting
from orglife_kit.meeting.sample import make_demo
from tests.browser.conftest import ROOT, Lab

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
PICTURES = ".jp-OutputArea-output img[src^='data:image/svg']:visible"
FRONT = "window.jupyterapp.shell.currentWidget"
COPY = "8_analysis-Copy1"
FILTER = "items = analysis.items(year)\nanalysis.sortable(items[items['责任主体'] == '书记'])"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """Return a JupyterLab with the sample's whole year."""
    made = make_demo(tmp_path / "demo")
    made.close()
    running = Lab(made.folder, tmp_path / "jupyter")
    yield running
    running.stop()


def test_the_page_is_pictures_and_tables(chromium: Any, lab: Lab, tmp_path: Path) -> None:
    """No code, no network, no English key; after a reload too. What changes is told, and drawn at a press."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    page, asked = context.new_page(), set()
    page.on("request", lambda request: asked.add(request.url))
    try:
        lab.open(page, "8_analysis")
        for _ in range(2):
            expect(page.locator(PICTURES)).to_have_count(15)
            table = page.locator("table.dataTable:visible")
            expect(table).to_contain_text("整改措施")
            assert not [words for words in ("NaT", "None", "VERIFIED", "due") if words in table.inner_text()]
            found = Axe().run(page, context=".jp-OutputArea-output").response["violations"]
            assert [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]] == []
            page.reload()
            lab.wait_for_form(page, "8_analysis")
        for theme in ("JupyterLab Dark", "JupyterLab Light"):
            page.evaluate(
                f"window.jupyterapp.commands.execute('apputils:change-theme', {{theme: '{theme}'}})"
            )
            page.locator(f"body[data-jp-theme-light='{str('Light' in theme).lower()}']").wait_for(
                state="attached"
            )
            page.wait_for_timeout(500)  # until its colours are there
            found = Axe().run(page, context=".jp-OutputArea-output").response["violations"]
            assert [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]] == []
        page.locator(".dt-search input").fill("午间")
        expect(page.locator("table.dataTable:visible tbody tr")).to_have_count(1)
        assert [
            url for url in asked if "127.0.0.1" not in url and not url.startswith(("data:", "blob:"))
        ] == []
        text = exported(context, page, lab)
        assert [words for words in ("年度党员", "已销号", "午间", "王伟（第") if words not in text] == []
        assert "未显示" not in text
        meeting = open_meeting(tmp_path / "demo")
        aspect = meeting.record.plan.preparation.committee_aspects[0]
        meeting.preparation.note_committee_finding(aspect, "台账更新慢")
        meeting.close()
        page.get_by_role("button", name="按现在的数据重画").click()
        expect(page.get_by_text("图画好以后")).to_have_count(0)
        expect(page.locator("tr", has_text=aspect)).to_contain_text("2")
    finally:
        context.close()


def exported(context: Any, page: Any, lab: Lab) -> str:
    """Return the words of the PDF that the menu's 公文 PDF gives."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.get_by_role("menuitem", name="文件").click()
    page.locator(".lm-Menu-item", has_text="保存并导出笔记本为").hover()
    page.locator(".lm-Menu-item", has_text="公文 PDF").click()
    page.wait_for_timeout(3000)
    (address,) = {url for url in asked if "/nbconvert/orglife_pdf/" in url}
    answer = context.request.get(f"{address}&token=t", timeout=60_000)
    assert answer.ok, answer.text()
    return "".join(entry.extract_text() for entry in PdfReader(io.BytesIO(answer.body())).pages)


def test_a_copy_is_an_ordinary_notebook(chromium: Any, lab: Lab) -> None:
    """Its code is shown and can be changed, all of it runs, and a table is filtered by pandas."""
    page = chromium.new_page(viewport={"width": 1366, "height": 768})
    try:
        lab.open(page, "8_analysis")
        made = page.evaluate(
            "window.jupyterapp.serviceManager.contents.copy('notebooks/8_analysis.ipynb', 'notebooks')"
        )
        assert made["name"] == f"{COPY}.ipynb"
        lab.open_and_run(page, COPY)
        expect(page.locator(PICTURES)).to_have_count(15)
        expect(page.locator(".jp-InputArea-editor:visible").first).to_be_visible()
        last = page.locator(".jp-CodeCell").last
        last.locator(".cm-content").click()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(FILTER)
        page.keyboard.press("Control+Enter")
        expect(last.locator("table.dataTable tbody tr")).to_have_count(1)
        expect(last.locator("table.dataTable tbody")).to_contain_text("书记")
        page.evaluate("window.jupyterapp.commands.execute('notebook:insert-cell-below')")
        last.locator(".cm-content").click()
        page.keyboard.insert_text("analysis.sortable(meeting.tables.attendance())")
        page.keyboard.press("Control+Enter")
        expect(last.locator("table.dataTable tbody tr")).to_have_count(15)
        outputs = page.evaluate(f"{FRONT}.content.activeCell.model.outputs.toJSON()")
        assert len(str(outputs)) < 20_000  # what draws it came with the table before
    finally:
        page.close()
        (ROOT / "notebooks" / f"{COPY}.ipynb").unlink(missing_ok=True)
