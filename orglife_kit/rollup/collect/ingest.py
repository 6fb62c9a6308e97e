"""Collecting: bundles become Parquet, shard by shard; killed at any moment it goes on where it was."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from orglife_kit.errors import InputError, Location, Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rollup.collect.collection import (
    Collection,
    Shard,
    clean,
    commit,
    locked,
    read_collection,
    remove,
)
from orglife_kit.rollup.collect.schema import BUNDLES, SET_ASIDE
from orglife_kit.rollup.collect.settle import LeftOut, Loser, compacted, losers, to_compact
from orglife_kit.rollup.collect.shard import Found, write_shard
from orglife_kit.rollup.extras import need

SUFFIXES = (".zip", ".age")
_SHARD = 1000  # bundles
_LOCKED = ("bundle_sealed", "passphrase_wrong")
_BETWEEN_COMMITS = 2.0  # seconds
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Collected:
    """What a collecting did: files read now, of them good; and what does not count, with the reason."""

    files: int
    new: int
    set_aside: int
    losers: tuple[Loser, ...]

    def number(self, reason: LeftOut) -> int:
        """Return how many bundles are out for a reason."""
        return sum(loser.reason is reason for loser in self.losers)


@dataclass(frozen=True)
class SetAside:
    """A file that is no bundle, or a bad one, and what is wrong with it."""

    file: str
    told: Notice


def collect(
    sources: Iterable[Path],
    store: Path,
    *,
    jobs: int | None = None,
    passphrase: str | None = None,
    progress: Progress = lambda done, all_: None,
) -> Collected:
    """Read the bundles in ``sources`` (files, folders) into ``store``; those that are there already are not read.

    Raises ``InputError`` (``extra_missing``, ``collection_busy``, ``collection_foreign``, ``path_missing``,
    ``collect_process_ended``) and ``StorageError``; then the folder holds what was committed before, and the next
    call goes on.
    """
    need("rollup")
    with locked(store):
        collection = read_collection(store)
        clean(collection)
        known = _known(collection, with_passphrase=passphrase is not None)
        files = [
            found for found in bundle_files(sources) if (found.name, found.size, found.modified) not in known
        ]
        done = good = 0
        committed = time.monotonic()
        for shard in _shards(collection, files, jobs or os.cpu_count() or 1, passphrase):
            collection = replace(collection, shards=(*collection.shards, shard))
            done, good = done + shard.bundles + shard.set_aside, good + shard.bundles
            if done == len(files) or time.monotonic() - committed > _BETWEEN_COMMITS:
                commit(collection)
                committed = time.monotonic()
            progress(done, len(files))
        if not files:
            commit(collection)
        out = losers(collection.read(BUNDLES, ["bundle", "file", "digest", "meeting", "number"]))
        _settle(collection, out)
    return Collected(len(files), good, done - good, tuple(out))


def bundle_files(sources: Iterable[Path]) -> Iterator[Found]:
    """Yield the files that may be bundles, by name; raises ``InputError`` (``path_missing``)."""
    for source in sources:
        if source.is_dir():
            yield from sorted(_below(source, ""), key=lambda found: found.name)
        elif os.path.lexists(source):
            yield _found(source.parent, source.name)
        else:
            raise InputError(notice("path_missing", path=str(source)))


def _below(top: Path, inside: str) -> Iterator[Found]:
    with os.scandir(top / inside) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(top, f"{inside}{entry.name}/")
            elif entry.name.lower().endswith(SUFFIXES):
                yield _found(top, f"{inside}{entry.name}")


def _found(folder: Path, name: str) -> Found:
    try:
        status = os.lstat(folder / name)
    except OSError:
        return Found(folder, name, 0, 0)
    return Found(folder, name, status.st_size, status.st_mtime_ns)


def _known(collection: Collection, *, with_passphrase: bool) -> set[tuple[str, int, int]]:
    """Return the files that were read before, the bad ones too; with a passphrase not those that wanted one."""
    if not collection.shards:
        return set()
    place = ["file", "size", "modified"]
    aside = collection.read(SET_ASIDE).to_pylist()
    found = {
        (row["file"], row["size"], row["modified"])
        for row in aside
        if not with_passphrase or row["code"] not in _LOCKED
    }
    columns = collection.read(BUNDLES, place).to_pydict()
    return found | set(zip(*(columns[key] for key in place), strict=True))


def set_aside(collection: Collection) -> list[SetAside]:
    """Return what is set aside, by file: what was last found wrong, unless the file was put right since."""
    if not collection.shards:
        return []
    latest = {row["file"]: row for row in collection.read(SET_ASIDE).sort_by("modified").to_pylist()}
    good = set(collection.read(BUNDLES, ["file"])["file"].to_pylist())
    found = []
    for file in sorted(latest.keys() - good):
        kept = json.loads(latest[file]["fields"])
        told = notice(latest[file]["code"], Location(**kept["location"]), **kept["fields"])
        found.append(SetAside(file, told))
    return found


def _shards(
    collection: Collection, files: Sequence[Found], jobs: int, passphrase: str | None
) -> Iterator[Shard]:
    """Yield each shard as it is written, by so many processes; what is in hand stays within a few shards."""
    first = 1 + max((int(shard.name[1:]) for shard in collection.shards), default=0)
    parts = [files[start : start + _SHARD] for start in range(0, len(files), _SHARD)]
    names = [f"s{first + place:07d}" for place in range(len(parts))]
    if jobs == 1 or len(parts) < 2:
        for name, part in zip(names, parts, strict=True):
            yield write_shard(collection.folder, name, part, passphrase)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        waiting: set[Future[Shard]] = set()
        try:
            for name, part in zip(names, parts, strict=True):
                waiting.add(pool.submit(write_shard, collection.folder, name, part, passphrase))
                if len(waiting) > 2 * jobs:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            for future in waiting:
                yield future.result()
        except BrokenProcessPool:
            raise InputError(notice("collect_process_ended")) from None
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _settle(collection: Collection, out: Sequence[Loser]) -> None:
    """Write the parts anew where bundles are out or parts are many and small."""
    lost = {loser.bundle for loser in out} - collection.removed
    shards = to_compact(collection, lost)
    if not shards:
        return
    name = f"c{1 + max(int(shard.name[1:]) for shard in collection.shards):07d}"
    made = compacted(collection, shards, lost, name)
    kept = tuple(shard for shard in collection.shards if shard not in shards)
    commit(replace(collection, shards=(*kept, made)))
    remove(collection, shards)
