"""A report is a notebook whose output carries the document model; any other notebook becomes one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import nbformat
from nbformat import NotebookNode

from orglife_kit.i18n import language
from orglife_kit.views.reports.foreign import cell_blocks, shown_cells
from orglife_kit.views.reports.foreign.links import linked
from orglife_kit.views.reports.foreign.macros import without_macros
from orglife_kit.views.reports.model import (
    MEDIA_TYPE,
    Block,
    Columns,
    Document,
    Heading,
    Page,
    PageBreak,
    Paragraph,
    Together,
)
from orglife_kit.views.reports.model_json import encode_document
from orglife_kit.views.reports.render.html import render_fragment

OWN = "orglife_report"


def report_data(document: Document) -> dict[str, Any]:
    """Return ``document`` as the output of a notebook cell: the model, the screen's HTML, the title."""
    return {
        MEDIA_TYPE: encode_document(document),
        "text/html": render_fragment(document),
        "text/plain": document.title,
    }


def to_notebook(document: Document) -> NotebookNode:
    """Return a notebook that holds ``document`` and nothing else.

    It is made as plain values: nbformat's own makers check each part against the schema, which for a first
    export is most of its work.
    """
    output = {"output_type": "display_data", "data": report_data(document), "metadata": {}}
    cell: dict[str, Any] = {
        "cell_type": "code",
        "id": "report",
        "metadata": {},
        "execution_count": None,
        "source": "",
        "outputs": [output],
    }
    made: NotebookNode = nbformat.from_dict(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {OWN: True, "title": document.title},
            "cells": [cell],
        }
    )
    return made


def is_own(notebook: NotebookNode) -> bool:
    """Return whether ``notebook`` is one report of ours and nothing else."""
    return bool(notebook.metadata.get(OWN))


def read_notebook(notebook: NotebookNode, name: str = "", folder: Path | None = None) -> Document:
    """Return the document that ``notebook`` makes.

    One of our reports is returned as it is. Of any other notebook the markdown and the outputs are kept, not
    the code; reports among its outputs become parts of it. ``name`` titles a notebook without a heading;
    ``folder`` is where it lies, for the pictures beside it.
    Raises ``InputError`` for a report that cannot be read.
    """
    parts = without_macros(part for cell in shown_cells(notebook.cells) for part in cell_blocks(cell, folder))
    reports = [part for part in parts if isinstance(part, Document)]
    if is_own(notebook) and len(reports) == 1:
        return reports[0]
    title = str(notebook.metadata.get("title") or "")
    if not title and parts and isinstance(parts[0], Heading) and parts[0].level == 1:
        title = parts[0].text
        del parts[0]
    blocks = tuple(linked(_joined(parts)))
    if not reports:
        return Document(title or name, blocks, language=_language(), page=Page(margins="compact"))
    first = reports[0]
    return Document(
        title or name or first.title,
        blocks,
        language=first.language,
        page=first.page,
        scope_label=_common(report.scope_label for report in reports),
        footer=_common(report.footer for report in reports),
    )


def _language() -> Literal["zh_CN", "en"]:
    return "en" if language() == "en" else "zh_CN"


def _common(texts: Iterable[str]) -> str:
    """Return the text that all have, else all of them."""
    return " · ".join(dict.fromkeys(filter(None, texts)))


def _joined(parts: Iterable[Block | Document]) -> Iterator[Block]:
    """Yield the blocks of a notebook; a report among them begins a page and keeps its title as a heading."""
    for index, part in enumerate(parts):
        if not isinstance(part, Document):
            yield part
            continue
        if index:
            yield PageBreak()
        yield Heading(part.title)
        if part.subtitle:
            yield Paragraph(part.subtitle, "centred")
        yield from map(_lowered, part.blocks)


def _lowered(block: Block) -> Block:
    if isinstance(block, Heading):
        return dataclasses.replace(block, level=min(4, block.level + 1))
    if isinstance(block, Together):
        return Together(tuple(map(_lowered, block.blocks)))
    if isinstance(block, Columns):
        return Columns(tuple(tuple(map(_lowered, column)) for column in block.columns))
    return block
