"""Collecting goes on where it was killed, and what was collected stays as it was when it cannot go on."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, StorageError
from orglife_kit.rollup.collect import ingest, shard
from orglife_kit.rollup.collect.collection import locked, read_collection
from orglife_kit.rollup.collect.ingest import collect
from orglife_kit.rollup.rolled_up import open_rollup
from orglife_kit.rollup.simulate import simulate
from tests.bundle.making import simple

DAY = "2025-05-01"


def answer(store: Path) -> object:
    """Return the roll-up of what is collected."""
    with open_rollup(store) as found:
        return found.totals(DAY)


@pytest.fixture
def bundles(tmp_path: Path) -> Path:
    """Return the folder of twelve good bundles."""
    simulate(tmp_path / "bundles", 12, 9)
    return tmp_path / "bundles"


def test_nothing_is_read_twice(bundles: Path, tmp_path: Path) -> None:
    """What is there already is passed over; what came since is read."""
    store = tmp_path / "store"
    assert collect([bundles], store).new == 12
    assert collect([bundles], store).files == 0
    (bundles / "x.zip").write_bytes(simple(meeting="c" * 32))
    done = collect([bundles], store)
    assert (done.files, done.new) == (1, 1)
    assert sum(part.bundles for part in read_collection(store).shards) == 13


def test_a_bad_bundle_is_read_again_once_it_was_put_right(bundles: Path, tmp_path: Path) -> None:
    """Set aside with its sentence, counted, and gone from there afterwards."""
    store, bad = tmp_path / "store", bundles / "x.zip"
    bad.write_bytes(simple()[:-20])
    assert collect([bundles], store).set_aside == 1
    with open_rollup(store) as found:
        assert [entry.file for entry in found.set_aside()] == ["x.zip"]
    bad.write_bytes(simple())
    assert collect([bundles], store).new == 1
    with open_rollup(store) as found:
        assert found.set_aside() == []


def test_many_small_parts_become_few(bundles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the numbers stay the same, with one process and with two."""
    collect([bundles], tmp_path / "whole")
    monkeypatch.setattr(ingest, "_SHARD", 1)
    for jobs in (1, 2):
        store = tmp_path / f"parts{jobs}"
        collect([bundles], store, jobs=jobs)
        assert len(read_collection(store).shards) == 1
        assert len(list(store.glob("members/year=2024/*.parquet"))) == 1
        assert answer(store) == answer(tmp_path / "whole")


def test_a_newer_bundle_takes_the_place_of_the_one_before(bundles: Path, tmp_path: Path) -> None:
    """Also when it comes later; the older one is kept in mind and does not come back."""
    store = tmp_path / "store"
    (bundles / "x.zip").write_bytes(simple(("EXCELLENT", "QUALIFIED"), meeting="c" * 32))
    collect([bundles], store)
    (bundles / "y.zip").write_bytes(simple(("QUALIFIED",), meeting="c" * 32, number=2))
    (bundles / "z.zip").write_bytes(simple(("UNQUALIFIED",), meeting="c" * 32, number=2))
    for _ in range(2):
        done = collect([bundles], store)
        assert {(loser.file, loser.reason.value, loser.by) for loser in done.losers} == {
            ("x.zip", "REPLACED", "y.zip"),
            ("z.zip", "SAME_NUMBER", "y.zip"),
        }
        with open_rollup(store) as found:
            mine = found.table("overview")
            branch = found.frame(mine.filter(mine.branch == "星禾镇第一党支部"))
            assert list(branch["members"]) == [1]


