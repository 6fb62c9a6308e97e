"""A document as a PDF: its data beside one fixed Typst program, in a folder that holds nothing else."""

from __future__ import annotations

import dataclasses
import json
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import typst

from orglife_kit.i18n import say
from orglife_kit.views.reports.chart import draw_chart
from orglife_kit.views.reports.fonts import check_glyphs, font_paths
from orglife_kit.views.reports.images import SUFFIXES, picture_bytes
from orglife_kit.views.reports.layout import column_align, column_shares
from orglife_kit.views.reports.model import (
    Chart,
    Document,
    Image,
    Page,
    Paragraph,
    Table,
)
from orglife_kit.views.reports.tidy import tidy


def render_pdf(document: Document, owners: Mapping[str, str] | None = None) -> bytes:
    """Return ``document`` as a tagged, searchable PDF, the same bytes each time.

    ``owners`` says whose text it is when the font lacks a character (see ``fonts.check_glyphs``).
    """
    check_glyphs(document, owners)
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
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(folders))


class _Data:
    """What the Typst program reads; pictures become files in its folder."""

    def __init__(self, root: Path, page: Page) -> None:
        self.root = root
        self.page = page
        self.files = 0

    def of(self, value: object) -> object:
        """Return ``value`` as JSON values, with what the program need not work out itself."""
        if isinstance(value, tuple):
            return [self.of(item) for item in value]
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, Image) and picture_bytes(value) is None:
            return self.of(unreadable_picture(value))
        data = {item.name: self.of(getattr(value, item.name)) for item in dataclasses.fields(value)}
        return {"type": type(value).__name__, **data, **self._more(value)}

    def _more(self, value: object) -> dict[str, object]:
        if isinstance(value, Table):
            aligns = [column_align(column) for column in value.columns]
            return {"shares": list(column_shares(value, self.page)), "aligns": aligns}
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


def unreadable_picture(image: Image) -> Paragraph:
    """Return the sentence that stands where a picture could not be read."""
    return Paragraph(say("reports", "A picture could not be read. {words}", words=image.alt).strip(), "note")
