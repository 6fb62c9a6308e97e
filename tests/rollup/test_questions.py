"""Three questions: what is there in the list's order, 优秀 against the limit, what is due; counted plainly beside."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest

from orglife_kit.bundle.reading import Bundle, read_bundle
from orglife_kit.rollup.collect.ingest import collect
from orglife_kit.rollup.questions import ASPECTS, MOST_LINES, cap_use, completeness, due_items, latest_year
from orglife_kit.rollup.rolled_up import open_rollup
from orglife_kit.rollup.simulate import simulate
from orglife_kit.views import reports


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return seventy branches as they were collected."""
    folder = tmp_path_factory.mktemp("questions")
    simulate(folder / "bundles", 70, 8)
    collect([folder / "bundles"], folder / "store", jobs=1)
    return folder / "store"


@pytest.fixture(scope="module")
def bundles(store: Path) -> list[Bundle]:
    """Return the bundles themselves."""
    return [read_bundle(path) for path in sorted(store.with_name("bundles").glob("*.zip"))]


def test_what_is_there_in_the_order_of_the_list(store: Path, bundles: list[Bundle]) -> None:
    """A line for each branch; one that is on the list and did not hand in has nothing."""
    names = [bundle.manifest.branch for bundle in bundles[:10]]
    with open_rollup(store) as found:
        lines = completeness(found, ["没有交的支部", *reversed(names)], 2024)
    assert [line.name for line in lines] == ["没有交的支部", *reversed(names)]
    assert lines[0].numbers == (0,) * len(ASPECTS)
    for line, bundle in zip(lines[1:], reversed(bundles[:10]), strict=True):
        (row,) = bundle.rows("overview")
        talked = row["talked_with_secretary"] == row["talks_due"]
        told = row["told"] == row["graded"]
        assert line.numbers == (1, 1, 1, int(talked), 1, int(told))


def test_many_branches_share_a_line(store: Path) -> None:
    """Neighbours in the list; the sums stay the same."""
    with open_rollup(store) as found:
        lines = completeness(found, (), latest_year(found))
    assert len(lines) <= MOST_LINES
    assert sum(line.branches for line in lines) == sum(line.numbers[0] for line in lines) == 70


def test_the_cap_and_what_is_due(store: Path, bundles: list[Bundle]) -> None:
    """As counted by hand."""
    with open_rollup(store) as found:
        used, due = cap_use(found, 2024), due_items(found, datetime.date(2025, 5, 1))
    with open_rollup(store) as found:
        assert cap_use(found, 2023) == {}
    assert used == Counter((bundle.manifest.cap.limit, bundle.manifest.cap.given) for bundle in bundles)
    items = [row for bundle in bundles for row in bundle.rows("rectification")]
    open_items = [row for row in items if row["state"] in ("OPENED", "UNDER_WAY")]
    assert sum(due.values()) == len(open_items)


def test_each_is_a_picture_with_its_words(store: Path) -> None:
    """Drawn as SVG, and said in a sentence for who cannot see it."""
    with open_rollup(store) as found:
        pictures = reports.rollup_pictures(found, as_of=datetime.date(2025, 5, 1))
    assert len(pictures) == 3
    for picture in pictures:
        assert picture.markup().count("<svg") == 1
        assert picture.words in picture.markup()
        assert "70" in picture.words or "项" in picture.words
    assert "2024" in pictures[0].words
    assert pictures._repr_html_().count("<figure") == 3
    with open_rollup(store) as found:
        listed = reports.rollup_pictures(found, ["一", "二"])
    assert ("按名单顺序" in listed[0].title, "按名单顺序" in pictures[0].title) == (True, False)
