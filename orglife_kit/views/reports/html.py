"""A document as an HTML page that needs no network, or as the part of it that JupyterLab shows."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Mapping
from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup

from orglife_kit.views.reports.chart import draw_chart
from orglife_kit.views.reports.fonts import SANS, SERIF, check_glyphs, font_subset
from orglife_kit.views.reports.images import picture_bytes
from orglife_kit.views.reports.layout import column_align, column_shares
from orglife_kit.views.reports.model import Chart, Document, Image, Page, Run, Table
from orglife_kit.views.reports.texts import shown_texts
from orglife_kit.views.reports.tidy import tidy
from orglife_kit.views.reports.typst import unreadable_picture

_EVERYWHERE = "0123456789√•"


def render_html(document: Document, owners: Mapping[str, str] | None = None) -> bytes:
    """Return ``document`` as one page in UTF-8 with the font it needs inside, the same bytes each time.

    ``owners`` says whose text it is when the font lacks a character (see ``fonts.check_glyphs``).
    """
    check_glyphs(document, owners)
    cleaned = tidy(document)
    text = "".join(shown_texts(cleaned)) + _EVERYWHERE
    page = (
        _templates()
        .get_template("page.html.j2")
        .render(
            document=_Data(cleaned.page).of(cleaned),
            style=Markup(_style()),
            fonts={"serif": font_subset(SERIF, text), "sans": font_subset(SANS, text)},
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


class _Data:
    """What the templates read: plain values, with widths and pictures worked out."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def of(self, value: object) -> object:
        """Return ``value`` as plain values."""
        if isinstance(value, tuple):
            return [self.of(item) for item in value]
        if isinstance(value, Run):
            return dataclasses.asdict(value)
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, Image) and picture_bytes(value) is None:
            return self.of(unreadable_picture(value))
        data = {item.name: self.of(getattr(value, item.name)) for item in dataclasses.fields(value)}
        return {"type": type(value).__name__, **data, **self._more(value)}

    def _more(self, value: object) -> dict[str, object]:
        if isinstance(value, Table):
            shares = column_shares(value, self.page)
            return {
                "shares": [f"{share / 10:.1f}" for share in shares],
                "aligns": [column_align(column) for column in value.columns],
                "heads": _heads(value),
            }
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
        cells.append({"text": group or table.columns[place].header, "span": width, "group": bool(group)})
        place += width
    return cells
