"""A document made fit to be set: what a printed page or a screen reader cannot take is mended first."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from orglife_kit.i18n import language, say
from orglife_kit.views.reports.model import (
    Block,
    Chart,
    Columns,
    Document,
    Heading,
    Image,
    ListBlock,
    PageBreak,
    Table,
    Together,
)
from orglife_kit.views.reports.texts import clean_text, map_texts

_latest: list[
    tuple[Document, str, Document]
] = []  # one document is made in several formats, one after the other


def tidy(document: Document) -> Document:
    """Return ``document`` with clean text, a title, headings without gaps and a word for each picture."""
    for latest, spoken, made in _latest:
        if latest is document and spoken == language():
            return made
    cleaned = map_texts(document, clean_text)
    title = cleaned.title if cleaned.title.strip() else say("reports", "Untitled")
    made = dataclasses.replace(cleaned, title=title, blocks=tuple(_Headings().tidy(cleaned.blocks)))
    _latest[:] = [(document, language(), made)]
    return made


class _Headings:
    """Walks the blocks in reading order and knows how deep the last heading stood."""

    def __init__(self) -> None:
        self.level = 0

    def tidy(self, blocks: Iterable[Block], *, inside: bool = False) -> Iterator[Block]:
        """Yield the mended ``blocks``; ``inside`` others there can be no new page."""
        for block in blocks:
            if isinstance(block, Heading):
                if block.text.strip():
                    self.level = min(block.level, self.level + 1)
                    yield dataclasses.replace(block, level=self.level)
            elif isinstance(block, Together):
                yield Together(tuple(self.tidy(block.blocks, inside=True)))
            elif isinstance(block, Columns):
                yield Columns(tuple(tuple(self.tidy(column, inside=True)) for column in block.columns))
            elif not (inside and isinstance(block, PageBreak)):
                yield _mended(block)


def _mended(block: Block) -> Block:
    if isinstance(block, ListBlock):
        return _list(block)
    if isinstance(block, Table) and block.contents:
        contents = tuple(
            dataclasses.replace(cell, blocks=tuple(map(_mended, cell.blocks))) for cell in block.contents
        )
        return dataclasses.replace(block, contents=contents)
    if isinstance(block, Chart) and not block.alt.strip():
        return dataclasses.replace(block, alt=_bars(block))
    if isinstance(block, Image) and not block.alt.strip():
        return dataclasses.replace(block, alt=say("reports", "Picture"))
    return block


def _list(block: ListBlock) -> ListBlock:
    items = tuple(item if isinstance(item, str | tuple) else _mended(item) for item in block.items)
    if items and not isinstance(items[0], str | tuple):
        items = ("", *items)
    return dataclasses.replace(block, items=items)


def _bars(chart: Chart) -> str:
    pairs = zip(chart.labels, chart.values, strict=True)
    return " ".join([chart.title, *(f"{label} {value}{chart.unit}" for label, value in pairs)]).strip()
