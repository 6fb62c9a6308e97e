"""The file around the text: styles, lists, heads and feet, pictures, the file's own data; the same bytes each time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any

from orglife_kit.views.reports.geometry import Geometry, geometry
from orglife_kit.views.reports.model import Document, Page, Volume
from orglife_kit.views.reports.render.docx.markup import NAMESPACES, custom_properties
from orglife_kit.views.reports.render.docx.numbering import Numbering
from orglife_kit.views.reports.render.docx.styles import styles_xml
from orglife_kit.views.reports.render.office import OfficePicture, file_time

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_PIXELS = 914_400 / 25.4  # of Word's own unit in a millimetre


class Package:
    """One file for Word while it is made."""

    def __init__(self, document: Document | Volume) -> None:
        from docx import Document as WordFile

        self.document = document
        self.language = document.language
        first = document.documents[0] if isinstance(document, Volume) else document
        self.measures: Geometry = geometry(
            first.page if isinstance(document, Document) else Page(margins="compact")
        )
        self.numbering = Numbering()
        self._file = WordFile(BytesIO(_template()))
        self._pictures = 0
        self._locked = False
        self._stories = {"header": 0, "footer": 0}

    def add_story(self, kind: str, content: str) -> str:
        """Return the relation of a new head or foot (``header``, ``footer``) of these paragraphs."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        self._stories[kind] += 1
        head = kind == "header"
        tag = "hdr" if head else "ftr"
        blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{tag} {NAMESPACES}>{content}</w:{tag}>'
        content_type = CONTENT_TYPE.WML_HEADER if head else CONTENT_TYPE.WML_FOOTER
        name = PackURI(f"/word/{kind}{self._stories[kind]}.xml")
        part = Part(name, content_type, blob.encode(), self._file.part.package)
        relation = RELATIONSHIP_TYPE.HEADER if head else RELATIONSHIP_TYPE.FOOTER
        return str(self._file.part.relate_to(part, relation))

    def add_picture(self, picture: OfficePicture) -> str:
        """Return the run of a picture, with its words for those who cannot see it."""
        from lxml import etree

        inline: Any = self._file.part.new_pic_inline(
            BytesIO(picture.data), round(picture.width * _PIXELS), round(picture.height * _PIXELS)
        )
        self._pictures += 1
        inline.docPr.set("id", str(self._pictures))
        inline.docPr.set("descr", picture.alt)
        return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"

    def lock(self, properties: Mapping[str, str]) -> None:
        """Let nothing but content controls be changed, and keep ``properties`` as the file's own data."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        self._locked = True
        package = self._file.part.package
        assert package is not None
        blob = custom_properties(properties).encode()
        part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob, package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)

    def content(self, body: str) -> bytes:
        """Return the whole file."""
        from docx.oxml import parse_xml

        part: Any = self._file.part
        made = parse_xml(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        old = part.element.body
        old.getparent().replace(old, made[0])
        chinese = self.language == "zh_CN"
        part._styles_part._element = parse_xml(
            styles_xml(self.measures, chinese=chinese, official=self._official())
        )
        part.numbering_part._element = parse_xml(self.numbering.xml())
        part._settings_part._element = parse_xml(self._settings_xml())
        self._set_properties()
        saved = BytesIO()
        self._file.save(saved)
        return _timeless(saved.getvalue())

    def _official(self) -> Geometry | None:
        """Return the measures of the official pages of a volume: its styles are those of its other pages."""
        if not isinstance(self.document, Volume):
            return None
        found = (geometry(part.page) for part in self.document.documents)
        return next((measures for measures in found if measures.is_official), None)

    def _settings_xml(self) -> str:
        sides = "<w:evenAndOddHeaders/>" if self.measures.is_official or self._official() else ""
        locked = '<w:documentProtection w:edit="forms" w:enforcement="1"/>' if self._locked else ""
        mode = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        return (
            f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{locked}<w:defaultTabStop w:val="420"/>{sides}'
            '<w:characterSpacingControl w:val="doNotCompress"/>'
            f"<w:compat><w:compatSetting {mode}/></w:compat></w:settings>"
        )

    def _set_properties(self) -> None:
        document, kept = self.document, self._file.core_properties
        moment = file_time(document)
        kept.title = document.title
        kept.author = kept.last_modified_by = document.author
        kept.subject = document.form if isinstance(document, Document) else document.subtitle
        kept.language = "zh-CN" if self.language == "zh_CN" else "en"
        kept.comments = kept.keywords = kept.category = ""
        kept.created = kept.modified = moment
        kept.revision = 1


@cache
def _template() -> bytes:
    """Return python-docx's own empty file."""
    from docx import Document as WordFile

    saved = BytesIO()
    WordFile().save(saved)
    return saved.getvalue()


def _timeless(content: bytes) -> bytes:
    """Return the same zip with no time of making in it, its parts in order of their names."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.create_system = 0  # the same on every machine
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED)
    return saved.getvalue()
