"""Reading a bundle that anybody may have made: nothing is unpacked to the disk, nothing is believed unchecked."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from orglife_kit.bundle.cells import Value, cell_value, read_column
from orglife_kit.bundle.declared import VERSION, BundleColumn, BundleTable, CellKind, bundle_tables
from orglife_kit.bundle.manifest import MANIFEST, UNDECIDED, Manifest, Part, read_manifest
from orglife_kit.bundle.passphrase import is_sealed, opened
from orglife_kit.errors import InputError, Location, notice, system_reason
from orglife_kit.frozen import dataclass

MOST_BYTES = 32 << 20  # of the file, and of all that is in it; a branch of 100 members has 100 kB
_MOST_MANIFEST = 1 << 18
_MOST_ENTRIES = 64
_LONGEST_CELL = 1 << 17
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True)
class ReadTable:
    """One table that was read, column by column: a list of values for each of ``keys``."""

    keys: tuple[str, ...]
    columns: tuple[list[Value], ...]

    @property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """The rows, a value for each of ``keys``."""
        return tuple(zip(*self.columns, strict=True))

    def column(self, key: str) -> list[Value]:
        """Return the values of one column."""
        return self.columns[self.keys.index(key)]

    def dictionaries(self) -> Iterator[dict[str, Value]]:
        """Yield the rows by their keys."""
        return (dict(zip(self.keys, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class Bundle:
    """A bundle that was read and checked; ``digest`` is the SHA-256 of the plain file, also of one that was sealed."""

    manifest: Manifest
    tables: Mapping[str, ReadTable]
    digest: str

    def rows(self, table: str) -> tuple[dict[str, Value], ...]:
        """Return the rows of a table by their keys, none where it is not there."""
        found = self.tables.get(table)
        return tuple(found.dictionaries()) if found is not None else ()


def read_bundle(path: Path, passphrase: str | None = None) -> Bundle:
    """Return the bundle in a file.

    Raises ``InputError`` with one notice that says what is wrong and where; see ``bundle_in`` and ``file_bytes``.
    """
    with named(path.name):
        return bundle_in(file_bytes(path), passphrase)


def file_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises ``InputError``: ``bundle_link``, ``bundle_too_large``, ``bundle_unreadable``."""
    try:
        if path.is_symlink():
            raise InputError(notice("bundle_link"))
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise InputError(notice("bundle_no_file"))
            if status.st_size > MOST_BYTES:
                raise InputError(notice("bundle_too_large"))
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(notice("bundle_unreadable", detail=system_reason(error))) from error


def bundle_in(content: bytes, passphrase: str | None = None) -> Bundle:
    """Return the bundle that ``content`` is.

    Raises ``InputError``: ``bundle_sealed``, ``passphrase_wrong``, ``bundle_damaged``, ``bundle_too_large``,
    ``bundle_entry_foreign``, ``bundle_entry_twice``, ``bundle_entry_link``, ``bundle_no_manifest``, those of
    ``read_manifest``, ``bundle_table_unknown``, ``bundle_part_missing``, ``bundle_part_differs``, ``bundle_heads``,
    ``bundle_cell``, ``bundle_rows_differ``, ``bundle_counts_differ``.
    """
    if is_sealed(content):
        if passphrase is None:
            raise InputError(notice("bundle_sealed"))
        content = opened(content, passphrase)
    with _archive(content) as archive:
        entries = _entries(archive)
        if MANIFEST not in entries:
            raise InputError(notice("bundle_no_manifest"))
        manifest = read_manifest(_part_bytes(archive, entries[MANIFEST], _MOST_MANIFEST))
        known = bundle_tables(manifest.version)
        _check_parts(manifest, entries, known)
        tables = {
            part.table: _table(manifest.version, part, _checked(archive, entries[part.file], part))
            for part in manifest.tables
        }
    _check_overview(tables)
    _check_counts(manifest, tables)
    if manifest.version != VERSION:
        tables = of_this_version(tables)
    return Bundle(manifest, tables, hashlib.sha256(content).hexdigest())


def of_this_version(tables: Mapping[str, ReadTable]) -> dict[str, ReadTable]:
    """Return the tables of an earlier version with the columns of this one: what it did not have is nothing.

    A text is then empty, anything else ``None``; an optional column is left out, as where the plan does not send it up.
    """
    declared = bundle_tables()
    return {name: _with_columns(declared[name], read) for name, read in tables.items() if name in declared}


def _with_columns(table: BundleTable, read: ReadTable) -> ReadTable:
    rows = len(read.columns[0])
    columns: dict[str, list[Value]] = {}
    for column in table.columns:
        if column.key in read.keys:
            columns[column.key] = read.column(column.key)
        elif not column.optional:
            columns[column.key] = [""] * rows if column.kind is CellKind.TEXT else [None] * rows
    return ReadTable(tuple(columns), tuple(columns.values()))


@contextmanager
def named(file: str) -> Iterator[None]:
    """Name ``file`` in front of what is found wrong with it."""
    try:
        yield
    except InputError as error:
        told = error.notices[0]
        at = told.location
        inside = f"{file}: {at.file}" if at.file else file
        where = Location(file=inside, sheet=at.sheet, row=at.row, column=at.column)
        raise InputError(notice(told.code, where, **told.fields)) from error


