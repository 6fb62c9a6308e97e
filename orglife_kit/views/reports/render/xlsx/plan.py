"""Which blocks stand on one worksheet: those around one long table, or all of a page without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.model import (
    Block,
    Columns,
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    SealSpace,
    Table,
    Together,
)

_SHORT = 12  # rows of a table that may stand beside another


@dataclass(frozen=True)
class SheetPlan:
    """One worksheet: its name, the document it is of, its blocks in order; the first one begins with the title."""

    name: str
    document: Document
    blocks: tuple[Block, ...]
    is_first: bool


def sheet_plans(document: Document) -> list[SheetPlan]:
    """Return the worksheets of ``document``; a table with other columns than the long one before begins a new one."""
    groups: list[list[Block]] = [[]]
    table: Table | None = None
    for block in _flat(document.blocks):
        if isinstance(block, Table):
            if table is not None and _needs_own_sheet(table, block):
                groups.append(_taken_along(groups[-1]))
                table = None
            if table is None or len(block.rows) > len(table.rows):
                table = block
        groups[-1].append(block)
    name = document.sheet_name or document.title
    return [
        SheetPlan(name if index == 0 else _name_of(blocks, name), document, tuple(blocks), index == 0)
        for index, blocks in enumerate(groups)
    ]


def _needs_own_sheet(before: Table, table: Table) -> bool:
    if [column.header for column in before.columns] == [column.header for column in table.columns]:
        return False
    return before.side_by_side or max(len(before.rows), len(table.rows)) > _SHORT


def _taken_along(blocks: list[Block]) -> list[Block]:
    """Return the headings and lines that belong to what comes next, taken from the end of ``blocks``."""
    number = len(blocks)
    while number > 0 and not isinstance(blocks[number - 1], Table):
        number -= 1
    start = next(
        (index for index in range(number, len(blocks)) if isinstance(blocks[index], Heading | PageBreak)),
        len(blocks),
    )
    along = blocks[start:]
    del blocks[start:]
    return along


def _name_of(blocks: Iterable[Block], name: str) -> str:
    """Return the words of the first heading, else the name of the whole."""
    return next((block.text for block in blocks if isinstance(block, Heading)), name)


def is_sealed(block: Columns) -> bool:
    """Return whether it is text with the place for a seal beside it, which a sheet sets so too."""
    texts, *others = block.columns
    sealed = len(others) == 1 and len(others[0]) == 1 and isinstance(others[0][0], SealSpace)
    return (
        sealed
        and bool(texts)
        and all(isinstance(one, Paragraph | ListBlock) and not _is_deep(one) for one in texts)
    )


def _is_deep(block: Block) -> bool:
    return isinstance(block, ListBlock) and not all(isinstance(item, str | tuple) for item in block.items)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield ``blocks`` one under the other: a sheet has no groups beside each other."""
    for block in blocks:
        if isinstance(block, Together):
            yield from _flat(block.blocks)
        elif isinstance(block, Columns) and not is_sealed(block):
            for column in block.columns:
                yield from _flat(column)
        else:
            yield block
