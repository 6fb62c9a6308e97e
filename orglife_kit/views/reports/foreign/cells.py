"""The cells of any notebook as blocks: only kinds of output that are known to be harmless."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from orglife_kit.views.reports.foreign.markdown import markdown_blocks
from orglife_kit.views.reports.foreign.outputs import output_blocks
from orglife_kit.views.reports.foreign.pictures import PICTURES, pictures_of
from orglife_kit.views.reports.foreign.text import joined_text
from orglife_kit.views.reports.model import Block, Document, Image, Paragraph, Table, Together

_SHORT = 16  # rows of a table that is kept beside its picture
_HIDING_TAGS = {
    f"{act}{joint}{part}" for act in ("remove", "hide") for joint in "_-" for part in ("cell", "output")
}
_HIDING_WORDS = {f"{act}{joint}input" for act in ("remove", "hide") for joint in "_-"}  # of a cell of words
_HEADING = re.compile(r" {0,3}(#{1,6})\s")


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
    found = _HEADING.match(joined_text(cell["source"])) if cell["cell_type"] == "markdown" else None
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
            yield from markdown_blocks(joined_text(cell["source"]), pictures_of(_attached(cell), folder))
    elif cell["cell_type"] == "code" and not _is_folded(metadata):
        outputs = cell.get("outputs", [])
        yield from _kept_together([block for output in outputs for block in output_blocks(output)])


def _kept_together(blocks: Sequence[Block | Document]) -> Iterator[Block | Document]:
    """Yield the blocks of a cell; its one picture and the short table of its numbers stay on one page."""
    parts = [block for block in blocks if isinstance(block, Image | Paragraph | Table)]
    kinds = Counter(map(type, parts))
    rows = sum(len(part.rows) for part in parts if isinstance(part, Table))
    if len(parts) == len(blocks) and kinds[Image] == kinds[Table] == 1 and rows <= _SHORT:
        yield Together(tuple(parts))
    else:
        yield from blocks


def _attached(cell: Any) -> dict[str, list[tuple[str, str]]]:
    """Return the pictures that a markdown cell carries, by name, each in the forms it is held in."""
    return {
        str(name): [
            (media_type, joined_text(data[media_type])) for media_type in PICTURES if media_type in data
        ]
        for name, data in cell.get("attachments", {}).items()
    }


def _is_folded(metadata: Any) -> bool:
    return bool(metadata.get("collapsed") or (metadata.get("jupyter") or {}).get("outputs_hidden"))
