"""The roll-up adds up exactly what the bundles say: counted here once more, plainly, bundle by bundle."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.bundle.reading import Bundle, read_bundle
from orglife_kit.cli.group import run
from orglife_kit.errors import InputError, RefusedError
from orglife_kit.rollup.expressions import NUMBERS
from orglife_kit.rollup.rolled_up import Rollup, open_rollup, rolled_up
from orglife_kit.rollup.totals import OUTCOMES
from tests.bundle.making import simple

AS_OF = datetime.date(2025, 5, 1)


@pytest.fixture(scope="module")
def counting(nation: Path) -> list[Bundle]:
    """Return the bundles that count: of each meeting the highest number, each once, those that can be read."""
    by_meeting: dict[str, Bundle] = {}
    for path in sorted(nation.glob("*.zip")):
        try:
            bundle = read_bundle(path)
        except InputError:
            continue
        kept = by_meeting.get(bundle.manifest.meeting)
        if kept is None or kept.manifest.number < bundle.manifest.number:
            by_meeting[bundle.manifest.meeting] = bundle
    return list(by_meeting.values())


@pytest.fixture(scope="module")
def told(collected: Path) -> dict[str, Any]:
    """Return the roll-up of the nation."""
    with open_rollup(collected) as found:
        return found.totals(AS_OF)


def of_year(told: dict[str, Any], counting: list[Bundle], year: int) -> tuple[dict[str, Any], list[Bundle]]:
    """Return a year of the roll-up and its bundles."""
    (found,) = [entry for entry in told["years"] if entry["year"] == year]
    return found, [bundle for bundle in counting if bundle.manifest.year == year]


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_members_and_outcomes(told: dict[str, Any], counting: list[Bundle], year: int) -> None:
    """Branches, members, outcomes in all, and by each dimension that goes up."""
    found, bundles = of_year(told, counting, year)
    rows = [row for bundle in bundles for row in bundle.rows("members")]
    assert (found["branches"], found["members"]) == (len(bundles), len(rows))
    counted = Counter(row["outcome"] or "UNDECIDED" for row in rows)
    assert found["outcomes"] == {outcome: counted[outcome] for outcome in OUTCOMES}
    for dimension in ("membership", "gender", "ethnicity"):
        plain = Counter((row.get(dimension) or "NOT_STATED", row["outcome"] or "UNDECIDED") for row in rows)
        crossed = {
            (entry[dimension], outcome): number
            for entry in found[f"by_{dimension}"]
            for outcome, number in entry["outcomes"].items()
            if number
        }
        assert crossed == dict(plain)
    ages = {entry["age"]: entry["members"] for entry in found["by_age"]}
    old = sum(bool(row.get("birth")) and year - int(str(row["birth"])[:4]) >= 61 for row in rows)
    assert ages.get("FROM_61", 0) == old
    assert sum(ages.values()) == len(rows)


@pytest.mark.parametrize("year", [2023, 2024])
def test_numbers_of_the_branches(told: dict[str, Any], counting: list[Bundle], year: int) -> None:
    """Attendance, talks, study, feedback and the cap are the sums of the branches' own numbers."""
    found, bundles = of_year(told, counting, year)
    rows = [bundle.rows("overview")[0] for bundle in bundles]
    flat = {**found["cap"], **found["attendance"], **found["study"], **found["talks"], **found["feedback"]}
    for name in set(NUMBERS) - {"members", "full_members", "probationary_members"}:
        assert flat[name] == sum(int(row[name] or 0) for row in rows), name
    over = [row for row in rows if row["excellent"] > row["cap_limit"]]  # type: ignore[operator]
    assert found["cap"]["branches_over"] == len(over)
    assert found["cap"]["without_reason"] == sum(not row["cap_reason"] for row in over)
    assert [entry["branch"] for entry in found["cap"]["breaches"]] == sorted(
        str(row["branch"]) for row in over
    )


