"""Links to headings of the same notebook lead there, in both formats."""

from __future__ import annotations

import re
from io import BytesIO

from nbformat.v4 import new_markdown_cell
from pypdf import PdfReader

from tests.views.reports.building import pdf_text
from tests.views.reports.foreign.making import made


def test_a_link_leads_to_its_heading() -> None:
    """By an anchor in ASCII; a link to a heading that is not there is words."""
    text = "- [第一节](#第一节)\n- [无](#无)\n- [甲](https://example.org/a)\n\n## 第一节\n\n文"
    page, pdf = made(new_markdown_cell(text))
    assert re.findall(r'href="([^"]*)"', page) == ["#part-1", "https://example.org/a"]
    assert re.search(r'<h\d id="part-1">第一节', page)
    links = [note.get_object() for note in PdfReader(BytesIO(pdf)).pages[0]["/Annots"]]
    assert [link.get("/A", {}).get("/URI") for link in links if "/URI" in link.get("/A", {})]
    assert "https://example.org/a" in pdf_text(pdf)
