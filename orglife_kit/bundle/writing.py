"""Writing a bundle: a zip of the manifest and the tables, the same bytes on every machine."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace

from orglife_kit.bundle.cells import Value, cell_text
from orglife_kit.bundle.declared import BundleTable, bundle_tables
from orglife_kit.bundle.manifest import MANIFEST, Manifest, Part
from orglife_kit.frozen import dataclass

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16


@dataclass(frozen=True)
class TableContent:
    """The rows of one table, a value for each of ``keys``; optional columns may be left out of them."""

    keys: tuple[str, ...]
    rows: Sequence[Sequence[Value]]


def bundle_bytes(manifest: Manifest, tables: Mapping[str, TableContent]) -> bytes:
    """Return a bundle of ``tables`` in the manifest's version, its parts entered; a table without rows is left out."""
    contents = {
        table.name: csv_bytes(table, tables[table.name])
        for table in bundle_tables(manifest.version).values()
        if table.name in tables and tables[table.name].rows
    }
    parts = tuple(
        Part(name, f"{name}.csv", len(tables[name].rows), len(content), hashlib.sha256(content).hexdigest())
        for name, content in contents.items()
    )
    target = io.BytesIO()
    # stored: what zlib makes of the same bytes differs between its versions
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry(MANIFEST), replace(manifest, tables=parts).text())
        for name, content in contents.items():
            archive.writestr(_entry(f"{name}.csv"), content)
    return target.getvalue()


def csv_bytes(table: BundleTable, content: TableContent) -> bytes:
    """Return a table as CSV in UTF-8 with its mark: Chinese heads, and words for codes."""
    by_key = {column.key: column for column in table.columns}
    columns = [by_key[key] for key in content.keys]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.head for column in columns])
    writer.writerows(
        [cell_text(value, column) for value, column in zip(row, columns, strict=True)] for row in content.rows
    )
    return text.getvalue().encode("utf-8-sig")


def content_digest(tables: Mapping[str, TableContent], manifest: Manifest) -> str:
    """Return what is another text for another content, whatever number the bundle has."""
    return hashlib.sha256(bundle_bytes(replace(manifest, number=1), tables)).hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
    return entry
