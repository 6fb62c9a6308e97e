"""Forms for Word in JupyterLab: handed out by a button, dropped back on the form, seen with what they change, kept."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from orglife_kit.meeting import open_meeting
from orglife_kit.meeting.tables import table_of
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from tests.browser.conftest import Lab
from tests.meeting.building import make_meeting
from tests.meeting.large import make_large
from tests.views.reports.test_word_forms import filled, saved_by_libreoffice

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
_DROP = """([title, name, content]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  const parts = [...document.querySelectorAll(".orglife-from-file")];
  const target = parts.find((part) => part.textContent.includes(title)).querySelector(".drop");
  for (const kind of ["dragenter", "dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""


def drop(page: Any, table: str, path: Path) -> None:
    """Drop a file on the form that takes ``table`` in, as from a folder of the desktop."""
    title = table_of(table).title
    page.locator(".orglife-from-file", has_text=title).locator(".drop").first.scroll_into_view_if_needed()
    page.evaluate(_DROP, [title, path.name, base64.b64encode(path.read_bytes()).decode()])


def test_a_form_goes_out_and_comes_back(
    chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made by the button, filled in and saved elsewhere, dropped: shown with what changes and is new, then kept."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    meeting = make_meeting(tmp_path / "own", 7)
    owner = meeting.record.roster.label(1)
    meeting.rectification.take_in(
        [RectificationItem(0, Ledger.COMMITTEE, "窗口只有一个人", owner=owner, measure="排班")]
    )
    running = Lab(meeting.folder, tmp_path / "jupyter")
    page = chromium.new_page(viewport={"width": 1366, "height": 768})
    told = page.locator("[role=status]:visible")
    try:
        running.open(page, "6_rectification")
        page.get_by_role("button", name="发放 Word 表格").click()
        files = page.locator(".orglife-files:not(.links)")
        expect(files.locator("li")).to_have_count(1)
        (form,) = (tmp_path / "exports").rglob("*.docx")
        back = filled(form, {(1, 2): "两人在岗", (2, 1): "通知发得晚", (2, 2): "提前三天"})
        if shutil.which("soffice"):
            back = saved_by_libreoffice(back, tmp_path)
        drop(page, "rectification", back)
        differences = page.get_by_role("region", name="文件里的内容")
        expect(differences).to_be_visible()
        expect(differences.locator("del")).to_contain_text(["排班"])
        expect(differences).to_contain_text("两人在岗")
        expect(differences).to_contain_text("通知发得晚")
        page.screenshot(path=str(tmp_path / "differences.png"))
        assert [item.measure for item in open_meeting(meeting.folder).record.rectification.items] == ["排班"]
        page.get_by_role("button", name="保存读入的内容").click()
        expect(told.filter(has_text="新增 1").first).to_be_visible()
        drop(page, "rectification", back)
        expect(told.filter(has_text="没有变化").first).to_be_visible()
        (foreign := tmp_path / "通知.docx").write_bytes(b"PK\x03\x04 no document")
        drop(page, "rectification", foreign)
        expect(told.filter(has_text="损坏").first).to_be_visible()
    finally:
        page.close()
        running.stop()
    items = open_meeting(meeting.folder).record.rectification.items
    assert [(item.problem, item.measure, item.owner) for item in items] == [
        ("窗口只有一个人", "两人在岗", owner),
        ("通知发得晚", "提前三天", owner),
    ]


@pytest.mark.parametrize(
    ("notebook", "table", "place"),
    [("2_preparation", "findings", (2, 2)), ("5_assessment", "assessments", (1, 2))],
)
def test_the_other_forms_come_back_too(
    chromium: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    notebook: str,
    table: str,
    place: tuple[int, int],
) -> None:
    """查摆 and 评定意见: the button writes one for each member, what one wrote is shown and kept."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    meeting = make_large(tmp_path / "own", 3)
    running = Lab(meeting.folder, tmp_path / "jupyter")
    page = chromium.new_page(viewport={"width": 1366, "height": 768})
    words = "到窗口一线的次数少"
    try:
        running.open(page, notebook)
        page.get_by_role("button", name="发放 Word 表格").first.click()
        expect(page.locator(".orglife-files li", has_text=".docx")).to_have_count(3)
        first = sorted((tmp_path / "exports").rglob("*.docx"))[0]
        drop(page, table, filled(first, {place: words}))
        differences = page.get_by_role("region", name="文件里的内容")
        expect(differences).to_contain_text(words)
        page.get_by_role("button", name="保存读入的内容").click()
        expect(page.locator("[role=status]:visible", has_text="已保存").first).to_be_visible()
    finally:
        page.close()
        running.stop()
    record = open_meeting(meeting.folder).record
    kept = [finding.point for finding in record.preparation.findings]
    kept += [entry.opinion for entry in assessments(record).values()]
    assert kept.count(words) == 1