@pytest.mark.parametrize("year", [2023, 2024])
def test_rectification(told: dict[str, Any], counting: list[Bundle], year: int) -> None:
    """States, bands of days as of the day asked for, satisfaction, and what was carried over."""
    found, bundles = of_year(told, counting, year)
    items = [row for bundle in bundles for row in bundle.rows("rectification")]
    bands = Counter(plain_band(row) for row in items)
    part = found["rectification"]
    assert part["items"] == len(items)
    assert {name: number for name, number in part["due"].items() if number} == dict(bands)
    assert part["carried_over"]["items"] == sum(bool(row["of_year"]) for row in items)
    assert part["satisfaction"]["SATISFIED"] == sum(row["satisfaction"] == "SATISFIED" for row in items)


def plain_band(row: dict[str, Any]) -> str:
    """Return the band of an item, counted by hand."""
    if row["state"] in ("VERIFIED", "DONE"):
        return {"VERIFIED": "CLOSED", "DONE": "TO_VERIFY"}[row["state"]]
    if row["due"] is None:
        return "IMMEDIATE" if row["immediate"] else "NO_DATE"
    days = (row["due"] - AS_OF).days
    bands = ((-1, "PAST_DUE"), (7, "WITHIN_7"), (30, "WITHIN_30"), (90, "WITHIN_90"))
    return next((band for most, band in bands if days <= most), "AFTER_90")


def test_what_does_not_count_is_told(told: dict[str, Any]) -> None:
    """Twice there, replaced by a newer one, set aside with its code; nobody is told an order of branches."""
    bundles = told["bundles"]
    reasons = Counter(entry["reason"] for entry in bundles["left_out"])
    assert reasons == {"DUPLICATE": 4, "REPLACED": 4}
    codes = Counter(entry["code"] for entry in bundles["set_aside"])
    assert codes == {"bundle_damaged": 2, "bundle_part_differs": 2, "bundle_too_new": 2}
    assert bundles["read"] - bundles["counted"] == 8


def test_year_over_year(told: dict[str, Any]) -> None:
    """Each number beside that of the year before."""
    last = told["year_over_year"][-1]
    assert (last["from"], last["to"]) == (2023, 2024)
    for entry in last["numbers"]:
        assert entry["after"] - entry["before"] == entry["change"]


def test_one_bundle_alone(tmp_path: Path) -> None:
    """A file, or a folder with one; what is no bundle is told, and nothing but that refuses."""
    path = tmp_path / "a.zip"
    path.write_bytes(simple())
    with rolled_up([path]) as found:
        assert found.totals(AS_OF)["years"][0]["members"] == 3


def test_tables_for_ones_own_questions(collected: Path) -> None:
    """Each declared column is there, with bundle and year; an expression gives a DataFrame."""
    with open_rollup(collected) as found:
        members = found.table("members")
        assert {"bundle", "year", "outcome", "gender", "birth"} <= set(members.columns)
        frame = found.frame(members.group_by("outcome").agg(number=members.count()))
        assert frame["number"].sum() == found.frame("members").shape[0]
        assert len(found.frame("bundles")) == found.frame("overview").shape[0]
        with pytest.raises(RefusedError):
            found.table("ballots")
        assert isinstance(found, Rollup)


def test_the_verb(nation: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same numbers from bundles and from what was collected; a day in the wrong form, an empty folder, no path."""
    store = tmp_path / "store"
    day = ["--today", "2025-05-01", "--json"]
    assert run(["rollup", str(nation), *day]) == 0
    first = json.loads(capsys.readouterr().out)
    assert run(["rollup", str(nation), "--collect", str(store), *day]) == 0
    assert json.loads(capsys.readouterr().out) == first
    assert run(["rollup", str(store), *day]) == 0
    second = json.loads(capsys.readouterr().out)
    assert second == first
    assert len(first["warnings"]) == 6
    assert run(["rollup", str(store), "--today", "morgen"]) == 2
    (tmp_path / "empty").mkdir()
    assert run(["rollup", str(tmp_path / "empty")]) == 1
    assert run(["rollup", str(tmp_path / "nowhere")]) == 2
