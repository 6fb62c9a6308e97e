"""The renderers: each makes one kind of file of a document, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orglife_kit.views.reports.model import Document, Volume

FORMATS = ("html", "pdf", "xlsx", "docx")


def renderer(name: str) -> Callable[[Document | Volume], bytes]:
    """Return what makes files of the format ``name``, one of ``FORMATS``; only that format's libraries are loaded."""
    if name == "html":
        from orglife_kit.views.reports.render.html import render_html

        return render_html
    if name == "pdf":
        from orglife_kit.views.reports.render.pdf import render_pdf

        return render_pdf
    if name == "xlsx":
        from orglife_kit.views.reports.render.xlsx import render_xlsx

        return render_xlsx
    if name == "docx":
        from orglife_kit.views.reports.render.docx import render_docx

        return render_docx
    raise KeyError(name)
