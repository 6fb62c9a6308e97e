"""The outputs of a cell as blocks: the best form that can be shown, or a sentence that says what was there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from orglife_kit.i18n import say
from orglife_kit.views.reports.foreign.html import html_blocks
from orglife_kit.views.reports.foreign.markdown import markdown_blocks
from orglife_kit.views.reports.foreign.pictures import PICTURES, make_picture, pictures_of
from orglife_kit.views.reports.foreign.text import as_seen, code_blocks, joined_text
from orglife_kit.views.reports.foreign.unshown import WARNINGS, unshown, unshown_output
from orglife_kit.views.reports.formula import read_formula
from orglife_kit.views.reports.model import MEDIA_TYPE, Block, Document, Formula, Paragraph
from orglife_kit.views.reports.model_json import decode_document

_FORM = "application/vnd.jupyter.widget-view+json"
_SCRIPTS = {"application/javascript", "text/javascript"}
_INTERACTIVE = re.compile(
    r"application/vnd\.(?!.*(?:load|exec))(?:plotly|vega|bokeh|holoviews|jupyter\.es6)[\w.+-]*"
)
_REPR = re.compile(r"\s*<[\w.]+(?:\s[^\n]*)?>\s*")  # <IPython.core.display.HTML object> says nothing
_WARNING = re.compile(  # with the one line of code beneath it
    r"^[^\n]*:\d+: \w*Warning: [^\n]*(?:\n[ \t][^\n]*)?\n?", re.MULTILINE
)
_LONGEST_NOTE = 200  # characters


def output_blocks(output: Any) -> Iterator[Block | Document]:
    """Yield what a reader is to see of one output."""
    kind = output["output_type"]
    if kind == "stream":
        yield from (_text if output.get("name") != "stderr" else _without_warnings)(output["text"])
    elif kind == "error":
        detail = as_seen(joined_text(output.get("evalue", "")))[:_LONGEST_NOTE]
        words = say("reports", "This cell stopped: {kind}: {detail}", kind=output.get("ename"), detail=detail)
        yield Paragraph(words, "note")
    else:
        yield from _data_blocks(output.get("data", {}), output.get("metadata") or {})


def _data_blocks(data: Any, metadata: Any) -> Iterator[Block | Document]:
    if MEDIA_TYPE in data:
        yield decode_document(data[MEDIA_TYPE])
        return
    if _FORM in data:
        yield Paragraph(
            say("reports", "(A control or a form stands here on the screen; it is not shown.)"), "note"
        )
        return
    blocks = list(_best(data, metadata))
    yield from blocks
    if not blocks and _said_something(data):
        yield unshown_output([str(kind) for kind in data if kind != "text/plain"] or ["text/plain"])


def _said_something(data: Any) -> bool:
    """Return whether anything would have stood on the screen."""
    for kind, value in data.items():
        words = value if isinstance(value, str | list) else "something"
        if kind == "text/html":
            if re.search(
                r"<(?!/?(?:div|span|p|br|table|tr|td|th|thead|tbody|style)\b)[a-z]", joined_text(words), re.I
            ):
                return True
        elif joined_text(words).strip() and not (kind == "text/plain" and "text/html" in data):
            return True
    return False


def _best(data: Any, metadata: Any) -> Iterator[Block]:
    """Yield the first form of an output that can be shown."""
    for media_type in PICTURES:
        if media_type in data:
            described = joined_text(data.get("text/plain", ""))
            words = "" if described.startswith("<") else described[:_LONGEST_NOTE]
            yield from make_picture(
                media_type, joined_text(data[media_type]), words, _size(metadata, media_type)
            )
            return
    if any(_INTERACTIVE.fullmatch(kind) for kind in data):
        words = say(
            "reports", "(An interactive picture stands here on the screen; save it as a picture to print it.)"
        )
        yield Paragraph(words, "note")
        return
    if not _SCRIPTS.isdisjoint(data):
        return
    for media_type, read in _READERS.items():
        if media_type in data and (blocks := list(read(data[media_type]))):
            yield from blocks
            return
    if _plain_text_says_all(data):
        yield from _text(data["text/plain"])


def _plain_text_says_all(data: Any) -> bool:
    """Return whether the plain text of an output stands for it: not a mere name of what the screen shows."""
    if "text/plain" not in data or any(
        kind.startswith(("video/", "audio/", "application/pdf")) for kind in data
    ):
        return False
    return len(data) == 1 or not _REPR.fullmatch(joined_text(data["text/plain"]))


def _size(metadata: Any, media_type: str) -> tuple[Any, Any]:
    """Return the width and the height that an output's metadata gives its picture, or nothing."""
    for held in (metadata.get(media_type), metadata):
        if isinstance(held, dict) and any(
            isinstance(held.get(name), int | float) for name in ("width", "height")
        ):
            return held.get("width", ""), held.get("height", "")
    return "", ""


def _html(value: Any) -> Iterator[Block]:
    return html_blocks(joined_text(value), pictures_of({}, None))


def _markdown(value: Any) -> Iterator[Block]:
    return iter(markdown_blocks(joined_text(value), pictures_of({}, None)))


def _latex(value: Any) -> Iterator[Block]:
    source = joined_text(value).strip().strip("$").strip()
    if source and read_formula(source) is not None:
        yield Formula(source)


def _json(value: Any) -> Iterator[Block]:
    return _text(json.dumps(value, ensure_ascii=False, indent=2))


def _text(text: Any) -> Iterator[Block]:
    return code_blocks(as_seen(joined_text(text)))


def _without_warnings(text: Any) -> Iterator[Block]:
    """Yield what was said beside the output, such as of tests; warnings of Python are for the notebook's author."""
    said, warnings = _WARNING.subn("", as_seen(joined_text(text)))
    yield from code_blocks(said)
    if warnings:
        yield unshown(WARNINGS)


_READERS = {"text/html": _html, "text/markdown": _markdown, "text/latex": _latex, "application/json": _json}
