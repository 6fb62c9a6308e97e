"""Two engines for the same expressions: DuckDB inside this process, or Spark, on this machine or on a cluster."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from orglife_kit.errors import InputError, notice
from orglife_kit.rollup.collect.collection import Collection
from orglife_kit.rollup.collect.schema import BUNDLES, schema_of, table_names
from orglife_kit.rollup.extras import need

if TYPE_CHECKING:
    import ibis
    from pyspark.sql import SparkSession

DUCKDB, SPARK = "duckdb", "spark"
ENGINES = (DUCKDB, SPARK)
_MEMORY = "700MB"  # of DuckDB; what does not fit goes to its temporary files
LOCAL = "local[*]"


class Connection(Protocol):
    """What an opened engine gives: the collected tables as Ibis expressions."""

    def table(self, name: str) -> ibis.Table:
        """Return a collected table with its year."""

    def rows(self, expression: ibis.Table) -> list[dict[str, Any]]:
        """Return what an expression answers, in a few rows."""


class _DuckDB:
    def __init__(self, collection: Collection) -> None:
        import ibis

        threads = int(os.environ.get("ORGLIFE_THREADS", os.cpu_count() or 1))
        settings: dict[str, Any] = {"memory_limit": _MEMORY, "threads": threads}
        self._backend = ibis.duckdb.connect(**settings, autoinstall_known_extensions=False)
        self._collection = collection
        self._tables: dict[str, ibis.Table] = {}

    def table(self, name: str) -> ibis.Table:
        if name not in self._tables:
            files = self._collection.files(name)
            found = self._backend.read_parquet(files, hive_partitioning=True, union_by_name=True)
            self._tables[name] = _counting(_declared(found, name), name, self._collection)
        return self._tables[name]

    def rows(self, expression: ibis.Table) -> list[dict[str, Any]]:
        # by the engine's own rows: Ibis would import pandas for them, ten times what a province's sums cost
        answered = self._backend.raw_sql(self._backend.compile(expression))
        names = [column[0] for column in answered.description]
        return [dict(zip(names, row, strict=True)) for row in answered.fetchall()]

    def close(self) -> None:
        self._backend.disconnect()


class _Spark:
    def __init__(self, collection: Collection, master: str) -> None:
        import ibis

        self._session, self._is_own = _session(master)
        self._backend = ibis.pyspark.connect(self._session)
        self._collection = collection
        for name in table_names():
            # only what was committed, although the folder would be read as it is
            reader = self._session.read.option("basePath", str((collection.folder / name).resolve()))
            files = [str(file) for file in collection.files(name)]
            reader = reader.option("mergeSchema", "true")
            reader.parquet(*files).createOrReplaceTempView(_view(name))

    def table(self, name: str) -> ibis.Table:
        found = self._backend.table(_view(name))
        return _counting(_declared(found, name), name, self._collection)

    def rows(self, expression: ibis.Table) -> list[dict[str, Any]]:
        answered: list[dict[str, Any]] = expression.to_pyarrow().to_pylist()
        return answered

    def close(self) -> None:
        for name in table_names():
            self._session.catalog.dropTempView(_view(name))
        if self._is_own:
            self._session.stop()


def check_engine(engine: str) -> None:
    """Raise ``InputError`` (``engine_unknown``, ``extra_missing``, ``java_missing``) where an engine cannot be had."""
    if engine not in ENGINES:
        raise InputError(notice("engine_unknown", name=engine, known=", ".join(ENGINES)))
    need("rollup", *(["spark"] if engine == SPARK else []))
    if engine == SPARK and shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise InputError(notice("java_missing"))


@contextmanager
def opened(collection: Collection, engine: str = DUCKDB, master: str = LOCAL) -> Iterator[Connection]:
    """Give the collected tables in an engine.

    Raises ``InputError``: ``engine_unknown``, ``extra_missing``, ``java_missing``, ``engine_failed``.
    """
    check_engine(engine)
    connection = _DuckDB(collection) if engine == DUCKDB else _Spark(collection, master)
    try:
        yield connection
    finally:
        connection.close()


def _declared(table: ibis.Table, name: str) -> ibis.Table:
    """Return a table with its declared columns; what was collected before a column was declared has nothing in it."""
    import ibis

    declared = ibis.Schema.from_pyarrow(schema_of(name))
    missing = {key: ibis.null(declared[key]) for key in declared if key not in table.columns}
    return table.select(*(key for key in table.columns if key in declared), "year", **missing)


def _counting(table: ibis.Table, name: str, collection: Collection) -> ibis.Table:
    """Return ``bundles`` without those that are out; no other table has rows of them."""
    if name != BUNDLES or not collection.removed:
        return table
    return table.filter(~table.bundle.isin(sorted(collection.removed)))


def _view(name: str) -> str:
    return f"orglife_{name}"


def _session(master: str) -> tuple[SparkSession, bool]:
    """Return a Spark session, and whether it was started here."""
    from pyspark.sql import SparkSession

    active = SparkSession.getActiveSession()
    if active is not None:
        return active, False
    builder = SparkSession.builder.master(master).appName("orglife-rollup")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "8",
        "spark.driver.memory": os.environ.get("ORGLIFE_SPARK_MEMORY", "2g"),
        "spark.log.level": "ERROR",
    }.items():
        builder = builder.config(key, value)
    if master.startswith("local"):
        builder = builder.config("spark.driver.host", "127.0.0.1").config(
            "spark.driver.bindAddress", "127.0.0.1"
        )
    try:
        return builder.getOrCreate(), True
    except Exception as error:
        detail = str(error).strip().splitlines()[:1]
        raise InputError(notice("engine_failed", name=SPARK, detail=" ".join(detail))) from error
