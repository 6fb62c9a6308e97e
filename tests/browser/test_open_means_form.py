"""A notebook of the kit opens as a form: by itself, only where it is ours, and nothing of JupyterLab can hurt it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import expect

from orglife_kit.lab.shipped import code_cells, is_as_shipped
from orglife_kit.lab.work_folder import work_folder
from orglife_kit.meeting import Meeting
from tests.browser.conftest import FRONT, Lab

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(400),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
KEYS = ("x", "d", "d", "0", "0", "z", "a", "b", "m", "y", "Shift+M", "i", "i", "Enter", "c", "v", "Delete")


@pytest.fixture
def page(context: Any) -> Any:
    """Return a window of it."""
    return context.new_page()


def sources(page: Any) -> list[str]:
    """Return the sources of the cells of the notebook in front."""
    found: list[str] = page.evaluate(
        "window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.sharedModel.getSource())"
    )
    return found


def test_no_code_and_no_tool_is_seen(lab: Lab, page: Any) -> None:
    """The form, its head and its name; no cell's code, no tools, side bars folded; the code on request and back."""
    lab.open(page, "2_preparation")
    expect(page.locator(".orglife-head b:visible").first).to_have_text("星禾镇示例第一党支部")
    expect(page.locator(".orglife-head .bar:visible").first).to_contain_text("2023 年度")
    expect(page.locator("#jp-main-dock-panel .lm-TabBar-tabLabel").first).to_have_text("会前准备")
    assert page.title() == "会前准备 · 组织生活会"
    hidden = ".jp-InputArea-editor, .jp-NotebookPanel-toolbar, .jp-cell-toolbar, .jp-Notebook-footer, .jp-DirListing"
    assert page.locator(f":is({hidden}):visible").count() == 0
    for menu in ("运行", "内核", "编辑"):
        expect(page.locator("#jp-MainMenu").get_by_text(menu, exact=True)).to_be_hidden()
    for shown in (True, False):
        page.locator(".lm-MenuBar-item", has_text="查看").click()
        page.locator(".lm-Menu-item", has_text="显示代码").click()
        code = page.locator(f"{FRONT} .jp-CodeCell .jp-InputArea-editor").first
        expect(code).to_be_visible() if shown else expect(code).to_be_hidden()
    page.locator("#jp-main-dock-panel .lm-TabBar-addButton:visible").first.click()
    page.locator(".jp-LauncherCard", has_text="组织生活会").click()
    lab.wait_for_form(page, "0_start")


def test_what_is_shown_is_of_this_version_and_ends_with_the_form(lab: Lab, page: Any) -> None:
    """The browser asks after our modules at each visit, and no screen of nothing lies behind a form's end."""
    kept: list[str] = []
    ours = "/lab/extensions/orglife-kit/"
    page.on(
        "response",
        lambda answer: ours in answer.url and kept.append(answer.headers.get("cache-control", "")),
    )
    lab.open(page, "0_start")
    assert set(kept) == {"no-cache"}
    end = page.evaluate(
        """() => {
          const scrolled = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer");
          const form = [...scrolled.querySelectorAll(".orglife-form")].at(-1);
          scrolled.scrollTop = scrolled.scrollHeight;
          return form.getBoundingClientRect().bottom - scrolled.getBoundingClientRect().top;
        }"""
    )
    assert end > 300


