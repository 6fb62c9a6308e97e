"""A document as a PDF: its data beside one fixed Typst program, in a folder that holds nothing else."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import typst

from orglife_kit.views.reports.chart import draw_chart
from orglife_kit.views.reports.data import DocumentData
from orglife_kit.views.reports.fonts import check_glyphs
from orglife_kit.views.reports.images import SUFFIXES, picture_bytes
from orglife_kit.views.reports.model import (
    Chart,
    Document,
    Image,
    Page,
)
from orglife_kit.views.reports.tidy import tidy
from orglife_kit.views.typefaces import font_paths


def render_pdf(document: Document) -> bytes:
    """Return ``document`` as a tagged, searchable PDF, the same bytes each time.

    Raises ``InputError`` (``glyph_missing``) as ``fonts.check_glyphs``.
    """
    check_glyphs(document)
    cleaned = tidy(document)
    with tempfile.TemporaryDirectory(prefix="orglife-report-") as folder:
        root = Path(folder)
        data = _Data(root, cleaned.page).of(cleaned)
        (root / "doc.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        program = root / "report.typ"
        program.write_bytes(resources.files("orglife_kit.views.reports").joinpath("report.typ").read_bytes())
        made = typst.compile(
            str(program),
            root=folder,
            font_paths=_fonts(),
            package_path=str(root / "packages"),
            package_cache_path=str(root / "packages"),
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    folders = {str(path.parent) for path in font_paths().values()}
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=sorted(folders))


class _Data(DocumentData):
    """What the Typst program reads; pictures become files in its folder."""

    def __init__(self, root: Path, page: Page) -> None:
        super().__init__(page)
        self.root = root
        self.files = 0

    def more(self, value: object) -> Mapping[str, object]:
        """Return the file of a picture."""
        if isinstance(value, Chart):
            return {"file": self._file(draw_chart(value, text_as_shapes=False), "svg")}
        if isinstance(value, Image):
            return {"file": self._file(picture_bytes(value) or b"", SUFFIXES[value.media_type]), "data": ""}
        return {}

    def _file(self, data: bytes, suffix: str) -> str:
        self.files += 1
        name = f"picture-{self.files}.{suffix}"
        (self.root / name).write_bytes(data)
        return name
