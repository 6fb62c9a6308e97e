"""One shard: some bundles read, checked, and written as Parquet; a bad one is set aside with what is wrong with it."""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from orglife_kit.bundle.declared import bundle_tables
from orglife_kit.bundle.reading import Bundle, read_bundle
from orglife_kit.errors import InputError
from orglife_kit.rollup.collect.collection import Shard, unusable
from orglife_kit.rollup.collect.schema import BUNDLES, SET_ASIDE, schema_of

Columns = dict[str, list[Any]]


class Found(NamedTuple):
    """A file that may be a bundle: its name below the folder that was given, its size, when it was changed.

    Of a country there are millions in memory: a tuple is a third of what an object with its own path would be.
    """

    folder: Path
    name: str
    size: int
    modified: int

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.folder / self.name


def write_shard(folder: Path, name: str, files: Sequence[Found], passphrase: str | None = None) -> Shard:
    """Return the shard of ``files``, written but not yet committed; raises ``StorageError``."""
    content: dict[tuple[str, int], Columns] = defaultdict(lambda: defaultdict(list))
    aside: Columns = defaultdict(list)
    read = 0
    for found in files:
        try:
            bundle = read_bundle(found.path, passphrase)
        except InputError as error:
            _set_aside(aside, found, error)
            continue
        read += 1
        _add(content, found, bundle)
    places: dict[str, list[str]] = defaultdict(list)
    for (table, year), columns in content.items():
        place = f"{table}/year={year}/{name}.parquet"
        _write(folder / place, table, columns)
        places[table].append(place)
    if aside:
        place = f"{SET_ASIDE}/{name}.parquet"
        _write(folder / place, SET_ASIDE, aside)
        places[SET_ASIDE].append(place)
    return Shard(name, read, len(files) - read, dict(places))


def bundle_number(digest: str, file: str) -> int:
    """Return the number by which the rows of one file are known: 63 bits of a digest of both."""
    return int.from_bytes(hashlib.sha256(f"{digest}/{file}".encode()).digest()[:8], "big") >> 1


def _add(content: dict[tuple[str, int], Columns], found: Found, bundle: Bundle) -> None:
    manifest = bundle.manifest
    number = bundle_number(bundle.digest, found.name)
    about = {
        "bundle": number,
        "file": found.name,
        "digest": bundle.digest,
        "branch": manifest.branch,
        "meeting": manifest.meeting,
        "cap_base": manifest.rules.cap_base,
        "number": manifest.number,
        "members": manifest.members,
        "roots": len(manifest.roots),
        "size": found.size,
        "modified": found.modified,
        "date": manifest.date,
    }
    index = content[BUNDLES, manifest.year]
    for key, value in about.items():
        index[key].append(value)
    for name, table in bundle.tables.items():
        columns = content[name, manifest.year]
        rows = len(table.columns[0])
        columns["bundle"].extend([number] * rows)
        for column in bundle_tables()[name].columns:
            values = table.column(column.key) if column.key in table.keys else [None] * rows
            columns[column.key].extend(values)
        if name == "members":
            births = table.column("birth") if "birth" in table.keys else [None] * rows
            columns["birth_year"].extend(map(_year, births))


def _year(birth: object) -> int | None:
    """Return the year of a birth as the office wrote it, a day or a month; ``None`` for anything else."""
    text = str(birth or "")[:4]
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _set_aside(aside: Columns, found: Found, error: InputError) -> None:
    told = error.notices[0]
    where = {key: value for key, value in vars(told.location).items() if value is not None}
    fields = {name: value if isinstance(value, int) else str(value) for name, value in told.fields.items()}
    aside["file"].append(found.name)
    aside["code"].append(told.code)
    aside["fields"].append(json.dumps({"fields": fields, "location": where}, ensure_ascii=False))
    aside["size"].append(found.size)
    aside["modified"].append(found.modified)


def _write(path: Path, table: str, columns: Columns) -> None:
    """Write a part under its name once it is whole; raises ``StorageError`` (``folder_unusable``)."""
    import pyarrow
    from pyarrow import parquet

    aside = path.with_name(f".{path.name}")  # a name that begins with a dot no engine reads
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = pyarrow.Table.from_pydict(dict(columns), schema=schema_of(table))
        with aside.open("wb") as file:
            parquet.write_table(made, file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise unusable(path.parent, error) from error
