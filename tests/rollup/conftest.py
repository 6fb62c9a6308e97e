"""A small nation with every odd case, collected once."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason='the roll-up is not installed: pip install "orglife-kit[rollup]"')

from orglife_kit.rollup.collect.ingest import collect
from orglife_kit.rollup.simulate import simulate
from orglife_kit.rollup.simulate.odd import Odd


@pytest.fixture(scope="session")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the bundles of 60 branches and two years, every odd case among them."""
    folder = tmp_path_factory.mktemp("nation") / "bundles"
    simulate(folder, 60, 4, odd=tuple(Odd), years=2)
    return folder


@pytest.fixture(scope="session")
def collected(nation: Path) -> Path:
    """Return the folder into which they were collected."""
    store = nation.with_name("collected")
    collect([nation], store, jobs=1)
    return store
