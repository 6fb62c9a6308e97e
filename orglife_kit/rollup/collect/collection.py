"""What is collected: the shards that count, named in ``collection.json``, which is replaced whole at each commit."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.errors import InputError, StorageError, notice, system_reason
from orglife_kit.frozen import dataclass
from orglife_kit.rollup.collect.schema import SET_ASIDE, schema_of, table_names
from orglife_kit.storage.files import write_whole

if TYPE_CHECKING:
    import pyarrow

FILE, FORMAT = "collection.json", "orglife-collection/1"
_LOCK = "collection.lock"
_EMPTY = "empty.parquet"
_PART = re.compile(r"(?:year=\d+/)?\.?[sc]\d{7}(?:-\d+)?\.parquet")


@dataclass(frozen=True)
class Shard:
    """Some of the bundles, written together: its name, and its files by table, relative to the folder.

    ``removed`` are the numbers of bundles that are out, and whose rows are in it no more.
    """

    name: str
    bundles: int
    set_aside: int
    files: dict[str, list[str]]
    compact: bool = False
    removed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Collection:
    """A folder of collected bundles as it was at one commit; what is not named here is not there."""

    folder: Path
    shards: tuple[Shard, ...] = ()

    @property
    def removed(self) -> set[int]:
        """The numbers of the bundles whose rows were taken out."""
        return {number for shard in self.shards for number in shard.removed}

    def files(self, table: str) -> list[str]:
        """Return the files of a table; there is always one, which may have no rows."""
        named = [file for shard in self.shards for file in shard.files.get(table, ())]
        return [str(self.folder / file) for file in named or [_empty(table)]]

    def read(self, table: str, columns: list[str] | None = None) -> pyarrow.Table:
        """Return the rows of a small table (``bundles``, ``set_aside``) with some of its columns."""
        import pyarrow
        from pyarrow import parquet

        parts = [parquet.ParquetFile(file).read(columns=columns) for file in self.files(table)]
        return pyarrow.concat_tables(parts)


def is_collection(folder: Path) -> bool:
    """Return whether a folder holds collected bundles."""
    return (folder / FILE).is_file()


def read_collection(folder: Path) -> Collection:
    """Return what is collected in a folder, nothing where nothing is yet.

    Raises ``InputError`` (``collection_foreign``), ``StorageError`` (``folder_unusable``).
    """
    try:
        text = (folder / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return Collection(folder)
    except OSError as error:
        raise unusable(folder, error) from error
    try:
        data = json.loads(text)
        fits = data["format"] == FORMAT
        shards = tuple(Shard(**{**shard, "removed": tuple(shard["removed"])}) for shard in data["shards"])
    except (ValueError, KeyError, TypeError):
        fits = False
    if not fits:
        raise InputError(notice("collection_foreign", folder=str(folder)))
    return Collection(folder, shards)


def commit(collection: Collection) -> None:
    """Make ``collection`` what the folder holds; raises ``StorageError``, and then it holds what it held."""
    data = {"format": FORMAT, "shards": [vars(shard) for shard in collection.shards]}
    try:
        for table in (*table_names(), SET_ASIDE):
            _write_empty(collection.folder, table)
        write_whole(collection.folder / FILE, json.dumps(data, ensure_ascii=False).encode())
    except OSError as error:
        raise unusable(collection.folder, error) from error


def clean(collection: Collection) -> None:
    """Remove what an interrupted collecting left: parts of ours that no commit names; other files are left alone."""
    named = {file for shard in collection.shards for files in shard.files.values() for file in files}
    for table in (*table_names(), SET_ASIDE):
        for path in (collection.folder / table).rglob("*.parquet"):
            place = path.relative_to(collection.folder).as_posix()
            if _PART.fullmatch(place.removeprefix(f"{table}/")) and place not in named:
                path.unlink(missing_ok=True)


def remove(collection: Collection, shards: Iterable[Shard]) -> None:
    """Remove the files of shards that count no more."""
    for shard in shards:
        for files in shard.files.values():
            for file in files:
                (collection.folder / file).unlink(missing_ok=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep the folder to oneself; the system frees it when a process dies.

    Raises ``InputError`` (``collection_busy``) while somebody else collects into it, ``StorageError``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise unusable(folder, error) from error
    try:
        try:
            _take(handle)
        except OSError:
            raise InputError(notice("collection_busy", folder=str(folder))) from None
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _empty(table: str) -> str:
    return f"{table}/{_EMPTY}" if table == SET_ASIDE else f"{table}/year=0/{_EMPTY}"


def _write_empty(folder: Path, table: str) -> None:
    """Write a part without rows, so that every table is there with its columns."""
    from pyarrow import parquet

    path = folder / _empty(table)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        parquet.write_table(schema_of(table).empty_table(), path)


def unusable(folder: Path, error: OSError) -> StorageError:
    """Return the error that says why a folder cannot be written."""
    return StorageError(notice("folder_unusable", file=str(folder), detail=system_reason(error)))
