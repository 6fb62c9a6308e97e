"""A document as a PDF: its data beside one fixed Typst program, in a folder that holds nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from orglife_kit.views.reports.chart import draw_chart
from orglife_kit.views.reports.fonts import check_glyphs
from orglife_kit.views.reports.images import SUFFIXES, picture_bytes
from orglife_kit.views.reports.model import Chart, Document, Image, Volume
from orglife_kit.views.reports.render.data import DocumentData
from orglife_kit.views.reports.render.pdf.press import DATA, press
from orglife_kit.views.reports.tidy import tidy


def render_pdf(document: Document | Volume) -> bytes:
    """Return ``document`` as a tagged, searchable PDF, the same bytes each time.

    It meets PDF/UA-1, and PDF/A-2a where the document says its date, which that asks for.
    Raises ``InputError`` (``glyph_missing``) as ``fonts.check_glyphs``.
    """
    check_glyphs(document)
    with press() as running:
        data = json.dumps(_data(running.root, document), ensure_ascii=False)
        (running.root / DATA).write_text(data, encoding="utf-8")
        return running.pdf(["ua-1"] if document.date is None else ["ua-1", "a-2a"])


def _data(root: Path, document: Document | Volume) -> dict[str, object]:
    if isinstance(document, Document):
        cleaned = tidy(document)
        return _Data(root, cleaned).document(cleaned)
    parts = [_data(root, part) for part in document.documents]
    return _Data(root, document).volume(document, parts)


class _Data(DocumentData):
    """What the Typst program reads; pictures become files in its folder."""

    def __init__(self, root: Path, document: Document | Volume) -> None:
        super().__init__(document)
        self.root = root

    def more(self, value: object) -> Mapping[str, object]:
        """Return the file of a picture."""
        if isinstance(value, Chart):
            return {"file": self._file(draw_chart(value, text_as_shapes=False), "svg")}
        if isinstance(value, Image):
            return {"file": self._file(picture_bytes(value) or b"", SUFFIXES[value.media_type]), "data": ""}
        return {}

    def _file(self, data: bytes, suffix: str) -> str:
        name = f"picture-{sum(1 for _ in self.root.iterdir())}.{suffix}"
        (self.root / name).write_bytes(data)
        return name
