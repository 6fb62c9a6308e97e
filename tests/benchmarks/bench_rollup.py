"""How the roll-up scales: reading bundles, pages of branches, the questions on DuckDB, raw SQL, pandas and Spark.

``python tests/benchmarks/bench_rollup.py --rows 100000 10000000 100000000 --bundles 20000`` prints a table; each
measurement runs in a process of its own, with its CPU seconds and its greatest memory. Ratios are firmer than seconds.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROWS_OF_A_FILE = 4_000_000
ROWS_OF_A_BRANCH = 22
OUTCOMES = ("EXCELLENT", "QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED", "UNGRADED", "NOT_TAKEN_PART")
SHARES = (0.31, 0.64, 0.006, 0.0005, 0.0235, 0.02)
KEYS = "year, membership, gender, ethnicity, age, outcome"
CASES = " ".join(
    f"WHEN year - birth_year <= {most} THEN 'TO_{most}'" for most in (30, 35, 40, 45, 50, 55, 60)
)
RAW = f"""
SELECT year, membership, COALESCE(NULLIF(gender, ''), 'NOT_STATED') AS gender,
  COALESCE(NULLIF(ethnicity, ''), 'NOT_STATED') AS ethnicity,
  CASE WHEN birth_year IS NULL THEN 'NOT_STATED' {CASES} ELSE 'FROM_61' END AS age,
  COALESCE(outcome, 'UNDECIDED') AS outcome, COUNT(*) AS number
FROM read_parquet(?, hive_partitioning = true) GROUP BY ALL
"""


def make_members(store: Path, rows: int) -> None:
    """Write ``rows`` members of a year as a collection has them, without reading a bundle for each branch.

    Files of the same number of rows are one file under several names: to a reader they are as many files.
    """
    from orglife_kit.rollup.collect.collection import Collection, Shard, commit

    files: list[str] = []
    first: dict[int, Path] = {}
    for number, start in enumerate(range(0, rows, ROWS_OF_A_FILE)):
        size = min(ROWS_OF_A_FILE, rows - start)
        place = f"members/year=2024/s{number + 1:07d}.parquet"
        path = store / place
        path.parent.mkdir(parents=True, exist_ok=True)
        if size in first:
            os.link(first[size], path)
        else:
            write_members(path, size)
            first[size] = path
        files.append(place)
    shard = Shard("c0000001", rows // ROWS_OF_A_BRANCH, 0, {"members": files}, compact=True)
    commit(Collection(store, (shard,)))


def write_members(path: Path, size: int) -> None:
    """Write one file of members, drawn by the shares of the simulation."""
    import numpy
    import pyarrow
    from pyarrow import parquet

    from orglife_kit.rollup.collect.schema import schema_of

    random = numpy.random.default_rng(1)
    ethnicities = numpy.array(["汉族", "壮族", "回族", "满族", "苗族", "彝族", "藏族"])
    schema = schema_of("members")
    drawn: dict[str, Any] = {
        "bundle": (numpy.arange(size) // ROWS_OF_A_BRANCH).astype("int64"),
        "membership": numpy.where(random.random(size) < 0.025, "PROBATIONARY", "FULL"),
        "gender": numpy.where(random.random(size) < 0.304, "女", "男"),
        "ethnicity": ethnicities[numpy.minimum(random.geometric(0.92, size) - 1, 6)],
        "birth_year": random.integers(1936, 2005, size).astype("int16"),
        "outcome": random.choice(numpy.array(OUTCOMES), size, p=numpy.array(SHARES) / sum(SHARES)),
        "reason": numpy.full(size, ""),
    }
    columns = [
        pyarrow.array(drawn[name]).cast(schema.field(name).type)
        if name in drawn
        else pyarrow.nulls(size, schema.field(name).type)
        for name in schema.names
    ]
    table = pyarrow.Table.from_arrays(columns, schema=schema)
    parquet.write_table(table, path, compression="zstd", row_group_size=1 << 20)


def made_members(store: Path, rows: int) -> int:
    """Make the members in a process of its own: what it needs is not taken for what the questions need."""
    begin_counting()
    make_members(store, rows)
    return rows


def run_ours(store: Path, engine: str) -> int:
    """Ask the questions about the members; return how many there are."""
    import pyarrow.compute  # noqa: F401  (Ibis and raw SQL are compared, not imports)

    from orglife_kit.rollup.expressions import members_cube, not_graded
    from orglife_kit.rollup.rolled_up import open_rollup

    with open_rollup(store, engine=engine, master="local[2]") as found:
        begin_counting()
        day = datetime.date(2025, 5, 1)
        rows = found.rows(members_cube(found._connection, day))
        found.rows(not_graded(found._connection, day))
        if engine == "spark":
            _counting.update(machine_usage(found._connection._session))  # type: ignore[attr-defined]
    return sum(int(row["number"]) for row in rows)


def machine_usage(session: Any) -> dict[str, float]:
    """Return the CPU seconds and the greatest memory of Spark's own process, which is not Python's."""
    java = session.sparkContext._jvm.java.lang.ProcessHandle.current().pid()
    fields = Path(f"/proc/{java}/stat").read_text().rsplit(")", 1)[1].split()
    status = dict(line.split(":", 1) for line in Path(f"/proc/{java}/status").read_text().splitlines())
    ticks = os.sysconf("SC_CLK_TCK")
    cpu = (int(fields[11]) + int(fields[12])) / ticks
    return {"java_cpu": round(cpu, 2), "java_MB": int(status["VmHWM"].split()[0]) // 1024}


def run_raw(store: Path) -> int:
    """The same by hand-written SQL."""
    import duckdb

    files = sorted(str(path) for path in store.glob("members/*/s*.parquet"))
    begin_counting()
    connection = duckdb.connect(config={"memory_limit": "700MB", "threads": os.cpu_count() or 1})
    rows = connection.execute(RAW, [files]).fetchall()
    connection.execute(
        "SELECT year, outcome, membership, reason, COUNT(*) FROM read_parquet(?, hive_partitioning = true)"
        " WHERE outcome NOT IN ('EXCELLENT', 'QUALIFIED', 'BASICALLY_QUALIFIED', 'UNQUALIFIED') OR outcome IS NULL"
        " GROUP BY ALL",
        [files],
    ).fetchall()
    return sum(row[-1] for row in rows)


def run_pandas(store: Path) -> int:
    """The same by pandas, as one would write it."""
    import pandas

    begin_counting()
    columns = ["membership", "gender", "ethnicity", "birth_year", "outcome", "reason"]
    frame = pandas.concat(
        pandas.read_parquet(path, columns=columns) for path in sorted(store.glob("members/*/s*.parquet"))
    )
    bands = [0, 30, 35, 40, 45, 50, 55, 60, 200]
    frame["age"] = pandas.cut(2024 - frame["birth_year"], bands)
    counted = frame.groupby(["membership", "gender", "ethnicity", "age", "outcome"], observed=True).size()
    ungraded = frame[frame["outcome"].isin(["UNGRADED", "NOT_TAKEN_PART"])]
    ungraded.groupby(["outcome", "membership", "reason"]).size()
    return int(counted.sum())


def run_collect(bundles: Path, store: Path, jobs: int) -> int:
    """Collect a folder of bundles; return how many were read."""
    from orglife_kit.rollup.collect.ingest import collect

    begin_counting()
    return collect([bundles], store, jobs=jobs).new


def run_pages(bundles: Path, out: Path, jobs: int) -> int:
    """Write a page for each branch of a folder; return how many stand there."""
    from orglife_kit.rollup.desk import open_desk
    from orglife_kit.views.reports.pages_of_branches import write_branch_pages

    begin_counting()
    return len(write_branch_pages(open_desk(bundles).standing().branches, out, jobs=jobs).files)


_counting: dict[str, float] = {}


def begin_counting() -> None:
    """Count CPU seconds from here: what was imported and started before is told apart."""
    _counting["from"] = time.process_time()


def measured(*arguments: str) -> dict[str, Any]:
    """Run one measurement in a process of its own; return seconds, CPU seconds, greatest memory, answer."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    told = subprocess.run(
        [sys.executable, __file__, "--one", *arguments], capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if told.returncode:
        return {"failed": told.stderr.strip().splitlines()[-1:]}
    answer = json.loads(told.stdout.strip().splitlines()[-1])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": round(seconds, 2), "cpu": round(cpu, 2), **answer}


