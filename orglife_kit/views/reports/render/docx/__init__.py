"""A document for Word: real styles, repeated heads, fonts of offices by name; text in paragraphs and tables alone."""

from __future__ import annotations

from orglife_kit.views.reports.model import Document, Volume
from orglife_kit.views.reports.render.docx.body import Body
from orglife_kit.views.reports.render.docx.package import Package
from orglife_kit.views.reports.tidy import tidy


def render_docx(document: Document | Volume) -> bytes:
    """Return ``document`` as a file for Word, the same bytes each time."""
    package = Package(document)
    body = Body(package)
    if isinstance(document, Volume):
        if not document.loose:
            body.add_cover(document)
        for number, part in enumerate(document.documents, 1):
            body.add_document(tidy(part), bookmark="" if document.loose else f"part{number}", alone=False)
    else:
        body.add_document(tidy(document))
    return package.content(body.xml())
