"""The demo, made once; each test has a copy of its own, or a meeting of an earlier version."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from orglife_kit import open_meeting, reports
from orglife_kit.i18n import sentence
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.sample import make_demo


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the demo with all that it holds."""
    folder = tmp_path_factory.mktemp("tables") / "demo"
    make_demo(folder, publish=reports.publish, compose=sentence).close()
    return folder


@pytest.fixture
def meeting(made: Path, tmp_path: Path) -> Iterator[Meeting]:
    """Return a copy of the demo."""
    opened = open_meeting(shutil.copytree(made, tmp_path / "meeting"))
    yield opened
    opened.close()
