"""Simulated bundles: the same for the same seed, as the documented figures say, with the odd cases asked for."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from orglife_kit.bundle.reading import read_bundle
from orglife_kit.cli.group import run
from orglife_kit.errors import InputError
from orglife_kit.rollup.simulate import LIST_FILE, figures, simulate
from orglife_kit.rollup.simulate.branch import simulated_branch
from orglife_kit.rollup.simulate.odd import PERIOD, Odd


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_arguments_make_the_same_files(tmp_path: Path) -> None:
    """And another seed makes others; a branch is the same among few and among many."""
    simulate(tmp_path / "a", 12, 7, odd=tuple(Odd))
    simulate(tmp_path / "b", 12, 7, odd=tuple(Odd))
    simulate(tmp_path / "c", 12, 8, odd=tuple(Odd))
    simulate(tmp_path / "d", 30, 7, odd=tuple(Odd))
    first, many = contents(tmp_path / "a"), contents(tmp_path / "d")
    assert contents(tmp_path / "b") == first
    assert contents(tmp_path / "c") != first
    assert all(many[name] == content for name, content in first.items() if name != LIST_FILE)


def test_a_plain_bundle_is_read_whole(tmp_path: Path) -> None:
    """Every bundle without an odd case is a good one, and adds up to what was told."""
    made = simulate(tmp_path, 40, 3)
    bundles = [read_bundle(path) for path in tmp_path.glob("*.zip")]
    assert len(bundles) == made.files == 40
    assert sum(bundle.manifest.members for bundle in bundles) == made.members
    assert len({bundle.manifest.meeting for bundle in bundles}) == 40
    with (tmp_path / LIST_FILE).open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [row["党支部"] for row in rows] == list(dict.fromkeys(row["党支部"] for row in rows))
    assert sum(int(row["党员人数"]) for row in rows) == made.members


def test_every_odd_case_occurs(tmp_path: Path) -> None:
    """Once among forty branches each, and the bad files are told by what is wrong with them."""
    assert len(Odd) <= PERIOD
    made = simulate(tmp_path, PERIOD, 5, odd=tuple(Odd))
    assert made.odd == dict.fromkeys(map(str, Odd), 1)
    found: Counter[str] = Counter()
    for path in tmp_path.glob("*.zip"):
        try:
            read_bundle(path)
        except InputError as error:
            found[error.notices[0].code] += 1
    assert found == {"bundle_damaged": 1, "bundle_part_differs": 1, "bundle_too_new": 1}
    assert made.files == PERIOD - 1 + 2


def test_the_figures_are_the_documented_ones() -> None:
    """Of many branches: 22 members on average, published shares of women, minorities, ages within two points."""
    members: Counter[str] = Counter()
    branches = 400
    for index in range(branches):
        made = simulated_branch(11, index, 2024, None)
        content = made.tables["members"]
        for row in content.rows:
            facts = dict(zip(content.keys, row, strict=True))
            members["all"] += 1
            members["women"] += facts["gender"] == "女"
            members["minorities"] += facts["ethnicity"] != "汉族"
            members["old"] += 2024 - int(str(facts["birth"])[:4]) >= 61
            members["excellent"] += facts["outcome"] == "EXCELLENT"
            members["full"] += facts["membership"] == "FULL"
    assert 20 < members["all"] / branches < 24
    for name, share in (
        ("women", figures.WOMEN),
        ("minorities", figures.MINORITIES),
        ("old", figures.AGES[61, 88] / sum(figures.AGES.values())),
    ):
        assert abs(members[name] / members["all"] - share) < 0.02, name
    assert members["excellent"] * 3 <= members["full"]


def test_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It tells what it wrote; wrong numbers, odd names and a folder in use are refused, and nothing is written."""
    folder = str(tmp_path / "trial")
    assert run(["simulate", folder, "--branches", "3", "--seed", "1", "--odd", "over_cap", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["odd"] == {"over_cap": 1}
    assert run(["simulate", folder, "--branches", "3", "--seed", "1"]) == 2
    other = str(tmp_path / "other")
    assert run(["simulate", other, "--branches", "0", "--seed", "1"]) == 2
    assert run(["simulate", other, "--branches", "3", "--seed", "1", "--odd", "nothing"]) == 2
    assert not (tmp_path / "other").exists()


def test_years_follow_each_other(tmp_path: Path) -> None:
    """Each branch keeps its size, and each year is a meeting of its own."""
    simulate(tmp_path, 4, 2, year=2024, years=2)
    manifests = [read_bundle(path).manifest for path in sorted(tmp_path.glob("*.zip"))]
    assert Counter(manifest.year for manifest in manifests) == {2023: 4, 2024: 4}
    assert len({manifest.meeting for manifest in manifests}) == 8
    assert len({(manifest.branch, manifest.members) for manifest in manifests}) == 4
