"""Small notebooks of strangers, made for a test, and what becomes of them."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image as Pixels

from orglife_kit.views.reports.exporters import OrglifeHTMLExporter, OrglifePDFExporter
from orglife_kit.views.reports.foreign import cell_blocks
from tests.views.reports.building import pdf_text

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="96" height="48">'


def output(data: dict[str, Any], metadata: dict[str, Any] | None = None) -> Any:
    """Return a cell with one output."""
    return new_code_cell(outputs=[new_output("display_data", data=data, metadata=metadata or {})])


def html(text: str) -> list[Any]:
    """Return the blocks of an HTML output."""
    return list(cell_blocks(output({"text/html": text})))


def markdown(text: str, **attached: dict[str, str]) -> list[Any]:
    """Return the blocks of a markdown cell with attachments."""
    cell = new_markdown_cell(text)
    if attached:
        cell["attachments"] = {name.replace("_", "."): held for name, held in attached.items()}
    return list(cell_blocks(cell))


def made(*cells: Any) -> tuple[str, bytes]:
    """Return the page and the PDF of a notebook with a title and those cells."""
    notebook = new_notebook(cells=[new_markdown_cell("# 题"), *cells])
    page, _ = OrglifeHTMLExporter().from_notebook_node(notebook)
    pdf, _ = OrglifePDFExporter().from_notebook_node(notebook)
    return page, pdf


def words(*cells: Any) -> str:
    """Return the words of a notebook's PDF."""
    return pdf_text(made(*cells)[1])


def pixels(kind: str, size: tuple[int, int] = (48, 24), mode: str = "RGB") -> str:
    """Return a picture of a kind in base64."""
    with io.BytesIO() as written:
        Pixels.new(mode, size).save(written, kind)
        return base64.b64encode(written.getvalue()).decode()


def only_said_png(width: int, height: int) -> str:
    """Return a PNG in base64 that says it is so large and is some bytes only."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (part(b"IHDR", head), part(b"IDAT", zlib.compress(bytes(1000))), part(b"IEND", b""))
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(parts)).decode()
