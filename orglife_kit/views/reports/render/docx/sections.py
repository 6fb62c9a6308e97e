"""Sections of a file for Word: paper, margins, the folio outside, the title where a document goes on."""

from __future__ import annotations

from orglife_kit.views.reports.folio import folio_pieces
from orglife_kit.views.reports.geometry import geometry
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.render.docx.markup import field, fonts, paragraph, run, twips
from orglife_kit.views.reports.render.docx.package import Package
from orglife_kit.views.reports.render.office import BODY_FONT


def section_xml(package: Package, document: Document, *, restart: bool, bound: bool, of_section: bool) -> str:
    """Return the properties of the section that ``document`` fills.

    ``restart`` numbers its pages from 1, ``bound`` says that every page has a folio, ``of_section`` that the
    number of pages is that of this section alone.
    """
    measures = geometry(document.page)
    room = twips(measures.width - measures.left - measures.right)
    official = document.page.margins == "official" and not bound
    folio = _folio(document, official=official, of_section=of_section)
    stories = {
        ("header", "first"): _head(document, room, with_title=False),
        ("header", "default"): _head(document, room, with_title=True),
        ("header", "even"): _head(document, room, with_title=True),
        ("footer", "first"): _foot(document, room, folio, outside=official, odd=True),
        ("footer", "default"): _foot(document, room, folio, outside=official, odd=True),
        ("footer", "even"): _foot(document, room, folio, outside=official, odd=False),
    }
    references = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="{package.add_story(kind, content)}"/>'
        for (kind, which), content in stories.items()
    )
    lies = measures.width > measures.height
    orientation = ' w:orient="landscape"' if lies else ""
    columns = (
        f'<w:cols w:num="2" w:space="{twips(measures.gutter)}" w:equalWidth="1"/>'
        if measures.across > 1
        else '<w:cols w:space="720"/>'
    )
    lines = round(measures.pitch * 20)
    grid = f'<w:docGrid w:type="lines" w:linePitch="{lines}"/>' if document.page.margins == "official" else ""
    numbers = '<w:pgNumType w:start="1"/>' if restart and not bound else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(measures.width)}" w:h="{twips(measures.height)}"{orientation}/>'
        f'<w:pgMar w:top="{twips(measures.top)}" w:right="{twips(measures.right)}" w:bottom="{twips(measures.bottom)}"'
        f' w:left="{twips(measures.left)}" w:header="{twips(measures.top / 2)}" w:footer="{twips(measures.bottom / 2)}"'
        f' w:gutter="0"/>{numbers}{columns}<w:titlePg/>{grid}</w:sectPr>'
    )


def _head(document: Document, room: int, *, with_title: bool) -> str:
    title = document.running_title if with_title else ""
    content = (
        run(title, fonts(BODY_FONT)) + "<w:r><w:tab/></w:r>" + run(document.scope_label, fonts(BODY_FONT))
    )
    return paragraph("Header", content, properties=_right_tab(room))


def _foot(document: Document, room: int, folio: str, *, outside: bool, odd: bool) -> str:
    line = run(document.footer, fonts(BODY_FONT))
    first, last = (line, folio) if odd or not outside else (folio, line)
    return paragraph("Footer", first + "<w:r><w:tab/></w:r>" + last, properties=_right_tab(room))


def _folio(document: Document, *, official: bool, of_section: bool) -> str:
    if not document.page.numbers:
        return ""
    if official:
        look = fonts(BODY_FONT) + '<w:sz w:val="28"/>'
        return run("— ", look) + field("PAGE", "1", look) + run(" —", look)
    look = fonts(BODY_FONT)
    codes = {"{page}": "PAGE", "{pages}": "SECTIONPAGES" if of_section else "NUMPAGES"}
    return "".join(
        field(codes[piece], "1", look) if piece in codes else run(piece, look)
        for piece in folio_pieces(document.language)
    )


def _right_tab(room: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{room}"/></w:tabs>'
