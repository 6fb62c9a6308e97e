"""After the reading: what was replaced by what, and many small parts made few large ones."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass
from orglife_kit.rollup.collect.collection import Collection, Shard, unusable
from orglife_kit.rollup.collect.schema import BUNDLES, SET_ASIDE, schema_of, table_names

if TYPE_CHECKING:
    import pyarrow

_MANY = 8  # small shards
_ROWS_OF_A_FILE = 4_000_000
_ROWS_OF_A_GROUP = 1 << 18
_FEW = {"batch_readahead": 1, "fragment_readahead": 1}  # what is read ahead stays in memory


class LeftOut(StrEnum):
    """Why a good bundle does not count: the same is there twice, a newer one came, two say they are the same."""

    DUPLICATE = "DUPLICATE"
    REPLACED = "REPLACED"
    SAME_NUMBER = "SAME_NUMBER"


@dataclass(frozen=True)
class Loser:
    """A bundle that does not count, and the one that does in its place; both by their files."""

    bundle: int
    file: str
    reason: LeftOut
    by: str


def losers(index: pyarrow.Table) -> list[Loser]:
    """Return the bundles that do not count: of each meeting the highest number does, of two the first by name."""
    ordered = (
        _several(index)
        .sort_by([("meeting", "ascending"), ("number", "descending"), ("file", "ascending")])
        .to_pydict()
    )
    found: list[Loser] = []
    winner = -1
    for place, meeting in enumerate(ordered["meeting"]):
        if winner < 0 or ordered["meeting"][winner] != meeting:
            winner = place
            continue
        if ordered["digest"][place] == ordered["digest"][winner]:
            reason = LeftOut.DUPLICATE
        elif ordered["number"][place] < ordered["number"][winner]:
            reason = LeftOut.REPLACED
        else:
            reason = LeftOut.SAME_NUMBER
        found.append(Loser(ordered["bundle"][place], ordered["file"][place], reason, ordered["file"][winner]))
    return found


def _several(index: pyarrow.Table) -> pyarrow.Table:
    """Return the rows of meetings that have several: of millions of bundles they are few."""
    from pyarrow import compute

    counted = index.group_by("meeting").aggregate([("bundle", "count")])
    several = counted.filter(compute.field("bundle_count") > 1)["meeting"].combine_chunks()
    return index.filter(compute.field("meeting").isin(several))


def to_compact(collection: Collection, lost: set[int]) -> list[Shard]:
    """Return the shards to be written anew: small ones where they are many, and those with a bundle that is out."""
    small = [shard for shard in collection.shards if not shard.compact]
    chosen = small if len(small) >= _MANY else []
    if not lost:
        return chosen
    with_lost = [
        shard for shard in collection.shards if shard not in chosen and _holds(collection, shard, lost)
    ]
    return [*chosen, *with_lost]


def _holds(collection: Collection, shard: Shard, lost: set[int]) -> bool:
    only = Collection(collection.folder, (shard,))
    return not lost.isdisjoint(only.read(BUNDLES, ["bundle"])["bundle"].to_pylist())


def compacted(collection: Collection, shards: list[Shard], lost: set[int], name: str) -> Shard:
    """Return one shard with what ``shards`` hold but for bundles that are out; written, not yet committed.

    Which bundles there were is kept, also of those that are out. Raises ``StorageError`` (``folder_unusable``).
    """
    files: dict[str, list[str]] = defaultdict(list)
    for table in (*table_names(), SET_ASIDE):
        for place, parts in _by_folder(shards, table).items():
            paths = [str(collection.folder / part) for part in parts]
            target = collection.folder / place
            try:
                _write_together(table, paths, target, name, set() if table in (BUNDLES, SET_ASIDE) else lost)
            except OSError as error:
                raise unusable(target, error) from error
            made = sorted(target.glob(f"{name}-*.parquet"))
            files[table] += [path.relative_to(collection.folder).as_posix() for path in made]
    bundles = sum(shard.bundles for shard in shards)
    aside = sum(shard.set_aside for shard in shards)
    gone = {*lost, *(number for shard in shards for number in shard.removed)}
    return Shard(name, bundles, aside, dict(files), compact=True, removed=tuple(sorted(gone)))


def _write_together(table: str, parts: list[str], target: Path, name: str, lost: set[int]) -> None:
    """Write the rows of ``parts`` as few large files into ``target``, without those of bundles that are out."""
    import pyarrow
    from pyarrow import compute, dataset

    # parts of an earlier format have no values in its newer columns
    source = dataset.dataset(parts, schema_of(table), format="parquet")
    out = pyarrow.array(sorted(lost), pyarrow.int64())
    keep = ~compute.field("bundle").isin(out) if lost else None
    dataset.write_dataset(
        source.scanner(filter=keep, batch_size=_ROWS_OF_A_GROUP // 8, use_threads=False, **_FEW),
        target,
        format="parquet",
        file_options=dataset.ParquetFileFormat().make_write_options(compression="zstd"),
        basename_template=f"{name}-{{i}}.parquet",
        existing_data_behavior="overwrite_or_ignore",
        max_rows_per_file=_ROWS_OF_A_FILE,
        min_rows_per_group=_ROWS_OF_A_GROUP // 8,
        max_rows_per_group=_ROWS_OF_A_GROUP,
        use_threads=False,
    )


def _by_folder(shards: list[Shard], table: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for shard in shards:
        for file in shard.files.get(table, ()):
            found[Path(file).parent.as_posix()].append(file)
    return found
