"""Our own pages on a telephone and on a screen, and printed by a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from orglife_kit.meeting.sample import make_demo
from orglife_kit.views import reports
from orglife_kit.views.reports.model import (
    Column,
    Document,
    Fields,
    FormField,
    Signature,
    Signatures,
    Table,
    Together,
)
from orglife_kit.views.reports.render import renderer
from tests.views.reports.building import pdf_text

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
CUT = """() => [...document.querySelectorAll('.orglife-report *')].filter(element =>
  element.scrollWidth > element.clientWidth + 1 && element.clientWidth
  && getComputedStyle(element).display !== 'inline'
  && !['auto', 'scroll'].includes(getComputedStyle(element).overflowX)).map(element => element.outerHTML)"""
UNREACHED = """() => [...document.querySelectorAll('.orglife-report *')].filter(element =>
  ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
  && element.scrollWidth > element.clientWidth + 1 && element.tabIndex < 0).map(element => element.outerHTML)"""
SCROLLED = """() => [...document.querySelectorAll('.orglife-report .wide')].filter(element =>
  element.scrollWidth > element.clientWidth + 1).map(element => element.getAttribute('aria-label'))"""
BROKEN = """() => {
  const found = [], range = document.createRange();
  for (const cell of document.querySelectorAll('.orglife-report :is(td, th, dd)')) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const figures of node.data.matchAll(/[0-9]+/g)) {
        range.setStart(node, figures.index);
        range.setEnd(node, figures.index + figures[0].length);
        if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.push(figures[0]);
      }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the pages of three scopes, a bound set and what is printed."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
    meeting = make_demo(tmp_path_factory.mktemp("demo") / "demo")
    patch.undo()
    folder = tmp_path_factory.mktemp("pages")
    last = meeting.record.roster.members[18].name
    made: list[Path] = []
    for scope, member in (("ORGAN", None), ("BRANCH", None), ("MEMBER", last)):
        made += reports.export(
            meeting, scope, member, formats=("html",), folder=folder, with_ids=scope == "ORGAN"
        )
    made += reports.export(meeting, "ORGAN", formats=("html",), folder=folder, one_file=True)
    made += reports.print_ballots(meeting, folder=folder, formats=("html",))
    made += reports.print_plan(meeting, folder=folder, formats=("html",))
    return made


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_whole_on_any_screen(chromium: Any, pages: list[Path], width: int) -> None:
    """Nothing leaves the page or is cut, no figures break, what scrolls can have the focus, axe finds nothing.

    On a telephone a wide table scrolls; where a sheet of paper has room on the screen, none does.
    """
    shown = chromium.new_page(viewport={"width": width, "height": 844}, bypass_csp=True)
    for file in pages:
        shown.goto(file.as_uri())
        assert shown.evaluate("document.documentElement.scrollWidth") <= width, file.name
        assert shown.evaluate(CUT) == [], file.name
        assert shown.evaluate(UNREACHED) == [], file.name
        assert shown.evaluate(BROKEN) == [], file.name
        if width >= 1280:
            assert shown.evaluate(SCROLLED) == [], f"{file.name}: whole on paper, whole on a screen"
        found = Axe().run(shown)
        assert found.violations_count == 0, found.generate_report()
    shown.close()


@pytest.mark.parametrize("names", ["·买买提·艾力" * 4, "欧阳上官" * 7], ids=["with dots", "without"])
def test_long_names_stay_on_a_telephone(chromium: Any, tmp_path: Path, names: str) -> None:
    """Whoever signs: line and name are within the page, one under the other if need be."""
    signed = Signatures(
        (
            Signature("计票人", persons=(f"古丽{names}", "王伟")),
            Signature("第一责任人（书记）"),
            Signature("日期"),
        )
    )
    fields = Fields((FormField("表决应到", names), FormField("应参加测评", "")), across=2)
    columns = (Column("序号", "number"), Column("姓名", width=12), Column("意见", width=60))
    table = Table(columns, ((1, names, "好" * 90),))
    document = Document(f"民主测评情况汇总表{names}", (fields, table, Together((signed,))))
    file = tmp_path / "names.html"
    file.write_bytes(renderer("html")(document))
    shown = chromium.new_page(viewport={"width": 390, "height": 844}, bypass_csp=True)
    shown.goto(file.as_uri())
    wide, cut = shown.evaluate("document.documentElement.scrollWidth"), shown.evaluate(CUT)
    shown.close()
    assert wide <= 390
    assert cut == []


def test_a_printed_page_has_its_folio_and_its_title(chromium: Any, pages: list[Path]) -> None:
    """Every page that a browser prints says which of how many it is; from the second on what it belongs to."""
    shown = chromium.new_page()
    (file,) = [page for page in pages if page.name.startswith("整改台账-支委会")]
    shown.goto(file.as_uri())
    text = pdf_text(shown.pdf(prefer_css_page_size=True))
    shown.close()
    count = text.count("页 共")
    assert count > 1
    for number in range(1, count + 1):
        assert f"第 {number} 页 共 {count} 页" in text
    assert text.count("整改台账") >= count
