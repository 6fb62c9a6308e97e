"""The meetings whose recount is tried."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from orglife_kit.meeting.sample import make_demo


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's whole meeting, made once."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
    folder = tmp_path_factory.mktemp("kept") / "demo"
    make_demo(folder).close()
    patch.undo()
    return folder


@pytest.fixture
def demo(kept: Path, tmp_path: Path) -> Path:
    """Return a copy to tamper with."""
    return shutil.copytree(kept, tmp_path / "demo")
