"""A report is a notebook whose output carries the document model; any other notebook becomes one."""

from __future__ import annotations

import dataclasses
from typing import Any

import nbformat
from nbformat import NotebookNode

from orglife_kit.views.reports.foreign import cell_blocks
from orglife_kit.views.reports.html import render_fragment
from orglife_kit.views.reports.model import MEDIA_TYPE, Block, Document, Heading, Page, PageBreak

OWN = "orglife_report"


def report_data(document: Document) -> dict[str, Any]:
    """Return ``document`` as the output of a notebook cell: the model, the screen's HTML, the title."""
    return {
        MEDIA_TYPE: document.to_json(),
        "text/html": render_fragment(document),
        "text/plain": document.title,
    }


def to_notebook(document: Document) -> NotebookNode:
    """Return a notebook that holds ``document`` and nothing else."""
    output = nbformat.v4.new_output("display_data", data=report_data(document), metadata={})
    cell = nbformat.v4.new_code_cell(id="report", source="", outputs=[output])
    made: NotebookNode = nbformat.v4.new_notebook(cells=[cell], metadata={OWN: True, "title": document.title})
    return made


def is_own(notebook: NotebookNode) -> bool:
    """Return whether ``notebook`` is one report of ours and nothing else."""
    return bool(notebook.metadata.get(OWN))


def read_notebook(notebook: NotebookNode, name: str = "") -> Document:
    """Return the document that ``notebook`` makes.

    One of our reports is returned as it is. Of any other notebook the markdown and the outputs are kept, not
    the code; reports among its outputs become parts of it. ``name`` titles a notebook without a heading.
    Raises ``InputError`` for a report that cannot be read.
    """
    reports = [Document.from_json(data) for data in _reports(notebook)]
    if is_own(notebook) and len(reports) == 1:
        return reports[0]
    blocks: list[Block] = []
    for cell in notebook.cells:
        blocks += _blocks_of(cell)
    title = str(notebook.metadata.get("title") or "")
    first = blocks[0] if blocks else None
    if not title and isinstance(first, Heading) and first.level == 1:
        title = first.text
        del blocks[0]
    return Document(title or name or "Notebook", tuple(blocks), page=_page(reports))


def _reports(notebook: NotebookNode) -> list[object]:
    return [
        output["data"][MEDIA_TYPE]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if MEDIA_TYPE in output.get("data", {})
    ]


def _page(reports: list[Document]) -> Page:
    return reports[0].page if reports else Page(margins="compact")


def _blocks_of(cell: NotebookNode) -> list[Block]:
    blocks: list[Block] = []
    for part in cell_blocks(cell):
        if isinstance(part, Document):
            if blocks:
                blocks.append(PageBreak())
            blocks += [Heading(part.title, 1), *map(_lowered, part.blocks)]
        else:
            blocks.append(part)
    return blocks


def _lowered(block: Block) -> Block:
    if isinstance(block, Heading):
        return dataclasses.replace(block, level=min(4, block.level + 1))
    return block