def test_no_key_reaches_a_cell(lab: Lab, page: Any) -> None:
    """Wherever the focus is: on a text, a button, a list, the head, the page itself; nothing is asked, nothing cut."""
    lab.open(page, "2_preparation")
    before = sources(page)
    kernel = page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.id")
    spots = (
        "h1",
        "h2",
        ".orglife-head b",
        ".orglife-form .quiet",
        "button",
        "option",
        ".jp-Cell",
        ".jp-Notebook",
    )
    for spot in spots:
        found = page.locator(f"{FRONT} {spot}:visible").first
        if spot == "button":
            found.focus()
        else:
            found.click(position={"x": 2, "y": 2})
        for key in KEYS:
            if spot == "button" and key in ("Enter",):
                continue
            page.keyboard.press(key)
        assert sources(page) == before, spot
        expect(page.locator(".jp-Dialog")).to_have_count(0)
    for index in range(page.locator(f"{FRONT} .jp-Cell").count()):
        page.evaluate(
            "index => { const cell = window.jupyterapp.shell.currentWidget.content.widgets[index];"
            " cell.node.tabIndex = -1; cell.node.focus(); }",
            index,
        )
        for key in KEYS:
            page.keyboard.press(key)
    assert sources(page) == before
    assert page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.id") == kernel
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    page.keyboard.press("Control+s")
    expect(page.locator(".Toastify")).to_contain_text("已自动保存")


def test_links_stay_in_this_jupyterlab(lab: Lab, page: Any) -> None:
    """A link of ours to another page opens it beside, with no reload and no question; the page behind stays."""
    lab.open(page, "0_start")
    page.evaluate("window.orglifeStays = true")
    page.locator(".orglife-head nav a:visible", has_text="会前准备").click()
    lab.wait_for_form(page, "2_preparation")
    page.locator(".orglife-head nav a:visible", has_text="首页").click()
    lab.wait_for_form(page, "0_start")
    assert page.evaluate("window.orglifeStays") is True
    assert page.locator("#jp-main-dock-panel .lm-TabBar-tab").count() == 2


def test_the_form_comes_back_by_itself(lab: Lab, page: Any) -> None:
    """After F5, after the kernel was killed, after it was closed and opened: nobody runs anything."""
    lab.open(page, "4_ballots")
    page.reload()
    lab.wait_for_form(page, "4_ballots")
    page.evaluate("window.jupyterapp.shell.currentWidget.node.dataset.orglifePage = ''")
    for child in psutil.Process(lab.process.pid).children(recursive=True):
        if "ipykernel_launcher" in " ".join(child.cmdline()):
            child.kill()
    expect(page.locator(".orglife-cover")).to_be_visible()
    lab.wait_for_form(page, "4_ballots")
    page.get_by_role("button", name="签到").first.click()
    expect(page.get_by_role("button", name="全部到会")).to_be_visible()
    page.locator("#jp-main-dock-panel .lm-TabBar-tab .lm-TabBar-tabCloseIcon").first.click()
    lab.open(page, "4_ballots")
    assert "Error displaying" not in page.locator(FRONT).inner_text()
    expect(page.locator(".jp-Dialog")).to_have_count(0)


