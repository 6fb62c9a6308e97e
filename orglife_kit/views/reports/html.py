"""A document as an HTML page that needs no network, or as the part of it that JupyterLab shows."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup

from orglife_kit.views.reports.chart import draw_chart
from orglife_kit.views.reports.data import DocumentData
from orglife_kit.views.reports.fonts import check_glyphs
from orglife_kit.views.reports.formula import formula_words, read_formula
from orglife_kit.views.reports.formula_mathml import mathml
from orglife_kit.views.reports.images import picture_bytes
from orglife_kit.views.reports.layout import column_align
from orglife_kit.views.reports.model import Chart, Document, Formula, Image, Run, Table
from orglife_kit.views.reports.texts import code_texts, shown_texts
from orglife_kit.views.reports.tidy import tidy
from orglife_kit.views.typefaces import MONO, SANS, SERIF, SIGNS, characters_of, font_subset

_EVERYWHERE = "0123456789√•"


def render_html(document: Document) -> bytes:
    """Return ``document`` as one page in UTF-8 with the font it needs inside, the same bytes each time.

    Raises ``InputError`` (``glyph_missing``) as ``fonts.check_glyphs``.
    """
    check_glyphs(document)
    cleaned = tidy(document)
    page = (
        _templates()
        .get_template("page.html.j2")
        .render(
            document=_Data(cleaned.page).of(cleaned),
            style=Markup(_style()),
            fonts=_fonts(cleaned),
            language="zh-CN" if cleaned.language == "zh_CN" else "en",
        )
    )
    return page.encode()


def render_fragment(document: Document) -> str:
    """Return ``document`` as HTML for a notebook's output; the reader's own fonts, no script."""
    cleaned = tidy(document)
    return (
        _templates()
        .get_template("fragment.html.j2")
        .render(
            document=_Data(cleaned.page).of(cleaned),
            style=Markup(_style()),
            language="zh-CN" if cleaned.language == "zh_CN" else "en",
        )
    )


def _fonts(document: Document) -> dict[str, str]:
    """Return the fonts of a page by name, each with the characters that the page needs of it."""
    texts = list(shown_texts(document))
    text = "".join(texts) + _EVERYWHERE
    fonts = {"Report Serif": font_subset(SERIF, text), "Report Sans": font_subset(SANS, text)}
    serif, sans = characters_of(SERIF), characters_of(SANS)
    signs = {sign for sign in set(text) if ord(sign) not in serif and ord(sign) not in sans} - {"\n"}
    if signs:
        fonts["Report Signs"] = font_subset(SIGNS, "".join(sorted(signs)))
    if code := "".join(code_texts(document)):
        fonts["Report Mono"] = font_subset(MONO, code)
    return fonts


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("orglife_kit.views.reports", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return resources.files("orglife_kit.views.reports.templates").joinpath("report.css").read_text("utf-8")


class _Data(DocumentData):
    """What the templates read: pictures as data, the upper row of a table's heads."""

    def formula(self, value: Formula | Run) -> Mapping[str, object]:
        """Return a formula as MathML."""
        tree = read_formula(value.text)
        display = isinstance(value, Formula)
        return {"tree": tree and mathml(tree, formula_words(value.text), display=display)}

    def more(self, value: object) -> Mapping[str, object]:
        """Return the heads of a table, the source of a picture."""
        if isinstance(value, Table):
            return {"heads": _heads(value)}
        if isinstance(value, Chart):
            return {"source": _source("image/svg+xml", draw_chart(value, text_as_shapes=True))}
        if isinstance(value, Image):
            return {"source": _source(value.media_type, picture_bytes(value) or b""), "data": ""}
        return {}


def _source(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def _heads(table: Table) -> list[dict[str, object]]:
    """Return the cells of the upper row of heads: a column of its own, or a group over its columns."""
    cells: list[dict[str, object]] = []
    place = 0
    while place < len(table.columns):
        group = table.columns[place].group
        width = 1
        while group and place + width < len(table.columns) and table.columns[place + width].group == group:
            width += 1
        column = table.columns[place]
        align = "center" if group else column_align(column)
        cells.append({"text": group or column.header, "span": width, "group": bool(group), "align": align})
        place += width
    return cells
