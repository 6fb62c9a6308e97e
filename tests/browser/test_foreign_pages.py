"""Strangers' notebooks on a telephone: nothing is cut off, and whatever scrolls is reached by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from tests.views.reports.foreign.making import SVG, made, output, pixels

pytestmark = pytest.mark.browser
WIDE_TABLE = "<table><tr>" + "<th>名称" * 14 + "</tr><tr>" + "<td>1234567" * 14 + "</tr></table>"
PICTURES = f'<table><tr><td><img src="data:image/png;base64,{pixels("PNG", (900, 90))}"><td>甲</tr></table>'
FORMULAS = "$" + "a_{1}+b_{2}+" * 30 + "c$\n\n$$" + "a+" * 90 + "b$$"
BOX = "┏━━━━┳━━━━┓\n┃ 甲 ┃ ab ┃\n└────┴────┘"


def page() -> str:
    """Return a notebook of what is wider than a telephone."""
    printed = new_output("stream", text="y" * 120 + "\n" + BOX)
    made_page, _ = made(
        output({"text/html": WIDE_TABLE}),
        output({"text/html": PICTURES}),
        new_markdown_cell(
            f"文 {'W' * 150} `{'x' * 150}` [甲](https://example.org/a)\n\n{FORMULAS}\n\n## {'W' * 99}"
        ),
        new_code_cell(outputs=[printed]),
        output({"image/png": pixels("PNG", (2000, 100))}),
        output({"image/svg+xml": f'{SVG}<rect width="9" height="9"/></svg>'}),
    )
    return made_page


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_cut_off(chromium: Any, tmp_path: Path, width: int) -> None:
    """Nothing leaves the page, no number breaks, what scrolls can have the focus, axe finds nothing."""
    from axe_playwright_python.sync_playwright import Axe

    file = tmp_path / "page.html"
    file.write_text(page(), encoding="utf-8")
    shown = chromium.new_page(viewport={"width": width, "height": 844}, bypass_csp=True)
    shown.goto(file.as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    unreached = """[...document.querySelectorAll('main *')].filter(element =>
      getComputedStyle(element).overflowX === 'auto' && element.scrollWidth > element.clientWidth + 1
      && element.tabIndex < 0).map(element => element.outerHTML.slice(0, 80))"""
    assert shown.evaluate(unreached) == []
    numbers = "[...document.querySelectorAll('td.number')].map(cell => cell.getClientRects()[0].height)"
    assert max(shown.evaluate(numbers)) < 40
    found = Axe().run(shown)
    assert found.violations_count == 0, found.generate_report()
    shown.close()


def test_box_drawing_is_of_one_width(chromium: Any, tmp_path: Path) -> None:
    """The lines of a drawn box end at the same place, Chinese characters in them or not."""
    file = tmp_path / "page.html"
    made_page, _ = made(new_code_cell(outputs=[new_output("stream", text=BOX)]))
    file.write_text(made_page, encoding="utf-8")
    shown = chromium.new_page(viewport={"width": 390, "height": 844})
    shown.goto(file.as_uri())
    ends = shown.evaluate("""async () => {
      await document.fonts.ready;
      const text = document.querySelector('pre').firstChild, range = document.createRange(), ends = [];
      for (let at = 0; at <= text.length; at++) if (at === text.length || text.data[at] === '\\n') {
        range.setStart(text, at - 1); range.setEnd(text, at); ends.push(range.getBoundingClientRect().right);
      }
      return ends;
    }""")
    assert len(ends) == 3
    assert max(ends) - min(ends) < 1
    shown.close()