def test_a_changed_or_foreign_notebook_does_not_run(lab: Lab, chromium: Any, tmp_path: Path) -> None:
    """Not one whose cell was changed by a letter, not one with a cell more, not our cells under another name."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    work, mark = work_folder(), tmp_path / "ran"
    ours = work.copies / "3_reviews.ipynb"
    before = ours.read_bytes()
    other = work.root / "notebooks" / "own_reviews.ipynb"
    other.write_bytes(before)
    kept = work.root / "notebooks" / "改动过的-自评互评.ipynb"
    spy = f"\nopen({str(mark)!r}, 'w')"
    try:
        for change in ("letter", "cell"):
            notebook = json.loads(before)
            if change == "letter":
                notebook["cells"][1]["source"].append(spy)
            else:
                notebook["cells"].append(notebook["cells"][1] | {"id": "more", "source": [spy.strip()]})
            ours.write_text(json.dumps(notebook), encoding="utf-8")
            page.goto(lab.address("3_reviews"))
            expect(page.locator(".Toastify")).to_contain_text("不会自动运行")
            expect(page.locator(f"{FRONT} .jp-CodeCell .jp-InputArea-editor").first).to_be_visible()
            expect(page.locator(".orglife-cover")).to_have_count(0)
        page.locator(".Toastify").get_by_role("button", name="恢复为原来的页面").click()
        lab.wait_for_form(page, "3_reviews")
        expect(page.locator(".Toastify")).to_contain_text(kept.name)
        assert spy.strip() in code_cells(kept.read_text("utf-8"))
        assert is_as_shipped("3_reviews", code_cells(ours.read_text("utf-8")))
        assert not mark.exists()
        page.goto(lab.address("own_reviews"))
        expect(page.locator(f"{FRONT} .jp-CodeCell .jp-InputArea-editor").first).to_be_visible()
        page.wait_for_timeout(2000)
        assert page.locator(".orglife-form").count() == 0
        assert not mark.exists()
    finally:
        context.close()
        ours.write_bytes(before)
        other.unlink()
        kept.unlink(missing_ok=True)


def test_a_module_beside_the_notebook_is_not_imported(lab: Lab, page: Any) -> None:
    """An ``orglife_kit`` that lies in the folder of the notebooks does not stand for ours."""
    beside = work_folder().root / "notebooks" / "orglife_kit"
    beside.mkdir()
    (beside / "__init__.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    try:
        lab.open(page, "5_assessment")
        expect(page.locator(".orglife-form").first).to_be_visible()
    finally:
        shutil.rmtree(beside)


def test_the_file_list(lab: Lab, page: Any) -> None:
    """Three folders, and our notebooks by the names people read; git sees no change."""
    lab.open(page, "0_start")
    listed = page.evaluate(
        "async () => (await window.jupyterapp.serviceManager.contents.get('')).content.map(entry => entry.name)"
    )
    assert sorted(listed) == ["data", "exports", "notebooks"]
    page.locator(".jp-SideBar .lm-TabBar-tab").first.click()
    names = page.locator(".jp-DirListing-itemText")
    expect(names.filter(has_text="方案和名册")).to_be_visible()
    assert not [name for name in names.all_inner_texts() if "_" in name]
    root = work_folder().root
    if (root / ".git").exists():
        changed = [
            "git",
            "-C",
            str(root),
            "status",
            "--porcelain",
            "--",
            "notebooks",
            "work",
            "data",
            "exports",
        ]
        told = subprocess.run(changed, capture_output=True, text=True, check=True).stdout
        assert "?? " not in told, told


def test_off_by_one_setting(meeting: Meeting, tmp_path: Path, chromium: Any) -> None:
    """Then a notebook of ours opens as JupyterLab always does, and runs when it is told to."""
    settings = tmp_path / "jupyter" / "JUPYTERLAB_SETTINGS_DIR" / "orglife-kit"
    settings.mkdir(parents=True)
    (settings / "plugin.jupyterlab-settings").write_text('{"forms": false}', encoding="utf-8")
    running = Lab(meeting.folder, tmp_path / "jupyter")
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    try:
        running.open_and_run(page, "0_start")
        expect(page.locator(".orglife-form").first).to_be_visible()
        expect(page.locator(f"{FRONT} .jp-CodeCell .jp-InputArea-editor").first).to_be_visible()
    finally:
        context.close()
        running.stop()


def test_the_address_comes_first(meeting: Meeting, tmp_path: Path, context: Any) -> None:
    """`orglife lab DIR --no-browser` prints where 0_start is before anything else; the form is there."""
    places = (
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
        "JUPYTER_CONFIG_DIR",
        "IPYTHONDIR",
        "JUPYTERLAB_SETTINGS_DIR",
    )
    environment = os.environ | {name: str(tmp_path / name) for name in places}
    command = ["-m", "orglife_kit", "lab", str(meeting.folder), "--no-browser"]
    running = subprocess.Popen([sys.executable, *command], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        assert "0_start" in address
        assert len(address.rpartition("token=")[2]) >= 32
        assert str(work_folder().root) in running.stdout.readline()
        page = context.new_page()
        page.goto(address)
        expect(page.locator(".orglife-form .next").first).to_be_visible()
    finally:
        running.terminate()
        running.wait(30)
        assert running.stdout is not None
        running.stdout.close()
