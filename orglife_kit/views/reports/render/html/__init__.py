"""A document as an HTML page that needs no network, or as the part of it that JupyterLab shows."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup

from orglife_kit.views.reports.chart import draw_chart
from orglife_kit.views.reports.fonts import check_glyphs
from orglife_kit.views.reports.formula import formula_words, read_formula
from orglife_kit.views.reports.formula_mathml import mathml
from orglife_kit.views.reports.images import picture_bytes
from orglife_kit.views.reports.model import Chart, Document, Formula, Image, Run, Volume
from orglife_kit.views.reports.render.data import DocumentData
from orglife_kit.views.reports.render.html.printing import page_rules, page_texts
from orglife_kit.views.reports.texts import code_texts, shown_texts
from orglife_kit.views.reports.tidy import tidy
from orglife_kit.views.typefaces import MONO, SANS, SERIF, SIGNS, characters_of, font_subset

_EVERYWHERE = "0123456789√•"


def render_html(document: Document | Volume, *, readers_fonts: bool = False) -> bytes:
    """Return ``document`` as one page in UTF-8 with the font it needs inside, the same bytes each time.

    With ``readers_fonts`` a character that no font here has is left to those of the reader. Else raises ``InputError``
    (``glyph_missing``) as ``fonts.check_glyphs``.
    """
    if not readers_fonts:
        check_glyphs(document)
    parts = [tidy(part) for part in (document.documents if isinstance(document, Volume) else (document,))]
    shown = Volume(document.title, tuple(parts)) if isinstance(document, Volume) else parts[0]
    page = (
        _templates()
        .get_template("page.html.j2")
        .render(
            title=document.title if isinstance(document, Volume) else parts[0].title,
            author=document.author,
            volume=_Data(document).volume(document, []) if isinstance(document, Volume) else None,
            documents=[_Data(part).document(part) for part in parts],
            style=Markup(_style()),
            pages=Markup(page_rules(parts, bound=isinstance(document, Volume))),
            fonts=_fonts(shown, document),
            language=_language(document),
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
            document=_Data(cleaned).document(cleaned), style=Markup(_style()), language=_language(cleaned)
        )
    )


def _language(document: Document | Volume) -> str:
    return "zh-CN" if document.language == "zh_CN" else "en"


def _fonts(document: Document | Volume, whole: Document | Volume) -> dict[str, str]:
    """Return the fonts of a page by name, each with the characters that the page needs of it."""
    texts = [*shown_texts(document), *shown_texts(whole), *page_texts(document.language)]
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
        loader=jinja2.PackageLoader("orglife_kit.views.reports.render", "html"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("report.css").read_text("utf-8")


class _Data(DocumentData):
    """What the templates read: pictures as data, formulas as MathML."""

    def formula(self, value: Formula | Run) -> Mapping[str, object]:
        """Return a formula as MathML."""
        tree = read_formula(value.text)
        display = isinstance(value, Formula)
        return {"tree": tree and mathml(tree, formula_words(value.text), display=display)}

    def more(self, value: object) -> Mapping[str, object]:
        """Return the source of a picture."""
        if isinstance(value, Chart):
            return {"source": _source("image/svg+xml", draw_chart(value, text_as_shapes=True))}
        if isinstance(value, Image):
            return {"source": _source(value.media_type, picture_bytes(value) or b""), "data": ""}
        return {}


def _source(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"
