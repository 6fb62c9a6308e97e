"""The columns of collected tables as Parquet has them, from the format of a bundle."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from orglife_kit.bundle.declared import CellKind, bundle_tables

if TYPE_CHECKING:
    import pyarrow

BUNDLES, SET_ASIDE = "bundles", "set_aside"


@cache
def table_names() -> tuple[str, ...]:
    """Return the collected tables: those of a bundle, and one row for each bundle."""
    return (BUNDLES, *bundle_tables())


@cache
def schema_of(table: str) -> pyarrow.Schema:
    """Return a table's columns; ``bundle`` is the number of the bundle that a row comes from."""
    import pyarrow

    number = ("bundle", pyarrow.int64())
    if table == SET_ASIDE:
        texts = [(name, pyarrow.string()) for name in ("file", "code", "fields")]
        return pyarrow.schema([*texts, ("size", pyarrow.int64()), ("modified", pyarrow.int64())])
    if table == BUNDLES:
        texts = [(name, pyarrow.string()) for name in ("file", "digest", "branch", "meeting", "cap_base")]
        wholes = [(name, pyarrow.int32()) for name in ("number", "members", "roots")]
        places = [(name, pyarrow.int64()) for name in ("size", "modified")]
        return pyarrow.schema([number, *texts, *wholes, *places, ("date", pyarrow.date32())])
    types = {
        CellKind.TEXT: pyarrow.string(),
        CellKind.CODE: pyarrow.string(),
        CellKind.COUNT: pyarrow.int32(),
        CellKind.NUMBER: pyarrow.int32(),
        CellKind.MEMBER: pyarrow.int32(),
        CellKind.DATE: pyarrow.date32(),
        CellKind.YES_NO: pyarrow.bool_(),
    }
    columns = [(column.key, types[column.kind]) for column in bundle_tables()[table].columns]
    derived = [("birth_year", pyarrow.int16())] if table == "members" else []
    return pyarrow.schema([number, *columns, *derived])