def one(what: str, *arguments: str) -> None:
    """Do one measurement in this process and print what it came to."""
    acts = {
        "duckdb": lambda store: run_ours(Path(store), "duckdb"),
        "spark": lambda store: run_ours(Path(store), "spark"),
        "raw": lambda store: run_raw(Path(store)),
        "pandas": lambda store: run_pandas(Path(store)),
        "make": lambda store, rows: made_members(Path(store), int(rows)),
        "pages": lambda bundles, out, jobs: run_pages(Path(bundles), Path(out), int(jobs)),
        "collect": lambda bundles, store, jobs: run_collect(Path(bundles), Path(store), int(jobs)),
    }
    start = time.perf_counter()
    number = acts[what](*arguments)
    inside = time.perf_counter() - start
    query = time.process_time() - _counting["from"]
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    told = {
        "query_cpu": round(query, 3),
        "inside": round(inside, 2),
        "MB": peak_megabytes(),
        "child_MB": round(child),
    }
    print(
        json.dumps({"answer": number, **told, **{key: _counting[key] for key in _counting if key != "from"}})
    )


def peak_megabytes() -> int:
    """Return the most memory that this process had."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) // 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--bundles", type=int, default=5000)
    parser.add_argument("--pages", type=int, default=200, help="of so many branches, up to 1000")
    parser.add_argument("--engines", nargs="*", default=["duckdb", "raw", "pandas", "spark"])
    parser.add_argument("--pandas-up-to", type=int, default=10_000_000)
    parser.add_argument("--one", nargs="+")
    asked = parser.parse_args()
    if asked.one:
        one(*asked.one)
        return
    scratch = Path(tempfile.mkdtemp(prefix="orglife-bench-"))
    try:
        if asked.bundles:
            from orglife_kit.rollup.simulate import simulate

            start = time.process_time()
            simulate(scratch / "bundles", asked.bundles, 1)
            print("simulate", asked.bundles, {"cpu": round(time.process_time() - start, 2)}, flush=True)
            for jobs in ("1", "2"):
                done = measured("collect", str(scratch / "bundles"), str(scratch / f"store{jobs}"), jobs)
                print(f"collect, {jobs} processes", asked.bundles, done, flush=True)
            shutil.rmtree(scratch / "bundles")
        if asked.pages:
            from orglife_kit.rollup.simulate import simulate

            simulate(scratch / "pages", min(asked.pages, 1000), 1)
            done = measured("pages", str(scratch / "pages"), str(scratch / "written"), "2")
            print("pages, 2 processes", asked.pages, done, flush=True)
        for rows in asked.rows:
            store = scratch / f"rows{rows}"
            measured("make", str(store), str(rows))
            size = sum(path.stat().st_size for path in store.rglob("*.parquet")) / 1e6
            print(f"{rows} rows, {size:.1f} MB of Parquet", flush=True)
            for engine in asked.engines:
                if engine != "pandas" or rows <= asked.pandas_up_to:
                    print(" ", engine, measured(engine, str(store)), flush=True)
            shutil.rmtree(store)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
