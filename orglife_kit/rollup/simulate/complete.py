"""A simulated table with every column of the format: what the simulation does not draw is empty."""

from __future__ import annotations

import datetime

from orglife_kit.bundle.cells import Value
from orglife_kit.bundle.declared import VERSION, BundleColumn, CellKind, bundle_tables
from orglife_kit.bundle.writing import TableContent

_EMPTY: dict[CellKind, Value] = {
    CellKind.TEXT: "",
    CellKind.COUNT: 0,
    CellKind.NUMBER: 1,
    CellKind.MEMBER: 1,
    CellKind.DATE: datetime.date(2024, 1, 1),
    CellKind.YES_NO: False,
}


def complete(name: str, content: TableContent, version: int = VERSION) -> TableContent:
    """Return ``content`` with the columns of the table ``name`` in their order; optional ones only where drawn."""
    columns = [
        column
        for column in bundle_tables(version)[name].columns
        if column.key in content.keys or not column.optional
    ]
    keys = tuple(column.key for column in columns)
    if keys == content.keys:
        return content
    places = {key: place for place, key in enumerate(content.keys)}
    defaults = {column.key: _default(column) for column in columns}
    rows = [[row[places[key]] if key in places else defaults[key] for key in keys] for row in content.rows]
    return TableContent(keys, rows)


def _default(column: BundleColumn) -> Value:
    if column.may_lack:
        return None
    return next(iter(column.words)) if column.kind is CellKind.CODE else _EMPTY[column.kind]