@contextmanager
def _archive(content: bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except InputError:
        raise
    except _BROKEN:
        raise InputError(notice("bundle_damaged")) from None


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by their names, none of which may leave the folder, be a link or be too large."""
    found = archive.infolist()
    if len(found) > _MOST_ENTRIES or sum(entry.file_size for entry in found) > MOST_BYTES:
        raise InputError(notice("bundle_too_large"))
    for name, times in Counter(entry.filename for entry in found).items():
        if times > 1:
            raise InputError(notice("bundle_entry_twice", name=_shown(name)))
    for entry in found:
        if entry.create_system == 3 and stat.S_ISLNK(entry.external_attr >> 16):
            raise InputError(notice("bundle_entry_link", name=_shown(entry.filename)))
    return {entry.filename: entry for entry in found}


def _check_parts(manifest: Manifest, entries: Mapping[str, object], known: Mapping[str, BundleTable]) -> None:
    """Raise where the manifest and what is there do not name the same files, each a table of the format, once."""
    files = [part.file for part in manifest.tables]
    for part in manifest.tables:
        if part.table not in known:
            raise InputError(notice("bundle_table_unknown", name=part.table))
        if part.file != known[part.table].file or files.count(part.file) > 1:
            raise InputError(notice("bundle_manifest_field", Location(file=MANIFEST), name="tables"))
        if part.file not in entries:
            raise InputError(notice("bundle_part_missing", name=part.file))
    foreign = sorted(entries.keys() - {*files, MANIFEST})
    if foreign:
        raise InputError(notice("bundle_entry_foreign", name=_shown(foreign[0])))


def _part_bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Return an entry's bytes, never more than it says and never more than ``most``."""
    if entry.file_size > most:
        raise InputError(notice("bundle_too_large"))
    with archive.open(entry) as part:
        content = part.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise InputError(notice("bundle_damaged"))
    return content


def _checked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, part: Part) -> bytes:
    content = _part_bytes(archive, entry, MOST_BYTES)
    if len(content) != part.bytes or hashlib.sha256(content).hexdigest() != part.sha256:
        raise InputError(notice("bundle_part_differs", name=part.file))
    return content


def _table(version: int, part: Part, content: bytes) -> ReadTable:
    try:
        text = content.decode("utf-8-sig")
        csv.field_size_limit(_LONGEST_CELL)
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (ValueError, csv.Error):
        raise InputError(notice("bundle_part_unreadable", name=part.file)) from None
    columns = _columns(version, part.table, tuple(rows[0] if rows else ()))
    if columns is None:
        raise InputError(notice("bundle_heads", name=part.file))
    if len(rows) - 1 != part.rows:
        raise InputError(notice("bundle_rows_differ", name=part.file, told=part.rows, found=len(rows) - 1))
    for position, row in enumerate(rows[1:], 2):
        if len(row) != len(columns):
            raise InputError(notice("bundle_row_length", Location(file=part.file, row=position)))
    cells = tuple(zip(*rows[1:], strict=True))
    read = tuple(
        _read(column, of_column, part.file) for column, of_column in zip(columns, cells, strict=True)
    )
    return ReadTable(tuple(column.key for column in columns), read)


def _read(column: BundleColumn, cells: Sequence[str], file: str) -> list[Value]:
    try:
        return read_column(column, cells)
    except ValueError:
        position, cell = next(found for found in enumerate(cells, 2) if not _can_be(column, found[1]))
        where = Location(file=file, row=position, column=column.head)
        raise InputError(notice("bundle_cell", where, text=_shown(cell))) from None


def _can_be(column: BundleColumn, cell: str) -> bool:
    try:
        cell_value(column, cell)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1000)  # the heads of one version's table are few
def _columns(version: int, table: str, heads: tuple[str, ...]) -> tuple[BundleColumn, ...] | None:
    """Return the columns of the heads, all of the table's, of those that are optional any; ``None`` for other heads."""
    declared = bundle_tables(version)[table]
    found = tuple(declared.by_head[head] for head in heads if head in declared.by_head)
    wanted = [column.head for column in declared.columns if column.head in heads or not column.optional]
    return found if list(heads) == wanted else None


def _check_overview(tables: Mapping[str, ReadTable]) -> None:
    """Raise where there is not exactly one row of numbers."""
    if "overview" not in tables:
        raise InputError(notice("bundle_part_missing", name="overview.csv"))
    found = len(tables["overview"].columns[0])
    if found != 1:
        raise InputError(notice("bundle_rows_differ", name="overview.csv", told=1, found=found))


def _check_counts(manifest: Manifest, tables: Mapping[str, ReadTable]) -> None:
    """Raise where the members do not add up to what the manifest says."""
    outcomes = tables["members"].column("outcome") if "members" in tables else []
    counted = Counter(outcome or UNDECIDED for outcome in outcomes)
    told = {outcome: number for outcome, number in manifest.outcomes.items() if number}
    if len(outcomes) != manifest.members or counted != told:
        raise InputError(notice("bundle_counts_differ", members=manifest.members, found=len(outcomes)))
    if manifest.cap.given != manifest.outcomes["EXCELLENT"]:
        raise InputError(notice("bundle_counts_differ", members=manifest.members, found=len(outcomes)))


def _shown(text: str) -> str:
    """Return a text of a stranger as a sentence can hold it."""
    plain = "".join(character if character.isprintable() else "?" for character in text)
    return plain[:60]
