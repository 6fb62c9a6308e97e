"""The cells of any notebook as blocks: only kinds of output that are known to be harmless."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Any

from orglife_kit.i18n import say
from orglife_kit.views.reports.foreign_html import html_blocks
from orglife_kit.views.reports.foreign_markdown import markdown_blocks
from orglife_kit.views.reports.model import MEDIA_TYPE, Block, Code, Document, Image, Paragraph
from orglife_kit.views.reports.model_json import decode_document

_PICTURES = ("image/svg+xml", "image/png", "image/jpeg")
_FORM = "application/vnd.jupyter.widget-view+json"
_NOT_FOR_PAPER = {_FORM, "application/javascript"}
_HIDING_TAGS = {
    f"{act}{joint}{part}" for act in ("remove", "hide") for joint in "_-" for part in ("cell", "output")
}
_TERMINAL_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_LONGEST_NOTE = 200  # characters


def cell_blocks(cell: Any) -> Iterator[Block | Document]:
    """Yield what a reader is to see of one cell: never its code, a raw cell, a form, or what is folded away."""
    metadata = cell.get("metadata", {})
    if _HIDING_TAGS & set(metadata.get("tags", [])):
        return
    if cell["cell_type"] == "markdown":
        yield from markdown_blocks(_joined(cell["source"]), _attached(cell))
    elif cell["cell_type"] == "code" and not _is_folded(metadata):
        for output in cell.get("outputs", []):
            yield from _output_blocks(output)


def _attached(cell: Any) -> dict[str, Image]:
    """Return the pictures that a markdown cell carries, by name."""
    return {
        str(name): _picture(media_type, _joined(data[media_type]), "")
        for name, data in cell.get("attachments", {}).items()
        for media_type in _PICTURES
        if media_type in data
    }


def _is_folded(metadata: Any) -> bool:
    return bool(metadata.get("collapsed") or metadata.get("jupyter", {}).get("outputs_hidden"))


def _output_blocks(output: Any) -> Iterator[Block | Document]:
    kind = output["output_type"]
    if kind == "stream":
        if output.get("name") == "stdout":
            yield from _text(output["text"])
    elif kind == "error":
        detail = _plain(output.get("evalue", ""))[:_LONGEST_NOTE]
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
    for media_type in _PICTURES:
        if media_type in data:
            yield _picture(media_type, _joined(data[media_type]), _joined(data.get("text/plain", "")))
            return
    if "text/html" in data:
        yield from html_blocks(_joined(data["text/html"]))
    elif "text/markdown" in data:
        yield from markdown_blocks(_joined(data["text/markdown"]))
    elif "text/plain" in data:
        yield from _text(data["text/plain"])


def _picture(media_type: Any, data: str, described: str) -> Image:
    if media_type == "image/svg+xml":
        data = base64.b64encode(data.encode(errors="replace")).decode("ascii")
    said = "" if described.startswith("<") else described[:_LONGEST_NOTE]  # <Figure size …> says nothing
    return Image(media_type, data, said)


def _text(text: Any) -> Iterator[Block]:
    words = _plain(text).strip("\n")
    if words.strip():
        yield Code(words)


def _plain(text: Any) -> str:
    return _TERMINAL_COLOURS.sub("", _joined(text))


def _joined(text: Any) -> str:
    return "".join(map(str, text)) if isinstance(text, list) else str(text)
