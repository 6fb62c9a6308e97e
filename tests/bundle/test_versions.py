"""Every version of the format is as it was frozen, and a real bundle of each is read, collected and added up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import orglife_kit
from orglife_kit.bundle.declared import OLDEST, VERSION, CellKind, bundle_tables
from orglife_kit.bundle.reading import Bundle, bundle_in, read_bundle
from orglife_kit.views.reports.pages.branch import branch_page
from tests.bundle.making import parts_of, simple, told, zipped
from tests.project.bundle_format import KEPT, digest_of, frozen_digests

ROOT = Path(orglife_kit.__file__).parents[1]
ALL = range(OLDEST, VERSION + 1)


def kept(version: int) -> Bundle:
    """Return the bundle that the code of a version wrote."""
    return read_bundle(KEPT / f"{version}.zip")


def test_no_version_was_changed_after_it_was_frozen() -> None:
    """Bundles of it are about: its file is, byte for byte, what it was."""
    assert frozen_digests() == {version: digest_of(version) for version in ALL}


@pytest.mark.parametrize("version", ALL)
def test_a_real_bundle_of_every_version_is_read(version: int) -> None:
    """With the columns of this version, those it did not have being nothing; its sums and its page are there."""
    found = kept(version)
    assert found.manifest.version == version
    assert found.manifest.members == 22
    assert {"overview", "members", "tally", "rectification", "verifications"} <= set(found.tables)
    assert branch_page(found).blocks
    before = bundle_tables(version)
    for name, table in found.tables.items():
        for column in bundle_tables()[name].columns:
            if column.head not in before[name].by_head and not column.optional:
                nothing = "" if column.kind is CellKind.TEXT else None
                assert set(table.column(column.key)) == {nothing}
            elif not column.optional:
                assert column.key in table.keys


def test_what_only_a_later_version_has_is_refused_in_an_earlier_one() -> None:
    """A bundle that says an earlier version has its columns, no others."""
    later = [
        (name, column.head)
        for name, table in bundle_tables().items()
        for column in table.columns
        if column.head not in bundle_tables(OLDEST)[name].by_head
    ]
    assert later
    lying = told(simple()) | {"format": f"orglife-bundle/{OLDEST}"}
    with pytest.raises(orglife_kit.InputError) as refused:
        bundle_in(zipped(parts_of(simple()) | {"manifest.json": json.dumps(lying).encode()}))
    assert refused.value.notices[0].code == "bundle_heads"


IN_A_COPY = """
import json, sys
from pathlib import Path
from orglife_kit.bundle.declared import VERSION
from orglife_kit.bundle.reading import read_bundle
from orglife_kit.rollup.collect.ingest import collect
from orglife_kit.rollup.rolled_up import open_rollup
from orglife_kit.rollup.simulate import simulate
from tests.bundle.test_versions import ALL
from tests.project.bundle_docs import bundle_page
from tests.project.bundle_format import KEPT, differences, digest_of, frozen_digests

store, bundles = Path(sys.argv[1]), Path(sys.argv[2])
def members():
    with open_rollup(store) as found:
        codes = set(found.frame("members")["reason_code"].fillna("-"))
        return int(found.totals("2025-05-01")["years"][0]["members"]), sorted(codes)
before = members()
simulate(bundles, 2, 7)
collect([bundles], store, jobs=1)
print(json.dumps({
    "versions": list(ALL), "differences": differences(),
    "frozen": frozen_digests() == {version: digest_of(version) for version in ALL},
    "new": {row["reason_code"] for row in read_bundle(KEPT / f"{VERSION}.zip").rows("members")} == {"N"},
    "old": {row["reason_code"] for row in read_bundle(KEPT / f"{VERSION - 1}.zip").rows("members")} == {""},
    "told": "reason_code" in bundle_page().split(f"## Version {VERSION - 1}")[1],
    "before": before, "after": members(),
}))
"""


@pytest.mark.slow
def test_a_column_that_goes_up_is_a_new_version(tmp_path: Path) -> None:
    """In a copy: the change is told, the command makes the version, old bundles and old collected data are read on."""
    from orglife_kit.rollup.collect.ingest import collect
    from orglife_kit.rollup.simulate import simulate

    pytest.importorskip("duckdb", reason='the roll-up is not installed: pip install "orglife-kit[rollup]"')
    simulate(tmp_path / "last-year", 2, 6)
    collect([tmp_path / "last-year"], tmp_path / "store", jobs=1)
    copy = tmp_path / "copy"
    for folder in ("orglife_kit", "tests", "docs", "data/sample"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    table = copy / "orglife_kit" / "meeting" / "tables" / "assessment.py"
    text = table.read_text("utf-8")
    column = '        name(scopes=_UPWARD),\n        code("membership"'
    assert text.count(column) == 1
    added = '        text("reason_code", "原因代码", scopes=_UPWARD, derived=True),\n'
    text = text.replace(column, f'        name(scopes=_UPWARD),\n{added}        code("membership"')
    row = "*(number, record.roster.label(number), person.membership, entry.outcome),"
    assert text.count(row) == 1
    table.write_text(
        text.replace(row, row.replace("label(number),", 'label(number), "N",')), encoding="utf-8"
    )
    asked = in_copy(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/project/test_docs.py", "-k", "goes_up"
    )
    assert asked.returncode == 1
    assert "make bundle-format" in asked.stdout
    assert "members.reason_code: was None" in asked.stdout
    assert in_copy(copy, "-m", "tests.project.bundle_format").returncode == 0
    done = in_copy(copy, "-c", IN_A_COPY, str(tmp_path / "store"), str(tmp_path / "this-year"))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["versions"] == [*ALL, VERSION + 1]
    assert found["differences"] == []
    assert [found[what] for what in ("frozen", "new", "old", "told")] == [True] * 4
    assert found["before"][1] == ["-"]
    assert found["after"][1] == ["", "-"]
    assert found["after"][0] > found["before"][0]


def in_copy(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the copied project."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )
