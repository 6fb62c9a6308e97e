"""``Rollup``: what many branches handed up, added up, and at hand as tables for one's own questions."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from orglife_kit.errors import InputError, StorageError, notice, refuse
from orglife_kit.rollup.collect.collection import Collection, is_collection, read_collection
from orglife_kit.rollup.collect.ingest import Progress, SetAside, collect, set_aside
from orglife_kit.rollup.collect.schema import BUNDLES, table_names
from orglife_kit.rollup.collect.settle import Loser, losers
from orglife_kit.rollup.engine import DUCKDB, LOCAL, Connection, check_engine, opened
from orglife_kit.rollup.expressions import QUESTIONS
from orglife_kit.rollup.totals import totals

if TYPE_CHECKING:
    import ibis
    import pandas


class Rollup:
    """The collected bundles of many branches in an engine; made by ``open_rollup``, closed by ``close`` or ``with``."""

    def __init__(self, collection: Collection, engine: str = DUCKDB, master: str = LOCAL) -> None:
        self.collection = collection
        self._opened = opened(collection, engine, master)
        self._connection: Connection = self._opened.__enter__()

    def __enter__(self) -> Rollup:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        bundles = sum(shard.bundles for shard in self.collection.shards)
        return f"<Rollup of {bundles} bundles>"

    def close(self) -> None:
        """Close the engine."""
        self._opened.__exit__(None, None, None)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables: ``bundles``, and those of docs/BUNDLE.md."""
        return table_names()

    def table(self, name: str) -> ibis.Table:
        """Return a table as an Ibis expression, its columns as declared, with ``bundle`` and ``year``.

        Of bundles that were replaced it has no rows. Raises ``RefusedError`` (``table_unknown``), and as ``rows``.
        """
        if name not in table_names():
            raise refuse("table_unknown", name=name, known="、".join(table_names()))
        with self._reading():
            return self._connection.table(name)

    def rows(self, expression: ibis.Table) -> list[dict[str, Any]]:
        """Return what an expression answers, a few rows by their columns.

        Raises ``StorageError`` (``collection_changed``) where somebody else has collected meanwhile.
        """
        with self._reading():
            return self._connection.rows(expression)

    def frame(self, asked: str | Any) -> pandas.DataFrame:
        """Return a table by its name, or what an expression answers, as a DataFrame; raises as ``rows``."""
        expression = self.table(asked) if isinstance(asked, str) else asked
        with self._reading():
            made: pandas.DataFrame = expression.to_pyarrow().to_pandas(date_as_object=False)
        return made

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Say so where parts went while they were read: a collecting writes them anew and takes the old ones away."""
        try:
            yield
        except Exception as error:
            files = [Path(file) for table in table_names() for file in self.collection.files(table)]
            if all(file.is_file() for file in files):
                raise
            told = notice("collection_changed", folder=str(self.collection.folder))
            raise StorageError(told) from error

    def totals(self, as_of: str | datetime.date | None = None) -> dict[str, Any]:
        """Return the roll-up; what is overdue is so on the day ``as_of``, today unless given.

        The same from both engines. Raises ``InputError`` (``date_impossible``).
        """
        day = _day(as_of)
        with self._reading():
            answers = {
                name: self.rows(question(self._connection, day)) for name, question in QUESTIONS.items()
            }
        return totals(answers, day) | {"bundles": self._bundles()}

    def set_aside(self) -> list[SetAside]:
        """Return the files that could not be read, each with what is wrong with it."""
        return set_aside(self.collection)

    def left_out(self) -> list[Loser]:
        """Return the good bundles that do not count: twice there, replaced by a newer one, or of the same number."""
        columns = ["bundle", "file", "digest", "meeting", "number"]
        return losers(self.collection.read(BUNDLES, columns)) if self.collection.shards else []

    def _bundles(self) -> dict[str, Any]:
        out, aside = self.left_out(), self.set_aside()
        read = sum(shard.bundles for shard in self.collection.shards)
        return {
            "read": read,
            "counted": read - len(out),
            "left_out": [{"file": loser.file, "reason": loser.reason.value, "by": loser.by} for loser in out],
            "set_aside": [{"file": entry.file, "code": entry.told.code} for entry in aside],
        }


def open_rollup(folder: Path | str, *, engine: str = DUCKDB, master: str = LOCAL) -> Rollup:
    """Return what is collected in a folder, as ``collect`` made it.

    Raises ``InputError``: ``collection_missing``, ``collection_foreign``, ``extra_missing``, ``engine_unknown``,
    ``java_missing``, ``engine_failed``.
    """
    folder = Path(folder)
    if not is_collection(folder):
        raise InputError(notice("collection_missing", folder=str(folder)))
    return Rollup(read_collection(folder), engine, master)


@contextmanager
def rolled_up(
    paths: Iterable[Path],
    *,
    engine: str = DUCKDB,
    master: str = LOCAL,
    store: Path | None = None,
    passphrase: str | None = None,
    progress: Progress = lambda done, all_: None,
) -> Iterator[Rollup]:
    """Give the roll-up of files and folders, or of one folder of collected bundles.

    The bundles are collected into ``store``, or for the time of the roll-up into a temporary folder.
    """
    check_engine(engine)  # before hours of collecting
    sources = list(paths)
    if store is None and len(sources) == 1 and is_collection(sources[0]):
        with open_rollup(sources[0], engine=engine, master=master) as found:
            yield found
        return
    with tempfile.TemporaryDirectory(prefix="orglife-rollup-") as temporary:
        folder = store or Path(temporary)
        collect(sources, folder, passphrase=passphrase, progress=progress)
        with open_rollup(folder, engine=engine, master=master) as found:
            yield found


def _day(entered: str | datetime.date | None) -> datetime.date:
    if entered is None:
        return datetime.date.today()
    try:
        return entered if isinstance(entered, datetime.date) else datetime.date.fromisoformat(entered.strip())
    except (ValueError, AttributeError):
        raise InputError(notice("date_impossible", text=str(entered))) from None
