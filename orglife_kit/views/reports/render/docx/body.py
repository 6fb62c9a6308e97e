"""The text of a file for Word: documents as sections, a cover and contents before several of them."""

from __future__ import annotations

from orglife_kit.i18n import say_in
from orglife_kit.views.reports.cells import spoken
from orglife_kit.views.reports.geometry import Geometry, geometry
from orglife_kit.views.reports.model import Document, Page, Volume
from orglife_kit.views.reports.render.docx.blocks import BlockWriter
from orglife_kit.views.reports.render.docx.markup import field, fonts, new_page, paragraph, run, twips
from orglife_kit.views.reports.render.docx.package import Package
from orglife_kit.views.reports.render.docx.sections import section_xml
from orglife_kit.views.reports.render.docx.styles import in_official_styles
from orglife_kit.views.reports.render.office import BODY_FONT, HEAD_FONT, TITLE_FONT
from orglife_kit.views.reports.title_lines import subtitle_lines, title_lines


class Body:
    """Collects the paragraphs and sections of one file."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: list[str] = []
        self._last_section = ""
        self._bookmarks = 0

    def add_document(self, document: Document, bookmark: str = "", *, alone: bool = True) -> None:
        """Add a document as a section of its own, as often as it is to be printed; ``alone`` it is the whole file."""
        package, copies = self._package, document.page.copies
        measures = geometry(document.page)
        sections = 1 if measures.across > 1 else copies
        section = section_xml(
            package,
            document,
            restart=True,
            bound=bool(bookmark),
            of_section=not bookmark and (copies > 1 or not alone),
        )
        for number in range(sections):
            self._end_section()
            for copy in range(copies // sections):
                if copy:
                    self._parts.append(new_page("column"))
                self._add_copy(document, measures, bookmark if number == 0 else "")
            self._last_section = section

    def _add_copy(self, document: Document, measures: Geometry, bookmark: str) -> None:
        title = run("\n".join(title_lines(document.title, measures)), fonts(TITLE_FONT))
        outline = '<w:outlineLvl w:val="0"/>' if bookmark else ""
        made = paragraph("Title", self._marked(title, bookmark), properties=outline, keep=True)
        if document.subtitle:
            lines = "\n".join(subtitle_lines(document.subtitle, measures))
            made += paragraph("Subtitle", run(lines, fonts(BODY_FONT)), keep=True)
        made += BlockWriter(self._package, measures, document.language).blocks(document.blocks)
        among_others = measures.is_official and not self._package.measures.is_official
        self._parts.append(in_official_styles(made) if among_others else made)

    def add_cover(self, volume: Volume) -> None:
        """Add the cover and the contents as one section without numbers."""
        for _ in range(7):
            self._parts.append(paragraph("Normal", ""))
        big = fonts(TITLE_FONT) + '<w:sz w:val="52"/>'
        self._parts.append(paragraph("Title", run(volume.title, big)))
        self._parts.append(paragraph("Subtitle", run(volume.subtitle, fonts(BODY_FONT))))
        for _ in range(12):
            self._parts.append(paragraph("Normal", ""))
        for line in volume.cover:
            words = run(f"{line.label}　", fonts(HEAD_FONT)) + run(
                spoken(line.value, volume.language), fonts(BODY_FONT)
            )
            self._parts.append(paragraph("Centred", words))
        contents = run(say_in(volume.language, "reports", "Contents"), fonts(HEAD_FONT))
        self._parts.append(paragraph("ContentsTitle", contents, properties="<w:pageBreakBefore/>"))
        page = Page(margins="compact", numbers=False)
        room = twips(geometry(page).room)
        tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{room}"/></w:tabs>'
        for number, part in enumerate(volume.documents, 1):
            words = run(part.title.replace("\n", ""), fonts(BODY_FONT)) + "<w:r><w:tab/></w:r>"
            words += field(f"PAGEREF part{number} \\h", "…", fonts(BODY_FONT), stale=True)
            self._parts.append(paragraph("TOC1", words, properties=tab))
        cover = Document(volume.title, language=volume.language, page=page, scope_label=volume.scope_label)
        self._last_section = section_xml(self._package, cover, restart=False, bound=True, of_section=False)

    def xml(self) -> str:
        """Return everything, the last section at the end."""
        return "".join(self._parts) + self._last_section

    def _end_section(self) -> None:
        if self._last_section:
            self._parts.append(f"<w:p><w:pPr>{self._last_section}</w:pPr></w:p>")

    def _marked(self, content: str, bookmark: str) -> str:
        if not bookmark:
            return content
        self._bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{bookmark}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self._bookmarks}"/>'
