"""The cells of any notebook as blocks: only kinds of output that are known to be harmless."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from orglife_kit.i18n import say
from orglife_kit.views.reports.foreign_html import html_blocks
from orglife_kit.views.reports.foreign_markdown import markdown_blocks
from orglife_kit.views.reports.foreign_pictures import PICTURES, make_picture, pictures_of
from orglife_kit.views.reports.foreign_text import as_seen, code_blocks
from orglife_kit.views.reports.formula import read_formula
from orglife_kit.views.reports.model import MEDIA_TYPE, Block, Document, Formula, Image, Paragraph
from orglife_kit.views.reports.model_json import decode_document

_FORM = "application/vnd.jupyter.widget-view+json"
_NOT_FOR_PAPER = {_FORM, "application/javascript"}
_HIDING_TAGS = {
    f"{act}{joint}{part}" for act in ("remove", "hide") for joint in "_-" for part in ("cell", "output")
}
_HIDING_WORDS = {f"{act}{joint}input" for act in ("remove", "hide") for joint in "_-"}  # of a cell of words
_HEADING = re.compile(r" {0,3}(#{1,6})\s")
_INTERACTIVE = re.compile(r"application/vnd\.(?!.*load)(?:plotly|vega|bokeh|holoviews|jupyter\.es6)[\w.+-]*")
_LONGEST_NOTE = 200  # characters


def shown_cells(cells: Iterable[Any]) -> Iterator[Any]:
    """Yield the cells that stand on the screen: not those under a heading that is folded together."""
    folded = 0  # the level of the folded heading, 0 for none
    for cell in cells:
        level = _heading_level(cell)
        if folded and not 0 < level <= folded:
            continue
        folded = level if cell.get("metadata", {}).get("heading_collapsed") else 0
        yield cell


def _heading_level(cell: Any) -> int:
    found = _HEADING.match(_joined(cell["source"])) if cell["cell_type"] == "markdown" else None
    return len(found[1]) if found else 0


def cell_blocks(cell: Any, folder: Path | None = None) -> Iterator[Block | Document]:
    """Yield what a reader is to see of one cell: never its code, a raw cell, a form, or what is folded away.

    ``folder`` is where the notebook lies, for pictures beside it.
    """
    metadata = cell.get("metadata", {})
    tags = set(metadata.get("tags") or [])
    if _HIDING_TAGS & tags:
        return
    if cell["cell_type"] == "markdown":
        if not (_HIDING_WORDS & tags or (metadata.get("jupyter") or {}).get("source_hidden")):
            yield from markdown_blocks(_joined(cell["source"]), pictures_of(_attached(cell), folder))
    elif cell["cell_type"] == "code" and not _is_folded(metadata):
        for output in cell.get("outputs", []):
            yield from _output_blocks(output)


def _attached(cell: Any) -> dict[str, Image]:
    """Return the pictures that a markdown cell carries, by name."""
    return {
        str(name): make_picture(media_type, _joined(data[media_type]))
        for name, data in cell.get("attachments", {}).items()
        for media_type in PICTURES
        if media_type in data
    }


def _is_folded(metadata: Any) -> bool:
    return bool(metadata.get("collapsed") or (metadata.get("jupyter") or {}).get("outputs_hidden"))


def _output_blocks(output: Any) -> Iterator[Block | Document]:
    kind = output["output_type"]
    if kind == "stream":
        if output.get("name") == "stdout":
            yield from _text(output["text"])
    elif kind == "error":
        detail = as_seen(_joined(output.get("evalue", "")))[:_LONGEST_NOTE]
        words = say("reports", "This cell stopped: {kind}: {detail}", kind=output.get("ename"), detail=detail)
        yield Paragraph(words, "note")
    else:
        yield from _data_blocks(output.get("data", {}))


def _data_blocks(data: Any) -> Iterator[Block | Document]:
    if MEDIA_TYPE in data:
        yield decode_document(data[MEDIA_TYPE])
        return
    if _FORM in data:
        yield Paragraph(say("reports", "(A form stands here on the screen.)"), "note")
    if not _NOT_FOR_PAPER.isdisjoint(data):
        return
    for media_type in PICTURES:
        if media_type in data:
            described = _joined(data.get("text/plain", ""))
            yield make_picture(media_type, _joined(data[media_type]), _said(described))
            return
    yield from _word_blocks(data)


def _word_blocks(data: Any) -> Iterator[Block]:
    if any(_INTERACTIVE.fullmatch(kind) for kind in data):
        words = "(An interactive picture stands here on the screen; save it as a picture to print it.)"
        yield Paragraph(say("reports", words), "note")
    elif "text/html" in data:
        yield from html_blocks(_joined(data["text/html"]), pictures_of({}, None))
    elif "text/markdown" in data:
        yield from markdown_blocks(_joined(data["text/markdown"]), pictures_of({}, None))
    elif "text/latex" in data and (formula := _formula(_joined(data["text/latex"]))):
        yield formula
    elif "application/json" in data:
        yield from _text(json.dumps(data["application/json"], ensure_ascii=False, indent=2))
    elif "text/plain" in data:
        yield from _text(data["text/plain"])


def _formula(text: str) -> Formula | None:
    source = text.strip().strip("$").strip()
    return Formula(source) if source and read_formula(source) is not None else None


def _said(described: str) -> str:
    return "" if described.startswith("<") else described[:_LONGEST_NOTE]  # <Figure size …> says nothing


def _text(text: Any) -> Iterator[Block]:
    return code_blocks(as_seen(_joined(text)))


def _joined(text: Any) -> str:
    return "".join(map(str, text)) if isinstance(text, list) else str(text)