def test_a_full_disk_leaves_what_was_collected(
    bundles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error is told, nothing is half there, and the next time it goes on."""
    store = tmp_path / "store"
    collect([bundles], store)
    before = answer(store)
    (bundles / "x.zip").write_bytes(simple())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for target in ("os.fsync", "os.replace"):
        with monkeypatch.context() as patch:
            patch.setattr(
                f"{shard.__name__}.{target}" if target == "os.fsync" else "pathlib.Path.replace", full
            )
            with pytest.raises(StorageError):
                collect([bundles], store)
        assert answer(store) == before
    assert collect([bundles], store).new == 1
    assert not list(store.rglob(".*"))


FULL = """
import json, resource, sys
from pathlib import Path
from orglife_kit.errors import StorageError
from orglife_kit.rollup.collect import ingest
from orglife_kit.rollup.rolled_up import open_rollup

ingest._SHARD, ingest._BETWEEN_COMMITS = 1, 0
bundles, store = Path(sys.argv[1]), Path(sys.argv[2])
most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

def answer():
    with open_rollup(store) as found:
        return found.totals("2025-05-01")

refused = 0
for limit in [*range(0, 30_000, 1500), 40_000, 60_000, 100_000]:
    before = answer()
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
    try:
        ingest.collect([bundles], store, jobs=1)
    except StorageError as error:
        refused += 1
        code = error.notices[0].code
    else:
        code = ""
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    after = answer()
    counts = [year["branches"] for told in (before, after) for year in told["years"]]
    print(json.dumps([limit, code, counts]), flush=True)
    assert code in ("", "folder_unusable"), code
    assert counts == sorted(counts), counts
ingest.collect([bundles], store, jobs=1)
print(json.dumps([refused, answer()]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limit on a file's size there")
def test_wherever_the_disk_is_full_what_was_collected_stays(bundles: Path, tmp_path: Path) -> None:
    """No file can grow beyond a size, at every size: parts, compaction, the list of parts; the end is whole."""
    collect([bundles], tmp_path / "whole")
    first = tmp_path / "first"
    first.mkdir()
    shutil.move(sorted(bundles.glob("*.zip"))[0], first)
    collect([first], tmp_path / "store")
    shutil.move(next(first.glob("*.zip")), bundles)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(bundles), str(tmp_path / "store")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    refused, last = json.loads(done.stdout.splitlines()[-1])
    assert refused >= 3
    assert last == answer(tmp_path / "whole")


def test_two_do_not_collect_into_one_folder(bundles: Path, tmp_path: Path) -> None:
    """The second is told so at once, and the folder stays as it is."""
    store = tmp_path / "store"
    with locked(store), pytest.raises(InputError) as refused:
        collect([bundles], store)
    assert refused.value.notices[0].code == "collection_busy"
    assert collect([bundles], store).new == 12


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_killed_it_goes_on(tmp_path: Path) -> None:
    """Killed at several moments; the end is as if nothing had happened."""
    simulate(tmp_path / "bundles", 300, 9)
    collect([tmp_path / "bundles"], tmp_path / "whole", jobs=1)
    script = (
        "import sys; from pathlib import Path; from orglife_kit.rollup.collect import ingest\n"
        "ingest._SHARD, ingest._BETWEEN_COMMITS = 5, 0\n"
        "print('begin', flush=True); ingest.collect([Path(sys.argv[1])], Path(sys.argv[2]), jobs=1)"
    )
    store = tmp_path / "store"
    for delay in (0.2, 0.4, 0.6):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path / "bundles"), str(store)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    collect([tmp_path / "bundles"], store, jobs=1)
    assert answer(store) == answer(tmp_path / "whole")


def test_files_of_others_in_the_folder_stay(bundles: Path, tmp_path: Path) -> None:
    """Only what a collecting itself left half done is taken away."""
    store = tmp_path / "store"
    places = (
        "own.parquet",
        "members/notes.parquet",
        "others/s0000001.parquet",
        "members/year=2024/a/s0000001.parquet",
    )
    for place in places:
        (store / place).parent.mkdir(parents=True, exist_ok=True)
        (store / place).write_bytes(b"mine")
    left = store / "members" / "year=2024" / "s0000009.parquet"
    left.write_bytes(b"half done")
    collect([bundles], store)
    assert [(store / place).read_bytes() for place in places] == [b"mine"] * 4
    assert not left.exists()


def test_what_was_collected_in_between_is_told(bundles: Path, tmp_path: Path) -> None:
    """Who still reads the parts that another one has written anew asks once more."""
    store = tmp_path / "store"
    (bundles / "x.zip").write_bytes(simple(meeting="c" * 32))
    collect([bundles], store)
    with open_rollup(store) as found:
        (bundles / "y.zip").write_bytes(simple(("QUALIFIED",), meeting="c" * 32, number=2))
        collect([bundles], store)
        for asking in (lambda: found.totals(DAY), lambda: found.frame("members")):
            with pytest.raises(StorageError) as refused:
                asking()
            assert refused.value.notices[0].code == "collection_changed"
    assert answer(store)


def test_a_foreign_folder_is_left_alone(bundles: Path, tmp_path: Path) -> None:
    """A collection.json of something else is no folder of ours."""
    store = tmp_path / "store"
    store.mkdir()
    (store / "collection.json").write_text('{"format": "orglife-collection/9"}')
    with pytest.raises(InputError) as refused:
        collect([bundles], store)
    assert refused.value.notices[0].code == "collection_foreign"
    shutil.rmtree(store)
    with pytest.raises(InputError):
        open_rollup(store)
