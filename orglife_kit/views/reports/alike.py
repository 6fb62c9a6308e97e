"""Tables of the same columns on one page stand under each other with the same widths."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from orglife_kit.views.reports.geometry import Geometry
from orglife_kit.views.reports.layout import column_widths
from orglife_kit.views.reports.model import Block, Column, Table, Together

_PARTS = 10  # of a millimetre, that a width is kept in


def alike(blocks: Sequence[Block], measures: Geometry, language: str) -> tuple[Block, ...]:
    """Return ``blocks`` in which tables of the same columns have the widths that all their rows together need."""
    of_columns: dict[tuple[Column, ...], list[Table]] = {}
    for table in _tables(blocks):
        of_columns.setdefault(table.columns, []).append(table)
    widths = {
        columns: column_widths(
            Table(columns, tuple(row for table in tables for row in table.rows)), measures, language
        )
        for columns, tables in of_columns.items()
        if len(tables) > 1 and all(column.width for column in columns)
    }
    return tuple(_set(block, widths) for block in blocks) if widths else tuple(blocks)


def _tables(blocks: Sequence[Block]) -> list[Table]:
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
        elif isinstance(block, Together):
            found += _tables(block.blocks)
    return found


def _set(block: Block, widths: Mapping[tuple[Column, ...], tuple[float, ...]]) -> Block:
    if isinstance(block, Together):
        return Together(tuple(_set(part, widths) for part in block.blocks))
    if not isinstance(block, Table) or block.columns not in widths:
        return block
    columns = tuple(
        dataclasses.replace(column, width=round(width * _PARTS))
        for column, width in zip(block.columns, widths[block.columns], strict=True)
    )
    return dataclasses.replace(block, columns=columns, as_given=True)
